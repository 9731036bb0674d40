#include "livecluster.h"

#include "support/redisserver.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::core;

namespace {

const QString kNodeA = QStringLiteral("node-a");
const QString kNodeB = QStringLiteral("node-b");

/// The latest word on each channel.
class ChannelTable final {
public:
    explicit ChannelTable(Cluster &cluster)
    {
        QObject::connect(&cluster, &Cluster::channelsChanged, &m_context, [this](const QList<ChannelStat> &changed) {
            for (const ChannelStat &stat : changed)
                m_stats.insert(stat.channel, stat);
        });
    }
    [[nodiscard]] ChannelStat of(const QByteArray &channel) const { return m_stats.value(channel); }

private:
    QObject m_context;
    QHash<QByteArray, ChannelStat> m_stats;
};

} // namespace

/// The numbers beside the stream, of real nodes and a real Redis.
class tst_ClusterMeasurements final : public QObject {
    Q_OBJECT

private slots:
    void nodesAreMeasured();
    void redisIsMeasured();
    void aRedisThatDeniesInfoIsNotMeasured();
    void channelsAreCounted();
    void roomsAreCounted();
};

void tst_ClusterMeasurements::nodesAreMeasured()
{
    test::LiveCluster live;
    NodeMetrics last;
    connect(&live.cluster(), &Cluster::nodeMetricsChanged, this, [&last](const NodeMetrics &metrics) {
        if (metrics.nodeId == kNodeA && metrics.eventsInPerSecond > 0)
            last = metrics;
    });
    QVERIFY(live.start(1));
    const QString client = live.addClient(kNodeA);
    QVERIFY(!client.isEmpty());
    QSignalSpy measured(&live.cluster(), &Cluster::nodeMetricsChanged);
    QTRY_VERIFY_WITH_TIMEOUT(!measured.isEmpty(), test::LiveCluster::kTimeoutMs);
    live.send(client, "join", QStringLiteral("\"lobby\""));
    live.send(client, "message", QStringLiteral("\"hello\""));
    QTRY_VERIFY_WITH_TIMEOUT(last.eventsInPerSecond > 0, test::LiveCluster::kTimeoutMs);
    QVERIFY(last.eventsOutPerSecond > 0);
    QVERIFY(last.publishedPerSecond > 0);
    // The own echo.
    QVERIFY(last.busReceivedPerSecond > 0);
    QVERIFY(last.busIgnoredPerSecond > 0);
    QCOMPARE(last.sockets, 1);
    QCOMPARE(last.rooms, 1);
    QVERIFY(last.residentBytes > 1'000'000);
    QVERIFY(last.cpuShare >= 0 && last.cpuShare < 2);
    QVERIFY(last.timeNs > 0);
}

