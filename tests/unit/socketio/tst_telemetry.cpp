#include "fakes/testnode.h"

#include "socketio/broadcastoperator.h"
#include "socketio/redisadapter.h"
#include "socketio/socket.h"

#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;
using protocol::Value;
using telemetry::Event;
using telemetry::EventKind;
using telemetry::Verdict;

/// The hops of one message as a node reports them, and what joins them.
class tst_Telemetry : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void tellsEveryHopOfABroadcast();
    void joinsNodesByPublishedBytes();
    void countsEventsOfEachSocket();
    void tellsWhoWasLeftOut();
    void tellsWhyANodeReachedNobody();
    void tellsAcksWithTheTraceOfTheirEvent();
    void tellsRoomsAndSockets();
    void tellsRequestsAndResponses();
    void keepsSessionIdsSecret();
    void isSilentWhenNobodyWatches();

private:
    std::unique_ptr<relayscope::test::MemoryRedis> m_redis;
    std::unique_ptr<TestNode> m_nodeA;
    std::unique_ptr<TestNode> m_nodeB;
    FakeSession *m_a = nullptr;
    FakeSession *m_b = nullptr;
};

void tst_Telemetry::init()
{
    m_redis = std::make_unique<relayscope::test::MemoryRedis>();
    m_nodeA = std::make_unique<TestNode>(*m_redis);
    m_nodeB = std::make_unique<TestNode>(*m_redis);
    for (TestNode *const node : {m_nodeA.get(), m_nodeB.get()})
        node->setRules(R"({"namespaces": {"/": {"on": {"message": [{"emit": "said", "args": "$args"}]}}}})");
    m_a = &m_nodeA->connectClient();
    m_b = &m_nodeB->connectClient();
    m_nodeA->sink().clear();
    m_nodeB->sink().clear();
}

void tst_Telemetry::cleanup()
{
    m_nodeA.reset();
    m_nodeB.reset();
    m_redis.reset();
}

void tst_Telemetry::tellsEveryHopOfABroadcast()
{
    m_a->receive("2[\"message\",\"hi\"]");
    settle();
    QList<Event> events = m_nodeA->sink().events();
    // What was published is told when Redis has answered, with its own time.
    std::stable_sort(
        events.begin(), events.end(), [](const Event &left, const Event &right) { return left.timeNs < right.timeNs; });
    QList<EventKind> kinds;
    for (const Event &event : events)
        kinds.append(event.kind);
    QCOMPARE(kinds,
        (QList<EventKind>{EventKind::ClientEventReceived, EventKind::BusPublished, EventKind::ClientEventSent,
            EventKind::LocalBroadcast, EventKind::BusReceived}));
    const quint64 trace = events.first().trace;
    QVERIFY(trace != 0);
    for (const Event &event : events.first(4))
        QCOMPARE(event.trace, trace);
    QCOMPARE(events.at(0).eventName, "message");
    QCOMPARE(events.at(0).verdict, Verdict::HandledByRule);
    QCOMPARE(events.at(0).socket, m_nodeA->socketOf(*m_a).id());
    QCOMPARE(events.at(0).payloadPrefix, "[\"message\",\"hi\"]");
    QCOMPARE(events.at(1).eventName, "said");
    QCOMPARE(events.at(1).channel, "socket.io#/#");
    QCOMPARE(events.at(1).count, 2);
    QCOMPARE(events.at(3).count, 1);
    QCOMPARE(events.at(4).verdict, Verdict::OwnEchoIgnored);
    QVERIFY(events.at(4).trace != trace);
    for (const Event &event : events)
        QVERIFY(event.timeNs > 0);
}

