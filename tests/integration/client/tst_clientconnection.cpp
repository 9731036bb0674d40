#include "clientrecorder.h"
#include "fakeserver.h"

#include "client/manager.h"
#include "client/socket.h"

#include <QTcpServer>
#include <QTest>

#include <memory>
#include <utility>

using namespace std::chrono_literals;
using namespace relayscope::client;

using Lines = QList<QByteArray>;

/// The connection under a server that misbehaves: attempts, upgrades and ends.
class tst_ClientConnection : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void staysOnPollingWhenUpgradeFails_data();
    void staysOnPollingWhenUpgradeFails();
    void resumesPollingWhenProbeDiesWhilePausing();
    void doesNotProbeUnasked_data();
    void doesNotProbeUnasked();
    void givesUpAttemptAfterTimeout();
    void failsUnusableOptions_data();
    void failsUnusableOptions();
    void refusesBadHandshake_data();
    void refusesBadHandshake();
    void namesServersReason();
    void namesRefusedHandshake();
    void countsAttemptsUntilFailure();
    void triesAgainAfterFailure();
    void triesAtOnceWhenAsked();
    void stopsTryingWhenClosed_data();
    void stopsTryingWhenClosed();
    void endsForEveryReason_data();
    void endsForEveryReason();
    void doesNotReconnectWhenSwitchedOff();
    void forcedCloseKeepsSocketsForNextOpen();
    void messagesDoNotReplacePings();
    void survivesDestructionInEveryState_data();
    void survivesDestructionInEveryState();

private:
    void connectClient(const QList<Transport> &transports);
    void makeClient();

    std::unique_ptr<FakeServer> m_server;
    ClientOptions m_options;
    std::unique_ptr<Manager> m_manager;
    std::unique_ptr<ClientRecorder> m_recorder;
    Socket *m_socket = nullptr;
};

namespace {

const QList<Transport> kPolling{Transport::Polling};
const QList<Transport> kWebSocket{Transport::WebSocket};
const QList<Transport> kBoth{Transport::Polling, Transport::WebSocket};

/// An address nobody listens at.
QUrl deadUrl()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort()));
}

} // namespace

void tst_ClientConnection::init()
{
    m_server = std::make_unique<FakeServer>();
    m_options = {};
    m_options.url = m_server->url();
    m_options.transports = kWebSocket;
    m_options.reconnectionDelay = 10ms;
    m_options.reconnectionDelayMax = 20ms;
}

void tst_ClientConnection::cleanup()
{
    m_manager.reset();
    m_recorder.reset();
    m_server.reset();
}

void tst_ClientConnection::makeClient()
{
    m_manager = std::make_unique<Manager>(m_options);
    m_recorder = std::make_unique<ClientRecorder>(*m_manager);
    m_socket = m_recorder->watch(m_manager->socket());
}

void tst_ClientConnection::connectClient(const QList<Transport> &transports)
{
    m_options.transports = transports;
    makeClient();
    m_socket->connectToNamespace();
    QTRY_VERIFY(m_socket->isConnected());
}

void tst_ClientConnection::staysOnPollingWhenUpgradeFails_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("refused") << true << QByteArray();
    QTest::newRow("wrong answer") << false << QByteArray("3other");
    QTest::newRow("other packet") << false << QByteArray("2probe");
    QTest::newRow("invalid packet") << false << QByteArray("x");
    QTest::newRow("closed") << false << QByteArray();
}

void tst_ClientConnection::staysOnPollingWhenUpgradeFails()
{
    QFETCH(bool, isRefused);
    QFETCH(QByteArray, answer);
    m_server->settings.upgrades = R"(["websocket"])";
    m_server->settings.answersProbe = false;
    m_server->settings.refusesUpgrade = isRefused;
    bool isOver = false;
    connect(
        m_server.get(), &FakeServer::packetReceived, m_server.get(), [this, &isOver, answer](const QByteArray &packet) {
            if (packet != "2probe") {
                return;
            }
            isOver = true;
            if (answer.isEmpty()) {
                m_server->closeWebSocket();
            } else {
                m_server->sendFrame(answer);
            }
        });
    connectClient(kBoth);
    QTRY_VERIFY(isRefused ? !m_server->hasWebSocket() : isOver);
    QTRY_VERIFY(!m_server->hasWebSocket());

    QVERIFY(m_socket->emitEvent("x", {}));
    QTRY_VERIFY(m_server->requests.last().endsWith(R"(42["x"])"));
    m_server->send(R"(42["y"])");
    QTRY_VERIFY(m_recorder->has("1 y []"));
    QCOMPARE(m_manager->transport(), Transport::Polling);
    QVERIFY(!m_recorder->has("upgraded"));
}

