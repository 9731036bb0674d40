#include "fakes/tap.h"
#include "fakes/testnode.h"

#include "protocol/redisadapter/codec.h"
#include "socketio/beatmessage.h"
#include "socketio/broadcastoperator.h"
#include "socketio/socket.h"

#include <QElapsedTimer>
#include <QTest>

#include <optional>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;
using protocol::Value;

/// Three nodes in one process, joined by the classic adapter over a memory bus.
class tst_Cluster : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void broadcastsToAllNodesOnce();
    void broadcastsToRooms();
    void keepsLocalAndDirectEventsHere();
    void relaysBinary();
    void appliesVolatileAtTheReceiver();
    void keepsNamespacesApart();
    void fetchesSocketsOfAllNodes();
    void listsRoomsOfAllNodes();
    void joinsLeavesAndDisconnectsEverywhere();
    void emitsToOtherServersOnly();
    void collectsAnswersOfServers();
    void collectsAnswersOfClients();
    void asksOneClientElsewhere();
    void answersAtOnceWhenAlone();
    void timesOutWhenNodesAreMiscounted();
    void answersOnSpecificChannel();
    void servesItsClientsWithoutRedis();
    void sendsAfterAShortLossWhatWasMeantForOthers();
    void joinsItsOwnSocketsWithoutWaiting();
    void reachesWhomItHasJoinedBefore();
    void countsForeignServersOnlyWhenSubscribed();
    void givesWhatCameInAndNamesWhoIsMissing();
    void namesNobodyWhoNeverSpoke();
    void givesItsOwnWhenRedisIsGone();
    void namesWhoDidNotTellOfABroadcast();
    void knowsTheOtherNodes();
    void noticesANodeThatIsSilent();
    void ignoresWhatRedisHeldBack();
    void countsSendersWithoutBeats();
    void ignoresBeatsThatAreNone();

private:
    std::unique_ptr<relayscope::test::MemoryRedis> m_redis;
    std::unique_ptr<TestNode> m_nodes[3];
    FakeSession *m_clients[3] = {};
};

namespace {

const QList<QByteArray> kNothing;
const QList<QByteArray> kHello{"2[\"hello\"]"};

ServerOptions named(const QByteArray &name, ServerOptions options = {})
{
    options.nodeName = name;
    return options;
}

ServerOptions quickRequests()
{
    ServerOptions options;
    options.requestsTimeout = std::chrono::milliseconds(1);
    return options;
}

} // namespace

void tst_Cluster::init()
{
    m_redis = std::make_unique<relayscope::test::MemoryRedis>();
    for (int i = 0; i < 3; ++i) {
        m_nodes[i] = std::make_unique<TestNode>(*m_redis);
        (void)m_nodes[i]->of("/");
        m_clients[i] = &m_nodes[i]->connectClient();
    }
    m_nodes[0]->socketOf(*m_clients[0]).join("room");
    m_nodes[1]->socketOf(*m_clients[1]).join("room");
}

void tst_Cluster::cleanup()
{
    for (std::unique_ptr<TestNode> &node : m_nodes)
        node.reset();
    m_redis.reset();
}

void tst_Cluster::broadcastsToAllNodesOnce()
{
    QVERIFY(m_nodes[0]->of("/").all().emitEvent("hello", {}));
    // Its own clients do not wait for Redis.
    QCOMPARE(m_clients[0]->takeSent(), kHello);
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kNothing);
    QCOMPARE(m_clients[1]->takeSent(), kHello);
    QCOMPARE(m_clients[2]->takeSent(), kHello);
    QCOMPARE(m_nodes[0]->counters().busIgnored[static_cast<int>(IgnoreReason::OwnEcho)], 1);
}

void tst_Cluster::broadcastsToRooms()
{
    QVERIFY(m_nodes[2]->of("/").all().to("room").emitEvent("hello", {}));
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kHello);
    QCOMPARE(m_clients[1]->takeSent(), kHello);
    QCOMPARE(m_clients[2]->takeSent(), kNothing);
    QCOMPARE(m_nodes[2]->counters().busIgnored[static_cast<int>(IgnoreReason::UnknownRoom)], 1);

    const QByteArray id = m_nodes[1]->socketOf(*m_clients[1]).id();
    QVERIFY(m_nodes[2]->of("/").all().to("room").except(id).emitEvent("hello", {}));
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kHello);
    QCOMPARE(m_clients[1]->takeSent(), kNothing);
}

