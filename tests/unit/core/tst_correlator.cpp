#include "core/correlator.h"
#include "protocol/redisadapter/codec.h"
#include "telemetry/hash.h"

#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::core;
using telemetry::Event;
using telemetry::EventKind;

namespace {

constexpr qint64 kMs = 1'000'000;
constexpr qint64 kLater = 1'000'000 * kMs;
const QByteArray kChannel = QByteArrayLiteral("plain");
const QByteArray kMessage = QByteArrayLiteral("bytes on the bus");

NodeObservation nodeEvent(const char *node, EventKind kind, qint64 timeMs, quint64 trace)
{
    NodeObservation seen;
    seen.nodeId = QString::fromLatin1(node);
    seen.instance = QByteArray(node) + "/1";
    seen.event.kind = kind;
    seen.event.timeNs = timeMs * kMs;
    seen.event.trace = trace;
    return seen;
}

NodeObservation socketEvent(
    const char *node, EventKind kind, qint64 timeMs, quint64 trace, const char *sid, quint64 sequence)
{
    NodeObservation seen = nodeEvent(node, kind, timeMs, trace);
    seen.event.socket = sid;
    seen.event.sequence = sequence;
    return seen;
}

NodeObservation busEvent(const char *node, EventKind kind, qint64 timeMs, quint64 trace, Verdict verdict,
    const QByteArray &uid = QByteArrayLiteral("uid-a"))
{
    NodeObservation seen = nodeEvent(node, kind, timeMs, trace);
    seen.event.channel = kChannel;
    seen.event.payloadHash = telemetry::hash64(kMessage);
    seen.event.verdict = verdict;
    seen.event.uid = uid;
    return seen;
}

ClientObservation clientEvent(
    const char *client, ClientObservation::Kind kind, qint64 timeMs, const char *sid, quint64 sequence)
{
    ClientObservation seen;
    seen.kind = kind;
    seen.timeNs = timeMs * kMs;
    seen.clientId = QString::fromLatin1(client);
    seen.sid = sid;
    seen.sequence = sequence;
    return seen;
}

TapObservation tapped(qint64 timeMs)
{
    return {timeMs * kMs, kChannel, kMessage};
}

QList<HopKind> kindsOf(const QList<Hop> &hops)
{
    QList<HopKind> kinds;
    for (const Hop &hop : hops)
        kinds.append(hop.kind);
    return kinds;
}

QSet<quint64> messagesOf(const QList<Hop> &hops)
{
    QSet<quint64> messages;
    for (const Hop &hop : hops)
        messages.insert(hop.message);
    return messages;
}

TapObservation broadcast(qint64 timeMs, const redisadapter::Selection &selection)
{
    const redisadapter::Broadcast message{"uid-a",
        socketio::Packet{socketio::PacketType::Event, "/", std::nullopt, socketio::makeEvent("chat", {})}, selection,
        {}};
    return {timeMs * kMs, "socket.io#/#", redisadapter::encode(message)};
}

ClientObservation connection(const char *client, ClientObservation::Kind kind, qint64 timeMs, const char *sid)
{
    ClientObservation seen = clientEvent(client, kind, timeMs, sid, 0);
    seen.nodeId = QStringLiteral("node-b");
    seen.nsp = "/";
    return seen;
}

} // namespace

class tst_Correlator final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void joinsAllHopsOfOneMessage();
    void ordersWhatArrivesLate();
    void holdsObservationsUntilTheyAreOldEnough();
    void showsOwnEchoAndEmptyRoom();
    void keepsEqualMessagesApartByOrder();
    void doesNotJoinWhatANodeCannotHaveSeen();
    void marksASecondCopyAsDuplicate();
    void marksHopsOfForeignServersAsInferred();
    void joinsMessagesWhenThePublisherReportsLast();
    void joinsAcknowledgements();
    void joinsRequestsByTheirId();
    void reportsWhatWasWrittenInVain();
    void reportsNothingLostThatCame();
    void reportsNothingLostThatCameAfterTheNodeClosed();
    void reportsWhatTheNodeNeverReceived();
    void aLossAtTheEndOfANodeIsInferred();
    void reportsNothingLostWhenTheNodeDroppedObservations();
    void broadcastsThatAKilledNodeDidNotReportAreLost();
    void marksASecondDeliveryWithTheFirstRow();
    void twoEventsOfOneMessageAreNoDuplicates();
    void equalMessagesOfTwoPublishersAreAmbiguous();
    void keepsTheBytesOnRedis();
    void heartbeatsBelongToNoMessage();
    void missingAnswersOfClientsBelongToTheQuestion();
    void countsDroppedObservations();
    void tellsRunsOfANodeApart();
    void tellsWhoWasAway();
    void whoCameBackIsNotAway();
    void namesTheEventOfAnEchoAndOfAnAnswer();
    void namesTheClientOfASession();

