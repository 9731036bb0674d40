#include "clientrecorder.h"
#include "officialserver.h"

#include "client/manager.h"
#include "client/socket.h"

#include <QJsonArray>
#include <QTest>

#include <memory>
#include <optional>

using namespace std::chrono_literals;
using namespace relayscope::client;
using relayscope::protocol::Value;

using Lines = QList<QByteArray>;
using Transports = QList<Transport>;
using Answer = std::optional<relayscope::Expected<Socket::Arguments, AckError>>;

/// Our client against the real Socket.IO for Node.js.
class tst_OfficialServer : public QObject {
    Q_OBJECT

private slots:
    void cleanup();

    void exchangesEvents_data() { everyTransport(); }
    void exchangesEvents();
    void upgradesToWebSocket();
    void keepsOrderDuringUpgrade();
    void carriesBinary_data() { everyTransport(); }
    void carriesBinary();
    void acknowledgesBothWays_data() { everyTransport(); }
    void acknowledgesBothWays();
    void timesOutAcknowledgement();
    void sendsAuthQueryAndHeaders_data() { everyTransport(); }
    void sendsAuthQueryAndHeaders();
    void joinsNamespacesOnOneConnection();
    void reportsRefusedNamespace_data();
    void reportsRefusedNamespace();
    void deliversEventsSentBeforeConnect();
    void staysAwayWhenServerDisconnects_data();
    void staysAwayWhenServerDisconnects();
    void saysGoodbye_data() { everyTransport(); }
    void saysGoodbye();
    void reconnectsWhenConnectionBreaks_data();
    void reconnectsWhenConnectionBreaks();
    void reconnectsAfterRestart();
    void noticesSilentServer_data() { everyTransport(); }
    void noticesSilentServer();
    void staysConnectedOverHeartbeats_data() { everyTransport(); }
    void staysConnectedOverHeartbeats();
    void endsSessionThatRefusesLargePost();
    void carriesLargeMessages_data() { everyTransport(); }
    void carriesLargeMessages();

private:
    static void everyTransport();
    [[nodiscard]] ClientOptions options(const Transports &transports = {Transport::WebSocket}) const;
    /// Makes a client and connects its "/".
    [[nodiscard]] bool connectClient(const ClientOptions &options);
    [[nodiscard]] bool isUpgraded() const { return m_recorder->has("upgraded"); }

    OfficialServer m_server;
    std::unique_ptr<Manager> m_manager;
    std::unique_ptr<ClientRecorder> m_recorder;
    Socket *m_socket = nullptr;
};

void tst_OfficialServer::cleanup()
{
    m_manager.reset();
    m_recorder.reset();
    m_server.kill();
}

void tst_OfficialServer::everyTransport()
{
    QTest::addColumn<Transports>("transports");
    QTest::newRow("polling") << Transports{Transport::Polling};
    QTest::newRow("upgrade") << Transports{Transport::Polling, Transport::WebSocket};
    QTest::newRow("websocket") << Transports{Transport::WebSocket};
}

ClientOptions tst_OfficialServer::options(const Transports &transports) const
{
    ClientOptions options;
    options.url = m_server.url();
    options.transports = transports;
    options.reconnectionDelay = 20ms;
    options.reconnectionDelayMax = 100ms;
    return options;
}

bool tst_OfficialServer::connectClient(const ClientOptions &options)
{
    m_manager = std::make_unique<Manager>(options);
    m_recorder = std::make_unique<ClientRecorder>(*m_manager);
    m_socket = m_recorder->watch(m_manager->socket());
    m_socket->connectToNamespace();
    return QTest::qWaitFor([this] { return m_socket->isConnected(); });
}

