#pragma once

#include "engine/sharedmessage.h"

namespace relayscope {
class EndOfTurn;
class TimerWheel;
namespace telemetry {
class Sink;
}
} // namespace relayscope

namespace relayscope::engineio {

struct EngineCounters;
struct EngineOptions;
class Graveyard;
class Refusals;
class Session;
class SlowConsumers;

/// Told by a session when it is over.
class SessionOwner {
public:
    /// Once. The session must not be found any more; it is destroyed at the end of the turn at the earliest.
    virtual void sessionEnded(Session &session) = 0;

protected:
    ~SessionOwner() = default;
};

/// What all sessions of one server share; everything outlives them.
struct SessionContext {
    const EngineOptions &options;
    TimerWheel &wheel;
    EndOfTurn &endOfTurn;
    telemetry::Sink &sink;
    EngineCounters &counters;
    Graveyard &graveyard;
    SessionOwner &owner;
    Refusals &refusals;
    SlowConsumers &slowConsumers;
    /// Bytes that wait for all clients of the server.
    qsizetype &queuedBytes;
    /// The heartbeat of all of them.
    SharedMessagePtr ping;
};

} // namespace relayscope::engineio