void tst_ClientConnection::resumesPollingWhenProbeDiesWhilePausing()
{
    m_server->settings.upgrades = R"(["websocket"])";
    m_server->settings.answersProbe = false;
    connectClient(kBoth);
    QTRY_VERIFY(m_server->isPolled() && m_server->frames.contains("2probe"));
    // The client would send `5` once its poll has ended; until then it sends nothing.
    m_server->sendFrame("3probe");
    m_server->closeWebSocket();
    QTRY_VERIFY(!m_server->hasWebSocket());

    m_server->send(R"(42["y"])");
    QTRY_VERIFY(m_recorder->has("1 y []"));
    QVERIFY(m_socket->emitEvent("x", {}));
    QTRY_VERIFY(m_server->isPolled() && m_server->requests.last().endsWith(R"(42["x"])"));
    QVERIFY(!m_recorder->has("upgraded"));
}

void tst_ClientConnection::doesNotProbeUnasked_data()
{
    QTest::addColumn<QByteArray>("upgrades");
    QTest::addColumn<QList<Transport>>("transports");
    QTest::newRow("server offers none") << QByteArray("[]") << kBoth;
    QTest::newRow("server offers another") << QByteArray(R"(["webtransport"])") << kBoth;
    QTest::newRow("client wants polling only") << QByteArray(R"(["websocket"])") << kPolling;
}

void tst_ClientConnection::doesNotProbeUnasked()
{
    QFETCH(QByteArray, upgrades);
    QFETCH(QList<Transport>, transports);
    m_server->settings.upgrades = upgrades;
    connectClient(transports);
    m_server->send(R"(42["y"])");
    QTRY_VERIFY(m_recorder->has("1 y []") && m_server->isPolled());
    for (const QByteArray &request : std::as_const(m_server->requests)) {
        QVERIFY2(!request.contains("websocket"), request.constData());
    }
}

void tst_ClientConnection::givesUpAttemptAfterTimeout()
{
    m_server->settings.isSilent = true;
    m_options.connectTimeout = 30ms;
    m_options.reconnectionAttempts = 1;
    for (const QList<Transport> &transports : {kPolling, kWebSocket}) {
        m_options.transports = transports;
        makeClient();
        m_socket->connectToNamespace();
        QCOMPARE(m_manager->state(), ManagerState::Opening);
        QTRY_COMPARE(m_recorder->log, (Lines{"error timeout", "attempt 1", "error timeout", "reconnect failed"}));
        QCOMPARE(m_manager->state(), ManagerState::Closed);
    }
}

void tst_ClientConnection::failsUnusableOptions_data()
{
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<QList<Transport>>("transports");
    QTest::addColumn<QByteArray>("expected");
    const QUrl good(QStringLiteral("http://127.0.0.1:1"));
    QTest::newRow("no address") << QUrl() << kBoth << QByteArray("error not an http or https address");
    QTest::newRow("other scheme") << QUrl(QStringLiteral("ftp://127.0.0.1")) << kWebSocket
                                  << QByteArray("error not an http or https address");
    QTest::newRow("no transport") << good << QList<Transport>{} << QByteArray("error no transports available");
}

void tst_ClientConnection::failsUnusableOptions()
{
    QFETCH(QUrl, url);
    QFETCH(QList<Transport>, transports);
    QFETCH(QByteArray, expected);
    m_options.url = url;
    m_options.transports = transports;
    m_options.reconnection = false;
    makeClient();
    m_socket->connectToNamespace();
    QVERIFY(m_recorder->log.isEmpty());
    QTRY_COMPARE(m_recorder->log, Lines{expected});
}

void tst_ClientConnection::refusesBadHandshake_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("not JSON") << QByteArray("0{");
    QTest::newRow("no sid") << QByteArray(R"(0{"upgrades":[],"pingInterval":25000,"pingTimeout":20000})");
    QTest::newRow("no interval") << QByteArray(R"(0{"sid":"x","upgrades":[],"pingTimeout":20000})");
    QTest::newRow("unknown packet type") << QByteArray("x");
}