private:
    QList<Hop> take(qint64 nowNs = kLater) { return m_correlator.take(nowNs).hops; }

    Correlator m_correlator;
};

void tst_Correlator::init()
{
    m_correlator = Correlator();
    m_correlator.directory().nameNode(QStringLiteral("node-a"), QStringLiteral("node A"));
    m_correlator.directory().nameNode(QStringLiteral("node-b"), QStringLiteral("node B"));
    m_correlator.directory().nameClient(QStringLiteral("client-1"), QStringLiteral("client 1"));
    m_correlator.directory().nameClient(QStringLiteral("client-2"), QStringLiteral("client 2"));
}

void tst_Correlator::joinsAllHopsOfOneMessage()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(clientEvent("client-1", Kind::Sent, 1, "sid1", 1));
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventReceived, 2, 7, "sid1", 1));
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 3, 7, Verdict::Published));
    m_correlator.add(tapped(4));
    m_correlator.add(busEvent("node-a", EventKind::BusReceived, 5, 8, Verdict::OwnEchoIgnored));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 6, 3, Verdict::Delivered));
    m_correlator.add(socketEvent("node-b", EventKind::ClientEventSent, 7, 3, "sid2", 1));
    m_correlator.add(clientEvent("client-2", Kind::Delivered, 8, "sid2", 1));

    const QList<Hop> hops = take();
    QCOMPARE(kindsOf(hops),
        (QList<HopKind>{HopKind::Sent, HopKind::Received, HopKind::Published, HopKind::SeenOnRedis,
            HopKind::ReceivedFromRedis, HopKind::ReceivedFromRedis, HopKind::WrittenToClient, HopKind::Delivered}));
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
    QCOMPARE(hops.at(1).from.name, QStringLiteral("client 1"));
    QCOMPARE(hops.at(1).to.name, QStringLiteral("node A"));
    QCOMPARE(hops.at(6).to.name, QStringLiteral("client 2"));
    QCOMPARE(hops.at(3).from.name, QStringLiteral("node A"));
    QVERIFY(std::none_of(hops.cbegin(), hops.cend(), [](const Hop &hop) { return hop.inferred; }));
    QCOMPARE(hops.constFirst().number, quint64{1});
    QCOMPARE(hops.constLast().number, quint64{8});
}

void tst_Correlator::ordersWhatArrivesLate()
{
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 9, 1, Verdict::Delivered));
    m_correlator.add(tapped(8));
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 7, 1, Verdict::Published));
    const QList<Hop> hops = take();
    QCOMPARE(kindsOf(hops), (QList<HopKind>{HopKind::Published, HopKind::SeenOnRedis, HopKind::ReceivedFromRedis}));
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
}

void tst_Correlator::holdsObservationsUntilTheyAreOldEnough()
{
    m_correlator.add(tapped(10));
    QVERIFY(take(10 * kMs + ReorderBuffer::kHoldNs - 1).isEmpty());
    QVERIFY(m_correlator.hasPending());
    QCOMPARE(take(10 * kMs + ReorderBuffer::kHoldNs).size(), 1);
    QVERIFY(!m_correlator.hasPending());
}