void tst_Cluster::keepsLocalAndDirectEventsHere()
{
    Tap tap(*m_redis);
    QVERIFY(m_nodes[0]->of("/").all().local().emitEvent("hello", {}));
    m_nodes[0]->socketOf(*m_clients[0]).sendEvent(makeEvent("hello", Value::Array{}));
    settle();
    QCOMPARE(m_clients[0]->takeSent(), (QList<QByteArray>{"2[\"hello\"]", "2[\"hello\"]"}));
    QVERIFY(tap.take().isEmpty());
}

void tst_Cluster::relaysBinary()
{
    const Value::Array arguments{Value(Value::Object{{"file", Value(Value::Binary{"\x01\x02"})}})};
    QVERIFY(m_nodes[0]->of("/").all().emitEvent("bin", arguments));
    settle();
    const QList<QByteArray> expected{"51-[\"bin\",{\"file\":{\"_placeholder\":true,\"num\":0}}]", "bAQI="};
    QCOMPARE(m_clients[0]->takeSent(), expected);
    QCOMPARE(m_clients[2]->takeSent(), expected);
}

void tst_Cluster::appliesVolatileAtTheReceiver()
{
    m_clients[1]->setWritable(false);
    QVERIFY(m_nodes[0]->of("/").all().volatileOnly().emitEvent("hello", {}));
    settle();
    QCOMPARE(m_clients[1]->takeSent(), kNothing);
    QCOMPARE(m_clients[2]->takeSent(), kHello);
    QCOMPARE(m_nodes[1]->counters().volatileDropped, 1);
}

void tst_Cluster::keepsNamespacesApart()
{
    (void)m_nodes[0]->of("/custom");
    (void)m_nodes[1]->of("/custom");
    FakeSession &custom = m_nodes[1]->connectClient("/custom");
    QVERIFY(m_nodes[0]->of("/custom").all().emitEvent("hello", {}));
    settle();
    QCOMPARE(custom.takeSent(), QList<QByteArray>{"2/custom,[\"hello\"]"});
    QCOMPARE(m_clients[1]->takeSent(), kNothing);
}

void tst_Cluster::fetchesSocketsOfAllNodes()
{
    m_nodes[1]->socketOf(*m_clients[1]).setData(Value::Object{{"user", Value("bob")}});
    QList<RemoteSocket> fetched;
    m_nodes[0]->of("/").all().to("room").fetchSockets(
        [&fetched](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer.values; });
    settle();
    QCOMPARE(fetched.size(), 2);
    QCOMPARE(fetched.at(0).id, m_nodes[0]->socketOf(*m_clients[0]).id());
    QCOMPARE(fetched.at(1).id, m_nodes[1]->socketOf(*m_clients[1]).id());
    QCOMPARE(fetched.at(1).rooms, (QList<QByteArray>{fetched.at(1).id, "room"}));
    QCOMPARE(*fetched.at(1).data.member("user")->asText(), "bob");
    QCOMPARE(*fetched.at(1).handshake.member("address")->asText(), "127.0.0.1");

    m_nodes[0]->of("/").all().local().fetchSockets(
        [&fetched](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer.values; });
    QCOMPARE(fetched.size(), 1);
}

void tst_Cluster::listsRoomsOfAllNodes()
{
    QList<QByteArray> rooms;
    m_nodes[2]->of("/").adapter().allRooms(
        [&rooms](const ClusterAnswer<QList<QByteArray>> &answer) { rooms = answer.values; });
    settle();
    QCOMPARE(rooms.size(), 4);
    QCOMPARE(rooms.count("room"), 1);
}

void tst_Cluster::joinsLeavesAndDisconnectsEverywhere()
{
    m_nodes[2]->of("/").all().socketsJoin({"everybody"});
    settle();
    for (const std::unique_ptr<TestNode> &node : m_nodes)
        QVERIFY(node->of("/").rooms().has("everybody"));
    m_nodes[2]->of("/").all().to("room").socketsLeave({"everybody"});
    settle();
    QVERIFY(!m_nodes[0]->of("/").rooms().has("everybody"));
    QVERIFY(m_nodes[2]->of("/").rooms().has("everybody"));
    m_nodes[2]->of("/").all().to("room").disconnectSockets(true);
    settle();
    QVERIFY(m_clients[0]->isClosing());
    QVERIFY(m_clients[1]->isClosing());
    QVERIFY(!m_clients[2]->isClosing());
}

