#pragma once

#include <QtGlobal>

namespace relayscope::engineio {

/// Why a connection or request was turned away before there was a session to close. Numbers index
/// EngineCounters::refused. Append only.
enum class Refusal : quint8 {
    /// 503 with Retry-After.
    TooManyConnections,
    TooManyConnectionsOfAddress,
    TooManySessionsWithoutNamespace,
    /// Bytes that are no HTTP request, or one without Host: 400.
    MalformedRequest,
    /// 431.
    HeadTooLarge,
    /// 408.
    RequestTimeout,
    /// 413.
    BodyTooLarge,
    /// An upgrade that is not RFC 6455's: 400 or 426.
    BadWebSocketHandshake,
    /// The process has no descriptor left, or the like: the kernel keeps or drops it.
    AcceptFailed,
    /// The errors that have an Engine.IO code (RequestError): 400, or 403 for the origin.
    TransportUnknown,
    SessionUnknown,
    BadHandshakeMethod,
    BadRequest,
    Forbidden,
    UnsupportedProtocolVersion,
};
inline constexpr int kRefusalCount = 15;
/// As metrics and telemetry name it: `too many connections`.
[[nodiscard]] const char *toString(Refusal refusal);

} // namespace relayscope::engineio