void tst_OfficialServer::exchangesEvents()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options(transports)));
    QTRY_COMPARE(m_server.count("connection"), 1);
    QCOMPARE(m_socket->id(), m_server.last("connection")[QLatin1String("id")].toString().toUtf8());
    QCOMPARE(m_manager->engineSid(), m_server.last("engine")[QLatin1String("sid")].toString().toUtf8());

    const Value::Object object{{"b", nullptr}, {"a", Value::Array{true, 1.5}}};
    QVERIFY(m_socket->emitEvent("back", {1, "zw\xc3\xb6lf \xe2\x82\xac", object}));
    QTRY_VERIFY(m_recorder->has(R"(1 back [1,"zwölf €",{"b":null,"a":[true,1.5]}])"));
    QVERIFY(m_recorder->has(">1 back"));
    QVERIFY(m_socket->emitEvent("back", {}));
    QTRY_VERIFY(m_recorder->has("2 back []"));
    // 2["back"]
    QCOMPARE(m_recorder->lastWireBytes, 9);
}

void tst_OfficialServer::upgradesToWebSocket()
{
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options({Transport::Polling, Transport::WebSocket})));
    QTRY_VERIFY(isUpgraded());
    QCOMPARE(m_manager->transport(), Transport::WebSocket);
    QTRY_COMPARE(m_server.count("upgrade"), 1);
    QCOMPARE(m_server.count("engine"), 1);
    m_socket->emitEvent("back", {"after"});
    QTRY_VERIFY(m_recorder->has(R"(1 back ["after"])"));
}

void tst_OfficialServer::keepsOrderDuringUpgrade()
{
    constexpr int kEvents = 60;
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options({Transport::Polling, Transport::WebSocket})));
    // The next event goes out when the last one came back, so that they are spread over the whole upgrade.
    int next = 0;
    bool isInOrder = true;
    connect(m_socket, &Socket::eventReceived, m_manager.get(),
        [&](const QByteArray &, const Socket::Arguments &arguments, const Socket::Reply &, quint64 sequence) {
            isInOrder = isInOrder && arguments == Socket::Arguments{next} && sequence == quint64(next) + 1;
            if (++next < kEvents || !isUpgraded()) {
                m_socket->emitEvent("back", {next});
            }
        });
    m_socket->emitEvent("back", {next});
    QTRY_VERIFY(next >= kEvents && isUpgraded());
    QVERIFY(isInOrder);
}

void tst_OfficialServer::carriesBinary()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options(transports)));
    const Value bytes(Value::Binary{QByteArray::fromHex("00ff1e80")});
    const Value::Object nested{{"first", Value::Binary{}}, {"list", Value::Array{bytes, 2}}};
    Socket::Arguments received;
    connect(m_socket, &Socket::eventReceived, m_manager.get(),
        [&received](const QByteArray &, const Socket::Arguments &arguments) { received = arguments; });

    QVERIFY(m_socket->emitEvent("back", {bytes, nested}));
    QTRY_COMPARE(received, (Socket::Arguments{bytes, nested}));
    QTRY_COMPARE(m_server.count("event"), 1);
    const QJsonArray seen = m_server.last("event")[QLatin1String("args")].toArray();
    QCOMPARE(seen.at(0)[QLatin1String("$bin")].toString(), QStringLiteral("00ff1e80"));
}

void tst_OfficialServer::acknowledgesBothWays()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options(transports)));

    const Value bytes(Value::Binary{"\x01\x02"});
    Answer answer;
    QVERIFY(m_socket->emitEvent("echo", {"x", bytes}, 5s, [&answer](auto got) { answer = std::move(got); }));
    QTRY_VERIFY(answer.has_value());
    QVERIFY(answer->hasValue());
    QCOMPARE(answer->value(), (Socket::Arguments{"x", bytes}));

    m_server.command("ask", {{QStringLiteral("args"), QJsonArray{QStringLiteral("question"), 42}}});
    QTRY_VERIFY(m_recorder->has("1 question [42]"));
    QVERIFY(m_recorder->lastReply);
    m_recorder->lastReply({bytes});
    QTRY_COMPARE(m_server.count("answer"), 1);
    QCOMPARE(m_server.last("answer")[QLatin1String("value")][QLatin1String("$bin")].toString(), QStringLiteral("0102"));
}

