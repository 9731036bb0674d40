#pragma once

#include "telemetry/event.h"

namespace relayscope::telemetry {

/// How much a node reports; each level includes the ones before it. Sent by the hub: numbers on the wire.
enum class Level : quint8 {
    /// Nothing.
    Off = 0,
    /// Counters only, once a second.
    Counters = 1,
    /// One event for each hop.
    Headers = 2,
    /// As Headers, with the first bytes of each payload.
    Payloads = 3,
};

/// Where a node's parts report what they do. Lives on the server loop. Never blocks, never fails: a full ring drops
/// and counts. Ask wants() before building an event on a hot path.
class Sink {
public:
    virtual ~Sink() = default;

    [[nodiscard]] virtual Level level() const = 0;
    [[nodiscard]] bool wants(Level wanted) const { return level() >= wanted; }
    virtual void record(Event event) = 0;

    /// A fresh node-local trace id, never 0.
    [[nodiscard]] quint64 nextTrace() { return ++m_lastTrace; }

private:
    quint64 m_lastTrace = 0;
};

/// For tests and for nodes that nobody watches.
class NullSink final : public Sink {
public:
    [[nodiscard]] Level level() const override { return Level::Off; }
    void record(Event) override { }
};

} // namespace relayscope::telemetry