void tst_Telemetry::joinsNodesByPublishedBytes()
{
    m_a->receive("2[\"message\",\"hi\"]");
    settle();
    const Event published = m_nodeA->sink().ofKind(EventKind::BusPublished).first();
    const Event echo = m_nodeA->sink().ofKind(EventKind::BusReceived).first();
    const QList<Event> atB = m_nodeB->sink().events();
    QCOMPARE(atB.size(), 2);
    const Event received = m_nodeB->sink().ofKind(EventKind::BusReceived).first();
    const Event sent = m_nodeB->sink().ofKind(EventKind::ClientEventSent).first();
    const QByteArray uid = dynamic_cast<RedisAdapter &>(m_nodeA->server().find("/")->adapter()).uid();
    for (const Event &event : {published, echo, received}) {
        QCOMPARE(event.payloadHash, published.payloadHash);
        QCOMPARE(event.channel, published.channel);
        QCOMPARE(event.payloadBytes, published.payloadBytes);
        QCOMPARE(event.uid, uid);
    }
    QCOMPARE(received.verdict, Verdict::Delivered);
    QCOMPARE(received.count, 1);
    QCOMPARE(received.eventName, "said");
    QCOMPARE(sent.trace, received.trace);
    QCOMPARE(sent.socket, m_nodeB->socketOf(*m_b).id());
    QVERIFY(received.timeNs <= sent.timeNs);
}

void tst_Telemetry::countsEventsOfEachSocket()
{
    FakeSession &second = m_nodeA->connectClient();
    m_nodeA->socketOf(second).sendEvent(makeEvent("direct", Value::Array{}));
    m_nodeA->sink().clear();
    m_a->receive("2[\"message\"]");
    m_a->receive("2[\"message\"]");
    const QList<Event> received = m_nodeA->sink().ofKind(EventKind::ClientEventReceived);
    QCOMPARE(received.at(0).sequence, 1);
    QCOMPARE(received.at(1).sequence, 2);
    QList<std::pair<QByteArray, quint64>> sent;
    for (const Event &event : m_nodeA->sink().ofKind(EventKind::ClientEventSent))
        sent.append({event.socket, event.sequence});
    const QByteArray first = m_nodeA->socketOf(*m_a).id();
    const QByteArray other = m_nodeA->socketOf(second).id();
    const QList<std::pair<QByteArray, quint64>> expected{{first, 1}, {other, 2}, {first, 2}, {other, 3}};
    QCOMPARE(sent, expected);
}

void tst_Telemetry::tellsWhoWasLeftOut()
{
    Namespace &nsp = *m_nodeA->server().find("/");
    const QByteArray id = m_nodeA->socketOf(*m_a).id();
    QVERIFY(nsp.all().except(id).local().trace(7).emitEvent("x", {}));
    m_a->setWritable(false);
    QVERIFY(nsp.all().volatileOnly().trace(8).emitEvent("y", {}));
    QVERIFY(nsp.all().to("nobody").trace(9).emitEvent("z", {}));
    const QList<Event> skipped = m_nodeA->sink().ofKind(EventKind::Skipped);
    QCOMPARE(skipped.size(), 3);
    QCOMPARE(skipped.at(0).verdict, Verdict::LocalFlag);
    QCOMPARE(skipped.at(1).verdict, Verdict::Excluded);
    QCOMPARE(skipped.at(1).socket, id);
    QCOMPARE(skipped.at(1).trace, 7);
    QCOMPARE(skipped.at(2).verdict, Verdict::VolatileDropped);
    QCOMPARE(skipped.at(2).eventName, "y");
    const Event last = m_nodeA->sink().ofKind(EventKind::LocalBroadcast).last();
    QCOMPARE(last.verdict, Verdict::NoSocketInRoom);
    QCOMPARE(last.trace, 9);
    settle();
    QCOMPARE(m_nodeB->sink().ofKind(EventKind::BusReceived).last().verdict, Verdict::NoSocketInRoom);
    QCOMPARE(m_nodeB->sink().ofKind(EventKind::BusReceived).last().room, "nobody");
}

