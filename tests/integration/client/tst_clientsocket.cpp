#include "clientrecorder.h"
#include "fakeserver.h"

#include "client/manager.h"
#include "client/socket.h"

#include <QTest>

#include <memory>
#include <optional>

using namespace std::chrono_literals;
using namespace relayscope::client;
using relayscope::protocol::Value;

using Lines = QList<QByteArray>;
using Answer = std::optional<relayscope::Expected<Socket::Arguments, AckError>>;

/// The socket of a namespace against a scripted server: buffers, numbers, acknowledgements.
class tst_ClientSocket : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void sendsBufferedEventsFirst();
    void deliversEarlyEventsAfterConnect();
    void numbersEventsOfEachConnection();
    void refusesWhenBufferIsFull();
    void refusesWhenTooMuchWaits();
    void refusesReservedNames();
    void closesWhenFloodedBeforeConnect();
    void dropsVolatileEvents();
    void ignoresUnknownAndRepeatedAcks();
    void forgetsBufferedEventOfExpiredAck();
    void keepsAckOfBufferedEvent();
    void failsAcksAtDisconnect();
    void repliesOnce();
    void doesNotReplyOnLaterConnection();
    void ignoresOtherNamespaces();
    void reportsConnectWithoutSid();
    void sendsFreshAuthAtReconnection();
    void mayLeaveInsideConnected();
    void connectsOnceWhenAskedTwice();

private:
    [[nodiscard]] bool isConnected() const { return m_socket->isConnected(); }
    void connectSocket();
    void loseConnection();

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<Manager> m_manager;
    std::unique_ptr<ClientRecorder> m_recorder;
    Socket *m_socket = nullptr;
};

void tst_ClientSocket::init()
{
    m_server = std::make_unique<FakeServer>();
    ClientOptions options;
    options.url = m_server->url();
    options.transports = {Transport::WebSocket};
    options.reconnectionDelay = 10ms;
    options.reconnectionDelayMax = 10ms;
    m_manager = std::make_unique<Manager>(options);
    m_recorder = std::make_unique<ClientRecorder>(*m_manager);
    m_socket = m_recorder->watch(m_manager->socket());
}

void tst_ClientSocket::cleanup()
{
    m_manager.reset();
    m_recorder.reset();
    m_server.reset();
}

void tst_ClientSocket::connectSocket()
{
    m_socket->connectToNamespace();
    QTRY_VERIFY(isConnected());
}

void tst_ClientSocket::loseConnection()
{
    m_server->dropConnections();
    QTRY_VERIFY(!isConnected());
}

void tst_ClientSocket::sendsBufferedEventsFirst()
{
    connect(m_socket, &Socket::connected, m_socket, [this] {
        m_socket->emitEvent("third", {});
        m_socket->emitEvent("fourth", {});
    });
    QVERIFY(m_socket->emitEvent("first", {1}));
    QVERIFY(m_socket->emitEvent("second", {Value::Binary{"\x01"}}));
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_server->frames,
        (Lines{"40", R"(42["first",1])", R"(451-["second",{"_placeholder":true,"num":0}])", "<01>", R"(42["third"])",
            R"(42["fourth"])"}));
    QCOMPARE(m_recorder->log, (Lines{"manager open", "connect", ">1 first", ">2 second", ">3 third", ">4 fourth"}));
}

void tst_ClientSocket::deliversEarlyEventsAfterConnect()
{
    m_server->settings.answersConnect = false;
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_server->frames, Lines{"40"});
    m_server->send(R"(42["early",1])");
    m_server->send(R"(420["asks"])");
    m_server->send(R"(40{"sid":"abc"})");
    m_server->send(R"(42["late"])");
    QTRY_COMPARE(m_recorder->log, (Lines{"manager open", "connect", "1 early [1]", "2 asks []", "3 late []"}));
    QCOMPARE(m_socket->id(), "abc");
}

void tst_ClientSocket::numbersEventsOfEachConnection()
{
    connectSocket();
    m_socket->emitEvent("a", {});
    m_socket->emitEvent("b", {});
    m_server->send(R"(42["x"])");
    QTRY_VERIFY(m_recorder->has("1 x []"));
    QVERIFY(m_recorder->has(">2 b"));
    loseConnection();
    m_recorder->log.clear();
    m_socket->emitEvent("c", {});
    QTRY_VERIFY(isConnected());
    m_server->send(R"(42["y"])");
    QTRY_VERIFY(m_recorder->has("1 y []"));
    QVERIFY(m_recorder->has(">1 c"));
}

