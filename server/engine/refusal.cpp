#include "engine/refusal.h"

namespace relayscope::engineio {

const char *toString(Refusal refusal)
{
    switch (refusal) {
    case Refusal::TooManyConnections:
        return "too many connections";
    case Refusal::TooManyConnectionsOfAddress:
        return "too many connections of one address";
    case Refusal::TooManySessionsWithoutNamespace:
        return "too many sessions without a namespace";
    case Refusal::MalformedRequest:
        return "malformed request";
    case Refusal::HeadTooLarge:
        return "head too large";
    case Refusal::RequestTimeout:
        return "request timeout";
    case Refusal::BodyTooLarge:
        return "body too large";
    case Refusal::BadWebSocketHandshake:
        return "bad WebSocket handshake";
    case Refusal::AcceptFailed:
        return "accept failed";
    case Refusal::TransportUnknown:
        return "transport unknown";
    case Refusal::SessionUnknown:
        return "session unknown";
    case Refusal::BadHandshakeMethod:
        return "bad handshake method";
    case Refusal::BadRequest:
        return "bad request";
    case Refusal::Forbidden:
        return "forbidden origin";
    case Refusal::UnsupportedProtocolVersion:
        return "unsupported protocol version";
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::engineio
