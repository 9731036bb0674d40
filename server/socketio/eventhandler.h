#pragma once

#include "protocol/socketio/payload.h"
#include "protocol/value.h"
#include "telemetry/event.h"

#include <QByteArray>

#include <cstdint>
#include <functional>
#include <optional>

namespace relayscope::socketio {

class Namespace;
class Socket;

/// One EVENT from a client; the views live as long as payload.
struct ReceivedEvent {
    Payload payload;
    QByteArray name;
    QByteArrayView argumentsJson;
    /// Set when the client waits for an ACK.
    std::optional<std::uint64_t> ackId;
    quint64 trace = 0;
};

/// Answers a serverSideEmit() that waits for an answer; only the first call counts. Empty when the sender does not
/// wait.
using ServerSideAck = std::function<void(const protocol::Value &answer)>;

/// For observers: what a handler will do with an event.
struct Handling {
    /// HandledByRule, NoRule, or None when the handler has no rules to speak of.
    telemetry::Verdict verdict = telemetry::Verdict::None;
    /// Event name of the rule, `*` for the one that takes all others.
    QByteArray rule;
};

/// What the application does in a namespace: the rules, or code in tests. Called on the server loop; may disconnect the
/// socket that it is given.
class EventHandler {
public:
    virtual ~EventHandler() = default;
    /// After the CONNECT reply.
    virtual void socketConnected(Socket &socket) = 0;
    virtual void eventReceived(Socket &socket, const ReceivedEvent &event) = 0;
    /// Asked before eventReceived() while somebody watches; does nothing.
    [[nodiscard]] virtual Handling handlingOf(const Namespace &, const QByteArray &) const { return {}; }
    /// data: event name first; sent by another node or an emitter.
    virtual void serverSideEventReceived(Namespace &nsp, const protocol::Value::Array &data, const ServerSideAck &ack)
        = 0;
};

} // namespace relayscope::socketio
