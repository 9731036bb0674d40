#pragma once

#include "protocol/redisadapter/messages.h"

namespace relayscope::socketio {

using redisadapter::Flags;
using redisadapter::RemoteSocket;
using redisadapter::Selection;

/// Who a broadcast is for and how it travels.
struct BroadcastOptions {
    Selection selection;
    Flags flags;
    /// This node only: nothing is published.
    bool local = false;
    /// Telemetry trace of what caused it, 0 for nothing.
    quint64 trace = 0;

    bool operator==(const BroadcastOptions &) const = default;
};

} // namespace relayscope::socketio
