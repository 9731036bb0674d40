#include "core/demo.h"

#include "core/cluster.h"
#include "core/words.h"
#include "protocol/json.h"

#include <algorithm>

namespace relayscope::core {

Demo::Demo(Cluster &cluster, DemoOptions options, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_options(std::move(options))
{
    m_options.nodes = std::clamp(m_options.nodes, 1, DemoOptions::kMaxNodes);
    m_options.clients = std::clamp(m_options.clients, 1, DemoOptions::kMaxClients);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(describeMissing()); });
    m_upgradePatience.setSingleShot(true);
    connect(&m_upgradePatience, &QTimer::timeout, this, [this] {
        m_isPatient = false;
        checkReady();
    });
    connect(&m_cluster, &Cluster::nodeChanged, this, &Demo::checkReady);
    connect(&m_cluster, &Cluster::clientChanged, this, &Demo::checkReady);
    connect(&m_cluster, &Cluster::eventReceived, this, &Demo::noteReceived);
    connect(&m_cluster, &Cluster::problemReported, this, &Demo::noteProblem);
}

void Demo::start()
{
    m_step = Step::Starting;
    m_deadline.start(m_options.timeout);
    m_cluster.startRedis(m_options.redis);
    if (m_step != Step::Starting)
        return;
    for (int i = 0; i < m_options.nodes; ++i) {
        NodeSpec spec;
        spec.port = quint16(m_options.firstPort + i);
        spec.rulesFile = m_options.rulesFile;
        m_nodeIds.append(m_cluster.addNode(spec));
    }
    for (int i = 0; i < m_options.clients; ++i) {
        ClientSpec spec;
        spec.nodeId = m_nodeIds.at(i % m_options.nodes);
        m_clientIds.append(m_cluster.addClient(spec));
    }
}

void Demo::checkReady()
{
    if (m_step != Step::Starting || m_clientIds.size() < m_options.clients)
        return;
    if (!areNodesReady() || !areClientsConnected())
        return;
    if (m_isPatient && !areClientsUpgraded()) {
        if (!m_upgradePatience.isActive())
            m_upgradePatience.start(DemoOptions::kUpgradePatience);
        return;
    }
    m_upgradePatience.stop();
    m_step = Step::Sending;
    emit clusterReady();
    sendNext();
}

bool Demo::areNodesReady() const
{
    const QList<NodeStatus> nodes = m_cluster.nodes();
    return std::all_of(nodes.cbegin(), nodes.cend(),
        [this](const NodeStatus &node) { return node.ready || !m_nodeIds.contains(node.spec.id); });
}

bool Demo::areClientsConnected() const
{
    const QList<ClientStatus> clients = m_cluster.clients();
    return std::all_of(clients.cbegin(), clients.cend(), [this](const ClientStatus &client) {
        return client.state == ClientState::Connected || !m_clientIds.contains(client.spec.id);
    });
}

bool Demo::areClientsUpgraded() const
{
    const QList<ClientStatus> clients = m_cluster.clients();
    return std::all_of(clients.cbegin(), clients.cend(), [this](const ClientStatus &client) {
        return client.transport == QLatin1String("websocket") || !m_clientIds.contains(client.spec.id);
    });
}

void Demo::sendNext()
{
    const int senders = m_options.everyClientSends ? m_options.clients : 1;
    if (++m_sending == senders) {
        m_step = Step::Finished;
        m_deadline.stop();
        emit finished({});
        return;
    }
    m_waitingFor = QSet<QString>(m_clientIds.cbegin(), m_clientIds.cend());
    m_deadline.start(m_options.timeout);
    SendRequest request;
    request.event = kEventName;
    request.arguments.push_back(protocol::Value::Object{{QByteArrayLiteral("text"), textOf(m_sending)}});
    m_cluster.sendEvent(m_clientIds.at(m_sending), request);
    emit messageSent(m_sending, m_clientIds.at(m_sending));
}

QByteArray Demo::textOf(int index) const
{
    // Several are told apart by what they say.
    return m_options.everyClientSends ? tr("hello from client %1").arg(index + 1).toUtf8() : QByteArrayLiteral("hello");
}

void Demo::noteReceived(const ReceivedEvent &event)
{
    if (m_step != Step::Sending || event.event != kEventName)
        return;
    QByteArray expected;
    protocol::appendJsonString(expected, textOf(m_sending));
    if (!event.arguments.contains(expected) || !m_waitingFor.remove(event.clientId) || !m_waitingFor.isEmpty())
        return;
    emit messageDelivered(m_sending);
    sendNext();
}

void Demo::noteProblem(const Problem &problem)
{
    if (problem.severity == Severity::Error)
        fail(problem.text);
}

void Demo::fail(const QString &reason)
{
    if (m_step == Step::Finished || m_step == Step::Idle)
        return;
    m_step = Step::Finished;
    m_deadline.stop();
    emit finished(reason);
}

/// What did not come in time, by name.
QString Demo::describeMissing() const
{
    QStringList missing;
    if (m_step == Step::Sending) {
        for (const ClientStatus &client : m_cluster.clients()) {
            if (m_waitingFor.contains(client.spec.id))
                missing.append(client.spec.name);
        }
        return tr("The message of client %1 did not come to: %2")
            .arg(QString::number(m_sending + 1), listText(missing));
    }
    for (const NodeStatus &node : m_cluster.nodes()) {
        if (!node.ready)
            missing.append(QStringLiteral("%1 (%2)").arg(
                node.spec.name, node.readinessReason.isEmpty() ? stateText(node.state) : node.readinessReason));
    }
    for (const ClientStatus &client : m_cluster.clients()) {
        if (client.state != ClientState::Connected)
            missing.append(QStringLiteral("%1 (%2)").arg(
                client.spec.name, client.reason.isEmpty() ? stateText(client.state) : client.reason));
    }
    return tr("Not ready in time: %1").arg(listText(missing));
}

} // namespace relayscope::core
