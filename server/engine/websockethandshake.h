#pragma once

#include "engine/httprequesthead.h"

#include <optional>

namespace relayscope::engineio {

/// The complete refusal when a verified upgrade request is no valid WebSocket handshake; texts and order are those of
/// ws (lib/websocket-server.js).
[[nodiscard]] std::optional<QByteArray> refuseWebSocket(const HttpRequestHead &request);

/// The complete 101 response (RFC 6455 section 4.2.2): accept key, the first offered subprotocol, then extra.
[[nodiscard]] QByteArray acceptWebSocket(const HttpRequestHead &request, const HttpHeaders &extra);

} // namespace relayscope::engineio
