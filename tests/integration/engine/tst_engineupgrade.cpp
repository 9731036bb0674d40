#include "engineharness.h"
#include "rawpeer.h"

using namespace relayscope;
using namespace relayscope::engineio;
using namespace std::chrono_literals;

namespace {

const QByteArray kPolling = "/engine.io/?EIO=4&transport=polling";
const QByteArray kWebSocket = "/engine.io/?EIO=4&transport=websocket";

/// A polling session, and the WebSocket that wants to take over.
struct UpgradingClient {
    explicit UpgradingClient(EngineOptions options = {})
        : harness(std::move(options))
        , http(harness.port)
        , webSocket(harness.port)
    {
        http.request("GET", kPolling);
        const QByteArray sid = sidOf(http.response());
        pollTarget = kPolling + "&sid=" + sid;
        upgradeTarget = kWebSocket + "&sid=" + sid;
    }
    [[nodiscard]] EngineSession &session() { return *harness.last().session; }
    void open()
    {
        webSocket.upgrade(upgradeTarget);
        QCOMPARE(webSocket.response().status, 101);
    }
    void probe()
    {
        webSocket.sendText("2probe");
        QCOMPARE(webSocket.frame().raw.toHex(), QByteArray("81063370726f6265"));
    }
    void complete()
    {
        webSocket.sendText("5");
        QTRY_COMPARE(harness.last().transportChanges, 1);
    }
    void verifyPollingWorks()
    {
        http.request("POST", pollTarget, "4still here");
        QCOMPARE(http.response().body, QByteArray("ok"));
        QCOMPARE(harness.last().texts, QList<QByteArray>{"still here"});
        QVERIFY(!harness.last().closed);
    }

    EngineHarness harness;
    RawPeer http;
    RawPeer webSocket;
    QByteArray pollTarget;
    QByteArray upgradeTarget;
};

EngineOptions shortUpgradeTimeout()
{
    EngineOptions options;
    options.upgradeTimeout = 60ms;
    return options;
}

} // namespace

/// The rules of section "upgrade" in engineio-websocket.json.
class tst_EngineUpgrade : public QObject {
    Q_OBJECT

private slots:
    void takesOverAfterProbe();
    void endsPendingPollsWithNoops();
    void flushesWhatIsQueuedOnTheNewTransport();
    void endsAPollThatIsStillPending();
    void completesWithoutProbe();
    void givesUpAfterTheTimeout_data();
    void givesUpAfterTheTimeout();
    void refusesAWrongProbe_data();
    void refusesAWrongProbe();
    void survivesTheLossOfTheWebSocket();
    void refusesASecondWebSocketMeanwhile();
    void refusesAllElseAfterwards();
    void attemptsOnAWebSocketSessionTimeOut();
    void heartbeatGoesOn();
    void closesTheAttemptWithTheSession();
    void closesOnTheNewTransportWhenClosing();
};

void tst_EngineUpgrade::takesOverAfterProbe()
{
    UpgradingClient client;
    client.open();
    client.probe();
    QVERIFY(client.session().transport() == TransportKind::Polling);
    client.complete();
    QVERIFY(client.session().transport() == TransportKind::WebSocket);
    client.webSocket.sendText("4hi");
    QTRY_COMPARE(client.harness.last().texts, QList<QByteArray>{"hi"});
    client.session().send(SharedMessage::text("back"));
    QCOMPARE(client.webSocket.frame().payload, QByteArray("4back"));
    QCOMPARE(client.harness.server.counters().pollingSessions, 0);
    QCOMPARE(client.harness.server.counters().webSocketSessions, 1);
    QVERIFY(client.harness.sink.events.last().kind == telemetry::EventKind::TransportUpgraded);
    QCOMPARE(client.harness.sink.events.last().session, client.harness.last().sid.last(4));
}

void tst_EngineUpgrade::endsPendingPollsWithNoops()
{
    UpgradingClient client;
    client.open();
    client.probe();
    for (int i = 0; i < 2; ++i) {
        client.http.request("GET", client.pollTarget);
        QCOMPARE(client.http.response().body, QByteArray("6"));
    }
    client.complete();
}

void tst_EngineUpgrade::flushesWhatIsQueuedOnTheNewTransport()
{
    UpgradingClient client;
    client.open();
    client.probe();
    client.session().send(SharedMessage::text("1"));
    client.http.request("GET", client.pollTarget);
    QCOMPARE(client.http.response().body, QByteArray("41"));
    client.session().send(SharedMessage::text("2"));
    client.session().send(SharedMessage::binary("\x01"));
    client.webSocket.sendText("5");
    QCOMPARE(client.webSocket.frame().payload, QByteArray("42"));
    QCOMPARE(client.webSocket.frame().raw.toHex(), QByteArray("820101"));
}

void tst_EngineUpgrade::endsAPollThatIsStillPending()
{
    UpgradingClient client;
    client.open();
    client.http.request("GET", client.pollTarget);
    QTRY_VERIFY(client.session().isWritable());
    client.webSocket.sendText("5");
    QCOMPARE(client.http.response().body, QByteArray("1"));
    QVERIFY(!client.harness.last().closed);
}