void tst_Cluster::emitsToOtherServersOnly()
{
    QList<int> heard;
    for (int i = 0; i < 3; ++i) {
        m_nodes[i]->handler.onServerSideEvent = [&heard, i](const Value::Array &data, const ServerSideAck &ack) {
            QVERIFY(!ack);
            QCOMPARE(data, (Value::Array{Value("hello"), Value(1)}));
            heard.append(i);
        };
    }
    QVERIFY(m_nodes[1]->of("/").serverSideEmit({Value("hello"), Value(1)}));
    settle();
    QCOMPARE(heard.size(), 2);
    QVERIFY(!heard.contains(1));
    QCOMPARE(m_nodes[1]->of("/").serverSideEmit({Value("connection")}).error(), EmitError::ReservedEventName);
}

void tst_Cluster::collectsAnswersOfServers()
{
    for (int i = 0; i < 3; ++i) {
        m_nodes[i]->handler.onServerSideEvent = [i](const Value::Array &, const ServerSideAck &ack) { ack(Value(i)); };
    }
    std::optional<QString> error;
    Value::Array answers;
    QVERIFY(m_nodes[0]->of("/").serverSideEmit({Value("who")}, [&](const ClusterAnswer<Value::Array> &answer) {
        error = answer.error;
        answers = answer.values;
    }));
    settle();
    QCOMPARE(error, QString());
    QCOMPARE(answers, (Value::Array{Value(1), Value(2)}));
}

void tst_Cluster::collectsAnswersOfClients()
{
    std::optional<QString> error;
    Value::Array answers;
    BroadcastOperator all = m_nodes[0]->of("/").all();
    QVERIFY(all.timeout(std::chrono::seconds(60))
                .emitWithAck(makeEvent("q", Value::Array{}), [&](const BroadcastResult &result) {
                    error = result.error;
                    answers = result.answers;
                }));
    settle();
    for (FakeSession *const client : m_clients) {
        QCOMPARE(client->takeSent(), QList<QByteArray>{"20[\"q\"]"});
        client->receive("30[\"yes\"]");
        settle();
    }
    QCOMPARE(error, QString());
    QCOMPARE(answers.size(), std::size_t{3});
    QCOMPARE(answers.front(), Value("yes"));
}

void tst_Cluster::asksOneClientElsewhere()
{
    Value::Array answers;
    BroadcastOperator one = m_nodes[0]->of("/").all();
    one.to(m_nodes[2]->socketOf(*m_clients[2]).id()).timeout(std::chrono::seconds(60)).expectSingleResponse();
    QVERIFY(one.emitWithAck(
        makeEvent("q", Value::Array{}), [&](const BroadcastResult &result) { answers = result.answers; }));
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kNothing);
    m_clients[2]->receive("30[{\"a\":1}]");
    settle();
    QCOMPARE(answers, Value::Array{Value(Value::Object{{"a", Value(1)}})});
}

void tst_Cluster::answersAtOnceWhenAlone()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis);
    (void)node.of("/");
    (void)node.connectClient();
    Tap tap(redis);
    qsizetype fetched = -1;
    node.of("/").all().fetchSockets(
        [&fetched](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer.values.size(); });
    std::optional<QString> error;
    QVERIFY(node.of("/").serverSideEmit(
        {Value("who")}, [&error](const ClusterAnswer<Value::Array> &answer) { error = answer.error; }));
    settle();
    QCOMPARE(fetched, 1);
    QCOMPARE(error, QString());
    QVERIFY(tap.take().isEmpty());
}

void tst_Cluster::timesOutWhenNodesAreMiscounted()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis, quickRequests());
    TestNode other(redis);
    other.handler.onServerSideEvent = [](const Value::Array &, const ServerSideAck &ack) { ack(Value("pong")); };
    (void)node.of("/");
    (void)other.of("/");
    (void)node.connectClient();
    // A foreign SUBSCRIBE on the request channel counts as a node that never answers.
    relayscope::test::MemoryBus intruder(redis);
    intruder.start();
    intruder.subscribe("socket.io-request#/#");
    settle();

    QString fetchError;
    node.of("/").all().fetchSockets(
        [&fetchError](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetchError = answer.error; });
    QString roomsError;
    node.of("/").adapter().allRooms(
        [&roomsError](const ClusterAnswer<QList<QByteArray>> &answer) { roomsError = answer.error; });
    QString emitError;
    Value::Array answers;
    QVERIFY(node.of("/").serverSideEmit({Value("who")}, [&](const ClusterAnswer<Value::Array> &answer) {
        emitError = answer.error;
        answers = answer.values;
    }));
    QString ackError;
    BroadcastOperator all = node.of("/").all();
    QVERIFY(all.timeout(std::chrono::milliseconds(1))
                .emitWithAck(makeEvent("q", Value::Array{}),
                    [&ackError](const BroadcastResult &result) { ackError = result.error; }));
    QTRY_COMPARE(fetchError, QStringLiteral("timeout reached while waiting for fetchSockets response"));
    QTRY_COMPARE(roomsError, QStringLiteral("timeout reached while waiting for allRooms response"));
    QTRY_COMPARE(emitError, QStringLiteral("timeout reached: only 1 responses received out of 2"));
    QCOMPARE(answers, Value::Array{Value("pong")});
    QTRY_COMPARE(ackError, QStringLiteral("operation has timed out"));
    QCOMPARE(node.counters().requestsTimedOut, 3);
}