void tst_ClientConnection::refusesBadHandshake()
{
    QFETCH(QByteArray, body);
    m_server->settings.handshakeBody = body;
    m_options.reconnection = false;
    for (const QList<Transport> &transports : {kPolling, kWebSocket}) {
        m_options.transports = transports;
        makeClient();
        m_socket->connectToNamespace();
        QTRY_COMPARE(m_recorder->log.size(), 1);
        QVERIFY2(m_recorder->log.first().startsWith("error "), m_recorder->log.first().constData());
        QCOMPARE(m_manager->state(), ManagerState::Closed);
    }
}

void tst_ClientConnection::namesServersReason()
{
    m_server->settings.handshakeStatus = 403;
    m_server->settings.handshakeBody = R"({"code":4,"message":"come back tomorrow"})";
    m_options.reconnection = false;
    m_options.transports = kPolling;
    makeClient();
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_recorder->log, Lines{"error poll failed: HTTP 403 come back tomorrow"});
}

void tst_ClientConnection::namesRefusedHandshake()
{
    m_server->settings.refusesUpgrade = true;
    m_options.reconnection = false;
    makeClient();
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_recorder->log, Lines{"error websocket error: the server refused the handshake"});
}

void tst_ClientConnection::countsAttemptsUntilFailure()
{
    m_options.url = deadUrl();
    m_options.reconnectionAttempts = 3;
    makeClient();
    m_socket->connectToNamespace();
    QTRY_VERIFY(m_recorder->has("reconnect failed"));
    Lines steps = m_recorder->log;
    QCOMPARE(
        steps.removeIf([](const QByteArray &line) { return line == "error websocket error: Connection refused"; }), 4);
    QCOMPARE(steps, (Lines{"attempt 1", "attempt 2", "attempt 3", "reconnect failed"}));
    QCOMPARE(m_manager->state(), ManagerState::Closed);
}

void tst_ClientConnection::triesAgainAfterFailure()
{
    m_options.url = deadUrl();
    m_options.reconnectionAttempts = 1;
    makeClient();
    m_socket->connectToNamespace();
    QTRY_VERIFY(m_recorder->has("reconnect failed"));
    m_recorder->log.clear();
    m_socket->connectToNamespace();
    QCOMPARE(m_manager->state(), ManagerState::Opening);
    QTRY_VERIFY(m_recorder->has("attempt 1") && m_recorder->has("reconnect failed"));
}

void tst_ClientConnection::triesAtOnceWhenAsked()
{
    m_options.reconnectionDelay = 1h;
    m_options.reconnectionDelayMax = 1h;
    connectClient(kWebSocket);
    m_server->dropConnections();
    QTRY_COMPARE(m_manager->state(), ManagerState::WaitingToReconnect);
    m_manager->open();
    QTRY_VERIFY(m_socket->isConnected());
    QVERIFY(m_recorder->has("reconnected 1"));
}

void tst_ClientConnection::stopsTryingWhenClosed_data()
{
    QTest::addColumn<bool>("byManager");
    QTest::newRow("manager") << true;
    QTest::newRow("last socket") << false;
}

void tst_ClientConnection::stopsTryingWhenClosed()
{
    QFETCH(bool, byManager);
    connectClient(kWebSocket);
    m_server->dropConnections();
    QTRY_COMPARE(m_manager->state(), ManagerState::WaitingToReconnect);
    if (byManager) {
        m_manager->close();
    } else {
        m_socket->disconnectFromNamespace();
    }
    QCOMPARE(m_manager->state(), ManagerState::Closed);
    QCOMPARE(m_recorder->log.last(), "manager close forced close");
}