void tst_OfficialServer::timesOutAcknowledgement()
{
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options()));
    Answer never;
    Answer echoed;
    m_socket->emitEvent("unanswered", {}, 20ms, [&never](auto got) { never = std::move(got); });
    m_socket->emitEvent("echo", {1}, std::nullopt, [&echoed](auto got) { echoed = std::move(got); });
    QTRY_VERIFY(never.has_value() && echoed.has_value());
    QVERIFY(!never->hasValue());
    QCOMPARE(never->error(), AckError::TimedOut);
    QVERIFY(echoed->hasValue());
}

void tst_OfficialServer::sendsAuthQueryAndHeaders()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start({{QStringLiteral("path"), QStringLiteral("/my/")}}));
    ClientOptions special = options(transports);
    special.path = "/my";
    special.query = {{"room", "a b&c"}};
    special.extraHeaders = {{"X-Test", "value"}};
    m_manager = std::make_unique<Manager>(special);
    m_socket = m_manager->socket();
    m_socket->setAuth(Value::Object{{"token", "abc"}, {"n", 1}});
    m_socket->connectToNamespace();

    QTRY_COMPARE(m_server.count("connection"), 1);
    const QJsonObject connection = m_server.last("connection");
    const QJsonObject auth{{QStringLiteral("token"), QStringLiteral("abc")}, {QStringLiteral("n"), 1}};
    QCOMPARE(connection[QLatin1String("auth")].toObject(), auth);
    QCOMPARE(connection[QLatin1String("query")][QLatin1String("room")].toString(), QStringLiteral("a b&c"));
    QCOMPARE(connection[QLatin1String("headers")][QLatin1String("x-test")].toString(), QStringLiteral("value"));
}

void tst_OfficialServer::joinsNamespacesOnOneConnection()
{
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options()));
    Socket *const second = m_recorder->watch(m_manager->socket("second"));
    QCOMPARE(m_manager->socket("/second"), second);
    second->connectToNamespace();
    QTRY_VERIFY(second->isConnected());
    QVERIFY(second->id() != m_socket->id());
    QTRY_COMPARE(m_server.count("connection"), 2);
    QCOMPARE(m_server.count("engine"), 1);

    second->emitEvent("back", {2});
    QTRY_VERIFY(m_recorder->has("/second 1 back [2]"));
    m_socket->disconnectFromNamespace();
    QVERIFY(m_recorder->has("disconnect io client disconnect"));
    QCOMPARE(m_manager->state(), ManagerState::Open);
    QTRY_COMPARE(m_server.count("disconnect"), 1);
    m_socket->connectToNamespace();
    QTRY_VERIFY(m_socket->isConnected());
    QCOMPARE(m_server.count("engine"), 1);
}

void tst_OfficialServer::reportsRefusedNamespace_data()
{
    QTest::addColumn<QByteArray>("nsp");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("unknown") << QByteArray("/nowhere") << QByteArray("/nowhere connect_error Invalid namespace ");
    QTest::newRow("middleware") << QByteArray("/members")
                                << QByteArray(R"(/members connect_error not authorized {"code":7,"hint":"token"})");
}

void tst_OfficialServer::reportsRefusedNamespace()
{
    QFETCH(QByteArray, nsp);
    QFETCH(QByteArray, expected);
    QVERIFY(m_server.start());
    m_manager = std::make_unique<Manager>(options());
    m_recorder = std::make_unique<ClientRecorder>(*m_manager);
    Socket *const socket = m_recorder->watch(m_manager->socket(nsp));
    socket->connectToNamespace();
    // Nobody else uses the connection: it is closed, and no attempt follows.
    QTRY_COMPARE(m_recorder->log, (Lines{"manager open", "manager close forced close", expected}));
    QCOMPARE(m_manager->state(), ManagerState::Closed);

    m_recorder->log.clear();
    socket->setAuth(Value::Object{{"token", "secret"}});
    socket->connectToNamespace();
    QTRY_VERIFY(nsp == "/members" ? socket->isConnected() : m_recorder->log.contains(expected));
}

void tst_OfficialServer::deliversEventsSentBeforeConnect()
{
    QVERIFY(m_server.start());
    m_manager = std::make_unique<Manager>(options());
    m_recorder = std::make_unique<ClientRecorder>(*m_manager);
    m_recorder->watch(m_manager->socket("/early"))->connectToNamespace();
    QTRY_COMPARE(
        m_recorder->log, (Lines{"manager open", "/early connect", "/early 1 early [1]", "/early 2 early [2]"}));
}

