#include "ui/rooms/roomsdock.h"

#include "core/filter/filtertoken.h"
#include "ui/actions/actionregistry.h"
#include "ui/clustercontroller.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/rooms/roomsdelegate.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace relayscope::ui {

using models::RoomsModel;

RoomsDock::RoomsDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("roomsDock"), parent)
    , m_context(context)
    , m_stack(new QStackedWidget(this))
    , m_join(new QAction(this))
    , m_empty(new EmptyState(nullptr, this))
    , m_view(new QTreeView(this))
    , m_hint(new QLabel(this))
{
    m_join->setIcon(symbolicIcon(QStringLiteral("send")));
    m_view->setObjectName(QStringLiteral("rooms"));
    m_view->setModel(&m_rooms);
    m_view->setItemDelegate(new RoomsDelegate(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setIndentation(0);
    m_view->setUniformRowHeights(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setHighlightSections(false);
    m_view->header()->setStretchLastSection(false);
    m_hint->setContentsMargins(spacing(*this, 3), spacing(*this, 1), spacing(*this, 3), spacing(*this, 1));
    m_hint->setWordWrap(true);
    m_hint->setAutoFillBackground(true);
    m_hint->setBackgroundRole(QPalette::Base);

    auto *table = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(table);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view);
    layout->addWidget(m_hint);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(table);
    setWidget(m_stack);

    using core::Cluster;
    connect(&context.cluster, &Cluster::roomsChanged, this, [this](const QList<core::RoomCell> &all) {
        m_rooms.setCells(all);
        showPart();
    });
    connect(&context.cluster, &Cluster::nodeChanged, this, &RoomsDock::showNodes);
    connect(&context.cluster, &Cluster::nodeRemoved, this, &RoomsDock::showNodes);
    connect(&context.cluster, &Cluster::redisChanged, this, &RoomsDock::showPart);
    connect(m_join, &QAction::triggered, this, &RoomsDock::composeJoin);
    connect(m_view, &QTreeView::clicked, this, &RoomsDock::filterStream);
    connect(m_view, &QTreeView::activated, this, &RoomsDock::filterStream);
    connect(&m_rooms, &QAbstractItemModel::modelReset, this, [this] {
        for (int column = 0; column < m_rooms.columnCount(); ++column)
            m_view->header()->setSectionResizeMode(
                column, column == 0 ? QHeaderView::Stretch : QHeaderView::ResizeToContents);
    });
    colorHint();
    retranslate();
}

void RoomsDock::showNodes()
{
    QList<std::pair<QString, QString>> columns;
    for (const core::NodeStatus &node : m_context.controller.clusterModel().nodes())
        columns.append({node.spec.id, node.spec.name});
    m_rooms.setNodes(columns);
    showPart();
}

void RoomsDock::showPart()
{
    const int rows = m_rooms.rowCount();
    m_stack->setCurrentIndex(rows == 0 ? 0 : 1);
    title().setNote(rows == 0 ? QString() : rows == 1 ? tr("1 row") : tr("%1 rows").arg(QLocale().toString(rows)));
    const bool isActive = m_context.cluster.isActive();
    m_empty->setAction(isActive ? m_join : m_context.actions[ActionId::RunDemo]);
    m_empty->setText(isActive ? tr("No client is connected yet. Namespaces and rooms appear here as soon as one is.")
                              : tr("Which node has sockets in which room appears here as soon as a cluster runs."));
}

void RoomsDock::filterStream(const QModelIndex &index)
{
    const QString nsp = QString::fromUtf8(index.data(RoomsModel::NspRole).toByteArray());
    const QString room = QString::fromUtf8(index.data(RoomsModel::RoomRole).toByteArray());
    const QString node = index.data(RoomsModel::NodeRole).toString();
    QStringList terms;
    if (nsp != QLatin1String("/") || room.isEmpty())
        terms.append(QStringLiteral("nsp == %1").arg(core::quotedForFilter(nsp)));
    if (!room.isEmpty())
        terms.append(QStringLiteral("room == %1").arg(core::quotedForFilter(room)));
    if (!node.isEmpty())
        terms.append(QStringLiteral("node == %1").arg(core::quotedForFilter(node)));
    emit m_context.requests.filterRequested(terms.join(QStringLiteral(" && ")), FilterJoin::Replace);
}

/// What the rules that come with the program understand as joining a room.
void RoomsDock::composeJoin()
{
    core::SavedMessage message;
    message.event = QByteArrayLiteral("join");
    message.arguments = QByteArrayLiteral("[\"lobby\"]");
    const QList<core::ClientStatus> clients = m_context.controller.clusterModel().clients();
    if (!clients.isEmpty())
        message.senderId = clients.constFirst().spec.id;
    emit m_context.requests.composeRequested(message);
}

void RoomsDock::colorHint()
{
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, semanticColor(ColorRole::TextMuted, palette()));
    m_hint->setPalette(muted);
}

void RoomsDock::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        colorHint();
    PanelDock::changeEvent(event);
}

void RoomsDock::retranslate()
{
    setPanelTitle(tr("Rooms x nodes"));
    m_join->setText(tr("Compose a join"));
    m_view->setAccessibleName(tr("Sockets in rooms, by node"));
    m_hint->setText(tr("- : no socket there, the node would ignore a publish to the room. Click to see its hops."));
    showPart();
}

} // namespace relayscope::ui
