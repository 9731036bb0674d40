#include "ui/document/clusterprojection.h"

#include "core/cluster.h"
#include "core/document/clusterdocument.h"

#include <QHash>

namespace relayscope::ui {

using core::ClientSpec;
using core::NodeSpec;

ClusterProjection::ClusterProjection(core::Cluster &cluster, const core::ClusterDocument &document)
    : m_cluster(cluster)
    , m_document(document)
{
    connect(&m_cluster, &core::Cluster::nodeRemoved, this, [this](const QString &id) {
        if (m_leaving.remove(id))
            update();
    });
    connect(&m_cluster, &core::Cluster::stopped, this, [this] {
        m_leaving.clear();
        m_shownRules.clear();
    });
}

void ClusterProjection::start()
{
    if (m_cluster.isActive())
        return;
    m_cluster.start(m_document.cluster);
    showRules();
}

void ClusterProjection::update()
{
    if (!m_cluster.isActive())
        return;
    showNodes();
    showClients();
    showRules();
}

void ClusterProjection::showNodes()
{
    QSet<QString> wanted;
    for (const NodeSpec &node : m_document.cluster.nodes)
        wanted.insert(node.id);
    QHash<QString, QString> runningNames;
    for (const core::NodeStatus &node : m_cluster.nodes()) {
        runningNames.insert(node.spec.id, node.spec.name);
        if (!wanted.contains(node.spec.id) && !m_leaving.contains(node.spec.id)) {
            m_leaving.insert(node.spec.id);
            m_cluster.removeNode(node.spec.id);
        }
    }
    for (const NodeSpec &node : std::as_const(m_document.cluster.nodes)) {
        const auto running = runningNames.constFind(node.id);
        if (running == runningNames.cend())
            m_cluster.addNode(node);
        else if (*running != node.name)
            m_cluster.renameNode(node.id, node.name);
    }
}

void ClusterProjection::showClients()
{
    QHash<QString, ClientSpec> running;
    for (const core::ClientStatus &client : m_cluster.clients())
        running.insert(client.spec.id, client.spec);
    for (const ClientSpec &client : std::as_const(m_document.cluster.clients)) {
        if (m_leaving.contains(client.nodeId))
            continue; // its node comes back first
        const auto found = running.constFind(client.id);
        if (found == running.cend()) {
            m_cluster.addClient(client);
        } else {
            if (found->nodeId != client.nodeId)
                m_cluster.moveClient(client.id, client.nodeId);
            if (found->name != client.name)
                m_cluster.renameClient(client.id, client.name);
        }
        running.remove(client.id);
    }
    for (auto gone = running.keyBegin(); gone != running.keyEnd(); ++gone)
        m_cluster.removeClient(*gone);
}

void ClusterProjection::showRules()
{
    if (m_document.rules == m_shownRules)
        return;
    m_shownRules = m_document.rules;
    if (m_document.rules.isEmpty())
        m_cluster.applyRules({});
    else
        m_cluster.applyRulesText(m_document.rules);
}

} // namespace relayscope::ui
