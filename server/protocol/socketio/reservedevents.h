#pragma once

#include <QByteArrayView>

namespace relayscope::socketio {

/// Whether name means something to JavaScript's sockets and may not be sent or received as an event
/// (socket.io-parser lib/index.ts RESERVED_EVENTS).
[[nodiscard]] bool isReservedEvent(QByteArrayView name);

} // namespace relayscope::socketio