void tst_Telemetry::tellsWhyANodeReachedNobody()
{
    Namespace &nsp = *m_nodeA->server().find("/");
    const QByteArray atB = m_nodeB->socketOf(*m_b).id();
    m_nodeB->socketOf(*m_b).join("lobby", 0);
    const auto verdictAtB = [this] {
        settle();
        return m_nodeB->sink().ofKind(EventKind::BusReceived).last().verdict;
    };
    const auto verdictAtA = [this] { return m_nodeA->sink().ofKind(EventKind::LocalBroadcast).last().verdict; };

    QVERIFY(nsp.all().to("lobby").except(atB).emitEvent("excluded", {}));
    QCOMPARE(verdictAtA(), Verdict::NoSocketInRoom);
    QCOMPARE(m_nodeA->sink().ofKind(EventKind::LocalBroadcast).last().room, "lobby");
    QCOMPARE(verdictAtB(), Verdict::Excluded);

    m_b->setWritable(false);
    QVERIFY(nsp.all().to("lobby").volatileOnly().emitEvent("busy", {}));
    QCOMPARE(verdictAtB(), Verdict::VolatileDropped);

    QVERIFY(nsp.all().to(QList<QByteArray>{"nobody", "nowhere"}).emitEvent("rooms", {}));
    QCOMPARE(verdictAtB(), Verdict::NoSocketInRoom);

    m_a->end(engineio::DisconnectReason::TransportClose);
    m_b->end(engineio::DisconnectReason::TransportClose);
    QVERIFY(nsp.all().emitEvent("alone", {}));
    QCOMPARE(verdictAtA(), Verdict::NoSocket);
    QCOMPARE(verdictAtB(), Verdict::NoSocket);
}

void tst_Telemetry::tellsAcksWithTheTraceOfTheirEvent()
{
    m_nodeA->socketOf(*m_a).sendEventWithAck(
        makeEvent("q", Value::Array{}), [](const Payload &) {}, 77);
    m_a->receive("30[\"yes\"]");
    const Event ack = m_nodeA->sink().ofKind(EventKind::ClientAckReceived).first();
    QCOMPARE(ack.ackId, 0);
    QCOMPARE(ack.trace, 77);
    QCOMPARE(m_nodeA->sink().ofKind(EventKind::ClientEventSent).first().ackId, 0);
}

void tst_Telemetry::tellsRoomsAndSockets()
{
    FakeSession &session = m_nodeA->connectClient();
    const QByteArray id = m_nodeA->socketOf(session).id();
    m_nodeA->socketOf(session).join("room", 5);
    m_nodeA->socketOf(session).join("room", 6);
    session.end(engineio::DisconnectReason::TransportClose);
    QList<EventKind> kinds;
    for (const Event &event : m_nodeA->sink().events()) {
        QCOMPARE(event.socket, id);
        kinds.append(event.kind);
    }
    QCOMPARE(kinds,
        (QList<EventKind>{
            EventKind::SocketConnected, EventKind::RoomJoined, EventKind::RoomLeft, EventKind::SocketDisconnected}));
    QCOMPARE(m_nodeA->sink().events().at(1).trace, 5);
    QCOMPARE(m_nodeA->sink().events().last().text, "transport close");
}

void tst_Telemetry::tellsRequestsAndResponses()
{
    m_nodeA->server().find("/")->all().fetchSockets([](const auto &) {});
    settle();
    const Event request = m_nodeA->sink().ofKind(EventKind::RequestSent).first();
    QCOMPARE(request.text, "fetchSockets");
    QCOMPARE(request.detail.size(), 6);
    for (const auto &[node, kind] : {std::pair{m_nodeB.get(), EventKind::RequestReceived},
             {m_nodeB.get(), EventKind::ResponseSent}, {m_nodeA.get(), EventKind::ResponseReceived}}) {
        const QList<Event> found = node->sink().ofKind(kind);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().detail, request.detail);
        QCOMPARE(found.first().text, "fetchSockets");
    }
}

void tst_Telemetry::keepsSessionIdsSecret()
{
    FakeSession &session = m_nodeA->connectClient();
    session.receive("2[\"message\"]");
    for (const Event &event : m_nodeA->sink().events())
        QVERIFY(event.session.isEmpty() || event.session == session.sid().right(4));
}

void tst_Telemetry::isSilentWhenNobodyWatches()
{
    m_nodeA->sink().setLevel(telemetry::Level::Counters);
    m_a->receive("2[\"message\",\"hi\"]");
    settle();
    QVERIFY(m_nodeA->sink().events().isEmpty());
    QCOMPARE(m_nodeA->counters().eventsReceived, 1);
}

QTEST_GUILESS_MAIN(tst_Telemetry)
#include "tst_telemetry.moc"