void tst_Correlator::showsOwnEchoAndEmptyRoom()
{
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 1, 1, Verdict::Published));
    m_correlator.add(busEvent("node-a", EventKind::BusReceived, 2, 2, Verdict::OwnEchoIgnored));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 2, 1, Verdict::NoSocketInRoom));
    const QList<Hop> hops = take();
    QCOMPARE(hops.at(1).verdict, Verdict::OwnEchoIgnored);
    QCOMPARE(hops.at(1).from.kind, PlaceKind::Redis);
    QCOMPARE(hops.at(2).verdict, Verdict::NoSocketInRoom);
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
}

void tst_Correlator::keepsEqualMessagesApartByOrder()
{
    for (const int i : {0, 1}) {
        const auto trace = quint64(10 + i);
        m_correlator.add(busEvent("node-a", EventKind::BusPublished, 1 + i, trace, Verdict::Published));
        m_correlator.add(tapped(10 + i));
        m_correlator.add(busEvent("node-b", EventKind::BusReceived, 20 + i, trace, Verdict::Delivered));
    }
    const QList<Hop> hops = take();
    QList<quint64> messages;
    for (const Hop &hop : hops)
        messages.append(hop.message);
    QCOMPARE(messages, (QList<quint64>{1, 2, 1, 2, 1, 2}));
}

void tst_Correlator::doesNotJoinWhatANodeCannotHaveSeen()
{
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 1, 1, Verdict::Published));
    NodeObservation subscribed = nodeEvent("node-b", EventKind::RedisLinkChanged, 5, 0);
    subscribed.event.detail = "sub";
    subscribed.event.text = "ready";
    m_correlator.add(subscribed);
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 10, 2, Verdict::Published));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 11, 1, Verdict::Delivered));
    const QList<Hop> hops = take();
    QCOMPARE(hops.constLast().message, hops.at(2).message);
    QVERIFY(hops.constLast().message != hops.constFirst().message);
}

void tst_Correlator::marksASecondCopyAsDuplicate()
{
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 1, 1, Verdict::Published));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 2, 1, Verdict::Delivered));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 3, 2, Verdict::Delivered));
    const QList<Hop> hops = take();
    QCOMPARE(hops.constLast().verdict, Verdict::Duplicate);
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
}

void tst_Correlator::marksHopsOfForeignServersAsInferred()
{
    m_correlator.add(tapped(1));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 2, 1, Verdict::Delivered, "uid-x"));
    const QList<Hop> hops = take();
    QVERIFY(hops.at(0).inferred);
    QVERIFY(hops.at(1).inferred);
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
}

void tst_Correlator::joinsMessagesWhenThePublisherReportsLast()
{
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventReceived, 1, 5, "sid1", 1));
    m_correlator.add(tapped(3));
    QCOMPARE(messagesOf(take()), (QSet<quint64>{1, 2}));
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 2, 5, Verdict::Published));
    const Correlator::Output output = m_correlator.take(kLater);
    QCOMPARE(output.hops.constFirst().message, quint64{1});
    QCOMPARE(output.joins, (QList<MessageJoin>{{2, 1}}));
}

void tst_Correlator::joinsAcknowledgements()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(clientEvent("client-1", Kind::Sent, 1, "sid1", 3));
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventReceived, 2, 4, "sid1", 3));
    m_correlator.add(socketEvent("node-a", EventKind::ClientAckSent, 3, 4, "sid1", 0));
    m_correlator.add(clientEvent("client-1", Kind::AckDelivered, 4, "sid1", 3));
    const QList<Hop> hops = take();
    QCOMPARE(hops.at(3).verdict, Verdict::AckReceived);
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
}

void tst_Correlator::joinsRequestsByTheirId()
{
    NodeObservation asked = nodeEvent("node-a", EventKind::RequestSent, 1, 3);
    NodeObservation answered = nodeEvent("node-b", EventKind::ResponseSent, 2, 9);
    asked.event.detail = "request-1";
    answered.event.detail = "request-1";
    m_correlator.add(asked);
    m_correlator.add(answered);
    const QList<Hop> hops = take();
    QCOMPARE(kindsOf(hops), (QList<HopKind>{HopKind::Request, HopKind::Response}));
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
}

