#include "engineharness.h"
#include "rawpeer.h"
#include "support/hostilebytes.h"

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kTarget = "/engine.io/?EIO=4&transport=websocket";
constexpr int kText = 1;
constexpr int kBinary = 2;
constexpr int kClose = 8;
constexpr int kPing = 9;
constexpr int kPong = 10;

/// A WebSocket session whose texts are echoed.
struct WebSocketClient {
    explicit WebSocketClient(EngineOptions options = {}, const QByteArray &target = kTarget)
        : harness(std::move(options))
        , peer(harness.port)
    {
        harness.onText
            = [](SessionRecord &record, const QByteArray &text) { record.session->send(SharedMessage::text(text)); };
        peer.upgrade(target);
        (void)peer.response();
        open = peer.frame();
    }
    [[nodiscard]] EngineSession &session() { return *harness.last().session; }
    void verifyClosed(DisconnectReason reason)
    {
        QTRY_VERIFY(harness.last().closed);
        QCOMPARE(toString(*harness.last().closed), toString(reason));
        QCOMPARE(harness.server.sessionCount(), 0);
    }

    EngineHarness harness;
    RawPeer peer;
    RawFrame open;
};

} // namespace

/// The rules of section "ws" in engineio-websocket.json.
class tst_EngineWebSocket : public QObject {
    Q_OBJECT

private slots:
    void opensWithTheHandshake();
    void echoes_data();
    void echoes();
    void keepsTheOrderOfOneTurn();
    void readsFramesSentAheadOfTheAnswer();
    void takesFragmentedMessages();
    void exchangesBinary();
    void takesBase64TextAsBinary();
    void sendsBase64ToPeersWithoutBinary();
    void ignoresOtherPackets();
    void closesOnAClientPing_data();
    void closesOnAClientPing();
    void closesOnABadPacket_data();
    void closesOnABadPacket();
    void closesOnBrokenFrames_data();
    void closesOnBrokenFrames();
    void closesOnATooBigMessageStillArriving();
    void answersPings();
    void closesAPeerThatPingsAndDoesNotRead();
    void echoesTheCloseCode_data();
    void echoesTheCloseCode();
    void closesWhenTheConnectionIsLost();
    void closesWithoutACode();
    void isWritableOnceTheKernelHasIt();
    void keepsOrderForASlowReader();
    void survivesHostileFrames();
};

void tst_EngineWebSocket::opensWithTheHandshake()
{
    WebSocketClient client;
    QCOMPARE(client.open.payload,
        R"(0{"sid":")" + client.harness.last().sid
            + R"(","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000})");
    QVERIFY(client.session().transport() == TransportKind::WebSocket);
    QCOMPARE(client.harness.server.counters().webSocketSessions, 1);
}

void tst_EngineWebSocket::echoes_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 124, 125, 126, 65'534, 65'535, 999'999})
        QTest::addRow("%d bytes", int(size)) << size;
}

void tst_EngineWebSocket::echoes()
{
    QFETCH(const qsizetype, size);
    WebSocketClient client;
    client.peer.sendText('4' + QByteArray(size, 'x'));
    const RawFrame frame = client.peer.frame();
    QCOMPARE(frame.opcode, kText);
    QVERIFY(frame.payload == '4' + QByteArray(size, 'x'));
}

void tst_EngineWebSocket::keepsTheOrderOfOneTurn()
{
    WebSocketClient client;
    for (int i = 0; i < 300; ++i)
        client.session().send(SharedMessage::text(QByteArray::number(i)));
    for (int i = 0; i < 300; ++i)
        QCOMPARE(client.peer.frame().payload, '4' + QByteArray::number(i));
}

void tst_EngineWebSocket::readsFramesSentAheadOfTheAnswer()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.write("GET " + kTarget
        + " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
          "\x81\x82\x01\x01\x01\x01\x35\x60"); // text "4a", masked
    QCOMPARE(peer.response().status, 101);
    QTRY_VERIFY(!harness.sessions.empty());
    QTRY_COMPARE(harness.last().texts, QList<QByteArray>{"a"});
    harness.last().session->send(SharedMessage::text("b"));
    QCOMPARE(peer.frame().payload.first(1), QByteArray("0"));
    QCOMPARE(peer.frame().payload, QByteArray("4b"));
}

void tst_EngineWebSocket::takesFragmentedMessages()
{
    WebSocketClient client;
    client.peer.write(QByteArray("\x01\x82\x00\x00\x00\x00"
                                 "4h",
        8)); // text, more follows
    client.peer.sendFrame(kPing, "in between");
    client.peer.write(QByteArray("\x80\x81\x00\x00\x00\x00"
                                 "i",
        7)); // continuation, final
    QCOMPARE(client.peer.frame().opcode, kPong);
    QCOMPARE(client.peer.frame().payload, QByteArray("4hi"));
}

