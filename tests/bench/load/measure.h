#pragma once

#include "percentiles.h"

#include <cstdint>
#include <functional>
#include <vector>

#include <sys/types.h>

namespace relayscope::bench {

/// What a load measured.
struct LoadResult {
    /// Deliveries of a broadcast, round trips of an echo, heartbeats of connections that are held.
    std::int64_t operations = 0;
    std::int64_t wallNs = 0;
    /// Of each server, in their order.
    std::vector<std::int64_t> serverCpuNs;
    std::int64_t loadCpuNs = 0;
    Percentiles latency;
};

[[nodiscard]] std::int64_t nowNs();

/// Resident memory of a process in bytes. Throws std::runtime_error when there is none such.
[[nodiscard]] std::int64_t residentBytes(pid_t process);

/// Does the work between two looks at the clocks; it returns its samples. `operations` is the caller's to set.
[[nodiscard]] LoadResult measured(
    const std::vector<pid_t> &servers, const std::function<std::vector<std::int64_t>()> &work);

} // namespace relayscope::bench