void tst_Correlator::reportsWhatWasWrittenInVain()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(clientEvent("client-2", Kind::Connected, 1, "sid2", 0));
    m_correlator.add(socketEvent("node-b", EventKind::ClientEventSent, 2, 3, "sid2", 1));
    m_correlator.add(clientEvent("client-2", Kind::Disconnected, 3, "sid2", 0));
    const QList<Hop> hops = take();
    QCOMPARE(hops.constLast().kind, HopKind::Lost);
    QCOMPARE(hops.constLast().message, hops.at(1).message);
}

void tst_Correlator::reportsNothingLostThatCame()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(clientEvent("client-2", Kind::Connected, 1, "sid2", 0));
    m_correlator.add(clientEvent("client-2", Kind::Delivered, 2, "sid2", 1));
    m_correlator.add(socketEvent("node-b", EventKind::ClientEventSent, 3, 3, "sid2", 1));
    m_correlator.add(clientEvent("client-2", Kind::Disconnected, 4, "sid2", 0));
    QVERIFY(!kindsOf(take()).contains(HopKind::Lost));
}

void tst_Correlator::reportsNothingLostThatCameAfterTheNodeClosed()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(clientEvent("client-2", Kind::Connected, 1, "sid2", 0));
    m_correlator.add(socketEvent("node-b", EventKind::ClientEventSent, 2, 3, "sid2", 1));
    m_correlator.add(socketEvent("node-b", EventKind::SocketDisconnected, 3, 0, "sid2", 0));
    m_correlator.add(clientEvent("client-2", Kind::Delivered, 4, "sid2", 1));
    m_correlator.add(clientEvent("client-2", Kind::Disconnected, 5, "sid2", 0));
    QVERIFY(!kindsOf(take()).contains(HopKind::Lost));
}

void tst_Correlator::reportsWhatTheNodeNeverReceived()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(clientEvent("client-1", Kind::Sent, 1, "sid1", 1));
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventReceived, 2, 4, "sid1", 1));
    m_correlator.add(clientEvent("client-1", Kind::Sent, 3, "sid1", 2));
    m_correlator.add(socketEvent("node-a", EventKind::SocketDisconnected, 4, 0, "sid1", 0));
    const QList<Hop> hops = take();
    QCOMPARE(hops.size(), 5);
    QCOMPARE(hops.constLast().kind, HopKind::Lost);
    QCOMPARE(hops.constLast().message, hops.at(2).message);
    QCOMPARE(hops.constLast().from.name, QStringLiteral("client 1"));
    QVERIFY(!hops.constLast().inferred);
}

void tst_Correlator::aLossAtTheEndOfANodeIsInferred()
{
    ClientObservation sent = clientEvent("client-1", ClientObservation::Kind::Sent, 1, "sid1", 1);
    sent.nodeId = QStringLiteral("node-a");
    m_correlator.add(sent);
    m_correlator.add(NodeEnd{2 * kMs, QStringLiteral("node-a"), "node-a/1"});
    const QList<Hop> hops = take();
    QCOMPARE(kindsOf(hops), (QList<HopKind>{HopKind::Sent, HopKind::Lost}));
    QVERIFY(hops.constLast().inferred);
    QVERIFY(hops.constLast().text.contains(QStringLiteral("node A")));
}

void tst_Correlator::reportsNothingLostWhenTheNodeDroppedObservations()
{
    ClientObservation sent = clientEvent("client-1", ClientObservation::Kind::Sent, 1, "sid1", 1);
    sent.nodeId = QStringLiteral("node-a");
    m_correlator.add(sent);
    m_correlator.add(DropObservation{2 * kMs, QStringLiteral("node-a"), 1, "node-a/1"});
    m_correlator.add(NodeEnd{3 * kMs, QStringLiteral("node-a"), "node-a/1"});
    QCOMPARE(kindsOf(take()), (QList<HopKind>{HopKind::Sent, HopKind::ObservationsDropped}));
}

