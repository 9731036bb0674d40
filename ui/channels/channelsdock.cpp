#include "ui/channels/channelsdock.h"

#include "base/clock.h"
#include "core/cluster.h"
#include "core/filter/filterexpression.h"
#include "ui/actions/actionregistry.h"
#include "ui/channels/channelflash.h"
#include "ui/channels/channelview.h"
#include "ui/panelcontext.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>

#include <chrono>
#include <memory>

namespace relayscope::ui {

using models::ChannelModel;

namespace {

QString filterOf(const QByteArray &channel)
{
    core::Hop hop;
    hop.channel = channel;
    return core::filterFor(core::FilterField::Channel, hop);
}

} // namespace

ChannelsDock::ChannelsDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("channelsDock"), parent)
    , m_channels(this)
    , m_requests(context.requests)
    , m_view(new ChannelView(m_channels, this))
{
    m_view->setObjectName(QStringLiteral("channelTree"));
    setWidget(m_view);
    m_idleCheck.setInterval(std::chrono::seconds(1));
    connect(&m_idleCheck, &QTimer::timeout, this, [this] { m_channels.setNow(monotonicNs()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &ChannelsDock::showMenu);
    connect(m_view, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const QByteArray channel = index.data(ChannelModel::ChannelRole).toByteArray(); !channel.isEmpty())
            emit m_requests.filterRequested(filterOf(channel), FilterJoin::Replace);
    });
    const QAction *motion = context.actions[ActionId::PictureMotion];
    m_view->flash().setMotion(motion->isChecked());
    connect(motion, &QAction::toggled, &m_view->flash(), &ChannelFlash::setMotion);
    connect(&context.cluster, &core::Cluster::channelsChanged, this, [this](const QList<core::ChannelStat> &changed) {
        m_channels.update(changed);
        showNote();
    });
    connect(&context.cluster, &core::Cluster::stopped, this, [this] {
        m_channels.clear();
        showNote();
    });
    ChannelsDock::retranslate();
}

void ChannelsDock::showNote()
{
    const bool isFull = m_channels.omittedCount() > 0;
    title().setNote(isFull ? tr("%1 channels, no room for more").arg(QLocale().toString(m_channels.channelCount()))
                           : tr("observer: passive (PSUBSCRIBE)"));
}

void ChannelsDock::addFilterActions(QMenu &menu, const QByteArray &channel)
{
    const QString filter = filterOf(channel);
    const auto add = [this, &menu, &filter](const QString &text, FilterJoin join) {
        return menu.addAction(text, this, [this, filter, join] { emit m_requests.filterRequested(filter, join); });
    };
    QAction *first = add(tr("Only this channel in the stream"), FilterJoin::Replace);
    QFont bold = first->font();
    bold.setBold(true); // what a double click does
    first->setFont(bold);
    add(tr("This channel too"), FilterJoin::Or);
    add(tr("Not this channel"), FilterJoin::AndNot);
    menu.addSeparator();
    menu.addAction(tr("Plot its rate"), this, [this, filter] {
        emit m_requests.plotRequested(filter);
        emit m_requests.showPanelRequested(QStringLiteral("chartsDock"));
    });
    menu.addAction(
        tr("Copy name"), this, [channel] { QGuiApplication::clipboard()->setText(QString::fromUtf8(channel)); });
}

QMenu *ChannelsDock::makeMenu()
{
    const QModelIndex current = m_view->currentIndex().siblingAtColumn(0);
    if (!current.isValid())
        return nullptr;
    auto *menu = new QMenu(this);
    if (const QByteArray channel = current.data(ChannelModel::ChannelRole).toByteArray(); !channel.isEmpty())
        addFilterActions(*menu, channel);
    QAction *mute = menu->addAction(tr("Mute: do not flash"));
    mute->setCheckable(true);
    mute->setChecked(current.data(ChannelModel::MutedRole).toBool());
    connect(mute, &QAction::toggled, this,
        [this, item = QPersistentModelIndex(current)](bool muted) { m_channels.setMuted(item, muted); });
    return menu;
}

void ChannelsDock::showMenu(const QPoint &position)
{
    const std::unique_ptr<QMenu> menu(makeMenu());
    if (menu)
        menu->exec(m_view->viewport()->mapToGlobal(position));
}

void ChannelsDock::showEvent(QShowEvent *event)
{
    m_channels.setNow(monotonicNs());
    m_idleCheck.start();
    PanelDock::showEvent(event);
}

void ChannelsDock::hideEvent(QHideEvent *event)
{
    m_idleCheck.stop();
    PanelDock::hideEvent(event);
}

void ChannelsDock::retranslate()
{
    setPanelTitle(tr("Channels"));
    title().setToolTip(
        tr("The observer subscribes by pattern only. A subscriber by the exact name of a request channel "
           "would be counted as one more server, and every question to the cluster would wait for its "
           "answer until the time is over."));
    m_view->setPlaceholderText(tr("The channels of Redis appear here as soon as something is published or subscribed. "
                                  "Run the demo (F5), or send a message."));
    m_view->setAccessibleName(tr("Channels of Redis"));
    m_channels.retranslate();
    showNote();
}

} // namespace relayscope::ui
