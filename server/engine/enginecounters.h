#pragma once

#include <QtGlobal>

namespace relayscope::engineio {

/// Totals since start and current gauges; plain numbers, read by /metrics and telemetry.
struct EngineCounters {
    quint64 sessionsOpened = 0;
    quint64 sessionsClosed[7] = {}; // by DisconnectReason
    quint64 packetsReceived = 0;
    quint64 packetsSent = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    /// Refused requests by Engine.IO error code 0..5.
    quint64 handshakeErrors[6] = {};
    quint64 decodeErrors = 0;
    qsizetype pollingSessions = 0;
    qsizetype webSocketSessions = 0;
};

} // namespace relayscope::engineio
