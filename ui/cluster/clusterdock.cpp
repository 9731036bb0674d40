#include "ui/cluster/clusterdock.h"

#include "models/itemselection.h"
#include "ui/actions/actionregistry.h"
#include "ui/cluster/addform.h"
#include "ui/cluster/clusterdelegate.h"
#include "ui/cluster/clusterview.h"
#include "ui/clustercontroller.h"
#include "ui/document/documentsession.h"
#include "ui/panelcontext.h"
#include "ui/panelrequests.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include <array>
#include <chrono>

namespace relayscope::ui {

using models::ClusterModel;
using models::ItemKind;

ClusterDock::ClusterDock(PanelContext &context, QWidget *parent)
    : PanelDock(QStringLiteral("clusterDock"), parent)
    , m_controller(context.controller)
    , m_document(context.document)
    , m_cluster(context.controller.clusterModel())
    , m_items(context.items)
    , m_actions(context.actions)
    , m_view(new ClusterView(this))
    , m_empty(new EmptyState(context.actions[ActionId::AddNode], this))
    , m_nameProblem(new QLabel(m_view->viewport()))
    , m_addForm(new AddForm(context.document, this))
{
    title().addActions({m_actions[ActionId::RestartItem], m_actions[ActionId::StopItem], m_actions[ActionId::KillItem],
        m_actions[ActionId::ReconnectClient], m_actions[ActionId::DisconnectClient]});

    m_view->setObjectName(QStringLiteral("clusterTree"));
    m_view->setModel(&m_cluster);
    auto *delegate = new ClusterDelegate(
        [this](const QString &id, const QString &name) { return m_document.nameProblem(id, name); }, m_view);
    m_view->setItemDelegate(delegate);
    m_nameProblem->setObjectName(QStringLiteral("itemNameProblem"));
    m_nameProblem->setContentsMargins(spacing(*this, 2), spacing(*this, 1), spacing(*this, 2), spacing(*this, 1));
    m_nameProblem->setAutoFillBackground(true);
    m_nameProblem->setBackgroundRole(QPalette::Base);
    m_nameProblem->setWordWrap(true);
    m_nameProblem->hide();
    setColumnWidths();
    auto *panel = new QWidget(this);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_addForm);
    panel->setFocusProxy(m_view);
    setWidget(panel);

    connect(delegate, &ClusterDelegate::nameProblemChanged, this, &ClusterDock::showNameProblem);
    connect(delegate, &QAbstractItemDelegate::closeEditor, m_nameProblem, &QWidget::hide);
    connect(m_view, &QWidget::customContextMenuRequested, this,
        [this](const QPoint &position) { showItemMenu(m_view->viewport()->mapToGlobal(position)); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        enableActions();
        m_items.select(currentKind(), currentId());
    });
    connect(&m_items, &models::ItemSelection::changed, this, &ClusterDock::showItem);
    connect(&m_cluster, &QAbstractItemModel::dataChanged, this, &ClusterDock::enableActions);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(&m_cluster, signal, this, [this] {
            enableActions();
            showEmptiness();
        });
    }
    connect(&m_cluster, &QAbstractItemModel::rowsInserted, m_view, &QTreeView::expand);
    connect(&context.requests, &PanelRequests::itemMenuRequested, this,
        [this](ItemKind kind, const QString &id, const QPoint &globalPosition) {
            m_items.select(kind, id);
            showItemMenu(globalPosition);
        });
    m_uptime.setInterval(std::chrono::seconds(1));
    connect(&m_uptime, &QTimer::timeout, this, [this] { m_cluster.setNow(QDateTime::currentDateTimeUtc()); });

    connectActions();
    ClusterDock::retranslate();
    enableActions();
    showEmptiness();
}

void ClusterDock::showEmptiness()
{
    const bool isEmpty = m_cluster.rowCount() == 0;
    m_view->setHidden(isEmpty);
    m_empty->setVisible(isEmpty);
}

