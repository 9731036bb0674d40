#include "engine/enginesession.h"

namespace relayscope::engineio {

const char *toString(TransportKind kind)
{
    switch (kind) {
    case TransportKind::Polling:
        return "polling";
    case TransportKind::WebSocket:
        return "websocket";
    }
    return "unknown";
}

} // namespace relayscope::engineio
