#pragma once

#include "engine/disconnectreason.h"

namespace relayscope::socketio {

/// Why a socket left its namespace; the texts of toString() are those of Socket.IO for Node.js (lib/socket-types.ts).
enum class DisconnectReason : quint8 {
    PingTimeout,
    TransportClose,
    TransportError,
    ParseError,
    ForcedClose,
    ForcedServerClose,
    ServerShuttingDown,
    /// The client sent a DISCONNECT packet.
    ClientNamespaceDisconnect,
    /// The server sent one.
    ServerNamespaceDisconnect,
};
inline constexpr int kDisconnectReasonCount = 9;

[[nodiscard]] const char *toString(DisconnectReason reason);
/// What the sockets of a connection report when their Engine.IO session ends.
[[nodiscard]] DisconnectReason fromEngine(engineio::DisconnectReason reason);

} // namespace relayscope::socketio
