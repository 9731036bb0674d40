#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace relayscope::ui {

/// What a panel shows while it has nothing to show: what will appear there, and the one button that makes it appear.
class EmptyState final : public QWidget {
    Q_OBJECT

public:
    /// action: what the button does and says; none for no button.
    explicit EmptyState(QAction *action = nullptr, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setAction(QAction *action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAction();
    void colorText();

    QAction *m_action = nullptr;
    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace relayscope::ui
