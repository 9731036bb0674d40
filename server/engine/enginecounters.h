#pragma once

#include "engine/disconnectreason.h"
#include "engine/refusal.h"

#include <QtGlobal>

namespace relayscope::engineio {

/// Totals since start and current gauges; plain numbers, read by /metrics and telemetry.
struct EngineCounters {
    quint64 sessionsOpened = 0;
    quint64 sessionsClosed[kDisconnectReasonCount] = {}; // by DisconnectReason
    quint64 upgradesAbandoned = 0;
    quint64 packetsReceived = 0;
    quint64 packetsSent = 0;
    quint64 bytesReceived = 0;
    quint64 bytesSent = 0;
    /// Refused requests by Engine.IO error code 0..5.
    quint64 handshakeErrors[6] = {};
    quint64 refused[kRefusalCount] = {}; // by Refusal
    /// Times that a client above its rate was read more slowly.
    quint64 throttled = 0;
    quint64 decodeErrors = 0;
    qsizetype pollingSessions = 0;
    qsizetype webSocketSessions = 0;
    /// Of both, those that nobody has taken into use yet.
    qsizetype pendingSessions = 0;
};

} // namespace relayscope::engineio
