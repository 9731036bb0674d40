#pragma once

#include <QObject>

class QAction;
class QMainWindow;
class QMenu;
class QToolBar;

namespace relayscope::ui {

class ActionRegistry;
class PerspectiveMenu;
class Perspectives;

/// The menu bar and the tool bar, filled from the action registry. GUI thread; owned by the main window.
class WindowMenus final : public QObject {
    Q_OBJECT

public:
    /// panelToggles: the actions that show and hide the panels.
    WindowMenus(
        QMainWindow &window, ActionRegistry &actions, Perspectives &perspectives, const QList<QAction *> &panelToggles);

    void retranslate();
    /// In File > Open recent.
    void showRecentFiles(const QStringList &files);

signals:
    void openRequested(const QString &file);

private:
    ActionRegistry &m_actions;
    QMenu *m_file;
    QMenu *m_recent;
    QMenu *m_edit;
    QMenu *m_cluster;
    QMenu *m_client;
    QMenu *m_view;
    QMenu *m_panels;
    PerspectiveMenu *m_perspective;
    QMenu *m_theme;
    QMenu *m_language;
    QMenu *m_help;
    QToolBar *m_toolBar;
};

} // namespace relayscope::ui
