#pragma once

#include "measure.h"

#include <chrono>
#include <cstdint>

#include <sys/types.h>

namespace relayscope::bench {

class LoadPool;

/// What all loads work with.
struct Scene {
    LoadPool &pool;
    std::vector<pid_t> servers;
    std::size_t payloadBytes = 64;
    /// Broadcasts carry the payload as a binary attachment.
    bool isBinary = false;
};

// Every load throws std::runtime_error when something is lost.

/// The first client sends the event `message`, which its server emits to all; inFlight of them are on their way at a
/// time. Latency: from the send until the last client has it.
[[nodiscard]] LoadResult broadcast(const Scene &scene, std::int64_t messages, std::int64_t inFlight);

/// The same at a fixed rate, whether or not the servers keep up. Latency: from the moment that a message was due until
/// one client has it; with several servers only clients of those that got it over the bus.
[[nodiscard]] LoadResult pacedBroadcast(const Scene &scene, std::int64_t perSecond, std::chrono::seconds duration);

/// Clients send `echo` with an ack and wait for it, inFlight of them at a time, in turn. Latency: one round trip.
[[nodiscard]] LoadResult echo(const Scene &scene, std::int64_t roundTrips, std::int64_t inFlight);

/// Joins rooms of so many clients, then a member of each room in turn sends to the room. Latency: until all have it.
[[nodiscard]] LoadResult roomBroadcast(const Scene &scene, std::int64_t messages, std::int64_t roomSize);

/// Holds the connections and answers heartbeats. Latency: time between a client's heartbeats.
[[nodiscard]] LoadResult holdConnections(const Scene &scene, std::chrono::seconds duration);

} // namespace relayscope::bench