void tst_Correlator::broadcastsThatAKilledNodeDidNotReportAreLost()
{
    for (const char *node : {"node-a", "node-b"}) {
        NodeObservation subscribed = nodeEvent(node, EventKind::RedisLinkChanged, 1, 0);
        subscribed.event.detail = "sub";
        subscribed.event.text = "ready";
        m_correlator.add(subscribed);
    }
    m_correlator.add(socketEvent("node-b", EventKind::SocketConnected, 2, 0, "sid2", 0));
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 3, 1, Verdict::Published));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 4, 1, Verdict::Delivered));
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 5, 2, Verdict::Published));
    m_correlator.add(NodeEnd{6 * kMs, QStringLiteral("node-b"), "node-b/1"});
    // Had nobody to deliver to.
    m_correlator.add(NodeEnd{7 * kMs, QStringLiteral("node-c"), "node-c/1"});
    const QList<Hop> hops = take();
    const Hop &lost = hops.constLast();
    QCOMPARE(kindsOf(hops).count(HopKind::Lost), 1);
    QCOMPARE(lost.kind, HopKind::Lost);
    QCOMPARE(lost.message, hops.at(hops.size() - 2).message);
    QCOMPARE(lost.from.kind, PlaceKind::Redis);
    QCOMPARE(lost.to.name, QStringLiteral("node B"));
    QCOMPARE(lost.channel, kChannel);
    QVERIFY(lost.inferred);
}

void tst_Correlator::marksASecondDeliveryWithTheFirstRow()
{
    using Kind = ClientObservation::Kind;
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventSent, 1, 9, "sid1", 1));
    m_correlator.add(clientEvent("client-1", Kind::Delivered, 2, "sid1", 1));
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventSent, 3, 9, "sid1", 2));
    m_correlator.add(clientEvent("client-1", Kind::Delivered, 4, "sid1", 2));
    const QList<Hop> hops = take();
    QCOMPARE(hops.at(1).verdict, Verdict::Delivered);
    QCOMPARE(hops.at(1).duplicateOf, quint64{0});
    QCOMPARE(hops.at(3).verdict, Verdict::Duplicate);
    QCOMPARE(hops.at(3).duplicateOf, hops.at(1).number);
}

void tst_Correlator::twoEventsOfOneMessageAreNoDuplicates()
{
    using Kind = ClientObservation::Kind;
    ClientObservation first = clientEvent("client-1", Kind::Delivered, 2, "sid1", 1);
    first.eventName = "one";
    ClientObservation second = clientEvent("client-1", Kind::Delivered, 4, "sid1", 2);
    second.eventName = "two";
    ClientObservation third = clientEvent("client-2", Kind::Delivered, 6, "sid2", 1);
    third.eventName = "two";
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventSent, 1, 9, "sid1", 1));
    m_correlator.add(first);
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventSent, 3, 9, "sid1", 2));
    m_correlator.add(second);
    m_correlator.add(socketEvent("node-a", EventKind::ClientEventSent, 5, 9, "sid2", 1));
    m_correlator.add(third);
    const QList<Hop> hops = take();
    QCOMPARE(messagesOf(hops), QSet<quint64>{1});
    QVERIFY(std::none_of(hops.cbegin(), hops.cend(), [](const Hop &hop) { return hop.verdict == Verdict::Duplicate; }));
}

void tst_Correlator::equalMessagesOfTwoPublishersAreAmbiguous()
{
    // A plain channel: nothing in the bytes tells who published them.
    m_correlator.add(busEvent("node-a", EventKind::BusPublished, 1, 1, Verdict::Published, {}));
    m_correlator.add(busEvent("node-b", EventKind::BusPublished, 2, 1, Verdict::Published, {}));
    m_correlator.add(tapped(3));
    m_correlator.add(tapped(4));
    const QList<Hop> hops = take();
    QCOMPARE(hops.at(2).kind, HopKind::SeenOnRedis);
    QVERIFY(hops.at(2).inferred);
    QVERIFY(hops.at(2).text.contains(QStringLiteral("ambiguous")));
    QCOMPARE(hops.at(2).from.kind, PlaceKind::Unknown);
    QVERIFY(hops.at(2).message != hops.at(3).message);
}

