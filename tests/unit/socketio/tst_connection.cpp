#include "fakes/testnode.h"

#include "socketio/socket.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;

/// The rules of section "connection to namespaces" of the Socket.IO protocol, and every way to lose a socket.
class tst_Connection : public QObject {
    Q_OBJECT

private slots:
    void answersConnectWithAnIdOfItsOwn();
    void refusesUnknownNamespace();
    void boundsTheNamespacesOfOneClient();
    void joinsSeveralNamespaces();
    void givesTheHandshake();
    void joinsAgainAfterDisconnect();
    void closesOnInvalidState_data();
    void closesOnInvalidState();
    void closesOnEventBehindConnect();
    void closesIdlePollingWithForcedServerClose();
    void closesWithoutNamespaceInTime();
    void keepsConnectTimeoutAfterRefusal();
    void joinsInTime();
    void closesOnUndecodablePacket_data();
    void closesOnUndecodablePacket();
    void tellsEveryNamespaceWhenAPacketIsWrong();
    void reportsEngineReasons_data();
    void reportsEngineReasons();
    void leavesByClientRequest();
    void disconnectsSocketOnly();
    void disconnectsWholeConnection();
    void shutsDownWithoutPacket();
    void survivesDisconnectInsideHandler();
};

namespace {

/// Reasons of disconnection that the node recorded, in order.
QList<QByteArray> reasons(TestNode &node)
{
    QList<QByteArray> texts;
    for (const telemetry::Event &event : node.sink().ofKind(telemetry::EventKind::SocketDisconnected))
        texts.append(event.nsp + ' ' + event.text);
    return texts;
}

} // namespace

void tst_Connection::answersConnectWithAnIdOfItsOwn()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.open();
    session.receive("0");
    QVERIFY(session.takeSent().isEmpty());
    settle();
    const QList<QByteArray> sent = session.takeSent();
    QCOMPARE(sent.size(), 1);
    const QByteArray id = node.socketOf(session).id();
    QCOMPARE(sent.first(), "0{\"sid\":\"" + id + "\"}");
    QCOMPARE(id.size(), 20);
    QVERIFY(id != session.sid());
}

void tst_Connection::refusesUnknownNamespace()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.open();
    session.receive("0/random,");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"4/random,{\"message\":\"Invalid namespace\"}"});
    session.receive("0/custom?a=b,");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"4/custom?a=b,{\"message\":\"Invalid namespace\"}"});
    QVERIFY(!session.isClosing());
    QCOMPARE(node.counters().connectErrors, 2);
}

void tst_Connection::boundsTheNamespacesOfOneClient()
{
    ServerOptions options;
    options.adapter = AdapterKind::None;
    options.maxNamespacesPerClient = 2;
    TestNode node(options);
    for (const char *name : {"/", "/a", "/b"})
        (void)node.of(name);
    FakeSession &session = node.connectClient();
    // Those that wait for their answer count too.
    session.receive("0/a,");
    session.receive("0/b,");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"4/b,{\"message\":\"too many namespaces\"}"});
    settle();
    (void)session.takeSent();
    QCOMPARE(node.counters().connectErrors, 1);
    session.receive("1/a,");
    session.receive("0/b,");
    settle();
    QVERIFY(session.takeSent().constFirst().startsWith("0/b,{"));
    QVERIFY(!session.isClosing());
}

void tst_Connection::joinsSeveralNamespaces()
{
    TestNode node;
    (void)node.of("/");
    (void)node.of("/custom");
    FakeSession &session = node.open();
    session.receive("0");
    session.receive("0/custom");
    settle();
    const QByteArray first = node.socketOf(session, "/").id();
    const QByteArray second = node.socketOf(session, "/custom").id();
    QVERIFY(first != second);
    QCOMPARE(session.takeSent(),
        (QList<QByteArray>{"0{\"sid\":\"" + first + "\"}", "0/custom,{\"sid\":\"" + second + "\"}"}));
    const QList<std::pair<QByteArray, qsizetype>> expected{{"/", 1}, {"/custom", 1}};
    QCOMPARE(node.server().socketCounts(), expected);
}

