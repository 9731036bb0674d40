#include "core/restartpolicy.h"

#include <algorithm>

namespace relayscope::core {

std::optional<std::chrono::milliseconds> RestartPolicy::noteExit(std::chrono::nanoseconds now)
{
    while (!m_exits.empty() && now - m_exits.front() > kCrashLoopWindow)
        m_exits.pop_front();
    m_delay = m_exits.empty() ? kFirstDelay : std::min(2 * m_delay, kMaxDelay);
    m_exits.push_back(now);
    if (int(m_exits.size()) >= kCrashLoopExits)
        return std::nullopt;
    return m_delay;
}

} // namespace relayscope::core