void ClusterDock::connectActions()
{
    const std::array<std::pair<ActionId, void (ClusterController::*)(ItemKind, const QString &)>, 6> forItem{{
        {ActionId::RestartItem, &ClusterController::restart},
        {ActionId::StopItem, &ClusterController::stop},
        {ActionId::KillItem, &ClusterController::kill},
        {ActionId::RemoveItem, &ClusterController::remove},
        {ActionId::ReconnectClient, &ClusterController::reconnect},
        {ActionId::DisconnectClient, &ClusterController::disconnect},
    }};
    for (const auto &[id, command] : forItem) {
        m_view->addAction(m_actions[id]);
        connect(m_actions[id], &QAction::triggered, this,
            [this, run = command] { (m_controller.*run)(currentKind(), currentId()); });
    }
    m_view->addAction(m_actions[ActionId::RenameItem]);
    connect(m_actions[ActionId::RenameItem], &QAction::triggered, this, &ClusterDock::renameCurrent);
    connect(m_actions[ActionId::AddNodes], &QAction::triggered, this, [this] { openAddForm(AddForm::Subject::Nodes); });
    connect(
        m_actions[ActionId::AddClients], &QAction::triggered, this, [this] { openAddForm(AddForm::Subject::Clients); });
}

void ClusterDock::renameCurrent()
{
    show();
    raise();
    m_view->edit(m_view->currentIndex().siblingAtColumn(ClusterModel::Name));
}

/// Below the name that is being typed.
void ClusterDock::showNameProblem(const QString &problem)
{
    QPalette colors = palette();
    colors.setColor(m_nameProblem->foregroundRole(), semanticColor(ColorRole::Bad, colors));
    m_nameProblem->setPalette(colors);
    m_nameProblem->setText(problem);
    const QRect name = m_view->visualRect(m_view->currentIndex().siblingAtColumn(ClusterModel::Name));
    const int width = m_view->viewport()->width() - name.left();
    m_nameProblem->setGeometry(name.left(), name.bottom() + 1, width, m_nameProblem->heightForWidth(width));
    m_nameProblem->setVisible(!problem.isEmpty());
    m_nameProblem->raise();
}

void ClusterDock::openAddForm(AddForm::Subject subject)
{
    show();
    raise();
    m_addForm->open(subject);
}

void ClusterDock::setColumnWidths()
{
    constexpr std::array<std::pair<ClusterModel::Column, int>, ClusterModel::ColumnCount> kCharacters{{
        {ClusterModel::Name, 15},
        {ClusterModel::State, 13},
        {ClusterModel::Port, 5},
        {ClusterModel::Sockets, 6},
        {ClusterModel::Rooms, 6},
        {ClusterModel::RateIn, 6},
        {ClusterModel::RateOut, 6},
        {ClusterModel::Cpu, 7},
        {ClusterModel::Memory, 8},
        {ClusterModel::Uptime, 7},
        {ClusterModel::Restarts, 7},
        {ClusterModel::Pid, 7},
    }};
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('0'));
    for (const auto &[column, characters] : kCharacters)
        m_view->setColumnWidth(column, digit * characters + 2 * itemMargin(fontMetrics()));
}

ItemKind ClusterDock::currentKind() const
{
    return m_view->currentIndex().data(ClusterModel::KindRole).value<ItemKind>();
}

QString ClusterDock::currentId() const
{
    return m_view->currentIndex().data(ClusterModel::IdRole).toString();
}

