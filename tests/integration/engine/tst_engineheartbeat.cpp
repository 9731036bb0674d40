#include "engineharness.h"
#include "rawpeer.h"

#include <QElapsedTimer>

using namespace relayscope;
using namespace relayscope::engineio;
using namespace std::chrono_literals;

namespace {

EngineOptions beats(std::chrono::milliseconds interval, std::chrono::milliseconds timeout)
{
    EngineOptions options;
    options.pingInterval = interval;
    options.pingTimeout = timeout;
    return options;
}

struct WebSocketClient {
    explicit WebSocketClient(EngineOptions options)
        : harness(std::move(options))
        , peer(harness.port)
    {
        peer.upgrade("/engine.io/?EIO=4&transport=websocket");
        (void)peer.response();
        (void)peer.frame();
    }

    EngineHarness harness;
    RawPeer peer;
};

} // namespace

/// The rules of section "heartbeat" in engineio-websocket.json. Times are compared in the direction only that a slow
/// machine cannot break.
class tst_EngineHeartbeat : public QObject {
    Q_OBJECT

private slots:
    void pingsAndEndsWithoutPong();
    void countsTheIntervalFromThePong();
    void earlyPongRestartsTheInterval();
    void otherTrafficExtendsOnce();
    void messagesAloneAreNoPong();
    void beatsOverPolling();
};

void tst_EngineHeartbeat::pingsAndEndsWithoutPong()
{
    WebSocketClient client(beats(50ms, 100ms));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("810132"));
        client.peer.sendText("3");
    }
    QCOMPARE(client.peer.frame().payload, QByteArray("2"));
    QElapsedTimer sincePing;
    sincePing.start();
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("8800"));
    QVERIFY(sincePing.elapsed() >= 90);
    QVERIFY(client.harness.last().closed == DisconnectReason::PingTimeout);
}

void tst_EngineHeartbeat::countsTheIntervalFromThePong()
{
    WebSocketClient client(beats(100ms, 5s));
    QCOMPARE(client.peer.frame().payload, QByteArray("2"));
    QElapsedTimer sincePing;
    sincePing.start();
    QTRY_VERIFY_WITH_TIMEOUT(sincePing.elapsed() >= 70, 1'000);
    client.peer.sendText("3");
    QCOMPARE(client.peer.frame().payload, QByteArray("2"));
    QVERIFY(sincePing.elapsed() >= 165);
}

void tst_EngineHeartbeat::earlyPongRestartsTheInterval()
{
    WebSocketClient client(beats(150ms, 5s));
    QElapsedTimer sinceOpen;
    sinceOpen.start();
    QTRY_VERIFY_WITH_TIMEOUT(sinceOpen.elapsed() >= 80, 1'000);
    client.peer.sendText("3");
    QCOMPARE(client.peer.frame().payload, QByteArray("2"));
    QVERIFY(sinceOpen.elapsed() >= 220);
}

void tst_EngineHeartbeat::otherTrafficExtendsOnce()
{
    WebSocketClient client(beats(50ms, 200ms));
    QCOMPARE(client.peer.frame().payload, QByteArray("2"));
    QElapsedTimer sincePing;
    sincePing.start();
    QTRY_VERIFY_WITH_TIMEOUT(sincePing.elapsed() >= 120, 1'000);
    client.peer.sendText("4extends");
    QCOMPARE(client.peer.frame().raw.toHex(), QByteArray("8800"));
    QVERIFY(sincePing.elapsed() >= 310);
    QVERIFY(client.harness.last().closed == DisconnectReason::PingTimeout);
}

void tst_EngineHeartbeat::messagesAloneAreNoPong()
{
    WebSocketClient client(beats(50ms, 100ms));
    QElapsedTimer chatter;
    chatter.start();
    QTRY_VERIFY_WITH_TIMEOUT((client.peer.isClosed() ? void() : client.peer.sendText("4x"),
                                 client.harness.last().closed == DisconnectReason::PingTimeout),
        5'000);
}

void tst_EngineHeartbeat::beatsOverPolling()
{
    EngineHarness harness(beats(60ms, 100ms));
    RawPeer peer(harness.port);
    peer.request("GET", "/engine.io/?EIO=4&transport=polling");
    const QByteArray target = "/engine.io/?EIO=4&transport=polling&sid=" + sidOf(peer.response());
    for (int i = 0; i < 2; ++i) {
        peer.request("GET", target);
        QCOMPARE(peer.response().body, QByteArray("2"));
        peer.request("POST", target, "3");
        QCOMPARE(peer.response().body, QByteArray("ok"));
    }
    peer.request("GET", target);
    QCOMPARE(peer.response().body, QByteArray("2"));
    QTRY_VERIFY(harness.last().closed == DisconnectReason::PingTimeout);
    peer.request("GET", target);
    QCOMPARE(peer.response().body, QByteArray(R"({"code":1,"message":"Session ID unknown"})"));
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineHeartbeat)
#include "tst_engineheartbeat.moc"
