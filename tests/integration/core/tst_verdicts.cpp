#include "livecluster.h"

#include "client/manager.h"
#include "client/socket.h"
#include "core/trace.h"
#include "core/words.h"
#include "protocol/redisadapter/codec.h"
#include "support/redisserver.h"

#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/types.h>

using namespace relayscope;
using namespace relayscope::core;
using namespace std::chrono_literals;

namespace {

const QString kNodeA = QStringLiteral("node-a");
const QString kNodeB = QStringLiteral("node-b");

/// An event for each situation.
const QByteArray kRules = R"({
    "namespaces": {
        "/": {
            "on": {
                "all": [{ "emit": "all", "args": "$args" }],
                "others": [{ "emit": "others", "to": "others" }],
                "local": [{ "emit": "local", "local": true }],
                "lobby": [{ "emit": "lobby", "rooms": "lobby" }],
                "not-lobby": [{ "emit": "not-lobby", "except": "lobby" }],
                "join": [{ "join": "$args[0]" }, { "ack": ["$args[0]"] }],
                "twice": [{ "emit": "news", "args": [1] }, { "emit": "news", "args": [1] }],
                "burst": [BURST],
                "answered": [{ "ack": ["yes"] }],
                "unanswered": [],
                "publish": [{ "publish": "news", "message": "$args[0]" }],
                "publish-silent": [{ "publish": "silent", "message": "$args[0]" }]
            },
            "subscribe": {
                "news": [{ "emit": "news", "args": "$message" }]
            }
        },
        "/b": {}
    }
})";

/// More than a client can have read by the time that it leaves.
constexpr int kBurstEvents = 200;

QByteArray rules()
{
    const QByteArray emission = R"({ "emit": "burst", "args": "$args", "to": "sender" })";
    return QByteArray(kRules).replace("BURST", (emission + ',').repeated(kBurstEvents - 1) + emission);
}

bool is(const Hop &hop, HopKind kind, Verdict verdict)
{
    return hop.kind == kind && hop.verdict == verdict;
}

/// Of the events that one test sends.
std::function<bool(const Hop &)> row(HopKind kind, Verdict verdict, const QString &place, const QByteArray &event = {})
{
    return [=](const Hop &hop) {
        return is(hop, kind, verdict) && (hop.to.id == place || hop.from.id == place)
            && (event.isEmpty() || hop.eventName == event);
    };
}

} // namespace

/// Each verdict, made to happen on a cluster of two real nodes with a client on each.
class tst_Verdicts final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void delivered();
    void ownEchoIgnored();
    void noSocketInRoom();
    void excludedAsSender();
    void excludedByRoom();
    void everybodyInTheRoomExcluded();
    void nodeWithoutClients();
    void otherNamespace();
    void undecodable();
    void localFlag();
    void noSubscriber();
    void ackReceived();
    void ackMissingFromTheNode();
    void ackMissingFromAClient();
    void duplicateOfARow();
    void duplicatesOfNodesThatAllEmit();
    void equalMessagesThatWaitedTogetherAreDoubted();
    void lostForTheClientsOfAKilledNode();
    void lostOnTheWayToAKilledNode();
    void missedByAKilledNodeAndItsClient();
    void aClientOfAKilledNodeSaysThatItReconnects();
    void notPublishedWhenRedisIsGone();
    void lostOnTheWayToAClientThatLeft();
    void heartbeatsAreNoise();

private:
    void publish(const QByteArray &channel, const QByteArray &message);
    void suspend(const QString &nodeId);
    /// The first such row, waited for; empty and a failure when it does not come.
    Hop expect(const std::function<bool(const Hop &)> &isWanted);

    std::unique_ptr<test::RedisServer> m_redis;
    std::unique_ptr<test::LiveCluster> m_live;
    QString m_clientA;
    QString m_clientB;
};