void tst_ClientSocket::refusesWhenBufferIsFull()
{
    for (qsizetype i = 0; i < Socket::kMaxBufferedEvents; ++i) {
        QVERIFY(m_socket->emitEvent("x", {}));
    }
    bool isCalled = false;
    QVERIFY(!m_socket->emitEvent("x", {}));
    QVERIFY(!m_socket->emitEvent("x", {}, 1ms, [&isCalled](const auto &) { isCalled = true; }));
    connectSocket();
    QTRY_COMPARE(m_server->frames.size(), Socket::kMaxBufferedEvents + 1);
    QVERIFY(!isCalled);
    QVERIFY(m_socket->emitEvent("x", {}));
}

void tst_ClientSocket::refusesWhenTooMuchWaits()
{
    connectSocket();
    // Nothing leaves before this function returns to the event loop.
    const Value bytes(Value::Binary{QByteArray(8'000'000, 'x')});
    int accepted = 0;
    while (accepted < 100 && m_socket->emitEvent("x", {bytes})) {
        ++accepted;
    }
    QVERIFY2(accepted > 5 && accepted < 12, QByteArray::number(accepted).constData());
    QVERIFY(isConnected());
}

void tst_ClientSocket::refusesReservedNames()
{
    connectSocket();
    for (const char *const name :
        {"connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"}) {
        QVERIFY2(!m_socket->emitEvent(name, {}), name);
        QVERIFY2(!m_socket->emitVolatile(name, {}), name);
    }
    QVERIFY(m_socket->emitEvent("error", {}));
    QTRY_COMPARE(m_server->frames, (Lines{"40", R"(42["error"])"}));
}

void tst_ClientSocket::closesWhenFloodedBeforeConnect()
{
    m_server->settings.answersConnect = false;
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_server->frames, Lines{"40"});
    for (qsizetype i = 0; i <= Socket::kMaxBufferedEvents; ++i) {
        m_server->send(R"(42["x"])");
    }
    QTRY_VERIFY(m_recorder->has("manager close parse error"));
}

void tst_ClientSocket::dropsVolatileEvents()
{
    QVERIFY(!m_socket->emitVolatile("before", {}));
    connectSocket();
    QVERIFY(QTest::qWaitFor([this] { return m_socket->emitVolatile("taken", {}); }));
    // The transport is busy until the next turn.
    QVERIFY(!m_socket->emitVolatile("dropped", {}));
    QVERIFY(m_socket->emitEvent("kept", {}));
    QTRY_COMPARE(m_server->frames, (Lines{"40", R"(42["taken"])", R"(42["kept"])"}));
}

void tst_ClientSocket::ignoresUnknownAndRepeatedAcks()
{
    connectSocket();
    int calls = 0;
    Answer answer;
    m_socket->emitEvent("x", {}, std::nullopt, [&](auto got) {
        ++calls;
        answer = std::move(got);
    });
    m_server->send("437[]");
    m_server->send("430[1,2]");
    m_server->send("430[3]");
    m_server->send(R"(42["end"])");
    QTRY_VERIFY(m_recorder->has("1 end []"));
    QCOMPARE(calls, 1);
    QCOMPARE(answer->value(), (Socket::Arguments{1, 2}));
}

void tst_ClientSocket::forgetsBufferedEventOfExpiredAck()
{
    Answer answer;
    m_socket->emitEvent("expires", {}, 5ms, [&answer](auto got) { answer = std::move(got); });
    m_socket->emitEvent("stays", {});
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->error(), AckError::TimedOut);
    connectSocket();
    QTRY_COMPARE(m_server->frames, (Lines{"40", R"(42["stays"])"}));
}

void tst_ClientSocket::keepsAckOfBufferedEvent()
{
    connectSocket();
    m_server->settings.answersConnect = false;
    loseConnection();
    Answer answer;
    m_socket->emitEvent("x", {}, std::nullopt, [&answer](auto got) { answer = std::move(got); });
    m_server->settings.answersConnect = true;
    QTRY_VERIFY(m_server->frames.contains(R"(420["x"])"));
    m_server->send("430[]");
    QTRY_VERIFY(answer.has_value() && answer->hasValue());
}