void tst_Cluster::answersOnSpecificChannel()
{
    relayscope::test::MemoryRedis redis;
    ServerOptions options;
    options.publishOnSpecificResponseChannel = true;
    TestNode node(redis, options);
    TestNode other(redis, options);
    (void)node.of("/");
    (void)other.of("/");
    (void)other.connectClient();
    qsizetype fetched = -1;
    node.of("/").all().fetchSockets(
        [&fetched](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer.values.size(); });
    settle();
    QCOMPARE(fetched, 1);
}

void tst_Cluster::servesItsClientsWithoutRedis()
{
    m_nodes[0]->bus().lose(QStringLiteral("gone"));
    settle();
    QVERIFY(m_nodes[0]->of("/").all().emitEvent("hello", {}));
    m_nodes[0]->of("/").all().socketsJoin({"room9"});
    QString error;
    m_nodes[0]->of("/").all().fetchSockets(
        [&error](const ClusterAnswer<QList<RemoteSocket>> &answer) { error = answer.error; });
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kHello);
    QCOMPARE(m_clients[1]->takeSent(), kNothing);
    QVERIFY(m_nodes[0]->of("/").rooms().has("room9"));
    QVERIFY(!error.isEmpty());
    QVERIFY(!m_clients[0]->isClosing());
    // Both wait for Redis, and are dropped when that takes too long.
    QCOMPARE(m_nodes[0]->bus().outbound().queuedMessages, 2);
    m_nodes[0]->bus().expireHeld();
    QCOMPARE(m_nodes[0]->bus().outbound().droppedMessages[static_cast<int>(redis::DropReason::Expired)], 2);

    m_nodes[0]->bus().restore();
    settle();
    QCOMPARE(m_clients[1]->takeSent(), kNothing);
    QVERIFY(!m_nodes[1]->of("/").rooms().has("room9"));
    QVERIFY(m_nodes[1]->of("/").all().emitEvent("hello", {}));
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kHello);
}

void tst_Cluster::sendsAfterAShortLossWhatWasMeantForOthers()
{
    m_nodes[0]->bus().lose(QStringLiteral("gone"));
    QVERIFY(m_nodes[0]->of("/").all().emitEvent("hello", {}));
    QCOMPARE(m_clients[0]->takeSent(), kHello);
    m_nodes[0]->bus().restore();
    settle();
    QCOMPARE(m_clients[0]->takeSent(), kNothing);
    QCOMPARE(m_clients[1]->takeSent(), kHello);
}

void tst_Cluster::joinsItsOwnSocketsWithoutWaiting()
{
    BroadcastOperator all = m_nodes[0]->of("/").all();
    all.socketsJoin({"everybody"});
    QVERIFY(m_nodes[0]->of("/").rooms().has("everybody"));
    // Left before the own request comes back from Redis: the echo must not join it again.
    m_nodes[0]->socketOf(*m_clients[0]).leave("everybody");
    settle();
    QVERIFY(!m_nodes[0]->of("/").rooms().has("everybody"));
    QVERIFY(m_nodes[1]->of("/").rooms().has("everybody"));
    all.disconnectSockets();
    QVERIFY(m_nodes[0]->of("/").rooms().sockets().empty());
}

