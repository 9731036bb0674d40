#include "base/clock.h"

#include <chrono>

namespace relayscope {

qint64 monotonicNs()
{
    // libstdc++ and libc++ both implement steady_clock with CLOCK_MONOTONIC on Linux and macOS.
    return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace relayscope
