#pragma once

#include "socketio/adapter.h"
#include "socketio/broadcastoperator.h"
#include "socketio/rooms.h"

#include <QByteArray>

#include <cstdint>
#include <memory>

namespace relayscope::socketio {

class EventHandler;
struct ServerContext;

/// A namespace on this node: its sockets and rooms, its adapter, its handler. Lives on the server loop, owned by the
/// Server, for as long as it runs.
class Namespace final {
public:
    /// name: `/` or `/name`. Its adapter subscribes at once.
    Namespace(ServerContext &context, QByteArray name);
    ~Namespace();
    Q_DISABLE_COPY_MOVE(Namespace)

    [[nodiscard]] const QByteArray &name() const { return m_name; }
    [[nodiscard]] ServerContext &context() const { return m_context; }
    [[nodiscard]] Rooms &rooms() { return m_rooms; }
    [[nodiscard]] const Rooms &rooms() const { return m_rooms; }
    [[nodiscard]] Adapter &adapter() { return *m_adapter; }

    /// Null for none: events are counted and dropped. Borrowed.
    void setHandler(EventHandler *handler) { m_handler = handler; }
    [[nodiscard]] EventHandler *handler() const { return m_handler; }
    /// Whether new sockets may join; existing ones stay either way.
    void setAccepting(bool accepting) { m_accepting = accepting; }
    [[nodiscard]] bool isAccepting() const { return m_accepting; }

    /// Broadcast operators start here: `nsp.all().to("room").emitEvent("name", {...})`.
    [[nodiscard]] BroadcastOperator all() { return BroadcastOperator(*this); }

    /// To the other nodes. reply may be empty. Error: the event name is missing or reserved for servers.
    [[nodiscard]] Expected<void, EmitError> serverSideEmit(
        protocol::Value::Array data, Adapter::ServerSideReply reply = {});

    /// Next id of an EVENT that asks for an answer: from 0, shared by all sockets of the namespace.
    [[nodiscard]] std::uint64_t takeAckId() { return m_nextAckId++; }

private:
    ServerContext &m_context;
    QByteArray m_name;
    Rooms m_rooms;
    std::unique_ptr<Adapter> m_adapter;
    EventHandler *m_handler = nullptr;
    std::uint64_t m_nextAckId = 0;
    bool m_accepting = true;
};

} // namespace relayscope::socketio