void tst_OfficialServer::staysAwayWhenServerDisconnects_data()
{
    QTest::addColumn<bool>("closesConnection");
    QTest::newRow("namespace") << false;
    QTest::newRow("connection") << true;
}

void tst_OfficialServer::staysAwayWhenServerDisconnects()
{
    QFETCH(bool, closesConnection);
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options()));
    m_server.command("disconnect", {{QStringLiteral("close"), closesConnection}});
    QTRY_VERIFY(m_recorder->has("disconnect io server disconnect"));
    QCOMPARE(m_manager->state(), ManagerState::Closed);
    QVERIFY(m_socket->id().isEmpty());
    QTRY_COMPARE(m_server.count("disconnect"), 1);

    m_socket->connectToNamespace();
    QTRY_VERIFY(m_socket->isConnected());
    QVERIFY(!m_recorder->has("attempt 1"));
}

void tst_OfficialServer::saysGoodbye()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options(transports)));
    QTRY_COMPARE(m_server.count("connection"), 1);
    m_socket->emitEvent("last words", {});
    m_socket->disconnectFromNamespace();
    QCOMPARE(m_recorder->log.last(), "disconnect io client disconnect");
    QCOMPARE(m_manager->state(), ManagerState::Closed);
    QTRY_COMPARE(m_server.count("disconnect"), 1);
    QCOMPARE(
        m_server.last("disconnect")[QLatin1String("reason")].toString(), QStringLiteral("client namespace disconnect"));
    QCOMPARE(m_server.last("event")[QLatin1String("name")].toString(), QStringLiteral("last words"));
}

void tst_OfficialServer::reconnectsWhenConnectionBreaks_data()
{
    QTest::addColumn<Transports>("transports");
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");

    const Transports polling{Transport::Polling};
    const Transports webSocket{Transport::WebSocket};
    const QString close = QStringLiteral("transport close");
    const QString error = QStringLiteral("transport error");
    QTest::newRow("server closes, polling") << polling << QByteArray("closeEngine") << QString() << close;
    QTest::newRow("server closes, websocket") << webSocket << QByteArray("closeEngine") << QString() << close;
    QTest::newRow("TCP lost, polling") << polling << QByteArray("dropTcp") << QString() << error;
    QTest::newRow("TCP lost, websocket") << webSocket << QByteArray("dropTcp") << QString() << close;
    QTest::newRow("unknown session, polling") << polling << QByteArray("forgetSession") << QString() << error;
    QTest::newRow("bad Socket.IO packet")
        << webSocket << QByteArray("writeMessage") << QStringLiteral("9invalid") << QStringLiteral("parse error");
    QTest::newRow("bad Engine.IO packet")
        << webSocket << QByteArray("writePacketText") << QStringLiteral("xyz") << error;
    QTest::newRow("11 attachments") << webSocket << QByteArray("writeMessage") << QStringLiteral("511-[\"x\"]")
                                    << QStringLiteral("parse error");
}

void tst_OfficialServer::reconnectsWhenConnectionBreaks()
{
    QFETCH(Transports, transports);
    QFETCH(QByteArray, command);
    QFETCH(QString, text);
    QFETCH(QString, reason);
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options(transports)));
    QTRY_COMPARE(m_server.count("connection"), 1);
    const QByteArray firstId = m_socket->id();

    m_server.command(command.constData(), {{QStringLiteral("text"), text}});
    QTRY_VERIFY(m_recorder->log.contains("disconnect " + reason.toUtf8()));
    QTRY_VERIFY(m_socket->isConnected());
    QVERIFY(m_recorder->has("attempt 1"));
    QVERIFY(m_recorder->has("reconnected 1"));
    QVERIFY(m_socket->id() != firstId);
}

