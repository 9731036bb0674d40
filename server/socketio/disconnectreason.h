#pragma once

#include "engine/disconnectreason.h"

namespace relayscope::socketio {

/// Why a socket left its namespace: because its session ended, with that reason, or by one of its own. The texts of
/// toString() are those of Socket.IO for Node.js (lib/socket-types.ts).
enum class DisconnectReason : quint8 {
    // Lower values are those of engineio::DisconnectReason.
    /// The client sent a DISCONNECT packet.
    ClientNamespaceDisconnect = engineio::kDisconnectReasonCount,
    /// The server sent one.
    ServerNamespaceDisconnect,
};
inline constexpr int kDisconnectReasonCount = engineio::kDisconnectReasonCount + 2;

[[nodiscard]] const char *toString(DisconnectReason reason);
/// What the sockets of a connection report when their Engine.IO session ends.
[[nodiscard]] constexpr DisconnectReason fromEngine(engineio::DisconnectReason reason)
{
    return static_cast<DisconnectReason>(reason);
}

} // namespace relayscope::socketio