void tst_Correlator::keepsTheBytesOnRedis()
{
    TapObservation large{kMs, kChannel, QByteArray(Hop::kMaxRawBytes + 1, 'x')};
    m_correlator.add(large);
    m_correlator.add(tapped(2));
    const QList<Hop> hops = take();
    QCOMPARE(hops.at(0).raw, QByteArray(Hop::kMaxRawBytes, 'x'));
    QCOMPARE(hops.at(1).raw, kMessage);
}

void tst_Correlator::heartbeatsBelongToNoMessage()
{
    ClientObservation ping = clientEvent("client-1", ClientObservation::Kind::Heartbeat, 1, "sid1", 0);
    ping.text = QString::fromLatin1(kPing);
    ClientObservation pong = ping;
    pong.text = QString::fromLatin1(kPong);
    m_correlator.add(ping);
    m_correlator.add(pong);
    const QList<Hop> hops = take();
    QCOMPARE(kindsOf(hops), (QList<HopKind>{HopKind::Heartbeat, HopKind::Heartbeat}));
    QCOMPARE(messagesOf(hops), QSet<quint64>{0});
    QCOMPARE(hops.at(0).to.name, QStringLiteral("client 1"));
    QCOMPARE(hops.at(1).from.name, QStringLiteral("client 1"));
    QVERIFY(hops.at(0).isNoise());
}

void tst_Correlator::missingAnswersOfClientsBelongToTheQuestion()
{
    NodeObservation asked = socketEvent("node-a", EventKind::ClientEventSent, 1, 5, "sid1", 1);
    asked.event.ackId = 3;
    NodeObservation missing = socketEvent("node-a", EventKind::ClientAckMissing, 2, 0, "sid1", 0);
    missing.event.ackId = 3;
    missing.event.verdict = Verdict::AckMissing;
    m_correlator.add(asked);
    m_correlator.add(missing);
    const QList<Hop> hops = take();
    QCOMPARE(kindsOf(hops), (QList<HopKind>{HopKind::WrittenToClient, HopKind::AckMissing}));
    QCOMPARE(hops.at(1).message, hops.at(0).message);
    QCOMPARE(hops.at(1).to, hops.at(0).to);
    QCOMPARE(hops.at(1).verdict, Verdict::AckMissing);
}

void tst_Correlator::countsDroppedObservations()
{
    m_correlator.add(DropObservation{kMs, QStringLiteral("node-a"), 12, {}});
    const QList<Hop> hops = take();
    QCOMPARE(hops.constFirst().kind, HopKind::ObservationsDropped);
    QCOMPARE(hops.constFirst().count, 12);
}

void tst_Correlator::tellsRunsOfANodeApart()
{
    NodeObservation first = nodeEvent("node-a", EventKind::LocalBroadcast, 1, 1);
    NodeObservation second = nodeEvent("node-a", EventKind::LocalBroadcast, 2, 1);
    second.instance = "node-a/2";
    m_correlator.add(first);
    m_correlator.add(second);
    QCOMPARE(messagesOf(take()), (QSet<quint64>{1, 2}));
}

void tst_Correlator::tellsWhoWasAway()
{
    using Kind = ClientObservation::Kind;
    const QString nodeB = QStringLiteral("node-b");
    m_correlator.absences().setNodeReason(nodeB, QStringLiteral("killed"));
    NodeObservation joined = socketEvent("node-b", EventKind::RoomJoined, 2, 0, "sid-1", 0);
    joined.event.room = "lobby";
    m_correlator.add(connection("client-1", Kind::Connected, 1, "sid-1"));
    m_correlator.add(connection("client-2", Kind::Connected, 1, "sid-2"));
    m_correlator.add(connection("client-3", Kind::Connected, 1, "sid-3"));
    m_correlator.add(joined);
    ClientObservation left = connection("client-3", Kind::Disconnected, 3, "sid-3");
    left.text = QStringLiteral("io client disconnect");
    m_correlator.add(left);
    m_correlator.add(connection("client-1", Kind::Disconnected, 5, "sid-1"));
    m_correlator.add(connection("client-2", Kind::Disconnected, 5, "sid-2"));
    m_correlator.add(NodeEnd{5 * kMs, nodeB, "node-b/1"});
    m_correlator.add(broadcast(4, {}));
    m_correlator.add(broadcast(6, {{"lobby"}, {}}));
    m_correlator.add(broadcast(7, {{}, {"lobby"}}));
    QList<QStringList> missed(8);
    for (const Hop &hop : take()) {
        if (hop.kind == HopKind::Missed)
            missed[hop.timeNs / kMs].append(hop.to.name + QStringLiteral(": ") + hop.text);
    }
    QVERIFY(missed.at(4).isEmpty());
    QCOMPARE(missed.at(6), (QStringList{QStringLiteral("node B: killed"), QStringLiteral("client 1: not connected")}));
    QCOMPARE(missed.at(7), (QStringList{QStringLiteral("node B: killed"), QStringLiteral("client 2: not connected")}));
}

