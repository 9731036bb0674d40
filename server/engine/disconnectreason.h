#pragma once

#include <QtGlobal>

namespace relayscope::engineio {

/// Why an Engine.IO session ended; the texts of toString() are those of Socket.IO for Node.js, which server code and
/// users know. Append only: the counters are arrays by it.
enum class DisconnectReason : quint8 {
    PingTimeout,
    TransportClose,
    TransportError,
    ParseError,
    ForcedClose,
    ForcedServerClose,
    ServerShuttingDown,
    /// Ours: the client did not take what was sent to it. Node lets that grow until memory ends.
    SlowConsumer,
};
inline constexpr int kDisconnectReasonCount = 8;

[[nodiscard]] const char *toString(DisconnectReason reason);
/// Who ended it: `client`, `node`, or `transport` when neither of them said anything.
[[nodiscard]] const char *closedBy(DisconnectReason reason);

} // namespace relayscope::engineio