void tst_Connection::givesTheHandshake()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.open();
    session.editRequest().headers.emplaceBack("origin", "http://localhost");
    session.receive("0{\"token\":\"123\"}");
    settle();
    const protocol::Value handshake = node.socketOf(session).handshake();
    QList<QByteArray> keys;
    for (const auto &[key, value] : *handshake.asObject())
        keys.append(key);
    QCOMPARE(
        keys, (QList<QByteArray>{"headers", "time", "address", "xdomain", "secure", "issued", "url", "query", "auth"}));
    QCOMPARE(*handshake.member("auth")->member("token")->asText(), "123");
    QCOMPARE(*handshake.member("query")->member("EIO")->asText(), "4");
    QCOMPARE(*handshake.member("address")->asText(), "127.0.0.1");
    QCOMPARE(*handshake.member("xdomain")->asBool(), true);
    QVERIFY(handshake.member("time")->asText()->endsWith(" GMT+0000 (Coordinated Universal Time)"));
}

void tst_Connection::joinsAgainAfterDisconnect()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    const QByteArray firstId = node.socketOf(session).id();
    session.receive("1");
    session.receive("0");
    settle();
    QVERIFY(!session.isClosing());
    QVERIFY(node.socketOf(session).id() != firstId);
}

void tst_Connection::closesOnInvalidState_data()
{
    QTest::addColumn<bool>("joined");
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("CONNECT twice") << true << QByteArray("0");
    QTest::newRow("EVENT before CONNECT") << false << QByteArray("2[\"x\"]");
    QTest::newRow("ACK before CONNECT") << false << QByteArray("30[]");
    QTest::newRow("DISCONNECT before CONNECT") << false << QByteArray("1");
    QTest::newRow("EVENT for a namespace not joined") << true << QByteArray("2/custom,[\"x\"]");
    QTest::newRow("CONNECT_ERROR from a client") << true << QByteArray("4{\"message\":\"x\"}");
}

void tst_Connection::closesOnInvalidState()
{
    QFETCH(bool, joined);
    QFETCH(QByteArray, packet);
    TestNode node;
    (void)node.of("/");
    (void)node.of("/custom");
    FakeSession &session = joined ? node.connectClient() : node.open();
    session.receive(packet);
    QVERIFY(session.isClosing());
    QVERIFY(session.takeSent().isEmpty());
    QCOMPARE(node.counters().invalidStates, 1);
    QCOMPARE(reasons(node), joined ? QList<QByteArray>{"/ forced close"} : QList<QByteArray>());
}

void tst_Connection::closesOnEventBehindConnect()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.open();
    session.receive("0");
    session.receive("2[\"early\"]");
    QVERIFY(session.isClosing());
    settle();
    QCOMPARE(node.counters().socketsConnected, 0);
}

void tst_Connection::closesIdlePollingWithForcedServerClose()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    session.setTransport(engineio::TransportKind::Polling);
    session.setWritable(false);
    session.receive("0");
    QVERIFY(session.isClosing());
    QCOMPARE(reasons(node), QList<QByteArray>{"/ forced server close"});
}

void tst_Connection::closesWithoutNamespaceInTime()
{
    ServerOptions options{"node-a", AdapterKind::None};
    options.connectTimeout = std::chrono::milliseconds(1);
    TestNode node(options);
    (void)node.of("/");
    FakeSession &session = node.open();
    QTRY_VERIFY(session.isClosing());
}

void tst_Connection::keepsConnectTimeoutAfterRefusal()
{
    ServerOptions options{"node-a", AdapterKind::None};
    options.connectTimeout = std::chrono::milliseconds(1);
    TestNode node(options);
    FakeSession &session = node.open();
    session.receive("0/random,");
    QTRY_VERIFY(session.isClosing());
}

void tst_Connection::joinsInTime()
{
    ServerOptions options{"node-a", AdapterKind::None};
    options.connectTimeout = std::chrono::milliseconds(1);
    TestNode node(options);
    (void)node.of("/");
    FakeSession &joined = node.connectClient();
    FakeSession &idle = node.open();
    // Armed later than the first, so the first one's would have fired before it.
    QTRY_VERIFY(idle.isClosing());
    QVERIFY(!joined.isClosing());
}

void tst_Connection::closesOnUndecodablePacket_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("unknown type") << QByteArray("abc");
    QTest::newRow("empty message") << QByteArray("");
    QTest::newRow("event without data") << QByteArray("2");
    QTest::newRow("payload is no array") << QByteArray("2{}");
    QTest::newRow("letters as ack id") << QByteArray("2abc[\"x\"]");
    QTest::newRow("reserved name") << QByteArray("2[\"disconnect\"]");
    QTest::newRow("eleven attachments") << QByteArray("511-[\"x\"]");
}