void tst_EngineWebSocket::exchangesBinary()
{
    WebSocketClient client;
    client.peer.sendFrame(kBinary, QByteArray("\x00\x01\xff", 3));
    QTRY_COMPARE(client.harness.last().binaries, QList<QByteArray>{QByteArray("\x00\x01\xff", 3)});
    client.session().send(SharedMessage::binary("\x01\x02\x03"));
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("8203010203"));
}

void tst_EngineWebSocket::takesBase64TextAsBinary()
{
    WebSocketClient client;
    client.peer.sendText("bAQID");
    QTRY_COMPARE(client.harness.last().binaries, QList<QByteArray>{"\x01\x02\x03"});
}

void tst_EngineWebSocket::sendsBase64ToPeersWithoutBinary()
{
    WebSocketClient client({}, kTarget + "&b64=1");
    client.session().send(SharedMessage::binary("\x01\x02\x03"));
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("81056241514944"));
}

void tst_EngineWebSocket::ignoresOtherPackets()
{
    WebSocketClient client;
    for (const QByteArray packet : {"0", "1", "3", "3xyz", "5", "6"})
        client.peer.sendText(packet);
    client.peer.sendText("4alive");
    QCOMPARE(client.peer.frame().payload, QByteArray("4alive"));
    QVERIFY(!client.harness.last().closed);
}

void tst_EngineWebSocket::closesOnAClientPing_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("ping") << QByteArray("2");
    QTest::newRow("probe outside of an upgrade") << QByteArray("2probe");
}

void tst_EngineWebSocket::closesOnAClientPing()
{
    QFETCH(const QByteArray, packet);
    WebSocketClient client;
    client.peer.sendText(packet);
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("8800"));
    client.verifyClosed(DisconnectReason::TransportError);
    QCOMPARE(client.harness.last().description, QByteArray("invalid heartbeat direction"));
}

void tst_EngineWebSocket::closesOnABadPacket_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("unknown type") << QByteArray("abc");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not ASCII") << QByteArray("\xc3\xa9");
}

void tst_EngineWebSocket::closesOnABadPacket()
{
    QFETCH(const QByteArray, packet);
    WebSocketClient client;
    client.peer.sendText(packet);
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("8800"));
    client.verifyClosed(DisconnectReason::ParseError);
}

void tst_EngineWebSocket::closesOnBrokenFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("closeFrame");
    QTest::newRow("invalid UTF-8") << QByteArray::fromHex("8184000000003432fffe") << QByteArray("880203ef");
    QTest::newRow("too big") << QByteArray::fromHex("81e50000000034") + QByteArray(100, 'x') << QByteArray("880203f1");
    QTest::newRow("fragments too big") << QByteArray::fromHex("01bc00000000") + QByteArray(60, '4')
            + QByteArray::fromHex("80bc00000000")
            + QByteArray(60, 'x') << QByteArray("880203f1");
    QTest::newRow("reserved bit") << QByteArray::fromHex("c1820000000034 61") << QByteArray("880203ea");
    QTest::newRow("reserved opcode") << QByteArray::fromHex("83820000000034 61") << QByteArray("880203ea");
    QTest::newRow("fragmented ping") << QByteArray::fromHex("098000000000") << QByteArray("880203ea");
    QTest::newRow("ping too long") << QByteArray::fromHex("89fe007e00000000") << QByteArray("880203ea");
    QTest::newRow("continuation of nothing") << QByteArray::fromHex("80810000000034") << QByteArray("880203ea");
    QTest::newRow("message inside a message")
        << QByteArray::fromHex("01810000000034") + QByteArray::fromHex("81810000000034") << QByteArray("880203ea");
    QTest::newRow("close code in one byte") << QByteArray::fromHex("88810000000003") << QByteArray("880203ea");
    QTest::newRow("close code reserved") << QByteArray::fromHex("88820000000003ed") << QByteArray("880203ea");
}

void tst_EngineWebSocket::closesOnBrokenFrames()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, closeFrame);
    EngineOptions options;
    options.maxPayloadBytes = 100;
    WebSocketClient client(options);
    client.peer.write(bytes);
    QCOMPARE(client.peer.frame().raw.toHex(), closeFrame);
    client.verifyClosed(DisconnectReason::TransportError);
    QVERIFY(!client.harness.last().description.isEmpty());
    QVERIFY(client.harness.last().texts.isEmpty());
    QVERIFY(client.peer.waitForClose());
}

void tst_EngineWebSocket::closesOnATooBigMessageStillArriving()
{
    // With data on its way that nobody reads a plain close() would reset the connection, and the code be lost.
    WebSocketClient client;
    client.peer.sendText('4' + QByteArray(5'000'000, 'x'));
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("880203f1"));
    client.verifyClosed(DisconnectReason::TransportError);
}

