#include "capture.h"
#include "clientrecorder.h"
#include "fakeserver.h"

#include "client/manager.h"
#include "client/socket.h"

#include <QTest>

#include <algorithm>

using namespace relayscope::client;
using relayscope::protocol::Value;

/// What our client puts on the wire, compared with recordings of the official one doing the same.
class tst_ClientWire : public QObject {
    Q_OBJECT

private slots:
    void connectsAndUpgradesAsRecorded();
    void speaksWebSocketAsRecorded();
    void pollsAsRecorded();
    void sharesConnectionAsRecorded();
    void asksForPathAsRecorded();
    void splitsPostsAsRecorded();
    void answersHeartbeatAsRecorded();
    void endsFailedSessionAsRecorded();
};

namespace {

ClientOptions optionsFor(const FakeServer &server, const QList<Transport> &transports)
{
    ClientOptions options;
    options.url = server.url();
    options.transports = transports;
    options.reconnection = false;
    return options;
}

/// Answers the CONNECT of a polling client, one poll after its POST was answered: the client has seen that answer then,
/// and what it emits goes out at once, as in the recordings.
[[nodiscard]] bool answerConnect(FakeServer &server)
{
    const auto isWaiting = [&server] { return server.isPolled() && !linesWith(server.requests, "POST").isEmpty(); };
    if (!QTest::qWaitFor(isWaiting)) {
        return false;
    }
    server.answerPoll(200, "6");
    if (!QTest::qWaitFor(isWaiting)) {
        return false;
    }
    server.send(R"(40{"sid":"abc"})");
    return true;
}

/// The requests, a poll that is only repeated once.
QList<QByteArray> distinct(QList<QByteArray> requests)
{
    requests.erase(std::unique(requests.begin(), requests.end()), requests.end());
    return requests;
}

} // namespace

void tst_ClientWire::connectsAndUpgradesAsRecorded()
{
    FakeServer server;
    server.settings.upgrades = R"(["websocket"])";
    server.settings.answersProbe = false;
    Manager manager(optionsFor(server, {Transport::Polling, Transport::WebSocket}));
    Socket *const socket = manager.socket();
    int steps = 0;
    connect(&server, &FakeServer::packetReceived, &server, [&server, &steps](const QByteArray &packet) {
        if (packet == R"(42["buffered",1])" || packet == "2probe") {
            if (++steps == 2) {
                server.answerProbe();
            }
        } else if (packet == R"(420["q",1])") {
            server.send("430[1]");
        } else if (packet.startsWith("451-1")) {
            server.send(R"(461-1[{"_placeholder":true,"num":0}])");
            server.sendBinary(QByteArray::fromHex("0102"));
        }
    });
    socket->emitEvent("buffered", {1});
    socket->connectToNamespace();
    connect(&manager, &Manager::transportUpgraded, socket, [socket] {
        socket->emitEvent("q", {1}, std::nullopt, [socket](const auto &) {
            socket->emitEvent("bin", {Value::Binary{"\x01\x02"}}, std::nullopt,
                [socket](const auto &) { socket->disconnectFromNamespace(); });
        });
    });

    const ClientCapture recorded = readCapture("connect/default");
    QTRY_COMPARE(server.frames, recorded.frames);
    QCOMPARE(linesWith(server.requests, "POST"), linesWith(recorded.requests, "POST"));
    QCOMPARE(distinct(linesWith(server.requests, "GET /socket.io/?EIO=4&transport=polling")),
        distinct(linesWith(recorded.requests, "GET /socket.io/?EIO=4&transport=polling")));
    QCOMPARE(linesWith(server.requests, "websocket"), linesWith(recorded.requests, "websocket"));
}

void tst_ClientWire::speaksWebSocketAsRecorded()
{
    FakeServer server;
    Manager manager(optionsFor(server, {Transport::WebSocket}));
    Socket *const socket = manager.socket();
    connect(socket, &Socket::connected, socket, [socket] { socket->disconnectFromNamespace(); });
    socket->connectToNamespace();
    const ClientCapture recorded = readCapture("connect/websocket-only");
    QTRY_COMPARE(server.frames, recorded.frames);
    QCOMPARE(server.requests, recorded.requests);
}

