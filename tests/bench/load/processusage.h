#pragma once

#include <cstdint>
#include <optional>

#include <sys/types.h>

namespace relayscope::bench {

/// What one process has used, as the kernel counts it.
struct ProcessUsage {
    /// Time on a processor of all its threads, in ns (/proc/PID/task/*/schedstat, proc(5): its first number).
    std::int64_t cpuNs = 0;
    /// Resident memory in bytes (/proc/PID/statm, second number, in pages).
    std::int64_t residentBytes = 0;
};

/// Nothing when there is no such process or it is not ours to look at.
[[nodiscard]] std::optional<ProcessUsage> processUsage(pid_t pid);

} // namespace relayscope::bench
