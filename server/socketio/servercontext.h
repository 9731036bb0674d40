#pragma once

#include "socketio/counters.h"
#include "socketio/deferredcalls.h"
#include "socketio/recorder.h"
#include "socketio/serveroptions.h"

namespace relayscope {
class TimerWheel;
namespace redis {
class Bus;
}
} // namespace relayscope

namespace relayscope::socketio {

class ClusterMembers;

/// What all parts of one Server share; owned by it, outlives them.
struct ServerContext {
    ServerContext(ServerOptions serverOptions, TimerWheel &timerWheel, telemetry::Sink &sink, redis::Bus *redisBus)
        : options(std::move(serverOptions))
        , wheel(timerWheel)
        , bus(redisBus)
        , recorder(sink)
        , later(timerWheel)
    {
    }
    Q_DISABLE_COPY_MOVE(ServerContext)

    const ServerOptions options;
    TimerWheel &wheel;
    /// Null without Redis.
    redis::Bus *const bus;
    /// Null without the classic adapter; the Server's.
    ClusterMembers *members = nullptr;
    Recorder recorder;
    Counters counters;
    DeferredCalls later;
    /// Counts sockets, for their ids.
    quint32 socketSerial = 0;
};

} // namespace relayscope::socketio