void ClusterDock::enableActions()
{
    const ItemKind kind = currentKind();
    const core::NodeStatus *node = m_cluster.node(currentId());
    const core::ClientStatus *client = m_cluster.client(currentId());
    const auto &redis = m_cluster.redis();

    // A Redis that the user named is not ours to stop.
    const bool isOurs
        = kind == ItemKind::Node || (kind == ItemKind::Redis && redis && redis->mode == core::RedisMode::Private);
    const core::ProcessState state = kind == ItemKind::Node && node != nullptr ? node->state
        : kind == ItemKind::Redis && redis                                     ? redis->state
                                                                               : core::ProcessState::Stopped;
    const bool isAlive = isOurs
        && (state == core::ProcessState::Running || state == core::ProcessState::Starting
            || state == core::ProcessState::Stopping);
    const bool runs = m_controller.cluster().isActive();
    m_actions[ActionId::RestartItem]->setEnabled(isOurs && runs);
    m_actions[ActionId::StopItem]->setEnabled(isAlive);
    m_actions[ActionId::KillItem]->setEnabled(isAlive);
    const bool isInDocument = kind == ItemKind::Node || kind == ItemKind::Client;
    m_actions[ActionId::RemoveItem]->setEnabled(isInDocument);
    m_actions[ActionId::RenameItem]->setEnabled(isInDocument);

    const bool isInCluster = client != nullptr && client->state != core::ClientState::Stopped;
    const bool isOff = isInCluster
        && (client->state == core::ClientState::Disconnected || client->state == core::ClientState::Refused);
    m_actions[ActionId::ReconnectClient]->setEnabled(kind == ItemKind::Client && isOff);
    m_actions[ActionId::DisconnectClient]->setEnabled(kind == ItemKind::Client && isInCluster && !isOff);
}

void ClusterDock::showItem()
{
    if (m_items.isSelected(currentKind(), currentId()))
        return;
    m_view->setCurrentIndex(m_cluster.indexOf(m_items.kind(), m_items.id()));
    if (!m_view->currentIndex().isValid())
        m_view->clearSelection();
}

void ClusterDock::addMoveMenu(QMenu &menu)
{
    const core::ClientStatus *client = m_cluster.client(currentId());
    if (client == nullptr)
        return;
    QMenu *nodes = menu.addMenu(tr("Mo&ve to node"));
    for (const core::NodeStatus &node : m_cluster.nodes()) {
        QAction *action = nodes->addAction(node.spec.name);
        action->setEnabled(node.spec.id != client->spec.nodeId);
        connect(action, &QAction::triggered, this,
            [this, clientId = currentId(), nodeId = node.spec.id] { m_document.moveClient(clientId, nodeId); });
    }
    nodes->setEnabled(nodes->actions().size() > 1);
}

void ClusterDock::showItemMenu(const QPoint &globalPosition)
{
    QMenu menu(this);
    if (currentKind() == ItemKind::Client) {
        menu.addActions({m_actions[ActionId::ReconnectClient], m_actions[ActionId::DisconnectClient]});
        addMoveMenu(menu);
    } else if (currentKind() != ItemKind::None) {
        menu.addActions(
            {m_actions[ActionId::RestartItem], m_actions[ActionId::StopItem], m_actions[ActionId::KillItem]});
    }
    if (currentKind() == ItemKind::Node || currentKind() == ItemKind::Client)
        menu.addActions({m_actions[ActionId::RenameItem], m_actions[ActionId::RemoveItem]});
    menu.addSeparator();
    menu.addActions({m_actions[ActionId::AddNode], m_actions[ActionId::AddClient], m_actions[ActionId::AddNodes],
        m_actions[ActionId::AddClients]});
    menu.exec(globalPosition);
}

void ClusterDock::showEvent(QShowEvent *event)
{
    m_cluster.setNow(QDateTime::currentDateTimeUtc());
    m_uptime.start();
    PanelDock::showEvent(event);
}

void ClusterDock::hideEvent(QHideEvent *event)
{
    m_uptime.stop();
    PanelDock::hideEvent(event);
}

void ClusterDock::retranslate()
{
    setPanelTitle(tr("Cluster"));
    m_empty->setText(tr("Redis, the nodes and the test clients appear here. Begin with one node, or run the demo."));
    m_view->setAccessibleName(tr("Cluster: Redis, nodes and clients"));
}

} // namespace relayscope::ui
