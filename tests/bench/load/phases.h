#pragma once

#include "percentiles.h"

#include <cstdint>
#include <string>

#include <sys/types.h>

namespace relayscope::bench {

class LoadPool;

/// What a phase measured. `operations`: deliveries of a broadcast, or round trips of an echo.
struct PhaseResult {
    std::int64_t operations = 0;
    std::int64_t wallNs = 0;
    std::int64_t serverCpuNs = 0;
    std::int64_t loadCpuNs = 0;
    /// Broadcast: from the send until the last client has it. Echo: one round trip.
    Percentiles latency;
};

/// One client sends messages of payloadBytes as the event `message`, which the server emits to all; inFlight of them
/// are on their way at a time. Throws std::runtime_error when something is lost, as all phases do.
[[nodiscard]] PhaseResult broadcast(
    LoadPool &pool, pid_t server, std::int64_t messages, std::int64_t inFlight, std::size_t payloadBytes);

/// Clients send `echo` with an ack and wait for it, inFlight of them at a time, in turn.
[[nodiscard]] PhaseResult echo(
    LoadPool &pool, pid_t server, std::int64_t roundTrips, std::int64_t inFlight, std::size_t payloadBytes);

} // namespace relayscope::bench
