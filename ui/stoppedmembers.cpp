#include "ui/stoppedmembers.h"

#include "core/cluster.h"
#include "models/clustermodel.h"
#include "ui/document/documentsession.h"

#include <algorithm>

namespace relayscope::ui {

namespace {

template<typename Spec>
const Spec *findById(const QList<Spec> &specs, const QString &id)
{
    const auto found = std::find_if(specs.cbegin(), specs.cend(), [&id](const Spec &spec) { return spec.id == id; });
    return found == specs.cend() ? nullptr : &*found;
}

/// Whether it is there again already, under its old id.
template<typename Status>
bool hasId(const QList<Status> &running, const QString &id)
{
    return std::any_of(running.cbegin(), running.cend(), [&id](const Status &status) { return status.spec.id == id; });
}

core::NodeStatus stopped(const core::NodeSpec &spec)
{
    core::NodeStatus status;
    status.spec = spec;
    return status;
}

core::ClientStatus stopped(const core::ClientSpec &spec)
{
    core::ClientStatus status;
    status.spec = spec;
    status.state = core::ClientState::Stopped;
    return status;
}

} // namespace

StoppedMembers::StoppedMembers(core::Cluster &cluster, DocumentSession &document, models::ClusterModel &model)
    : m_cluster(cluster)
    , m_document(document)
    , m_model(model)
{
    connect(&m_cluster, &core::Cluster::nodeRemoved, this, &StoppedMembers::keepNode);
    connect(&m_cluster, &core::Cluster::clientRemoved, this, &StoppedMembers::keepClient);
    connect(&m_cluster, &core::Cluster::stopped, this, &StoppedMembers::update);
    connect(&m_document, &DocumentSession::changed, this, &StoppedMembers::update);
}

void StoppedMembers::update()
{
    if (m_cluster.isActive())
        return;
    const core::ClusterSpec &wanted = m_document.document().cluster;
    for (const core::ClientStatus &client : m_model.clients()) {
        if (findById(wanted.clients, client.spec.id) == nullptr)
            m_model.removeClient(client.spec.id);
    }
    for (const core::NodeStatus &node : m_model.nodes()) {
        if (findById(wanted.nodes, node.spec.id) == nullptr)
            m_model.removeNode(node.spec.id);
    }
    if (wanted.nodes.isEmpty()) {
        m_model.removeRedis();
    } else {
        core::RedisStatus redis;
        redis.mode = wanted.redis.mode;
        m_model.setRedis(redis);
    }
    for (const core::NodeSpec &node : wanted.nodes)
        m_model.setNode(stopped(node));
    for (const core::ClientSpec &client : wanted.clients)
        m_model.setClient(stopped(client));
}

void StoppedMembers::keepNode(const QString &id)
{
    if (hasId(m_cluster.nodes(), id))
        return;
    if (const core::NodeSpec *spec = findById(m_document.document().cluster.nodes, id))
        m_model.setNode(stopped(*spec));
    else
        m_model.removeNode(id);
}

void StoppedMembers::keepClient(const QString &id)
{
    if (hasId(m_cluster.clients(), id))
        return;
    if (const core::ClientSpec *spec = findById(m_document.document().cluster.clients, id))
        m_model.setClient(stopped(*spec));
    else
        m_model.removeClient(id);
}

} // namespace relayscope::ui
