#include "ui/mainwindow.h"

#include "core/cluster.h"
#include "core/redisprobe.h"
#include "models/statisticstext.h"
#include "models/statustext.h"
#include "ui/actions/actionregistry.h"
#include "ui/actions/shortcuts.h"
#include "ui/centralarea.h"
#include "ui/clustercontroller.h"
#include "ui/composer/composer.h"
#include "ui/document/autosave.h"
#include "ui/document/documentfiles.h"
#include "ui/document/documentsession.h"
#include "ui/help/aboutdialog.h"
#include "ui/help/keysheet.h"
#include "ui/language.h"
#include "ui/palette/palette.h"
#include "ui/panelrequests.h"
#include "ui/panels.h"
#include "ui/perspectives/perspectives.h"
#include "ui/preferences/preferencesdialog.h"
#include "ui/problempresenter.h"
#include "ui/settings.h"
#include "ui/start/killhint.h"
#include "ui/start/startpage.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/inlinebarstack.h"
#include "ui/widgets/paneldock.h"
#include "ui/widgets/statusline.h"
#include "ui/windowmenus.h"

#include <QAction>
#include <QCloseEvent>
#include <QScreen>

#include <array>

namespace relayscope::ui {

namespace {

/// Key of the inline bar of the demo.
constexpr QLatin1String kDemoBar("demo");
/// Size of the first window, in average characters and lines.
constexpr int kDefaultColumns = 250;
constexpr int kDefaultLines = 64;
/// Of the screen, at most.
constexpr qreal kMaxScreenPart = 0.95;

QList<QAction *> panelToggles(const CentralArea &center, const Panels &panels)
{
    QList<QAction *> toggles;
    for (const CentralPart part : {CentralPart::Picture, CentralPart::Stream, CentralPart::Composer})
        toggles.append(center.toggleAction(part));
    for (const PanelDock *dock : panels.docks())
        toggles.append(dock->toggleViewAction());
    return toggles;
}

void bringUp(QWidget &window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

MainWindow::MainWindow(const Surroundings &surroundings)
    : m_around(surroundings)
    , m_actions(new ActionRegistry(this))
    , m_document(new DocumentSession(surroundings.cluster, this))
    , m_controller(new ClusterController(surroundings.cluster, *m_document, *m_actions, this))
    , m_redisProbe(new core::RedisProbe(this))
    , m_requests(new PanelRequests(this))
    , m_context{surroundings.cluster, *m_controller, *m_document, *m_actions, m_selection, m_items, *m_requests,
          surroundings.settings, surroundings.theme}
    , m_center(new CentralArea(m_context, this))
    , m_panels(std::make_unique<Panels>(*this, m_context))
    , m_perspectives(new Perspectives(*this, *m_center, m_panels->docks(), surroundings.settings))
    , m_status(new StatusLine(this))
    , m_menus(new WindowMenus(*this, *m_actions, *m_perspectives, panelToggles(*m_center, *m_panels)))
    , m_shortcuts(std::make_unique<Shortcuts>(*m_actions, surroundings.settings))
    , m_palette(new Palette(m_context, panelToggles(*m_center, *m_panels), this))
    , m_files(new DocumentFiles(
          {*this, surroundings.cluster, *m_document, *m_actions, m_center->bars(), surroundings.settings}))
    , m_autosave(std::make_unique<Autosave>(*m_document, surroundings.settings.autosaveDirectory()))
{
    setObjectName(QStringLiteral("mainWindow"));
    setCentralWidget(m_center);
    setStatusBar(m_status);
    setDockNestingEnabled(true);

    connectCluster();
    connectPreferences();
    connect(m_redisProbe, &core::RedisProbe::finished, &m_center->startPage(), &StartPage::setRedisServer);
    connect(m_redisProbe, &core::RedisProbe::finished, this,
        [this](const QString &, const QString &version) { m_redisVersion = version; });
    connect(m_redisProbe, &core::RedisProbe::finished, this, &MainWindow::started);
    connect(&m_center->startPage(), &StartPage::redisCheckRequested, this, &MainWindow::lookForRedis);
    const auto showRecent = [this] { m_menus->showRecentFiles(m_around.settings.recentFiles()); };
    connect(m_files, &DocumentFiles::recentFilesChanged, this, showRecent);
    connect(m_menus, &WindowMenus::openRequested, m_files, &DocumentFiles::open);
    connect(m_files, &DocumentFiles::opened, m_center, &CentralArea::showStartPage);
    showRecent();
    connect(m_requests, &PanelRequests::showPanelRequested, this, &MainWindow::showPanel);
    connect((*m_actions)[ActionId::OpenPalette], &QAction::triggered, m_palette, &Palette::open);
    connect((*m_actions)[ActionId::OpenPreferences], &QAction::triggered, this, &MainWindow::showPreferences);
    connect((*m_actions)[ActionId::ShowKeys], &QAction::triggered, this, &MainWindow::showKeys);
    connect((*m_actions)[ActionId::ShowAbout], &QAction::triggered, this, &MainWindow::showAbout);
    connect((*m_actions)[ActionId::Quit], &QAction::triggered, this, &QWidget::close);

    restoreWindow();
    showSummary();
    lookForRedis();
    if (const auto abandoned = m_autosave->takeAbandoned())
        m_files->offer(*abandoned);
}

MainWindow::~MainWindow() = default;

QSize MainWindow::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * kDefaultColumns, fontMetrics().height() * kDefaultLines};
}

void MainWindow::connectCluster()
{
    using core::Cluster;
    Cluster &cluster = m_around.cluster;
    auto *problems = new ProblemPresenter(cluster, m_controller->clusterModel(), m_center->bars(), this);
    connect((*m_actions)[ActionId::ChooseRules], &QAction::triggered, problems, &ProblemPresenter::chooseRulesFile);
    connect(problems, &ProblemPresenter::retryRequested, m_controller, &ClusterController::runDemo);
    connect(m_controller, &ClusterController::demoStarted, this, &MainWindow::showDemoStarted);
    connect(m_controller, &ClusterController::demoStarted, m_files, &DocumentFiles::forgetFile);
    connect(m_controller, &ClusterController::demoFinished, this, &MainWindow::showDemoFinished);
    connect(m_controller, &ClusterController::summaryChanged, this, &MainWindow::showSummary);
    connect(&cluster, &Cluster::stopped, this, [this] {
        m_status->endWork();
        if (m_closing)
            close();
    });
    connect((*m_actions)[ActionId::StopCluster], &QAction::triggered, this,
        [this] { m_status->beginWork(tr("Stopping the cluster ...")); });
    auto *killHint = new KillHint(m_controller->clusterModel(), *m_actions, m_center->bars(), m_around.settings, this);
    connect(&m_center->composer(), &Composer::sendRequested, this, [this, killHint] {
        m_center->bars().dismiss(kDemoBar); // it has been understood
        killHint->noteSent();
    });
}

void MainWindow::connectPreferences()
{
    const std::array<std::pair<ActionId, ThemeChoice>, 3> themes{{{ActionId::ThemeSystem, ThemeChoice::System},
        {ActionId::ThemeLight, ThemeChoice::Light}, {ActionId::ThemeDark, ThemeChoice::Dark}}};
    for (const auto &[id, choice] : themes) {
        QAction *action = (*m_actions)[id];
        action->setChecked(m_around.theme.choice() == choice);
        connect(action, &QAction::triggered, this, [this, picked = choice] {
            m_around.theme.setChoice(picked);
            m_around.settings.setTheme(picked);
        });
    }
    const std::array<std::pair<ActionId, QString>, 3> languages{{{ActionId::LanguageSystem, QStringLiteral("system")},
        {ActionId::LanguageEnglish, QStringLiteral("en")}, {ActionId::LanguageChinese, QStringLiteral("zh_CN")}}};
    for (const auto &[id, name] : languages) {
        QAction *action = (*m_actions)[id];
        action->setChecked(m_around.language.choice() == name);
        connect(action, &QAction::triggered, this, [this, picked = name] {
            m_around.language.setChoice(picked);
            m_around.settings.setLanguage(picked);
        });
    }
}

void MainWindow::restoreWindow()
{
    if (!restoreGeometry(m_around.settings.geometry()))
        resize(sizeHint().boundedTo(screen()->availableSize() * kMaxScreenPart));
    m_perspectives->restore();
}

void MainWindow::showPanel(const QString &objectName)
{
    auto *dock = findChild<PanelDock *>(objectName);
    if (dock == nullptr)
        return;
    dock->show();
    dock->raise();
    dock->widget()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showPreferences()
{
    if (m_preferences == nullptr)
        m_preferences = new PreferencesDialog(*m_actions, *m_shortcuts, this);
    bringUp(*m_preferences);
}

void MainWindow::showKeys()
{
    if (m_keySheet == nullptr)
        m_keySheet = new KeySheet(*m_actions, this);
    bringUp(*m_keySheet);
}

void MainWindow::showAbout()
{
    if (m_about == nullptr)
        m_about = new AboutDialog(this);
    m_about->setRedisVersion(m_redisVersion);
    bringUp(*m_about);
}

void MainWindow::lookForRedis()
{
    m_redisProbe->look(m_around.programs.redisServer);
}

void MainWindow::showSummary()
{
    const models::ClusterModel &model = m_controller->clusterModel();
    StatusLine::Summary summary;
    if (const auto &redis = model.redis(); redis && redis->state == core::ProcessState::Running)
        summary.redis = redis->port == 0
            ? models::redisName(*redis)
            : tr("%1, port %2", "what kind of Redis, its port").arg(models::redisName(*redis)).arg(redis->port);
    if (m_around.cluster.isActive()) {
        summary.nodes = int(model.nodes().size());
        summary.clients = int(model.clients().size());
    }
    if (const core::StatisticsHistory &history = m_controller->statistics().history(); !history.isEmpty())
        summary.activity = models::summaryText(history.summary(core::StatisticsService::nowSecond()));
    summary.dropped = m_controller->droppedCount();
    m_status->setSummary(summary);
    if (m_around.cluster.isActive())
        m_center->showWorkspace();
}

void MainWindow::showDemoStarted()
{
    m_center->bars().dismiss(kDemoBar);
    m_status->beginWork(tr("Starting the demo ..."));
}

void MainWindow::showDemoFinished(const QString &failure)
{
    m_status->endWork();
    InlineMessage message;
    message.key = kDemoBar;
    if (failure.isEmpty()) {
        message.severity = Severity::Good;
        message.text = tr("The message came to every client. Now send your own: press Ctrl+Enter.");
        m_center->composer().focusArguments();
    } else if (m_center->bars().shows(failure)) {
        return; // the cluster has told of it, with its remedy
    } else {
        message.severity = Severity::Error;
        message.text = tr("The demo did not finish: %1").arg(failure);
        message.actions = {{tr("Try again"), [this] { m_controller->runDemo(); }}};
    }
    m_center->bars().showMessage(message);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_around.settings.setGeometry(saveGeometry());
    m_perspectives->remember();
    if (m_closing || !m_around.cluster.isActive()) {
        event->accept();
        return;
    }
    event->ignore();
    m_closing = true;
    m_status->beginWork(tr("Stopping the cluster ..."));
    m_controller->stopCluster();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_actions->retranslate();
        m_menus->retranslate();
        m_files->retranslate();
        showSummary();
    }
    QMainWindow::changeEvent(event);
}

} // namespace relayscope::ui
