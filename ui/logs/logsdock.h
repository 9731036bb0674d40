#pragma once

#include "models/logmodel.h"
#include "ui/widgets/paneldock.h"

class QAction;
class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace relayscope::ui {

class EmptyState;
class LogView;
struct PanelContext;

/// What Redis and the nodes wrote, merged or one of them, on the time axis of the stream: a selected hop marks the
/// lines of its moment, a chosen line selects the nearest hop. Searching marks and walks, it hides nothing. GUI thread;
/// owned by the main window.
class LogsDock final : public PanelDock {
    Q_OBJECT

public:
    /// Lines this near to the selected hop are of its moment.
    static constexpr qint64 kMomentNs = 50'000'000;

    explicit LogsDock(PanelContext &context, QWidget *parent = nullptr);

    [[nodiscard]] models::LogModel &log() { return m_log; }
    [[nodiscard]] LogView &view() const { return *m_view; }

protected:
    void retranslate() override;

private:
    void makeTitle();
    void connectLog();
    void showSources();
    void showCounts();
    void search(bool forward);
    void showMoment();
    void selectNearestHop(qint64 timeNs);

    PanelContext &m_context;
    models::LogModel m_log;
    QComboBox *m_source;
    QLineEdit *m_search;
    QAction *m_previous;
    QAction *m_next;
    QAction *m_follow;
    QAction *m_clear;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    LogView *m_view;
    /// A line was chosen here: it is not to be scrolled to.
    bool m_isChoosing = false;
};

} // namespace relayscope::ui
