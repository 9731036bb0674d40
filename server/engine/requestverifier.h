#pragma once

#include "engine/engineoptions.h"
#include "engine/enginesession.h"

#include <optional>

namespace relayscope::engineio {

/// Why a request is refused, with the code on the wire (engine.io lib/server.ts `errors`).
enum class RequestError : quint8 {
    TransportUnknown = 0,
    SessionUnknown = 1,
    BadHandshakeMethod = 2,
    BadRequest = 3,
    /// The origin is not one of EngineOptions::allowedOrigins.
    Forbidden = 4,
    UnsupportedProtocolVersion = 5,
};
[[nodiscard]] const char *toString(RequestError error);
/// `{"code":0,"message":"Transport unknown"}`
[[nodiscard]] QByteArray toJson(RequestError error);
/// 403 for Forbidden, 400 for all others.
[[nodiscard]] int httpStatus(RequestError error);

/// What the rules below look at.
struct RequestFacts {
    QByteArray method;
    /// Query parameters; empty when absent.
    QByteArray transport;
    QByteArray sid;
    QByteArray protocolVersion;
    /// The field of that name; empty when absent.
    QByteArray origin;
    /// A WebSocket upgrade rather than a plain request.
    bool upgrade = false;
    /// Transport of the session named by sid, when there is one.
    std::optional<TransportKind> sessionTransport;
};

/// The checks of engine.io's Server.verify() in its order; nothing when the request may go on. An upgrade without sid
/// and with a wrong protocol version passes: engine.io finds that out behind the 101, see isSupportedVersion().
[[nodiscard]] std::optional<RequestError> verifyRequest(const RequestFacts &facts, const EngineOptions &options);

/// Whether a request with this Origin field may be served.
[[nodiscard]] bool isAllowedOrigin(const QByteArray &origin, const EngineOptions &options);

/// EIO must be exactly "4".
[[nodiscard]] bool isSupportedVersion(QByteArrayView protocolVersion);

} // namespace relayscope::engineio