void tst_Verdicts::init()
{
    m_redis = std::make_unique<test::RedisServer>();
    QVERIFY2(m_redis->start(), qPrintable(m_redis->errorText()));
    m_live = std::make_unique<test::LiveCluster>();
    m_live->setNodeArguments({QStringLiteral("--ping-interval"), QStringLiteral("1000")});
    QVERIFY(m_live->start(2, rules(), {RedisMode::Attached, m_redis->url()}));
    m_clientA = m_live->addClient(kNodeA);
    m_clientB = m_live->addClient(kNodeB);
    QVERIFY(!m_clientA.isEmpty() && !m_clientB.isEmpty());
    // Clients and nodes both say so; a node that is suspended before it has, has not.
    QTRY_COMPARE_WITH_TIMEOUT(std::count_if(m_live->hops().cbegin(), m_live->hops().cend(),
                                  [](const Hop &hop) { return hop.kind == HopKind::Connected; }),
        4, test::LiveCluster::kTimeoutMs);
}

void tst_Verdicts::cleanup()
{
    m_live.reset();
    m_redis.reset();
}

void tst_Verdicts::publish(const QByteArray &channel, const QByteArray &message)
{
    QVERIFY(m_redis->command({"PUBLISH", channel, message}).startsWith(':'));
}

void tst_Verdicts::suspend(const QString &nodeId)
{
    QCOMPARE(::kill(pid_t(m_live->node(nodeId).pid), SIGSTOP), 0);
}

Hop tst_Verdicts::expect(const std::function<bool(const Hop &)> &isWanted)
{
    const std::optional<Hop> found = m_live->waitFor(isWanted);
    if (found)
        return *found;
    for (const Hop &hop : m_live->hops())
        qWarning("%llu %s -> %s: %s", hop.number, qPrintable(hop.from.name), qPrintable(hop.to.name),
            qPrintable(describe(hop)));
    QTest::qFail("the row did not come", __FILE__, __LINE__);
    return {};
}

void tst_Verdicts::delivered()
{
    m_live->send(m_clientA, "all", QStringLiteral("\"hi\""));
    const Hop here = expect(row(HopKind::Delivered, Verdict::Delivered, m_clientA));
    const Hop there = expect(row(HopKind::Delivered, Verdict::Delivered, m_clientB));
    QCOMPARE(here.message, there.message);
    const Hop received = expect(row(HopKind::ReceivedFromRedis, Verdict::Delivered, kNodeB));
    QCOMPARE(received.count, 1);
    QCOMPARE(received.message, there.message);
    QCOMPARE(describe(there), QStringLiteral("delivered"));
    const Hop seen = expect(row(HopKind::SeenOnRedis, Verdict::None, kNodeA));
    QCOMPARE(seen.message, there.message);
    QCOMPARE(seen.raw.size(), qsizetype(seen.bytes));
    QVERIFY(!seen.inferred);
}

void tst_Verdicts::ownEchoIgnored()
{
    m_live->send(m_clientA, "all");
    const Hop echo = expect(row(HopKind::ReceivedFromRedis, Verdict::OwnEchoIgnored, kNodeA));
    QCOMPARE(echo.message, expect(row(HopKind::Sent, Verdict::None, m_clientA)).message);
    QCOMPARE(describe(echo), QStringLiteral("received from Redis, own echo, ignored"));
}

void tst_Verdicts::noSocketInRoom()
{
    m_live->send(m_clientA, "lobby");
    const Hop there = expect(row(HopKind::ReceivedFromRedis, Verdict::NoSocketInRoom, kNodeB));
    QCOMPARE(there.room, QByteArray("lobby"));
    const Hop here = expect(row(HopKind::LocalBroadcast, Verdict::NoSocketInRoom, kNodeA));
    QCOMPARE(here.message, there.message);
    QCOMPARE(describe(there), QStringLiteral("received from Redis, no socket in room"));
}

void tst_Verdicts::excludedAsSender()
{
    m_live->send(m_clientA, "others");
    const Hop skipped = expect(row(HopKind::Skipped, Verdict::Excluded, m_clientA));
    QCOMPARE(skipped.from.id, kNodeA);
    QCOMPARE(skipped.message, expect(row(HopKind::Delivered, Verdict::Delivered, m_clientB)).message);
    QCOMPARE(describe(skipped), QStringLiteral("skipped, excluded"));
}

