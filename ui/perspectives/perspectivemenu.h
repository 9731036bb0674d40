#pragma once

#include <QMenu>

class QLineEdit;

namespace relayscope::ui {

class ActionRegistry;
class Perspectives;

/// The menu of arrangements: built-in ones, saved ones, a field to save the present one under a name, deleting, reset.
class PerspectiveMenu final : public QMenu {
    Q_OBJECT

public:
    PerspectiveMenu(Perspectives &perspectives, ActionRegistry &actions, QWidget *parent = nullptr);

    void retranslate();

private:
    void showSaved();
    void saveAs();

    Perspectives &m_perspectives;
    QAction *m_endOfSaved;
    QMenu *m_save;
    QLineEdit *m_name;
    QMenu *m_delete;
    /// One for each saved name, made anew when they change.
    QList<QAction *> m_saved;
};

} // namespace relayscope::ui