void tst_Cluster::reachesWhomItHasJoinedBefore()
{
    const QByteArray remote = m_nodes[1]->socketOf(*m_clients[1]).id();
    m_nodes[0]->of("/").all().socketsJoin({"late"});
    QVERIFY(m_nodes[0]->of("/").all().to("late").emitEvent("hello", {}));
    QCOMPARE(m_clients[0]->takeSent(), kHello);
    m_nodes[0]->of("/").all().to(remote).socketsJoin({"later"});
    QVERIFY(m_nodes[0]->of("/").all().to("later").emitEvent("hello", {}));
    settle();
    QCOMPARE(m_clients[1]->takeSent(), (QList<QByteArray>{kHello.first(), kHello.first()}));
    QCOMPARE(m_clients[2]->takeSent(), kHello);
}

void tst_Cluster::countsForeignServersOnlyWhenSubscribed()
{
    // An observer with a pattern is no server.
    Tap tap(*m_redis);
    std::optional<qint64> count;
    m_nodes[0]->of("/").adapter().serverCount([&count](std::optional<qint64> servers) { count = servers; });
    settle();
    QCOMPARE(count, 3);
}

void tst_Cluster::givesWhatCameInAndNamesWhoIsMissing()
{
    relayscope::test::MemoryRedis redis;
    ServerOptions options;
    options.requestsTimeout = std::chrono::milliseconds(50);
    TestNode node(redis, named("node-a", options));
    TestNode answering(redis, named("node-b"));
    TestNode frozen(redis, named("node-c"));
    for (TestNode *each : {&node, &answering, &frozen}) {
        (void)each->of("/");
        (void)each->connectClient();
    }
    settle();
    frozen.bus().setDeaf(true);

    std::optional<ClusterAnswer<QList<RemoteSocket>>> fetched;
    node.of("/").all().fetchSockets([&](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer; });
    std::optional<ClusterAnswer<QList<QByteArray>>> rooms;
    node.of("/").adapter().allRooms([&](const ClusterAnswer<QList<QByteArray>> &answer) { rooms = answer; });
    QTRY_VERIFY(fetched && rooms);
    QCOMPARE(fetched->values.size(), 2);
    QVERIFY(!fetched->isComplete());
    QCOMPARE(fetched->missing, (Missing{{"node-c"}, 0}));
    QCOMPARE(fetched->missing.toString(), QStringLiteral("node-c"));
    QCOMPARE(rooms->values.size(), 2);
    QCOMPARE(rooms->missing, (Missing{{"node-c"}, 0}));
    QCOMPARE(node.counters().requestsPartial, 2);
}

void tst_Cluster::namesNobodyWhoNeverSpoke()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis, named("node-a", quickRequests()));
    (void)node.of("/");
    relayscope::test::MemoryBus silent(redis);
    silent.start();
    silent.subscribe("socket.io-request#/#");
    settle();
    std::optional<Missing> missing;
    node.of("/").all().fetchSockets(
        [&](const ClusterAnswer<QList<RemoteSocket>> &answer) { missing = answer.missing; });
    QTRY_VERIFY(missing);
    QCOMPARE(*missing, (Missing{{}, 1}));
    QCOMPARE(missing->toString(), QStringLiteral("1 unnamed"));
}

void tst_Cluster::givesItsOwnWhenRedisIsGone()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis, named("node-a"));
    TestNode other(redis, named("node-b"));
    (void)other.of("/");
    (void)node.of("/");
    (void)node.connectClient();
    settle();
    node.bus().lose(QStringLiteral("gone"));
    std::optional<ClusterAnswer<QList<RemoteSocket>>> fetched;
    node.of("/").all().fetchSockets([&](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer; });
    settle();
    QVERIFY(fetched && !fetched->isComplete());
    QCOMPARE(fetched->values.size(), 1);
    QCOMPARE(fetched->missing, (Missing{{"node-b"}, 0}));
}

void tst_Cluster::namesWhoDidNotTellOfABroadcast()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis, named("node-a"));
    TestNode frozen(redis, named("node-b"));
    (void)node.of("/");
    (void)frozen.of("/");
    settle();
    frozen.bus().setDeaf(true);
    std::optional<BroadcastResult> result;
    BroadcastOperator all = node.of("/").all();
    QVERIFY(all.timeout(std::chrono::milliseconds(20))
                .emitWithAck(makeEvent("q", Value::Array{}), [&](const BroadcastResult &got) { result = got; }));
    QTRY_VERIFY(result);
    QVERIFY(!result->asked);
    QCOMPARE(result->missing, (Missing{{"node-b"}, 0}));
    QCOMPARE(node.counters().requestsPartial, 1);
}

