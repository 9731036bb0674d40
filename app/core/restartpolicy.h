#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace relayscope::core {

/// When a child that ended by itself starts again: after a delay that doubles, or not at all when it ended too often.
/// Sans-I/O: the caller brings the time, monotonic.
class RestartPolicy final {
public:
    static constexpr int kCrashLoopExits = 3;
    static constexpr std::chrono::milliseconds kCrashLoopWindow{10'000};
    static constexpr std::chrono::milliseconds kFirstDelay{500};
    static constexpr std::chrono::milliseconds kMaxDelay{10'000};

    /// The delay before the next start; nothing: give up. A child that ran for kCrashLoopWindow begins with
    /// kFirstDelay.
    [[nodiscard]] std::optional<std::chrono::milliseconds> noteExit(std::chrono::nanoseconds now);
    void reset() { m_exits.clear(); }

private:
    std::deque<std::chrono::nanoseconds> m_exits;
    std::chrono::milliseconds m_delay = kFirstDelay;
};

} // namespace relayscope::core
