#include "livecluster.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

namespace relayscope::test {

using namespace core;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

} // namespace

LiveCluster::LiveCluster()
    : m_cluster(Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)))
{
    connect(&m_cluster, &Cluster::hopsRecorded, this, [this](const QList<Hop> &hops) { m_hops.append(hops); });
    connect(&m_cluster, &Cluster::messagesJoined, this, &LiveCluster::join);
    connect(&m_cluster, &Cluster::streamSettled, this, [this] { ++m_settledCount; });
}

LiveCluster::~LiveCluster() = default;

bool LiveCluster::start(int nodes, const QByteArray &rules, const RedisSpec &redis)
{
    ClusterSpec spec;
    spec.redis = redis;
    QString rulesFile;
    if (!rules.isEmpty()) {
        QFile file(m_dir.filePath(QStringLiteral("rules.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(rules) != rules.size())
            return false;
        rulesFile = file.fileName();
    }
    for (int i = 0; i < nodes; ++i) {
        NodeSpec node;
        node.id = QStringLiteral("node-%1").arg(QChar(QLatin1Char(char('a' + i))));
        node.name = QStringLiteral("node %1").arg(QChar(QLatin1Char(char('A' + i))));
        node.port = freePort();
        node.rulesFile = rulesFile;
        node.restartOnCrash = false;
        node.extraArguments = m_nodeArguments;
        spec.nodes.append(node);
    }
    m_cluster.start(spec);
    return QTest::qWaitFor(
        [this] {
            const QList<NodeStatus> all = m_cluster.nodes();
            return std::all_of(all.cbegin(), all.cend(), [](const NodeStatus &status) { return status.ready; })
                && m_cluster.redis().tap.state == LampState::Ready;
        },
        kTimeoutMs);
}

QString LiveCluster::addClient(const QString &nodeId, const QByteArray &nsp)
{
    ClientSpec spec;
    spec.id = QStringLiteral("client-%1").arg(++m_clients);
    spec.name = QStringLiteral("client %1").arg(m_clients);
    spec.nodeId = nodeId;
    spec.nsp = nsp;
    spec.transport = TransportChoice::WebSocketOnly;
    spec.reconnection = false;
    m_cluster.addClient(spec);
    const bool isConnected
        = QTest::qWaitFor([&] { return client(spec.id).state == ClientState::Connected; }, kTimeoutMs);
    return isConnected ? spec.id : QString();
}

void LiveCluster::send(const QString &clientId, const QByteArray &event, const QString &arguments,
    std::optional<std::chrono::milliseconds> ackTimeout, const QByteArray &nsp)
{
    const auto parsed = parseArguments(arguments);
    QVERIFY(parsed);
    m_cluster.sendEvent(clientId, {nsp, event, *parsed, ackTimeout});
}

NodeStatus LiveCluster::node(const QString &id) const
{
    const QList<NodeStatus> all = m_cluster.nodes();
    const auto found
        = std::find_if(all.cbegin(), all.cend(), [&id](const NodeStatus &status) { return status.spec.id == id; });
    return found == all.cend() ? NodeStatus{} : *found;
}

ClientStatus LiveCluster::client(const QString &id) const
{
    const QList<ClientStatus> all = m_cluster.clients();
    const auto found
        = std::find_if(all.cbegin(), all.cend(), [&id](const ClientStatus &status) { return status.spec.id == id; });
    return found == all.cend() ? ClientStatus{} : *found;
}

QUrl LiveCluster::nodeUrl(const QString &id) const
{
    const NodeStatus status = node(id);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(status.host);
    url.setPort(status.port);
    return url;
}

std::optional<Hop> LiveCluster::waitFor(const std::function<bool(const Hop &)> &isWanted)
{
    std::optional<Hop> found;
    static_cast<void>(QTest::qWaitFor(
        [&] {
            const auto row = std::find_if(m_hops.cbegin(), m_hops.cend(), isWanted);
            if (row != m_hops.cend())
                found = *row;
            return found.has_value();
        },
        kTimeoutMs));
    return found;
}

void LiveCluster::settle()
{
    const int before = m_settledCount;
    static_cast<void>(QTest::qWaitFor([this, before] { return m_settledCount > before; }, kTimeoutMs));
}

QList<Hop> LiveCluster::rowsOf(quint64 message) const
{
    QList<Hop> rows;
    std::copy_if(m_hops.cbegin(), m_hops.cend(), std::back_inserter(rows),
        [message](const Hop &hop) { return hop.message == message; });
    return rows;
}

void LiveCluster::join(const QList<MessageJoin> &joins)
{
    for (const MessageJoin &join : joins) {
        for (Hop &hop : m_hops) {
            if (hop.message == join.from)
                hop.message = join.into;
        }
    }
}

} // namespace relayscope::test