void tst_ClientSocket::failsAcksAtDisconnect()
{
    connectSocket();
    Lines order;
    const auto note = [&order](const char *name) {
        return [&order, name](const auto &got) { order.append(name + QByteArray(" ") + toString(got.error())); };
    };
    m_socket->emitEvent("x", {}, std::nullopt, note("plain"));
    m_socket->emitEvent("x", {}, 1h, note("timed"));
    m_socket->disconnectFromNamespace();
    QCOMPARE(order, (Lines{"plain socket has been disconnected", "timed socket has been disconnected"}));
}

void tst_ClientSocket::repliesOnce()
{
    connectSocket();
    m_server->send(R"(42["plain"])");
    QTRY_VERIFY(m_recorder->has("1 plain []"));
    QVERIFY(!m_recorder->lastReply);
    m_server->send(R"(4212["asks"])");
    QTRY_VERIFY(m_recorder->has("2 asks []"));
    m_recorder->lastReply({"a", 1});
    m_recorder->lastReply({"b"});
    m_socket->emitEvent("end", {});
    QTRY_COMPARE(m_server->frames, (Lines{"40", R"(4312["a",1])", R"(42["end"])"}));
}

void tst_ClientSocket::doesNotReplyOnLaterConnection()
{
    connectSocket();
    m_server->send(R"(420["asks"])");
    QTRY_VERIFY(m_recorder->has("1 asks []"));
    const Socket::Reply reply = m_recorder->lastReply;
    loseConnection();
    reply({});
    QTRY_VERIFY(isConnected());
    reply({});
    m_socket->emitEvent("end", {});
    QTRY_COMPARE(m_server->frames, (Lines{"40", "40", R"(42["end"])"}));
    m_manager.reset();
    reply({});
}

void tst_ClientSocket::ignoresOtherNamespaces()
{
    connectSocket();
    m_server->send(R"(42/other,["x"])");
    m_server->send("41/other,");
    m_server->send(R"(42["y"])");
    QTRY_COMPARE(m_recorder->log, (Lines{"manager open", "connect", "1 y []"}));
}

void tst_ClientSocket::reportsConnectWithoutSid()
{
    m_server->settings.answersConnect = false;
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_server->frames, Lines{"40"});
    m_server->send("40");
    QTRY_COMPARE(m_recorder->log.size(), 2);
    QVERIFY(m_recorder->log.last().startsWith("connect_error "));
    QVERIFY(!isConnected());
}

void tst_ClientSocket::sendsFreshAuthAtReconnection()
{
    m_socket->setAuth(Value::Object{{"n", 1}});
    connectSocket();
    m_socket->setAuth(Value::Object{{"n", 2}});
    loseConnection();
    QTRY_VERIFY(isConnected());
    QCOMPARE(m_server->frames, (Lines{R"(40{"n":1})", R"(40{"n":2})"}));
}

void tst_ClientSocket::mayLeaveInsideConnected()
{
    m_server->settings.answersConnect = false;
    connect(m_socket, &Socket::connected, m_socket, &Socket::disconnectFromNamespace);
    m_socket->emitEvent("stays", {});
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_server->frames, Lines{"40"});
    m_server->send(R"(42["early"])");
    m_server->send(R"(40{"sid":"abc"})");
    QTRY_COMPARE(m_server->frames, (Lines{"40", "41", "close"}));
    QCOMPARE(m_recorder->log,
        (Lines{"manager open", "connect", "manager close forced close", "disconnect io client disconnect"}));

    m_socket->disconnect(m_socket);
    m_server->settings.answersConnect = true;
    m_socket->connectToNamespace();
    QTRY_COMPARE(m_server->frames.last(), R"(42["stays"])");
}

void tst_ClientSocket::connectsOnceWhenAskedTwice()
{
    m_socket->connectToNamespace();
    m_socket->connectToNamespace();
    QTRY_VERIFY(isConnected());
    m_socket->connectToNamespace();
    m_socket->emitEvent("end", {});
    QTRY_COMPARE(m_server->frames, (Lines{"40", R"(42["end"])"}));
    QCOMPARE(m_server->sessionCount, 1);
}

QTEST_GUILESS_MAIN(tst_ClientSocket)
#include "tst_clientsocket.moc"
