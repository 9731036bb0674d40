#pragma once

#include "protocol/socketio/payload.h"
#include "protocol/value.h"

#include <QtGlobal>

namespace relayscope::engineio {
struct SessionRequest;
}

namespace relayscope::socketio {

/// socket.handshake: `{headers,time,address,xdomain,secure,issued,url,query,auth}` in this order (socket.io
/// lib/socket.ts buildHandshake). auth: payload of the CONNECT packet, empty counts as `{}`. It holds what the client
/// sent as its credentials: it leaves this node in fetchSockets answers only.
[[nodiscard]] protocol::Value makeHandshake(
    const engineio::SessionRequest &request, const Payload &auth, qint64 issuedMsSinceEpoch);

} // namespace relayscope::socketio