void tst_ClientWire::pollsAsRecorded()
{
    FakeServer server;
    server.settings.answersConnect = false;
    Manager manager(optionsFor(server, {Transport::Polling}));
    Socket *const socket = manager.socket();
    connect(socket, &Socket::connected, socket, [socket] {
        socket->emitEvent("x", {1});
        socket->emitEvent("y", {Value::Binary{"\x01"}});
    });
    connect(&server, &FakeServer::packetReceived, socket, [socket](const QByteArray &packet) {
        if (packet.startsWith('b')) {
            socket->disconnectFromNamespace();
        }
    });
    socket->connectToNamespace();
    QVERIFY(answerConnect(server));
    const ClientCapture recorded = readCapture("connect/polling-only");
    QTRY_COMPARE(linesWith(server.requests, "POST"), linesWith(recorded.requests, "POST"));
    QCOMPARE(distinct(linesWith(server.requests, "GET")), distinct(linesWith(recorded.requests, "GET")));
}

void tst_ClientWire::sharesConnectionAsRecorded()
{
    FakeServer server;
    Manager manager(optionsFor(server, {Transport::WebSocket}));
    Socket *const socket = manager.socket();
    Socket *const admin = manager.socket("/admin");
    admin->setAuth(Value::Object{{"t", 1}});
    connect(socket, &Socket::connected, socket, [socket] { socket->disconnectFromNamespace(); });
    connect(admin, &Socket::connected, admin, [admin] { admin->disconnectFromNamespace(); });
    socket->connectToNamespace();
    admin->connectToNamespace();
    const ClientCapture recorded = readCapture("connect/multiplex");
    QTRY_COMPARE(server.frames, recorded.frames);
    QCOMPARE(server.requests, recorded.requests);
}

void tst_ClientWire::asksForPathAsRecorded()
{
    FakeServer server;
    ClientOptions options = optionsFor(server, {Transport::WebSocket});
    options.path = "/my";
    options.query = {{"fromurl", "1"}};
    Manager manager(options);
    Socket *const socket = manager.socket("/nsp");
    socket->setAuth(Value::Object{{"token", "abc"}});
    socket->connectToNamespace();
    QTRY_VERIFY(socket->isConnected());
    // The recording was an upgrade, so that its WebSocket request has a session and its CONNECT went by POST.
    const QByteArray connect = linesWith(readCapture("connect/options").requests, "POST").value(0).split(' ').last();
    QCOMPARE(server.frames, QList<QByteArray>{connect});
    QCOMPARE(server.requests, QList<QByteArray>{"GET /my/?fromurl=1&EIO=4&transport=websocket"});
}

void tst_ClientWire::splitsPostsAsRecorded()
{
    FakeServer server;
    server.settings.answersConnect = false;
    server.settings.maxPayload = 100;
    Manager manager(optionsFor(server, {Transport::Polling}));
    Socket *const socket = manager.socket();
    connect(socket, &Socket::connected, socket, [socket] {
        for (int i = 0; i < 5; ++i) {
            socket->emitEvent("m", {i, QByteArray(30, 'x')});
        }
    });
    socket->connectToNamespace();
    QVERIFY(answerConnect(server));
    const QList<QByteArray> recorded = linesWith(readCapture("payload/max-payload").requests, "POST").first(4);
    QTRY_COMPARE(linesWith(server.requests, "POST"), recorded);
}

void tst_ClientWire::answersHeartbeatAsRecorded()
{
    FakeServer server;
    Manager manager(optionsFor(server, {Transport::WebSocket}));
    Socket *const socket = manager.socket();
    int pings = 0;
    connect(&server, &FakeServer::packetReceived, socket, [&](const QByteArray &packet) {
        if (packet == "40" || (packet == "3" && pings < 3)) {
            ++pings;
            server.send("2");
        } else if (packet == "3") {
            socket->disconnectFromNamespace();
        }
    });
    socket->connectToNamespace();
    QTRY_COMPARE(server.frames, readCapture("heartbeat").frames);
}

void tst_ClientWire::endsFailedSessionAsRecorded()
{
    FakeServer server;
    Manager manager(optionsFor(server, {Transport::Polling}));
    ClientRecorder recorder(manager);
    Socket *const socket = recorder.watch(manager.socket());
    socket->connectToNamespace();
    QTRY_VERIFY(socket->isConnected() && server.isPolled());
    server.answerPoll(400, R"({"code":1,"message":"Session ID unknown"})");
    QTRY_VERIFY(recorder.has("disconnect transport error"));
    QVERIFY(recorder.has("error poll failed: HTTP 400 Session ID unknown"));
    const QList<QByteArray> recorded
        = linesWith(readCapture("disconnect/transport-error-polling").requests, "POST").first(2);
    QTRY_COMPARE(linesWith(server.requests, "POST"), recorded);
}

QTEST_GUILESS_MAIN(tst_ClientWire)
#include "tst_clientwire.moc"
