#include "engine/disconnectreason.h"

namespace relayscope::engineio {

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
    case DisconnectReason::SlowConsumer:
        return "slow consumer";
    }
    Q_UNREACHABLE();
}

const char *closedBy(DisconnectReason reason)
{
    switch (reason) {
    case DisconnectReason::TransportClose:
        return "client";
    case DisconnectReason::PingTimeout:
    case DisconnectReason::TransportError:
        return "transport";
    case DisconnectReason::ParseError:
    case DisconnectReason::ForcedClose:
    case DisconnectReason::ForcedServerClose:
    case DisconnectReason::ServerShuttingDown:
    case DisconnectReason::SlowConsumer:
        return "node";
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::engineio