void tst_Verdicts::excludedByRoom()
{
    m_live->send(m_clientB, "join", QStringLiteral("\"lobby\""), 5s);
    expect(row(HopKind::AckDelivered, Verdict::AckReceived, m_clientB));
    m_live->send(m_clientA, "not-lobby");
    const Hop skipped = expect(row(HopKind::Skipped, Verdict::Excluded, m_clientB));
    QCOMPARE(skipped.from.id, kNodeB);
    QCOMPARE(skipped.message, expect(row(HopKind::Delivered, Verdict::Delivered, m_clientA)).message);
}

void tst_Verdicts::everybodyInTheRoomExcluded()
{
    m_live->send(m_clientB, "join", QStringLiteral("\"lobby\""), 5s);
    expect(row(HopKind::AckDelivered, Verdict::AckReceived, m_clientB));
    BroadcastRequest request;
    request.event = "news";
    request.rooms = {"lobby"};
    request.except = {m_live->client(m_clientB).sid};
    m_live->cluster().sendFromNode(kNodeA, request);
    const Hop there = expect(row(HopKind::ReceivedFromRedis, Verdict::Excluded, kNodeB));
    QCOMPARE(describe(there), QStringLiteral("received from Redis, excluded"));
    const Hop skipped = expect(row(HopKind::Skipped, Verdict::Excluded, m_clientB));
    QCOMPARE(skipped.message, there.message);
    const Hop here = expect(row(HopKind::LocalBroadcast, Verdict::NoSocketInRoom, kNodeA));
    QCOMPARE(here.room, QByteArray("lobby"));
}

void tst_Verdicts::nodeWithoutClients()
{
    m_live->cluster().removeClient(m_clientB);
    QTRY_COMPARE_WITH_TIMEOUT(m_live->node(kNodeB).socketCount, 0, test::LiveCluster::kTimeoutMs);
    m_live->send(m_clientA, "all");
    const Hop there = expect(row(HopKind::ReceivedFromRedis, Verdict::NoSocket, kNodeB));
    QCOMPARE(there.message, expect(row(HopKind::Delivered, Verdict::Delivered, m_clientA)).message);
    QCOMPARE(describe(there), QStringLiteral("received from Redis, no clients here"));
}

void tst_Verdicts::otherNamespace()
{
    // On the channel of "/", a packet of another one: the nodes look into it.
    const redisadapter::Broadcast foreign{"emitter",
        socketio::Packet{socketio::PacketType::Event, "/b", std::nullopt, socketio::makeEvent("hi", {})}, {}, {}};
    publish("socket.io#/#", redisadapter::encode(foreign));
    const Hop atA = expect(row(HopKind::ReceivedFromRedis, Verdict::OtherNamespace, kNodeA));
    const Hop atB = expect(row(HopKind::ReceivedFromRedis, Verdict::OtherNamespace, kNodeB));
    QCOMPARE(atA.message, atB.message);
    QVERIFY(atA.inferred);
    const Hop seen = expect([](const Hop &hop) { return hop.kind == HopKind::SeenOnRedis; });
    QCOMPARE(seen.from.name, QStringLiteral("Redis emitter"));
    QCOMPARE(describe(atA), QStringLiteral("received from Redis, other namespace"));
}

void tst_Verdicts::undecodable()
{
    publish("socket.io#/#", "no MessagePack");
    const Hop seen = expect([](const Hop &hop) { return is(hop, HopKind::SeenOnRedis, Verdict::Undecodable); });
    const Hop at = expect(row(HopKind::ReceivedFromRedis, Verdict::Undecodable, kNodeA));
    QCOMPARE(at.message, seen.message);
    QCOMPARE(seen.raw, QByteArray("no MessagePack"));
    QVERIFY(!at.text.isEmpty());
    QVERIFY(describe(at).startsWith(QStringLiteral("received from Redis, undecodable, ")));
}

