#include "ui/clustercontroller.h"

#include "ui/actions/actionregistry.h"
#include "ui/document/documentsession.h"

#include <QAction>

namespace relayscope::ui {

using models::ItemKind;

ClusterController::ClusterController(
    core::Cluster &cluster, DocumentSession &document, ActionRegistry &actions, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_document(document)
    , m_actions(actions)
    , m_stopped(cluster, document, m_clusterModel)
    , m_statistics(cluster)
{
    connectCluster();
    connectActions(actions);
    enableActions();
}

ClusterController::~ClusterController() = default;

void ClusterController::connectCluster()
{
    using core::Cluster;
    connect(&m_cluster, &Cluster::redisChanged, &m_clusterModel, &models::ClusterModel::setRedis);
    connect(&m_cluster, &Cluster::nodeChanged, &m_clusterModel, &models::ClusterModel::setNode);
    connect(&m_cluster, &Cluster::clientChanged, &m_clusterModel, &models::ClusterModel::setClient);
    connect(&m_cluster, &Cluster::nodeMetricsChanged, &m_clusterModel, &models::ClusterModel::setNodeMetrics);
    connect(&m_cluster, &Cluster::redisMetricsChanged, &m_clusterModel, &models::ClusterModel::setRedisMetrics);
    connect(&m_cluster, &Cluster::messagesJoined, &m_hopModel, &models::HopModel::join);
    connect(&m_cluster, &Cluster::hopsRecorded, this, [this](const QList<core::Hop> &hops) {
        for (const core::Hop &hop : hops)
            m_droppedObservations += hop.kind == core::HopKind::ObservationsDropped ? quint64(qMax(0, hop.count)) : 0;
        m_hopModel.append(hops);
    });

    connect(&m_document, &DocumentSession::replaced, this, [this] {
        if (!m_cluster.isActive()) // else it was made of the cluster that runs
            m_hopModel.clear();
    });
    connect(&m_clusterModel, &models::ClusterModel::renameRequested, this, &ClusterController::rename);

    for (const auto signal : {&Cluster::nodeRemoved, &Cluster::clientRemoved})
        connect(&m_cluster, signal, this, &ClusterController::enableActions);
    connect(&m_cluster, &Cluster::redisChanged, this, &ClusterController::enableActions);
    connect(&m_cluster, &Cluster::nodeChanged, this, &ClusterController::enableActions);
    connect(&m_cluster, &Cluster::clientChanged, this, &ClusterController::enableActions);
    connect(&m_cluster, &Cluster::stopped, this, [this] {
        m_stopping = false;
        enableActions();
    });
    connect(&m_hopModel, &models::HopModel::countersChanged, this, &ClusterController::summaryChanged);
    connect(&m_statistics, &core::StatisticsService::changed, this, &ClusterController::summaryChanged);
}

void ClusterController::connectActions(ActionRegistry &actions)
{
    connect(actions[ActionId::RunDemo], &QAction::triggered, this, &ClusterController::runDemo);
    connect(actions[ActionId::StopCluster], &QAction::triggered, this, &ClusterController::stopCluster);
    connect(actions[ActionId::AddNode], &QAction::triggered, this, [this] { m_document.addNodes(1); });
    connect(actions[ActionId::AddClient], &QAction::triggered, this, [this] { m_document.addClients(1); });
    connect(actions[ActionId::StartCluster], &QAction::triggered, &m_document, &DocumentSession::startCluster);
    connect(&m_document, &DocumentSession::changed, this, &ClusterController::enableActions);
}

void ClusterController::enableActions()
{
    const bool active = m_cluster.isActive();
    m_actions[ActionId::RunDemo]->setEnabled(!active && !m_stopping);
    const bool hasNodes = !m_document.document().cluster.nodes.isEmpty();
    m_actions[ActionId::StartCluster]->setEnabled(!active && !m_stopping && hasNodes);
    m_actions[ActionId::StopCluster]->setEnabled(active && !m_stopping);
    m_actions[ActionId::ChooseRules]->setEnabled(active && !m_stopping);
    m_actions[ActionId::AddNode]->setEnabled(!m_stopping);
    m_actions[ActionId::AddNodes]->setEnabled(!m_stopping);
    m_actions[ActionId::AddClient]->setEnabled(!m_stopping && hasNodes);
    m_actions[ActionId::AddClients]->setEnabled(!m_stopping && hasNodes);
    emit summaryChanged();
}

quint64 ClusterController::droppedCount() const
{
    return m_hopModel.droppedCount() + m_droppedObservations;
}

void ClusterController::runDemo()
{
    if (m_cluster.isActive() || m_stopping)
        return;
    core::ClusterDocument fresh;
    fresh.shelf = m_document.shelf();
    m_document.replace(fresh);
    m_demo = std::make_unique<core::Demo>(m_cluster, m_demoOptions);
    connect(m_demo.get(), &core::Demo::clusterReady, this, [this] { m_document.adoptCluster(m_demoOptions.redis); });
    connect(m_demo.get(), &core::Demo::finished, this, &ClusterController::finishDemo);
    emit demoStarted();
    m_demo->start();
    enableActions();
}

void ClusterController::finishDemo(const QString &failure)
{
    m_demo.release()->deleteLater(); // it is emitting now
    if (!failure.isEmpty())
        m_document.adoptCluster(m_demoOptions.redis); // what came up can be used, mended and removed
    emit demoFinished(failure);
}

void ClusterController::restart(ItemKind kind, const QString &id)
{
    if (kind == ItemKind::Redis)
        m_cluster.restartRedis();
    else if (kind == ItemKind::Node)
        m_cluster.restartNode(id);
}

void ClusterController::stop(ItemKind kind, const QString &id)
{
    if (kind == ItemKind::Redis)
        m_cluster.stopRedis();
    else if (kind == ItemKind::Node)
        m_cluster.stopNode(id);
}

void ClusterController::kill(ItemKind kind, const QString &id)
{
    if (kind == ItemKind::Redis)
        m_cluster.killRedis();
    else if (kind == ItemKind::Node)
        m_cluster.killNode(id);
}

void ClusterController::remove(ItemKind kind, const QString &id)
{
    if (kind == ItemKind::Node)
        m_document.removeNode(id);
    else if (kind == ItemKind::Client)
        m_document.removeClient(id);
}

void ClusterController::rename(ItemKind kind, const QString &id, const QString &name)
{
    if (kind == ItemKind::Node)
        m_document.renameNode(id, name);
    else if (kind == ItemKind::Client)
        m_document.renameClient(id, name);
}

void ClusterController::reconnect(ItemKind kind, const QString &id)
{
    if (kind == ItemKind::Client)
        m_cluster.reconnectClient(id);
}

void ClusterController::disconnect(ItemKind kind, const QString &id)
{
    if (kind == ItemKind::Client)
        m_cluster.disconnectClient(id);
}

void ClusterController::stopCluster()
{
    m_demo.reset();
    if (m_stopping || !m_cluster.isActive())
        return;
    m_stopping = true;
    m_cluster.stop();
    enableActions();
}

} // namespace relayscope::ui