void tst_Correlator::whoCameBackIsNotAway()
{
    using Kind = ClientObservation::Kind;
    const QString nodeB = QStringLiteral("node-b");
    m_correlator.absences().setNodeReason(nodeB, {});
    NodeObservation lost = nodeEvent("node-b", EventKind::RedisLinkChanged, 1, 0);
    lost.event.detail = "sub";
    lost.event.text = "lost: closed";
    NodeObservation back = lost;
    back.event.timeNs = 3 * kMs;
    back.event.text = "ready";
    m_correlator.add(lost);
    m_correlator.add(connection("client-1", Kind::Disconnected, 1, "sid-1"));
    m_correlator.add(broadcast(2, {}));
    m_correlator.add(back);
    m_correlator.add(connection("client-1", Kind::Connected, 3, "sid-2"));
    m_correlator.add(broadcast(4, {}));
    QList<qint64> missedAt;
    for (const Hop &hop : take()) {
        if (hop.kind == HopKind::Missed)
            missedAt.append(hop.timeNs / kMs);
    }
    QCOMPARE(missedAt, (QList<qint64>{2, 2}));
}

void tst_Correlator::namesTheEventOfAnEchoAndOfAnAnswer()
{
    NodeObservation published = busEvent("node-a", EventKind::BusPublished, 1, 1, Verdict::Published);
    published.event.eventName = "chat";
    published.event.payloadBytes = 16;
    m_correlator.add(published);
    m_correlator.add(busEvent("node-a", EventKind::BusReceived, 2, 2, Verdict::OwnEchoIgnored));
    m_correlator.add(busEvent("node-b", EventKind::BusReceived, 2, 1, Verdict::NoSocketInRoom));

    NodeObservation asked = socketEvent("node-a", EventKind::ClientEventReceived, 3, 3, "sid-1", 1);
    asked.event.eventName = "question";
    asked.event.ackId = 0;
    NodeObservation answered = socketEvent("node-a", EventKind::ClientAckSent, 4, 3, "sid-1", 0);
    answered.event.ackId = 0;
    m_correlator.add(asked);
    m_correlator.add(answered);
    QList<QByteArray> names;
    for (const Hop &hop : take())
        names.append(hop.eventName);
    QCOMPARE(names, (QList<QByteArray>{"chat", "chat", "chat", "question", "question"}));
}

void tst_Correlator::namesTheClientOfASession()
{
    NodeObservation upgraded = nodeEvent("node-a", EventKind::TransportUpgraded, 2, 0);
    upgraded.event.session = "17";
    NodeObservation connected = socketEvent("node-a", EventKind::SocketConnected, 1, 0, "sid-1", 0);
    connected.event.session = "17";
    NodeObservation other = upgraded;
    other.instance = "node-a/2";
    m_correlator.add(clientEvent("client-1", ClientObservation::Kind::Connected, 1, "sid-1", 0));
    m_correlator.add(upgraded);
    m_correlator.add(other);
    m_correlator.add(connected);
    QStringList names;
    for (const Hop &hop : take()) {
        if (hop.kind == HopKind::TransportUpgraded)
            names.append(hop.from.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("client 1"), QStringLiteral("session 17")}));
}

QTEST_GUILESS_MAIN(tst_Correlator)
#include "tst_correlator.moc"