void tst_Verdicts::localFlag()
{
    m_live->send(m_clientA, "local");
    const Hop skipped = expect(row(HopKind::Skipped, Verdict::LocalFlag, kNodeA));
    QCOMPARE(skipped.message, expect(row(HopKind::Delivered, Verdict::Delivered, m_clientA)).message);
    QCOMPARE(describe(skipped), QStringLiteral("skipped, local flag, not published"));
    m_live->settle();
    const QList<Hop> rows = m_live->rowsOf(skipped.message);
    QVERIFY(std::none_of(rows.cbegin(), rows.cend(),
        [](const Hop &hop) { return hop.kind == HopKind::Published || hop.to.kind == PlaceKind::Redis; }));
}

void tst_Verdicts::noSubscriber()
{
    m_live->send(m_clientA, "publish-silent", QStringLiteral("1"));
    const Hop published = expect(row(HopKind::Published, Verdict::NoSubscriber, kNodeA));
    QCOMPARE(published.channel, QByteArray("silent"));
    QCOMPARE(published.count, 0);
    QCOMPARE(describe(published), QStringLiteral("published, no subscriber, 0 receivers"));
}

void tst_Verdicts::ackReceived()
{
    m_live->send(m_clientA, "answered", {}, 5s);
    const Hop got = expect(row(HopKind::AckDelivered, Verdict::AckReceived, m_clientA));
    QCOMPARE(got.from.id, kNodeA);
    QCOMPARE(got.message, expect(row(HopKind::AckSent, Verdict::None, kNodeA)).message);
    QCOMPARE(describe(got), QStringLiteral("ack delivered"));
}

void tst_Verdicts::ackMissingFromTheNode()
{
    m_live->send(m_clientA, "unanswered", {}, 100ms);
    const Hop missing = expect(row(HopKind::AckMissing, Verdict::AckMissing, m_clientA));
    QCOMPARE(missing.to.id, kNodeA);
    QCOMPARE(missing.message, expect(row(HopKind::Sent, Verdict::None, m_clientA)).message);
    QVERIFY(describe(missing).startsWith(QStringLiteral("ack missing from node A")));
}

void tst_Verdicts::ackMissingFromAClient()
{
    // Ours always answer; this one never does.
    client::ClientOptions options;
    options.url = m_live->nodeUrl(kNodeB);
    client::Manager manager(options);
    client::Socket *const silent = manager.socket();
    silent->connectToNamespace();
    QTRY_VERIFY(silent->isConnected());
    const QString silentId = QString::fromUtf8(silent->id());

    BroadcastRequest request;
    request.event = "question";
    request.ackTimeout = 500ms;
    m_live->cluster().sendFromNode(kNodeA, request);
    const Hop missing = expect(row(HopKind::AckMissing, Verdict::AckMissing, silentId));
    QCOMPARE(missing.from.id, kNodeB);
    QCOMPARE(missing.message, expect(row(HopKind::WrittenToClient, Verdict::None, silentId)).message);
    QCOMPARE(missing.message, expect(row(HopKind::AckReceived, Verdict::AckReceived, m_clientB)).message);
    QCOMPARE(missing.message, expect(row(HopKind::AckReceived, Verdict::AckReceived, m_clientA)).message);
    QVERIFY(describe(missing).startsWith(QStringLiteral("ack missing from socket ")));
}

void tst_Verdicts::duplicateOfARow()
{
    m_live->send(m_clientA, "twice");
    const Hop second = expect(row(HopKind::Delivered, Verdict::Duplicate, m_clientB));
    const Hop first = expect(row(HopKind::Delivered, Verdict::Delivered, m_clientB));
    QCOMPARE(second.message, first.message);
    QCOMPARE(second.duplicateOf, first.number);
    QCOMPARE(describe(second), QStringLiteral("delivered, duplicate of #%1").arg(first.number));
}