void tst_EngineUpgrade::completesWithoutProbe()
{
    UpgradingClient client;
    client.open();
    client.complete();
    QVERIFY(client.session().transport() == TransportKind::WebSocket);
}

void tst_EngineUpgrade::givesUpAfterTheTimeout_data()
{
    QTest::addColumn<bool>("probed");
    QTest::newRow("silent") << false;
    QTest::newRow("after the probe") << true;
}

void tst_EngineUpgrade::givesUpAfterTheTimeout()
{
    QFETCH(const bool, probed);
    UpgradingClient client(shortUpgradeTimeout());
    client.open();
    if (probed)
        client.probe();
    QCOMPARE(client.webSocket.frame().raw.toHex(), QByteArray("8800"));
    client.verifyPollingWorks();
}

void tst_EngineUpgrade::refusesAWrongProbe_data()
{
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("other ping") << QByteArray("2abc");
    QTest::newRow("message") << QByteArray("4hello");
    QTest::newRow("bad packet") << QByteArray("xyz");
}

void tst_EngineUpgrade::refusesAWrongProbe()
{
    QFETCH(const QByteArray, packet);
    UpgradingClient client;
    client.open();
    client.webSocket.sendText(packet);
    QCOMPARE(client.webSocket.frame().raw.toHex(), QByteArray("8800"));
    client.verifyPollingWorks();
}

void tst_EngineUpgrade::survivesTheLossOfTheWebSocket()
{
    UpgradingClient client;
    client.open();
    client.probe();
    client.webSocket.abort();
    client.verifyPollingWorks();
}

void tst_EngineUpgrade::refusesASecondWebSocketMeanwhile()
{
    UpgradingClient client;
    client.open();
    RawPeer second(client.harness.port);
    second.upgrade(client.upgradeTarget);
    QCOMPARE(second.response().status, 101);
    QCOMPARE(second.frame().raw.toHex(), QByteArray("8800"));
    client.probe();
    client.complete();
}

void tst_EngineUpgrade::refusesAllElseAfterwards()
{
    UpgradingClient client;
    client.open();
    client.complete();
    RawPeer second(client.harness.port);
    second.upgrade(client.upgradeTarget);
    QCOMPARE(second.response().status, 101);
    QCOMPARE(second.frame().raw.toHex(), QByteArray("8800"));
    client.http.request("GET", client.pollTarget);
    QCOMPARE(client.http.response().body, QByteArray(R"({"code":3,"message":"Bad request"})"));
    client.http.request("POST", client.pollTarget, "4x");
    QCOMPARE(client.http.response().body, QByteArray(R"({"code":3,"message":"Bad request"})"));
    client.webSocket.sendText("4fine");
    QTRY_COMPARE(client.harness.last().texts, QList<QByteArray>{"fine"});
}

void tst_EngineUpgrade::attemptsOnAWebSocketSessionTimeOut()
{
    EngineHarness harness(shortUpgradeTimeout());
    RawPeer first(harness.port);
    first.upgrade(kWebSocket);
    QCOMPARE(first.response().status, 101);
    RawPeer second(harness.port);
    second.upgrade(kWebSocket + "&sid=" + sidOf(first.frame()));
    QCOMPARE(second.response().status, 101);
    second.sendText("2probe");
    QCOMPARE(second.frame().payload, QByteArray("3probe"));
    QCOMPARE(second.frame().raw.toHex(), QByteArray("8800"));
    first.sendText("4fine");
    QTRY_COMPARE(harness.last().texts, QList<QByteArray>{"fine"});
}

void tst_EngineUpgrade::heartbeatGoesOn()
{
    EngineOptions options;
    options.pingInterval = 60ms;
    UpgradingClient client(options);
    client.http.request("GET", client.pollTarget);
    QCOMPARE(client.http.response().body, QByteArray("2"));
    client.open();
    client.probe();
    client.http.request("POST", client.pollTarget, "3");
    QCOMPARE(client.http.response().body, QByteArray("ok"));
    client.complete();
    QCOMPARE(client.webSocket.frame().payload, QByteArray("2"));
}

void tst_EngineUpgrade::closesTheAttemptWithTheSession()
{
    UpgradingClient client;
    client.open();
    client.session().abort(DisconnectReason::ForcedClose);
    QCOMPARE(client.webSocket.frame().raw.toHex(), QByteArray("8800"));
    QVERIFY(client.harness.last().closed == DisconnectReason::ForcedClose);
}

void tst_EngineUpgrade::closesOnTheNewTransportWhenClosing()
{
    UpgradingClient client;
    client.open();
    client.session().close(DisconnectReason::ForcedClose);
    QCoreApplication::processEvents();
    QVERIFY(!client.harness.last().closed); // no poll to say it on
    client.webSocket.sendText("5");
    QCOMPARE(client.webSocket.frame().raw.toHex(), QByteArray("8800"));
    QVERIFY(client.harness.last().closed == DisconnectReason::ForcedClose);
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineUpgrade)
#include "tst_engineupgrade.moc"
