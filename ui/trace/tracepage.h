#pragma once

#include "core/trace.h"
#include "models/tracemodel.h"
#include "models/traceverdictmodel.h"

#include <QWidget>

class QListView;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace relayscope::ui {

class ElidedLabel;
class LadderView;
class SegmentedChoice;
class TraceTable;

/// One trace: what it is in a line, its steps as ladder, waterfall or list, and what it became at each node and socket.
/// Only shows; whoever owns it says which trace and which step. GUI thread.
class TracePage final : public QWidget {
    Q_OBJECT

public:
    /// In the order of the choice.
    enum class Presentation { Ladder, Waterfall, List };

    explicit TracePage(QWidget *parent = nullptr);

    void setTrace(const core::Trace &trace);
    /// -1 for none.
    void setCurrentStep(int step);
    /// What the user chose among the verdicts, null for none.
    [[nodiscard]] const core::TraceVerdict *currentVerdict() const;
    void clearCurrentVerdict();
    void setPresentation(Presentation presentation);
    /// Of the ladder.
    void setToScale(bool toScale);
    [[nodiscard]] LadderView &ladder() const { return *m_ladder; }
    /// Its menu is to be set.
    [[nodiscard]] QToolButton &exportButton() const { return *m_export; }
    /// Its default action is to be set; only in sight beside the ladder.
    [[nodiscard]] QToolButton &scaleButton() const { return *m_scale; }

signals:
    /// By the user.
    void stepSelected(int step);
    /// currentVerdict() is another one, or none.
    void verdictSelected();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    void setUpVerdicts();
    void showSummary();
    void showPresentation(int index);
    void retranslate();

    models::TraceModel m_steps;
    models::TraceVerdictModel m_verdictModel;
    ElidedLabel *m_headline;
    ElidedLabel *m_outcome;
    SegmentedChoice *m_choice;
    QToolButton *m_scale;
    QToolButton *m_export;
    QSplitter *m_splitter;
    QStackedWidget *m_views;
    LadderView *m_ladder;
    TraceTable *m_waterfall;
    TraceTable *m_list;
    QListView *m_verdicts;
};

} // namespace relayscope::ui