void tst_ClusterMeasurements::redisIsMeasured()
{
    test::LiveCluster live;
    QSignalSpy measured(&live.cluster(), &Cluster::redisMetricsChanged);
    QVERIFY(live.start(1));
    QTRY_VERIFY_WITH_TIMEOUT(!measured.isEmpty(), test::LiveCluster::kTimeoutMs);
    const auto metrics = measured.constLast().constFirst().value<RedisMetrics>();
    QVERIFY(metrics.usedMemoryBytes > 100'000);
    // Two of the node, two of the tap, and the one that asks.
    QCOMPARE(metrics.clients, 5);
    QVERIFY(metrics.channels > 0);
    QVERIFY(metrics.commandsPerSecond > 0);
}

void tst_ClusterMeasurements::aRedisThatDeniesInfoIsNotMeasured()
{
    test::RedisServer server;
    QVERIFY2(server.start(), qPrintable(server.errorText()));
    QCOMPARE(server.command({"ACL", "SETUSER", "watcher", "on", ">secret", "allchannels", "allkeys", "+@all", "-info"}),
        QByteArray("+OK"));
    test::LiveCluster live;
    ChannelTable channels(live.cluster());
    QSignalSpy measured(&live.cluster(), &Cluster::redisMetricsChanged);
    QSignalSpy problems(&live.cluster(), &Cluster::problemReported);
    RedisSpec redis{RedisMode::Attached, QStringLiteral("redis://watcher:secret@127.0.0.1:%1").arg(server.port())};
    QVERIFY(live.start(1, {}, redis));
    // PUBSUB is allowed: by the time that it has answered, INFO was refused.
    QTRY_COMPARE_WITH_TIMEOUT(channels.of("socket.io-request#/#").subscribers, 1, test::LiveCluster::kTimeoutMs);
    QVERIFY(measured.isEmpty());
    QVERIFY(problems.isEmpty());
}

void tst_ClusterMeasurements::channelsAreCounted()
{
    test::LiveCluster live;
    ChannelTable channels(live.cluster());
    QVERIFY(live.start(2));
    const QString client = live.addClient(kNodeA);
    QVERIFY(!client.isEmpty());
    live.send(client, "message", QStringLiteral("\"hello\""));
    live.send(client, "room-message", QStringLiteral("\"lobby\""));

    QTRY_COMPARE_WITH_TIMEOUT(channels.of("socket.io#/#").messages, quint64{1}, test::LiveCluster::kTimeoutMs);
    QCOMPARE(channels.of("socket.io#/#").kind, ChannelStat::Kind::Broadcast);
    QVERIFY(channels.of("socket.io#/#").bytes > 20);
    QTRY_COMPARE_WITH_TIMEOUT(channels.of("socket.io#/#lobby#").messages, quint64{1}, test::LiveCluster::kTimeoutMs);
    QCOMPARE(channels.of("socket.io#/#lobby#").kind, ChannelStat::Kind::Room);
    QCOMPARE(channels.of("socket.io#/#lobby#").room, QByteArray("lobby"));
    // Both nodes, and nobody else: an observer that is counted here would be waited for.
    QTRY_COMPARE_WITH_TIMEOUT(channels.of("socket.io-request#/#").subscribers, 2, test::LiveCluster::kTimeoutMs);
    QCOMPARE(channels.of("socket.io-request#/#").messages, quint64{0});
    // Nodes subscribe to broadcasts by pattern.
    QTRY_COMPARE_WITH_TIMEOUT(channels.of("socket.io#/#").subscribers, 0, test::LiveCluster::kTimeoutMs);
}

void tst_ClusterMeasurements::roomsAreCounted()
{
    test::LiveCluster live;
    QList<RoomCell> rooms;
    connect(&live.cluster(), &Cluster::roomsChanged, this, [&rooms](const QList<RoomCell> &all) { rooms = all; });
    QVERIFY(live.start(2));
    const QStringList clients{live.addClient(kNodeA), live.addClient(kNodeA), live.addClient(kNodeB)};
    QVERIFY(!clients.contains(QString()));
    for (const QString &client : clients)
        live.send(client, "join", QStringLiteral("\"lobby\""));
    live.send(clients.at(0), "join", QStringLiteral("\"attic\""));
    const QList<RoomCell> all{{"/", "", kNodeA, 2}, {"/", "", kNodeB, 1}, {"/", "attic", kNodeA, 1},
        {"/", "lobby", kNodeA, 2}, {"/", "lobby", kNodeB, 1}};
    QTRY_COMPARE_WITH_TIMEOUT(rooms, all, test::LiveCluster::kTimeoutMs);

    live.send(clients.at(0), "leave", QStringLiteral("\"lobby\""));
    live.cluster().disconnectClient(clients.at(1));
    const QList<RoomCell> some{
        {"/", "", kNodeA, 1}, {"/", "", kNodeB, 1}, {"/", "attic", kNodeA, 1}, {"/", "lobby", kNodeB, 1}};
    QTRY_COMPARE_WITH_TIMEOUT(rooms, some, test::LiveCluster::kTimeoutMs);

    live.cluster().killNode(kNodeA);
    QTRY_COMPARE_WITH_TIMEOUT(
        rooms, (QList<RoomCell>{{"/", "", kNodeB, 1}, {"/", "lobby", kNodeB, 1}}), test::LiveCluster::kTimeoutMs);
}

QTEST_GUILESS_MAIN(tst_ClusterMeasurements)
#include "tst_clustermeasurements.moc"