void tst_OfficialServer::reconnectsAfterRestart()
{
    QVERIFY(m_server.start());
    QVERIFY(connectClient(options()));
    Answer pending;
    m_socket->emitEvent("unanswered", {}, std::nullopt, [&pending](auto got) { pending = std::move(got); });
    QTRY_COMPARE(m_server.count("event"), 1);
    const int port = m_server.port();
    m_server.kill();
    QTRY_VERIFY(m_recorder->has("disconnect transport close"));
    QVERIFY(pending.has_value());
    QVERIFY(!pending->hasValue());
    QCOMPARE(pending->error(), AckError::Disconnected);

    // Kept until the server is back, sent before what the listeners of connected() emit.
    QVERIFY(m_socket->emitEvent("back", {"kept"}));
    QVERIFY(!m_socket->emitVolatile("back", {"dropped"}));
    QTRY_VERIFY(m_recorder->has("attempt 2"));
    m_recorder->log.clear();
    connect(m_socket, &Socket::connected, m_manager.get(), [this] { m_socket->emitEvent("back", {"later"}); });
    QVERIFY(m_server.start({{QStringLiteral("port"), port}}));
    QTRY_VERIFY(m_recorder->has(R"(2 back ["later"])"));
    m_recorder->log.removeIf([](const QByteArray &line) {
        return line.startsWith("attempt") || line.startsWith("error") || line.startsWith("reconnected");
    });
    QCOMPARE(m_recorder->log,
        (Lines{"manager open", "connect", ">1 back", ">2 back", R"(1 back ["kept"])", R"(2 back ["later"])"}));
}

void tst_OfficialServer::noticesSilentServer()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start({{QStringLiteral("pingInterval"), 150}, {QStringLiteral("pingTimeout"), 150}}));
    QVERIFY(connectClient(options(transports)));
    QTRY_VERIFY(!transports.contains(Transport::Polling) || transports.size() == 1 || isUpgraded());
    m_server.pause();
    QTRY_VERIFY(m_recorder->has("disconnect ping timeout"));
    m_server.resume();
    QTRY_VERIFY(m_socket->isConnected());
}

void tst_OfficialServer::staysConnectedOverHeartbeats()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start({{QStringLiteral("pingInterval"), 30}, {QStringLiteral("pingTimeout"), 200}}));
    QVERIFY(connectClient(options(transports)));
    QTRY_VERIFY(m_server.count("heartbeat") >= 10);
    QCOMPARE(m_server.count("disconnect"), 0);
    QCOMPARE(m_server.count("engine"), 1);
}

void tst_OfficialServer::endsSessionThatRefusesLargePost()
{
    QVERIFY(m_server.start({{QStringLiteral("maxHttpBufferSize"), 200}}));
    QVERIFY(connectClient(options({Transport::Polling})));
    QTRY_COMPARE(m_server.count("connection"), 1);
    for (int i = 0; i < 20; ++i) {
        m_socket->emitEvent("small", {i, QByteArray(60, 'x')});
    }
    QTRY_COMPARE(m_server.count("event"), 20);

    m_socket->emitEvent("large", {QByteArray(500, 'x')});
    QTRY_VERIFY(m_recorder->has("disconnect transport error"));
    QVERIFY2(m_recorder->log.join('\n').contains("HTTP 413"), m_recorder->log.join('\n').constData());
    // 413 alone leaves the session open: it ends because we say so.
    QTRY_COMPARE(m_server.count("disconnect"), 1);
    QCOMPARE(m_server.last("disconnect")[QLatin1String("reason")].toString(), QStringLiteral("transport close"));
}

void tst_OfficialServer::carriesLargeMessages()
{
    QFETCH(Transports, transports);
    QVERIFY(m_server.start({{QStringLiteral("maxHttpBufferSize"), 10'000'000}}));
    QVERIFY(connectClient(options(transports)));
    const Value bytes(Value::Binary{QByteArray(3'000'000, '\x7f')});
    Answer answer;
    m_socket->emitEvent(
        "echo", {bytes, QByteArray(1'000'000, 'y')}, 20s, [&answer](auto got) { answer = std::move(got); });
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 20'000);
    QVERIFY(answer->hasValue());
    QCOMPARE(answer->value().front(), bytes);
}

QTEST_GUILESS_MAIN(tst_OfficialServer)
#include "tst_officialserver.moc"
