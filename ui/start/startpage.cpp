#include "ui/start/startpage.h"

#include "ui/actions/actionregistry.h"
#include "ui/start/flowsketch.h"
#include "ui/theme/metrics.h"
#include "ui/theme/symbolicicon.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace relayscope::ui {

namespace {

/// Title to body text.
constexpr qreal kTitleScale = 1.7;

} // namespace

StartPage::StartPage(const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent)
    , m_actions(actions)
    , m_title(new QLabel(this))
    , m_subtitle(new QLabel(this))
    , m_run(new QPushButton(this))
    , m_start(new QPushButton(this))
    , m_demo(new QPushButton(this))
    , m_open(new QPushButton(this))
    , m_addNode(new QPushButton(this))
    , m_redisIcon(new QLabel(this))
    , m_redisText(new QLabel(this))
    , m_check(new QPushButton(this))
{
    QFont titleFont = font();
    titleFont.setPointSizeF(titleFont.pointSizeF() * kTitleScale);
    titleFont.setWeight(QFont::DemiBold);
    m_title->setFont(titleFont);
    m_title->setAlignment(Qt::AlignCenter);
    m_subtitle->setAlignment(Qt::AlignCenter);
    m_subtitle->setWordWrap(true);
    m_redisText->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_run->setObjectName(QStringLiteral("runDemoButton"));
    m_start->setObjectName(QStringLiteral("startClusterButton"));
    for (QPushButton *first : {m_run, m_start}) {
        first->setDefault(true);
        first->setIcon(symbolicIcon(QStringLiteral("run"), ColorRole::AccentText));
    }
    m_demo->setIcon(symbolicIcon(QStringLiteral("run")));
    for (const auto &[button, id] : {std::pair(m_run, ActionId::RunDemo), std::pair(m_demo, ActionId::RunDemo),
             std::pair(m_start, ActionId::StartCluster)}) {
        const QAction *action = m_actions[id];
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(action, &QAction::enabledChanged, button, &QWidget::setEnabled);
    }
    connect(m_open, &QPushButton::clicked, m_actions[ActionId::OpenDocument], &QAction::trigger);
    connect(m_addNode, &QPushButton::clicked, m_actions[ActionId::AddNode], &QAction::trigger);
    connect(m_check, &QPushButton::clicked, this, &StartPage::redisCheckRequested);

    const int unit = spacing(*this, 1);
    for (QPushButton *first : {m_run, m_start})
        first->setMinimumSize(fontMetrics().averageCharWidth() * 26, fontMetrics().height() + 6 * unit);

    auto *redis = new QHBoxLayout;
    redis->setSpacing(2 * unit);
    redis->addStretch();
    redis->addWidget(m_redisIcon);
    redis->addWidget(m_redisText);
    redis->addWidget(m_check);
    redis->addStretch();

    auto *others = new QHBoxLayout;
    others->setSpacing(2 * unit);
    others->addStretch();
    others->addWidget(m_demo);
    others->addWidget(m_addNode);
    others->addWidget(m_open);
    others->addStretch();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6 * unit, 6 * unit, 6 * unit, 6 * unit);
    layout->setSpacing(0);
    layout->addStretch(4);
    layout->addWidget(new FlowSketch(this), 0, Qt::AlignHCenter);
    layout->addSpacing(8 * unit);
    layout->addWidget(m_title);
    layout->addSpacing(2 * unit);
    layout->addWidget(m_subtitle);
    layout->addSpacing(6 * unit);
    layout->addWidget(m_run, 0, Qt::AlignHCenter);
    layout->addWidget(m_start, 0, Qt::AlignHCenter);
    layout->addSpacing(2 * unit);
    layout->addLayout(others);
    layout->addSpacing(4 * unit);
    layout->addLayout(redis);
    layout->addStretch(5);
    retranslate();
}

void StartPage::setRedisServer(const QString &program, const QString &version)
{
    m_redisProgram = program;
    m_redisVersion = version;
    m_redisKnown = true;
    showRedis();
}

void StartPage::setCluster(int nodes, int clients)
{
    m_nodes = nodes;
    m_clients = clients;
    retranslate();
}

void StartPage::showRedis()
{
    const bool found = !m_redisProgram.isEmpty();
    const bool missing = m_redisKnown && !found;
    m_redisIcon->setVisible(m_redisKnown);
    m_redisText->setVisible(m_redisKnown);
    m_check->setVisible(missing);
    const int side = iconSide(fontMetrics());
    m_redisIcon->setPixmap(
        symbolicIcon(found ? QStringLiteral("good") : QStringLiteral("error"), found ? ColorRole::Good : ColorRole::Bad)
            .pixmap(QSize(side, side), devicePixelRatioF()));
    if (missing)
        m_redisText->setText(tr("Redis: redis-server was not found. Install it (Debian: apt install redis-server)."));
    else
        m_redisText->setText(m_redisVersion.isEmpty() ? tr("Redis: redis-server found")
                                                      : tr("Redis: redis-server %1 found").arg(m_redisVersion));
    m_redisText->setToolTip(QDir::toNativeSeparators(m_redisProgram));
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        showRedis();
    QWidget::changeEvent(event);
}

void StartPage::retranslate()
{
    m_title->setText(hasCluster() ? tr("Start this cluster") : tr("Run the demo cluster"));
    m_subtitle->setText(hasCluster()
            ? tr("Redis, %1 nodes and %2 clients. They are in the tree, stopped: change them there, then start them.")
                  .arg(m_nodes)
                  .arg(m_clients)
            : tr("Redis + 2 nodes + 2 clients on this computer. Nothing is installed, nothing stays."));
    m_run->setHidden(hasCluster());
    m_start->setVisible(hasCluster());
    m_demo->setVisible(hasCluster());
    m_addNode->setHidden(hasCluster());
    m_run->setText(tr("Run demo  (%1)", "button with its key")
                       .arg(m_actions[ActionId::RunDemo]->shortcut().toString(QKeySequence::NativeText)));
    m_demo->setText(tr("Run the demo instead"));
    m_start->setText(tr("Start this cluster  (%1)", "button with its key")
                         .arg(m_actions[ActionId::StartCluster]->shortcut().toString(QKeySequence::NativeText)));
    m_addNode->setText(tr("Begin with one node"));
    m_open->setText(tr("Open a cluster file..."));
    m_check->setText(tr("Look again"));
    showRedis();
}

} // namespace relayscope::ui