void tst_Verdicts::duplicatesOfNodesThatAllEmit()
{
    // Every node hears the plain channel and emits to all clients of the cluster: one copy for each node.
    m_live->send(m_clientA, "publish", QStringLiteral("7"));
    for (const QString &client : {m_clientA, m_clientB}) {
        const Hop second = expect(row(HopKind::Delivered, Verdict::Duplicate, client, "news"));
        const Hop first = expect(row(HopKind::Delivered, Verdict::Delivered, client, "news"));
        QCOMPARE(second.message, first.message);
        QCOMPARE(second.duplicateOf, first.number);
    }
}

void tst_Verdicts::equalMessagesThatWaitedTogetherAreDoubted()
{
    // While the node is suspended, both copies wait in Redis' socket for it: two that nothing tells apart.
    suspend(kNodeB);
    publish("news", "7");
    publish("news", "7");
    const Hop first = expect([](const Hop &hop) { return hop.kind == HopKind::SeenOnRedis && hop.channel == "news"; });
    expect([&first](const Hop &hop) {
        return hop.kind == HopKind::SeenOnRedis && hop.channel == "news" && hop.number > first.number;
    });
    QCOMPARE(::kill(pid_t(m_live->node(kNodeB).pid), SIGCONT), 0);
    const Hop doubted = expect([](const Hop &hop) {
        return hop.kind == HopKind::ReceivedFromRedis && hop.to.id == kNodeB && hop.channel == "news";
    });
    QVERIFY(doubted.inferred);
    QVERIFY(doubted.text.contains(QStringLiteral("one of 2 equal messages")));
}

void tst_Verdicts::lostForTheClientsOfAKilledNode()
{
    suspend(kNodeB);
    m_live->send(m_clientA, "all");
    const Hop here = expect(row(HopKind::Delivered, Verdict::Delivered, m_clientA));
    m_live->cluster().killNode(kNodeB);
    const Hop lost = expect(row(HopKind::Lost, Verdict::Lost, kNodeB));
    QCOMPARE(lost.message, here.message);
    QCOMPARE(lost.from.kind, PlaceKind::Redis);
    QCOMPARE(lost.eventName, QByteArray("all"));
    // It may have read it and not come to say so.
    QVERIFY(lost.inferred);
    QCOMPARE(describe(lost), QStringLiteral("lost, node B ended before it reported it"));
}

void tst_Verdicts::lostOnTheWayToAKilledNode()
{
    suspend(kNodeB);
    m_live->send(m_clientB, "all");
    const Hop sent = expect(row(HopKind::Sent, Verdict::None, m_clientB));
    m_live->cluster().killNode(kNodeB);
    const Hop lost = expect(row(HopKind::Lost, Verdict::Lost, m_clientB));
    QCOMPARE(lost.message, sent.message);
    QCOMPARE(lost.to.id, kNodeB);
    QVERIFY(lost.inferred);
}

void tst_Verdicts::missedByAKilledNodeAndItsClient()
{
    m_live->send(m_clientB, "join", QStringLiteral("\"lobby\""), 5s);
    expect(row(HopKind::AckDelivered, Verdict::AckReceived, m_clientB));
    m_live->cluster().killNode(kNodeB);
    expect([this](const Hop &hop) { return hop.kind == HopKind::Disconnected && hop.from.id == m_clientB; });
    QTRY_COMPARE_WITH_TIMEOUT(m_live->node(kNodeB).state, ProcessState::Crashed, test::LiveCluster::kTimeoutMs);
    m_live->settle();

    m_live->send(m_clientA, "lobby");
    const Hop node = expect(row(HopKind::Missed, Verdict::NoSubscriber, kNodeB));
    QCOMPARE(describe(node), QStringLiteral("not reached, killed"));
    const Hop client = expect(row(HopKind::Missed, Verdict::Lost, m_clientB));
    QCOMPARE(client.message, node.message);
    QCOMPARE(client.from.id, kNodeB);
    QCOMPARE(client.eventName, QByteArray("lobby"));
    QStringList sentences;
    for (const TraceVerdict &verdict : Trace::of(m_live->rowsOf(node.message)).verdicts)
        sentences.append(verdict.text);
    QVERIFY2(sentences.contains(QStringLiteral("node B: killed, not subscribed")),
        qPrintable(sentences.join(QLatin1Char('\n'))));
    QVERIFY2(sentences.contains(QStringLiteral("client 2: lost, not connected")),
        qPrintable(sentences.join(QLatin1Char('\n'))));
}

