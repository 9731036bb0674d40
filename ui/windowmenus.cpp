#include "ui/windowmenus.h"

#include "ui/actions/actionregistry.h"
#include "ui/perspectives/perspectivemenu.h"

#include <QAction>
#include <QDir>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QWidget>

namespace relayscope::ui {

WindowMenus::WindowMenus(
    QMainWindow &window, ActionRegistry &actions, Perspectives &perspectives, const QList<QAction *> &panelToggles)
    : QObject(&window)
    , m_actions(actions)
    , m_file(window.menuBar()->addMenu(QString()))
    , m_recent(new QMenu(m_file))
    , m_edit(window.menuBar()->addMenu(QString()))
    , m_cluster(window.menuBar()->addMenu(QString()))
    , m_client(window.menuBar()->addMenu(QString()))
    , m_view(window.menuBar()->addMenu(QString()))
    , m_panels(new QMenu(m_view))
    , m_perspective(new PerspectiveMenu(perspectives, actions, m_view))
    , m_theme(new QMenu(m_view))
    , m_language(new QMenu(m_view))
    , m_help(window.menuBar()->addMenu(QString()))
    , m_toolBar(new QToolBar(&window))
{
    m_file->addActions({actions[ActionId::NewDocument], actions[ActionId::OpenDocument]});
    m_file->addMenu(m_recent);
    m_file->addActions({actions[ActionId::SaveDocument], actions[ActionId::SaveDocumentAs]});
    m_file->addSeparator();
    m_file->addAction(actions[ActionId::Quit]);
    m_edit->addActions({actions[ActionId::Undo], actions[ActionId::Redo]});
    m_edit->addSeparator();
    m_edit->addAction(actions[ActionId::FocusFilter]);
    m_edit->addActions({actions[ActionId::OpenPalette], actions[ActionId::OpenPreferences]});

    m_cluster->addActions({actions[ActionId::RunDemo], actions[ActionId::StartCluster], actions[ActionId::StopCluster],
        actions[ActionId::ChooseRules]});
    m_cluster->addSeparator();
    m_cluster->addActions({actions[ActionId::AddNode], actions[ActionId::AddNodes], actions[ActionId::RestartItem],
        actions[ActionId::StopItem], actions[ActionId::KillItem], actions[ActionId::RenameItem],
        actions[ActionId::RemoveItem]});

    m_client->addActions({actions[ActionId::AddClient], actions[ActionId::AddClients],
        actions[ActionId::ReconnectClient], actions[ActionId::DisconnectClient]});
    m_client->addSeparator();
    m_client->addActions({actions[ActionId::Send], actions[ActionId::SaveToShelf]});

    m_view->addActions({actions[ActionId::PauseStream], actions[ActionId::FollowStream], actions[ActionId::ShowNoise],
        actions[ActionId::ClearStream]});
    m_view->addSeparator();
    m_view->addAction(actions[ActionId::ExplainSelection]);
    m_view->addSeparator();
    m_view->addMenu(m_perspective);
    m_view->addMenu(m_panels);
    m_panels->addActions(panelToggles);
    m_view->addSeparator();
    m_view->addMenu(m_theme);
    m_theme->addActions({actions[ActionId::ThemeSystem], actions[ActionId::ThemeLight], actions[ActionId::ThemeDark]});
    m_view->addMenu(m_language);
    m_language->addActions(
        {actions[ActionId::LanguageSystem], actions[ActionId::LanguageEnglish], actions[ActionId::LanguageChinese]});

    m_help->addActions({actions[ActionId::ShowKeys], actions[ActionId::ShowAbout]});

    m_toolBar->setObjectName(QStringLiteral("mainToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->addActions(
        {actions[ActionId::RunDemo], actions[ActionId::StartCluster], actions[ActionId::StopCluster]});
    m_toolBar->addSeparator();
    m_toolBar->addActions({actions[ActionId::AddNode], actions[ActionId::AddClient]});
    m_toolBar->addSeparator();
    m_toolBar->addAction(actions[ActionId::PauseStream]);
    auto *stretch = new QWidget(m_toolBar);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(stretch);
    m_toolBar->addAction(actions[ActionId::OpenPalette]);
    window.addToolBar(Qt::TopToolBarArea, m_toolBar);
    retranslate();
}

void WindowMenus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_recent->setTitle(tr("Open &recent"));
    m_edit->setTitle(tr("&Edit"));
    m_cluster->setTitle(tr("&Cluster"));
    m_client->setTitle(tr("C&lient"));
    m_view->setTitle(tr("&View"));
    m_panels->setTitle(tr("Pa&nels"));
    m_perspective->retranslate();
    m_theme->setTitle(tr("&Theme"));
    m_language->setTitle(tr("Lan&guage"));
    m_help->setTitle(tr("&Help"));
    m_toolBar->setWindowTitle(tr("Tool bar"));
}

void WindowMenus::showRecentFiles(const QStringList &files)
{
    m_recent->clear();
    for (const QString &file : files)
        m_recent->addAction(QDir::toNativeSeparators(file), this, [this, file] { emit openRequested(file); });
    m_recent->setEnabled(!files.isEmpty());
}

} // namespace relayscope::ui
