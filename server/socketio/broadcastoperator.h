#pragma once

#include "base/expected.h"
#include "protocol/socketio/payload.h"
#include "protocol/value.h"
#include "socketio/adapter.h"
#include "socketio/broadcastoptions.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <optional>

namespace relayscope::socketio {

class Namespace;
class Socket;

enum class EmitError {
    /// connect, disconnect and so on are the library's own; a client closes the connection that brings one.
    ReservedEventName,
    EventNameMissing,
};
[[nodiscard]] const char *toString(EmitError error);

/// Answers of the clients of all nodes.
struct BroadcastResult {
    /// In order of arrival.
    protocol::Value::Array answers;
    /// Empty, or `operation has timed out`.
    QString error;
    /// Clients that were asked, nothing when not every node has told in time.
    std::optional<qint64> asked;
    /// Those that have not.
    Missing missing;
};
using BroadcastReply = std::function<void(const BroadcastResult &result)>;

/// Selects sockets of a namespace on all nodes and does something with them, as io.to("room").except("other") does.
/// A short-lived value on the server loop; the namespace must outlive it.
class BroadcastOperator final {
public:
    explicit BroadcastOperator(Namespace &nsp)
        : m_namespace(nsp)
    {
    }

    /// Adds rooms; a socket in any of them is selected once. Without any: all sockets.
    BroadcastOperator &to(const QByteArray &room);
    BroadcastOperator &to(const QList<QByteArray> &rooms);
    /// Excludes the members of rooms.
    BroadcastOperator &except(const QByteArray &room);
    BroadcastOperator &except(const QList<QByteArray> &rooms);
    /// Excludes the socket itself, as socket.broadcast does.
    BroadcastOperator &exceptSocket(const Socket &socket);
    /// This node only.
    BroadcastOperator &local();
    /// Clients that cannot take it now miss it.
    BroadcastOperator &volatileOnly();
    /// Accepted and published for the other nodes; this node does not compress.
    BroadcastOperator &compress(bool compress);
    /// How long emitWithAck() waits.
    BroadcastOperator &timeout(std::chrono::milliseconds timeout);
    /// The answer is one value, as for a RemoteSocket.
    BroadcastOperator &expectSingleResponse();
    /// Telemetry trace of what caused this.
    BroadcastOperator &trace(quint64 trace);

    [[nodiscard]] const BroadcastOptions &options() const { return m_options; }

    [[nodiscard]] Expected<void, EmitError> emitEvent(QByteArrayView name, const protocol::Value::Array &arguments);
    /// event: a makeEvent() payload.
    [[nodiscard]] Expected<void, EmitError> emitPayload(const Payload &event);
    /// Without timeout() it fails at once, as on Node.
    [[nodiscard]] Expected<void, EmitError> emitWithAck(const Payload &event, BroadcastReply reply);

    void fetchSockets(Adapter::FetchReply reply) const;
    void socketsJoin(const QList<QByteArray> &rooms) const;
    void socketsLeave(const QList<QByteArray> &rooms) const;
    void disconnectSockets(bool closeConnection = false) const;

private:
    Namespace &m_namespace;
    BroadcastOptions m_options;
};

} // namespace relayscope::socketio