void tst_Cluster::knowsTheOtherNodes()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis, named("node-a"));
    auto other = std::make_unique<TestNode>(redis, named("node-b"));
    settle();
    QCOMPARE(node.server().knownNodeCount(), 1);
    other->server().leaveBus();
    settle();
    QCOMPARE(node.server().knownNodeCount(), 0);
    const QList<telemetry::Event> changes = node.sink().ofKind(telemetry::EventKind::MembershipChanged);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.first().text, "node-b");
    QCOMPARE(changes.first().detail, "joined");
    QCOMPARE(changes.last().detail, "left");
}

void tst_Cluster::noticesANodeThatIsSilent()
{
    relayscope::test::MemoryRedis redis;
    ServerOptions options;
    options.beatInterval = std::chrono::milliseconds(10);
    TestNode node(redis, named("node-a", options));
    TestNode other(redis, named("node-b"));
    (void)other.of("/");
    settle();
    QCOMPARE(node.server().knownNodeCount(), 1);
    QTRY_COMPARE(node.server().knownNodeCount(), 0);
    QCOMPARE(node.sink().ofKind(telemetry::EventKind::MembershipChanged).last().detail, "silent");
    other.bus().beat();
    settle();
    QCOMPARE(node.server().knownNodeCount(), 1);
}

void tst_Cluster::ignoresWhatRedisHeldBack()
{
    relayscope::test::MemoryRedis redis;
    ServerOptions options;
    options.beatInterval = std::chrono::milliseconds(1);
    TestNode node(redis, named("node-a", options));
    TestNode other(redis, named("node-b"));
    (void)other.of("/");
    (void)node.of("/");
    FakeSession &client = node.connectClient();
    settle();
    QElapsedTimer sinceTheBeat;
    sinceTheBeat.start();
    QTRY_VERIFY(sinceTheBeat.elapsed() > 2);
    node.bus().missBeats();

    QVERIFY(other.of("/").all().emitEvent("hello", {}));
    settle();
    QCOMPARE(client.takeSent(), kNothing);
    QCOMPARE(node.counters().busIgnored[static_cast<int>(IgnoreReason::Stale)], 1);
    other.bus().beat();
    QVERIFY(other.of("/").all().emitEvent("hello", {}));
    settle();
    QCOMPARE(client.takeSent(), kHello);
}

void tst_Cluster::countsSendersWithoutBeats()
{
    // The first node spoke before the second one listened.
    m_nodes[0]->bus().beat();
    settle();
    QVERIFY(m_nodes[0]->of("/").all().emitEvent("hello", {}));
    settle();
    QCOMPARE(m_nodes[1]->counters().busForeign, 0);
    const Packet packet{PacketType::Event, "/", std::nullopt, makeEvent("hello", Value::Array{})};
    const QByteArray foreign = redisadapter::encode(redisadapter::Broadcast{"JS_uid", packet, {}, {}});
    m_redis->publish("socket.io#/#", foreign);
    m_redis->publish("socket.io#/#", foreign);
    m_redis->publish("socket.io#/#", redisadapter::encodeAsEmitter(redisadapter::Broadcast{{}, packet, {}, {}}));
    (void)m_clients[1]->takeSent();
    settle();
    // Taken all the same: it may be an official server.
    QCOMPARE(m_clients[1]->takeSent().size(), 3);
    QCOMPARE(m_nodes[1]->counters().busForeign, 2);
}

void tst_Cluster::ignoresBeatsThatAreNone()
{
    const QByteArray good = encodeBeat({"node-x", "bootid", 1, 2, {{"/", "uid_xx"}}, false});
    QVERIFY(decodeBeat(good));
    QList<QByteArray> bad{"", "{}", "[]", "garbage", "{\"node\":\"\"}", QByteArray(300'000, 'x')};
    for (qsizetype length = 0; length < good.size(); ++length)
        bad.append(good.first(length));
    QByteArray wrongUid = good;
    bad.append(wrongUid.replace("\"uid_xx\"", "5"));
    for (const QByteArray &bytes : std::as_const(bad))
        m_redis->publish(beatChannel("socket.io"), bytes);
    settle();
    QCOMPARE(m_nodes[0]->server().knownNodeCount(), 2);
    QCOMPARE(m_nodes[0]->counters().busIgnored[static_cast<int>(IgnoreReason::Undecodable)], bad.size());
    m_redis->publish(beatChannel("socket.io"), good);
    settle();
    QCOMPARE(m_nodes[0]->server().knownNodeCount(), 3);
}

QTEST_GUILESS_MAIN(tst_Cluster)
#include "tst_cluster.moc"