void tst_EngineWebSocket::answersPings()
{
    WebSocketClient client;
    for (const QByteArray &payload : {QByteArray(), QByteArray("abc"), QByteArray("\x88\x00", 2)}) {
        client.peer.sendFrame(kPing, payload);
        const RawFrame frame = client.peer.frame();
        QCOMPARE(frame.opcode, kPong);
        QCOMPARE(frame.payload, payload);
    }
    client.peer.sendText("4alive");
    QCOMPARE(client.peer.frame().payload, QByteArray("4alive"));
}

void tst_EngineWebSocket::closesAPeerThatPingsAndDoesNotRead()
{
    WebSocketClient client;
    client.peer.setReading(false);
    // Many times what the kernel holds for one connection, by peers that have no end otherwise.
    constexpr int kMostPings = 400'000;
    const QByteArray payload(125, 'p');
    for (int i = 0; i < kMostPings && !client.harness.last().closed; ++i) {
        client.peer.sendFrame(kPing, payload);
        if (i % 1'000 == 0)
            QCoreApplication::processEvents();
    }
    client.verifyClosed(DisconnectReason::TransportError);
}

void tst_EngineWebSocket::echoesTheCloseCode_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("1000") << QByteArray("\x03\xe8");
    QTest::newRow("1001") << QByteArray("\x03\xe9");
    QTest::newRow("4000 with a reason") << QByteArray("\x0f\xa0"
                                                      "bye");
    QTest::newRow("no code") << QByteArray();
}

void tst_EngineWebSocket::echoesTheCloseCode()
{
    QFETCH(const QByteArray, payload);
    WebSocketClient client;
    client.peer.sendFrame(kClose, payload);
    const RawFrame frame = client.peer.frame();
    QCOMPARE(frame.opcode, kClose);
    QCOMPARE(frame.payload, payload);
    client.verifyClosed(DisconnectReason::TransportClose);
    QVERIFY(client.peer.waitForClose());
}

void tst_EngineWebSocket::closesWhenTheConnectionIsLost()
{
    WebSocketClient client;
    client.peer.abort();
    client.verifyClosed(DisconnectReason::TransportClose);
}

void tst_EngineWebSocket::closesWithoutACode()
{
    WebSocketClient client;
    client.session().send(SharedMessage::text("last"));
    client.session().close(DisconnectReason::ForcedClose);
    QVERIFY(!client.harness.last().closed); // never from inside close()
    QCOMPARE(client.peer.frame().payload, QByteArray("4last"));
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("8800"));
    client.verifyClosed(DisconnectReason::ForcedClose);
    client.peer.sendText("4ignored");
    QVERIFY(!client.peer.isClosed());
    client.peer.sendFrame(kClose, {});
    QVERIFY(client.peer.waitForClose());
    QVERIFY(client.peer.received().isEmpty());
}

void tst_EngineWebSocket::isWritableOnceTheKernelHasIt()
{
    WebSocketClient client;
    QTRY_VERIFY(client.session().isWritable());
    client.session().send(SharedMessage::text("abc"));
    QVERIFY(!client.session().isWritable());
    QCOMPARE(client.session().queuedBytes(), 6); // 2 bytes of frame header, digit, data
    QCOMPARE(client.peer.frame().payload, QByteArray("4abc"));
    QVERIFY(client.session().isWritable());
    QCOMPARE(client.session().queuedBytes(), 0);
}

void tst_EngineWebSocket::keepsOrderForASlowReader()
{
    EngineOptions options;
    options.maxQueuedBytes = 64'000'000;
    WebSocketClient client(options);
    client.peer.setReading(false);
    constexpr int kMessages = 400;
    for (int i = 0; i < kMessages; ++i) {
        client.session().send(SharedMessage::text(QByteArray::number(i) + QByteArray(40'000, '.')));
        if (i % 50 == 0)
            QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents();
    QVERIFY(!client.session().isWritable());
    QVERIFY(client.session().queuedBytes() > 0);
    client.peer.sendFrame(kPing, "pong comes last");
    client.peer.setReading(true);
    for (int i = 0; i < kMessages; ++i)
        QVERIFY(client.peer.frame().payload.startsWith('4' + QByteArray::number(i) + '.'));
    QCOMPARE(client.peer.frame().payload, QByteArray("pong comes last"));
    QTRY_VERIFY(client.session().isWritable());
    QCOMPARE(client.session().queuedBytes(), 0);
}

void tst_EngineWebSocket::survivesHostileFrames()
{
    EngineHarness harness;
    QList<QByteArray> attempts = hostile::noise(31, 150, 200);
    attempts += hostile::mutations(QByteArray::fromHex("81860000000034616263646588820000000003e8"), 32, 300);
    for (const QByteArray &bytes : attempts) {
        RawPeer peer(harness.port);
        peer.upgrade(kTarget);
        QCOMPARE(peer.response().status, 101);
        peer.write(bytes);
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(harness.server.sessionCount(), 0);
    QCOMPARE(harness.sessions.size(), static_cast<std::size_t>(attempts.size()));
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineWebSocket)
#include "tst_enginewebsocket.moc"
