#include "socketio/counters.h"

namespace relayscope::socketio {

const char *toString(IgnoreReason reason)
{
    switch (reason) {
    case IgnoreReason::OwnEcho:
        return "own_echo";
    case IgnoreReason::UnknownRoom:
        return "unknown_room";
    case IgnoreReason::OtherNamespace:
        return "other_namespace";
    case IgnoreReason::Undecodable:
        return "undecodable";
    case IgnoreReason::UnknownRequest:
        return "unknown_request";
    case IgnoreReason::Stale:
        return "stale";
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::socketio
