#pragma once

#include <QtGlobal>

namespace relayscope::engineio {

/// Why an Engine.IO session ended; the texts of toString() are those of Socket.IO for Node.js, which server code and
/// users know.
enum class DisconnectReason : quint8 {
    PingTimeout,
    TransportClose,
    TransportError,
    ParseError,
    ForcedClose,
    ForcedServerClose,
    ServerShuttingDown,
};
[[nodiscard]] const char *toString(DisconnectReason reason);

} // namespace relayscope::engineio