void tst_Verdicts::aClientOfAKilledNodeSaysThatItReconnects()
{
    ClientSpec spec;
    spec.id = QStringLiteral("client-9");
    spec.nodeId = kNodeB;
    m_live->cluster().addClient(spec);
    const auto state = [this, &spec] { return m_live->client(spec.id).state; };
    QTRY_COMPARE_WITH_TIMEOUT(state(), ClientState::Connected, test::LiveCluster::kTimeoutMs);
    m_live->cluster().killNode(kNodeB);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ClientState::WaitingToReconnect, test::LiveCluster::kTimeoutMs);
}

void tst_Verdicts::notPublishedWhenRedisIsGone()
{
    QList<SendResult> results;
    connect(&m_live->cluster(), &Cluster::sendFinished, this,
        [&results](const SendResult &result) { results.append(result); });
    m_redis.reset();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_live->node(kNodeA).publishLink.state != LampState::Ready, true, test::LiveCluster::kTimeoutMs);
    BroadcastRequest request;
    request.event = "news";
    m_live->cluster().sendFromNode(kNodeA, request);
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 1, test::LiveCluster::kTimeoutMs);
    QCOMPARE(results.constFirst().outcome, SendOutcome::Sent);
    QVERIFY(results.constFirst().isUnpublished);
    const Hop skipped = expect(row(HopKind::Skipped, Verdict::Lost, kNodeA));
    QCOMPARE(skipped.message, expect(row(HopKind::Delivered, Verdict::Delivered, m_clientA)).message);
}

void tst_Verdicts::lostOnTheWayToAClientThatLeft()
{
    const QString argument = QStringLiteral("\"%1\"").arg(QString(100'000, QLatin1Char('x')));
    bool hasLeft = false;
    connect(&m_live->cluster(), &Cluster::eventReceived, this, [&](const ReceivedEvent &event) {
        if (event.clientId == m_clientB && !std::exchange(hasLeft, true))
            m_live->cluster().disconnectClient(m_clientB);
    });
    m_live->send(m_clientB, "burst", argument);
    const Hop lost = expect(row(HopKind::Lost, Verdict::Lost, m_clientB));
    QCOMPARE(lost.from.id, kNodeB);
    QVERIFY(!lost.inferred);
    QCOMPARE(describe(lost), QStringLiteral("lost"));
    m_live->settle();
    const QList<Hop> rows = m_live->rowsOf(lost.message);
    const auto count = [&rows](HopKind kind) {
        return std::count_if(rows.cbegin(), rows.cend(), [kind](const Hop &hop) { return hop.kind == kind; });
    };
    QCOMPARE(count(HopKind::WrittenToClient), kBurstEvents);
    QTRY_COMPARE(count(HopKind::Delivered) + count(HopKind::Lost), kBurstEvents);
}

void tst_Verdicts::heartbeatsAreNoise()
{
    const Hop ping = expect([this](const Hop &hop) {
        return hop.kind == HopKind::Heartbeat && hop.from.id == kNodeA && hop.to.id == m_clientA;
    });
    const Hop pong = expect([this](const Hop &hop) {
        return hop.kind == HopKind::Heartbeat && hop.from.id == m_clientA && hop.to.id == kNodeA;
    });
    QVERIFY(ping.isNoise() && pong.isNoise());
    QCOMPARE(ping.message, quint64{0});
    QCOMPARE(describe(ping), QStringLiteral("heartbeat, ping"));
    QCOMPARE(describe(pong), QStringLiteral("heartbeat, pong"));
}

QTEST_GUILESS_MAIN(tst_Verdicts)
#include "tst_verdicts.moc"
