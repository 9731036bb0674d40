#pragma once

#include "socketio/disconnectreason.h"

namespace relayscope::socketio {

/// Why a message from Redis was not applied. Every one of them is counted, none closes anything.
enum class IgnoreReason : quint8 {
    OwnEcho,
    /// The channel names a room that nobody of this node is in; dropped before decoding.
    UnknownRoom,
    OtherNamespace,
    /// Not MessagePack or JSON, or breaks a rule of the format.
    Undecodable,
    /// An answer to a request that this node did not make, or that is over.
    UnknownRequest,
    /// Redis hung, and has executed now what was in its sockets before.
    Stale,
};
inline constexpr int kIgnoreReasonCount = 6;
[[nodiscard]] const char *toString(IgnoreReason reason);

/// Totals since start; plain numbers, read by /metrics and telemetry.
struct Counters {
    quint64 eventsReceived = 0;
    quint64 eventsSent = 0;
    quint64 acksReceived = 0;
    quint64 acksSent = 0;
    quint64 socketsConnected = 0;
    quint64 disconnects[kDisconnectReasonCount] = {}; // by DisconnectReason
    /// CONNECT packets answered with CONNECT_ERROR.
    quint64 connectErrors = 0;
    /// Connections closed for a packet that is no Socket.IO packet.
    quint64 decodeErrors = 0;
    /// Connections closed for a packet out of place, or for joining no namespace in time.
    quint64 invalidStates = 0;
    quint64 volatileDropped = 0;
    /// Events that the rules have no action for, and actions that could not be applied (a room that is no name ...).
    quint64 eventsWithoutRule = 0;
    quint64 actionsSkipped = 0;

    /// For the other nodes; the bus knows what it had to drop of them.
    quint64 busPublished = 0;
    /// Refused by Redis itself: no right to the channel, out of memory ...
    quint64 busPublishRefused = 0;
    quint64 busReceived = 0;
    quint64 busIgnored[kIgnoreReasonCount] = {}; // by IgnoreReason
    quint64 requestsSent = 0;
    quint64 requestsReceived = 0;
    quint64 requestsTimedOut = 0;
    /// Requests that ended without the answer of every node: timed out, or without Redis.
    quint64 requestsPartial = 0;
    /// Messages of senders without beats: servers of other makes, or another application with the same prefix.
    quint64 busForeign = 0;
};

} // namespace relayscope::socketio
