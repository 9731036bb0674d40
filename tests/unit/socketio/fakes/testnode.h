#pragma once

#include "base/timerwheel.h"
#include "fakes/fakesession.h"
#include "recordingsink.h"
#include "socketio/eventhandler.h"
#include "socketio/namespace.h"
#include "socketio/server.h"
#include "support/memorybus.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <vector>

namespace relayscope::socketio::test {

/// Does what the test sets; by default nothing.
class ScriptedHandler final : public EventHandler {
public:
    std::function<void(Socket &)> onConnect;
    std::function<void(Socket &, const ReceivedEvent &)> onEvent;
    std::function<void(const protocol::Value::Array &, const ServerSideAck &)> onServerSideEvent;

    void socketConnected(Socket &socket) override;
    void eventReceived(Socket &socket, const ReceivedEvent &event) override;
    void serverSideEventReceived(Namespace &nsp, const protocol::Value::Array &data, const ServerSideAck &ack) override;
};

/// Runs the event loop until nothing is left to do at once; deadlines do not run.
void settle();

/// One server node on a memory bus, with clients that the test plays.
class TestNode final {
public:
    explicit TestNode(ServerOptions options);
    /// Without adapter and bus.
    TestNode();
    /// With the classic adapter.
    explicit TestNode(relayscope::test::MemoryRedis &redis, ServerOptions options = {});
    ~TestNode();
    Q_DISABLE_COPY_MOVE(TestNode)

    [[nodiscard]] Server &server() { return *m_server; }
    [[nodiscard]] relayscope::test::MemoryBus &bus() { return *m_bus; }
    [[nodiscard]] RecordingSink &sink() { return m_sink; }
    [[nodiscard]] const Counters &counters() const { return m_server->counters(); }
    /// The namespace, with handler as its handler.
    [[nodiscard]] Namespace &of(const QByteArray &name = "/");
    /// Loads rules from text; they must be right.
    void setRules(const QByteArray &json);

    /// A new session that has joined no namespace.
    [[nodiscard]] FakeSession &open();
    /// A new session in nsp; nothing of the handshake is left in what it was sent.
    [[nodiscard]] FakeSession &connectClient(const QByteArray &nsp = "/", const QByteArray &auth = {});
    /// The socket of a client.
    [[nodiscard]] Socket &socketOf(const FakeSession &session, const QByteArray &nsp = "/");

    ScriptedHandler handler;

private:
    TimerWheel m_wheel;
    RecordingSink m_sink;
    std::unique_ptr<relayscope::test::MemoryBus> m_bus;
    std::vector<std::unique_ptr<FakeSession>> m_sessions;
    std::unique_ptr<Server> m_server;
};

} // namespace relayscope::socketio::test
