#pragma once

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace relayscope::ui {

class ActionRegistry;

/// What can be done and with which key, grouped as in the menus, with a search. A window beside the main one, never
/// modal. GUI thread; owned by the main window.
class KeySheet final : public QDialog {
    Q_OBJECT

public:
    explicit KeySheet(const ActionRegistry &actions, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// With the texts and keys of the moment.
    void fill();
    void filter();
    void retranslate();

    const ActionRegistry &m_actions;
    QLineEdit *m_search;
    QTreeWidget *m_list;
};

} // namespace relayscope::ui