void tst_Connection::closesOnUndecodablePacket()
{
    QFETCH(QByteArray, packet);
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    session.receive(packet);
    QVERIFY(session.isClosing());
    QCOMPARE(node.counters().decodeErrors, 1);
    QCOMPARE(reasons(node), QList<QByteArray>{"/ forced close"});
}

void tst_Connection::tellsEveryNamespaceWhenAPacketIsWrong()
{
    TestNode node;
    (void)node.of("/");
    (void)node.of("/custom");
    FakeSession &session = node.connectClient();
    session.receive("0/custom,");
    settle();
    session.receiveBinary("unexpected");
    QVERIFY(session.isClosing());
    QCOMPARE(reasons(node), (QList<QByteArray>{"/ forced close", "/custom forced close"}));
}

void tst_Connection::reportsEngineReasons_data()
{
    QTest::addColumn<engineio::DisconnectReason>("reason");
    QTest::addColumn<QByteArray>("text");
    using engineio::DisconnectReason;
    QTest::newRow("ping timeout") << DisconnectReason::PingTimeout << QByteArray("/ ping timeout");
    QTest::newRow("transport close") << DisconnectReason::TransportClose << QByteArray("/ transport close");
    QTest::newRow("transport error") << DisconnectReason::TransportError << QByteArray("/ transport error");
    QTest::newRow("parse error") << DisconnectReason::ParseError << QByteArray("/ parse error");
    QTest::newRow("slow consumer") << DisconnectReason::SlowConsumer << QByteArray("/ slow consumer");
    QTest::newRow("forced close") << DisconnectReason::ForcedClose << QByteArray("/ forced close");
}

void tst_Connection::reportsEngineReasons()
{
    QFETCH(engineio::DisconnectReason, reason);
    QFETCH(QByteArray, text);
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    session.end(reason);
    QCOMPARE(reasons(node), QList<QByteArray>{text});
    QVERIFY(node.of("/").rooms().sockets().empty());
    QCOMPARE(node.counters().disconnects[static_cast<int>(fromEngine(reason))], 1);
}

void tst_Connection::leavesByClientRequest()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    session.receive("1");
    QCOMPARE(reasons(node), QList<QByteArray>{"/ client namespace disconnect"});
    QVERIFY(session.takeSent().isEmpty());
    QVERIFY(!session.isClosing());
}

void tst_Connection::disconnectsSocketOnly()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    node.socketOf(session).disconnect(false);
    QCOMPARE(session.takeSent(), QList<QByteArray>{"1"});
    QCOMPARE(reasons(node), QList<QByteArray>{"/ server namespace disconnect"});
    QVERIFY(!session.isClosing());
}

void tst_Connection::disconnectsWholeConnection()
{
    TestNode node;
    (void)node.of("/");
    (void)node.of("/custom");
    FakeSession &session = node.connectClient();
    session.receive("0/custom,");
    settle();
    (void)session.takeSent();
    node.socketOf(session).disconnect(true);
    QCOMPARE(session.takeSent(), (QList<QByteArray>{"1", "1/custom,"}));
    QVERIFY(session.isClosing());
    QCOMPARE(
        reasons(node), (QList<QByteArray>{"/ server namespace disconnect", "/custom server namespace disconnect"}));
}

void tst_Connection::shutsDownWithoutPacket()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    node.server().refuseSessions();
    FakeSession &late = node.open();
    QVERIFY(late.isClosing());
    QVERIFY(!session.isClosing());
    session.end(engineio::DisconnectReason::ServerShuttingDown);
    QVERIFY(session.takeSent().isEmpty());
    QCOMPARE(reasons(node), QList<QByteArray>{"/ server shutting down"});
}

void tst_Connection::survivesDisconnectInsideHandler()
{
    TestNode node;
    node.handler.onEvent = [](Socket &socket, const ReceivedEvent &event) {
        socket.disconnect(true);
        // Gone, but still to be held: none of these may do anything.
        socket.join("room");
        socket.sendEvent(makeEvent("late", protocol::Value::Array{}));
        socket.sendAck(event.ackId.value_or(0), Payload("[]", {}));
    };
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    session.receive("20[\"bye\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"1"});
    session.receive("2[\"more\"]");
    QCOMPARE(node.counters().eventsReceived, 1);
}

QTEST_GUILESS_MAIN(tst_Connection)
#include "tst_connection.moc"
