#include "core/clientfleet.h"

#include "core/specnames.h"

#include <algorithm>

namespace relayscope::core {

QString ClientFleet::add(ClientSpec spec)
{
    complete(spec);
    Client client;
    client.status.spec = spec;
    client.status.reason = tr("waits for its node");
    m_order.append(spec.id);
    Client &added = m_clients[spec.id] = client;
    emit clientNamed(spec.id, spec.name);
    emit clientChanged(added.status);
    connectIfPossible(added);
    return spec.id;
}

void ClientFleet::complete(ClientSpec &spec) const
{
    QSet<QString> taken;
    QList<ClientSpec> others;
    for (const auto &[id, client] : m_clients) {
        taken << id << client.status.spec.name;
        others.append(client.status.spec);
    }
    completeClient(spec, taken);
    if (!spec.nodeId.isEmpty())
        return;
    QStringList nodeIds;
    for (const auto &[id, url] : m_nodes)
        nodeIds.append(id);
    spec.nodeId = leastUsedNode(nodeIds, others);
}

void ClientFleet::connectIfPossible(Client &client)
{
    const auto node = m_nodes.find(client.status.spec.nodeId);
    if (!client.isWanted || node == m_nodes.end() || node->second.isEmpty())
        return;
    client.url = node->second;
    emit connectRequested(client.status.spec, client.url);
}

void ClientFleet::rename(const QString &id, const QString &name)
{
    const auto client = m_clients.find(id);
    if (client == m_clients.end())
        return;
    client->second.status.spec.name = name;
    emit clientNamed(id, name);
    emit clientChanged(client->second.status);
}

void ClientFleet::disconnectClient(const QString &id)
{
    const auto client = m_clients.find(id);
    if (client == m_clients.end())
        return;
    client->second.isWanted = false;
    emit disconnectRequested(id);
}

void ClientFleet::reconnectClient(const QString &id)
{
    const auto client = m_clients.find(id);
    if (client == m_clients.end())
        return;
    client->second.isWanted = true;
    connectIfPossible(client->second);
}

void ClientFleet::move(const QString &id, const QString &nodeId)
{
    const auto found = m_clients.find(id);
    const auto node = m_nodes.find(nodeId);
    if (found == m_clients.end() || node == m_nodes.end())
        return;
    Client &client = found->second;
    if (client.status.spec.nodeId == nodeId)
        return;
    client.status.spec.nodeId = nodeId;
    emit clientChanged(client.status);
    if (client.isWanted && node->second.isEmpty())
        emit disconnectRequested(id);
    connectIfPossible(client);
}

void ClientFleet::remove(const QString &id)
{
    if (m_clients.erase(id) == 0)
        return;
    m_order.removeAll(id);
    emit removeRequested(id);
    emit clientRemoved(id);
}

void ClientFleet::removeAll()
{
    for (const QString &id : QStringList(m_order))
        remove(id);
}

void ClientFleet::removeOfNode(const QString &nodeId)
{
    for (const QString &id : QStringList(m_order)) {
        if (m_clients.at(id).status.spec.nodeId == nodeId)
            remove(id);
    }
}

void ClientFleet::applyNode(const NodeStatus &node)
{
    QUrl url;
    if (node.state == ProcessState::Running)
        url = QUrl(QStringLiteral("http://%1:%2").arg(node.host).arg(node.port));
    QUrl &known = m_nodes[node.spec.id];
    if (url == known)
        return;
    known = url;
    for (auto &[id, client] : m_clients) {
        // A client that has been there before comes back by itself, as the official one does.
        if (client.status.spec.nodeId == node.spec.id && client.url != url)
            connectIfPossible(client);
    }
}

void ClientFleet::forgetNode(const QString &nodeId)
{
    m_nodes.erase(nodeId);
}

void ClientFleet::applyStatus(const ClientStatus &status)
{
    const auto client = m_clients.find(status.spec.id);
    if (client == m_clients.end())
        return;
    // What is wanted is ours to say: the client may not have heard yet that it moves.
    ClientSpec spec = std::move(client->second.status.spec);
    client->second.status = status;
    client->second.status.spec = std::move(spec);
    emit clientChanged(client->second.status);
}

QList<ClientStatus> ClientFleet::statuses() const
{
    QList<ClientStatus> statuses;
    for (const QString &id : m_order)
        statuses.append(m_clients.at(id).status);
    return statuses;
}

} // namespace relayscope::core
