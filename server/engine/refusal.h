#pragma once

#include <QtGlobal>

namespace relayscope::engineio {

/// Why a connection or request was turned away before there was a session to close, apart from the errors that have an
/// Engine.IO code (RequestError). Numbers index EngineCounters::refused.
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
};
inline constexpr int kRefusalCount = 8;
/// As metrics and telemetry name it: `too many connections`.
[[nodiscard]] const char *toString(Refusal refusal);

} // namespace relayscope::engineio
