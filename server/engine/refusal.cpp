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
    }
    return "unknown";
}

} // namespace relayscope::engineio