void tst_ClientConnection::endsForEveryReason_data()
{
    QTest::addColumn<QList<Transport>>("transports");
    QTest::addColumn<QByteArray>("packet");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray close("transport close");
    const QByteArray error("transport error");
    const QByteArray parse("parse error");
    QTest::newRow("close packet, polling") << kPolling << QByteArray("1") << close;
    QTest::newRow("unknown packet type, polling") << kPolling << QByteArray("x") << error;
    QTest::newRow("unknown packet type, websocket") << kWebSocket << QByteArray("x") << error;
    QTest::newRow("empty frame") << kWebSocket << QByteArray() << error;
    QTest::newRow("unknown Socket.IO type, polling") << kPolling << QByteArray("49") << parse;
    QTest::newRow("bad JSON") << kWebSocket << QByteArray("42[\"x\"") << parse;
    QTest::newRow("reserved event") << kWebSocket << QByteArray(R"(42["connect"])") << parse;
    QTest::newRow("11 attachments") << kWebSocket << QByteArray(R"(4511-["x"])") << parse;
    QTest::newRow("text for an attachment")
        << kWebSocket << QByteArray(R"(451-["x",{"_placeholder":true,"num":0}])") << parse;
}

void tst_ClientConnection::endsForEveryReason()
{
    QFETCH(QList<Transport>, transports);
    QFETCH(QByteArray, packet);
    QFETCH(QByteArray, reason);
    connectClient(transports);
    QTRY_VERIFY(m_server->isPolled() || m_server->hasWebSocket());
    m_server->send(packet);
    m_server->send(R"(42["next"])");
    QTRY_VERIFY(m_recorder->has("disconnect " + reason));
    QVERIFY(m_recorder->has("manager close " + reason));
    QVERIFY(!m_recorder->has("1 next []"));
    QTRY_VERIFY(m_socket->isConnected());
    QCOMPARE(m_server->sessionCount, 2);
}

void tst_ClientConnection::doesNotReconnectWhenSwitchedOff()
{
    m_options.reconnection = false;
    connectClient(kWebSocket);
    m_server->dropConnections();
    QTRY_VERIFY(m_recorder->has("disconnect transport close"));
    QCOMPARE(m_manager->state(), ManagerState::Closed);
    QCOMPARE(m_recorder->log.last(), "disconnect transport close");
}

void tst_ClientConnection::forcedCloseKeepsSocketsForNextOpen()
{
    connectClient(kWebSocket);
    m_manager->close();
    QCOMPARE(m_recorder->log.last(), "disconnect forced close");
    m_manager->open();
    QTRY_VERIFY(m_socket->isConnected());
}

void tst_ClientConnection::messagesDoNotReplacePings()
{
    m_server->settings.pingIntervalMs = 60;
    m_server->settings.pingTimeoutMs = 60;
    m_options.reconnection = false;
    connectClient(kWebSocket);
    // Each message calls for the next one: the connection is busy all the time.
    connect(m_socket, &Socket::eventReceived, m_socket, [this] { m_server->send(R"(42["x"])"); });
    m_server->send(R"(42["x"])");
    QTRY_VERIFY(m_recorder->has("disconnect ping timeout"));
}

void tst_ClientConnection::survivesDestructionInEveryState_data()
{
    QTest::addColumn<QList<Transport>>("transports");
    QTest::addColumn<int>("when");
    for (int when = 0; when < 4; ++when) {
        QTest::addRow("polling %d", when) << kPolling << when;
        QTest::addRow("websocket %d", when) << kWebSocket << when;
        QTest::addRow("upgrade %d", when) << kBoth << when;
    }
}

void tst_ClientConnection::survivesDestructionInEveryState()
{
    QFETCH(QList<Transport>, transports);
    QFETCH(int, when);
    m_server->settings.upgrades = R"(["websocket"])";
    m_options.transports = transports;
    makeClient();
    m_socket->connectToNamespace();
    m_socket->emitEvent("x", {}, 1h, [](const auto &got) { QVERIFY(!got.hasValue()); });
    switch (when) {
    case 0: // opening
        QTRY_VERIFY(!m_server->requests.isEmpty());
        break;
    case 1: // open, the upgrade under way
        QTRY_VERIFY(m_recorder->has("manager open"));
        break;
    case 2: // connected
        QTRY_VERIFY(m_socket->isConnected());
        break;
    case 3: // saying goodbye
        QTRY_VERIFY(m_socket->isConnected());
        m_manager->close();
        break;
    }
    m_manager.reset();
    // Nothing of it is left that could answer.
    QTRY_VERIFY(!m_server->hasWebSocket() && !m_server->isPolled());
}

QTEST_GUILESS_MAIN(tst_ClientConnection)
#include "tst_clientconnection.moc"
