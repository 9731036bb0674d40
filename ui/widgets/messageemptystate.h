#pragma once

#include "ui/widgets/emptystate.h"

#include <QWidget>

namespace relayscope::ui {

class ActionRegistry;

/// What a panel about one message shows while none is selected: the button shows the latest message, or brings the
/// first one about. GUI thread.
class MessageEmptyState final : public QWidget {
    Q_OBJECT

public:
    explicit MessageEmptyState(const ActionRegistry &actions, QWidget *parent = nullptr);

    /// What is said before there is any message, and when one can be selected.
    void setTexts(const QString &before, const QString &toSelect);
    /// Whether there is a message that could be shown.
    void setMessagesThere(bool there);

signals:
    void latestRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showState();

    const ActionRegistry &m_actions;
    QAction *m_latest;
    EmptyState *m_state;
    QString m_before;
    QString m_toSelect;
    bool m_areMessagesThere = false;
};

} // namespace relayscope::ui
