#pragma once

#include "loadpool.h"

#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

namespace relayscope::bench {

/// One load of the command line, `NAME[:FIRST[:SECOND]]`; what the numbers are is the load's.
struct LoadSpec {
    std::string name;
    std::int64_t first = 0;
    std::int64_t second = 0;
};

struct Options {
    LoadPool::Options pool;
    /// The servers' processes, in the order of the pool's ports.
    std::vector<pid_t> servers;
    std::int64_t clients = 200;
    std::int64_t payloadBytes = 64;
    bool isBinary = false;
    /// Done in order, on the same connections.
    std::vector<LoadSpec> loads;
};

/// Ends the program with 2 and the usage when the command line is wrong.
[[nodiscard]] Options parseOptions(int argc, char **argv);

} // namespace relayscope::bench
