#include "socketio/disconnectreason.h"

namespace relayscope::socketio {

const char *toString(DisconnectReason reason)
{
    if (static_cast<int>(reason) < engineio::kDisconnectReasonCount)
        return toString(static_cast<engineio::DisconnectReason>(reason));
    switch (reason) {
    case DisconnectReason::ClientNamespaceDisconnect:
        return "client namespace disconnect";
    case DisconnectReason::ServerNamespaceDisconnect:
        return "server namespace disconnect";
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::socketio
