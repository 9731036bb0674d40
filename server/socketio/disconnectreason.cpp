#include "socketio/disconnectreason.h"

namespace relayscope::socketio {

const char *toString(DisconnectReason reason)
{
    switch (reason) {
    case DisconnectReason::PingTimeout:
        return "ping timeout";
    case DisconnectReason::TransportClose:
        return "transport close";
    case DisconnectReason::TransportError:
        return "transport error";
    case DisconnectReason::ParseError:
        return "parse error";
    case DisconnectReason::ForcedClose:
        return "forced close";
    case DisconnectReason::ForcedServerClose:
        return "forced server close";
    case DisconnectReason::ServerShuttingDown:
        return "server shutting down";
    case DisconnectReason::ClientNamespaceDisconnect:
        return "client namespace disconnect";
    case DisconnectReason::ServerNamespaceDisconnect:
        return "server namespace disconnect";
    }
    Q_UNREACHABLE();
}

DisconnectReason fromEngine(engineio::DisconnectReason reason)
{
    switch (reason) {
    case engineio::DisconnectReason::PingTimeout:
        return DisconnectReason::PingTimeout;
    case engineio::DisconnectReason::TransportClose:
        return DisconnectReason::TransportClose;
    case engineio::DisconnectReason::TransportError:
        return DisconnectReason::TransportError;
    case engineio::DisconnectReason::ParseError:
        return DisconnectReason::ParseError;
    case engineio::DisconnectReason::ForcedClose:
        return DisconnectReason::ForcedClose;
    case engineio::DisconnectReason::ForcedServerClose:
        return DisconnectReason::ForcedServerClose;
    case engineio::DisconnectReason::ServerShuttingDown:
        return DisconnectReason::ServerShuttingDown;
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::socketio
