#pragma once

#include "core/filter/filterexpression.h"
#include "models/history.h"

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace relayscope::models {
class FilteredHopModel;
}

namespace relayscope::ui {

class ActionRegistry;
class ElidedLabel;
class FilterEdit;
class Settings;

/// The filter of the stream: its expression, what became of it, how many rows it lets through, and the switch for
/// noise. Applies what is typed after a short pause; an expression that is not understood is explained at its place and
/// leaves the last good one applied. GUI thread; owned by its StreamPage.
class StreamFilterBar final : public QWidget {
    Q_OBJECT

public:
    StreamFilterBar(
        models::FilteredHopModel &rows, ActionRegistry &actions, Settings &settings, QWidget *parent = nullptr);

    /// Joins the expression that is there and applies the result.
    void join(const QString &expression, core::FilterJoin join);
    /// The expression that is applied now.
    [[nodiscard]] const QString &appliedExpression() const { return m_applied; }
    void focusFilter();

signals:
    /// Escape in an empty field: the focus may go to the rows.
    void left();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void layOut();
    /// Tells at once whether it is understood; the rest waits for a pause in typing.
    void check();
    void applyOrExplain();
    void explain();
    void commit();
    void showEntry(const std::optional<QString> &historyEntry);
    void setNoiseShown(bool shown);
    void showState();
    void showCounts();
    void placeProblem();

    models::FilteredHopModel &m_rows;
    ActionRegistry &m_actions;
    Settings &m_settings;
    /// Filters that were used.
    models::History<QString, 50> m_history;
    FilterEdit *m_edit;
    QLabel *m_state;
    QLabel *m_count;
    QToolButton *m_noise;
    QHBoxLayout *m_problemLine;
    ElidedLabel *m_problem;
    QTimer m_pause;
    QString m_applied;
    int m_problemPosition = 0;
};

} // namespace relayscope::ui
