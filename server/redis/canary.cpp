#include "redis/canary.h"

#include <algorithm>

namespace relayscope::redis {

namespace {

/// Beats that are recognised when they come late; older ones are not waited for any more.
constexpr std::size_t kMaxAwaited = 16;

} // namespace

void Canary::restart()
{
    m_awaited.clear();
    m_hasHeard = false;
    m_hasSentInInterval = false;
    m_hasHeardInInterval = false;
    m_missedInRow = 0;
}

void Canary::beginInterval()
{
    if (m_hasSentInInterval && !m_hasHeardInInterval) {
        ++m_missed;
        ++m_missedInRow;
    }
    m_hasSentInInterval = false;
    m_hasHeardInInterval = false;
}

void Canary::send(const QByteArray &beat, qint64 nowNs)
{
    m_awaited.push_back({beat, nowNs});
    if (m_awaited.size() > kMaxAwaited)
        m_awaited.pop_front();
    m_hasSentInInterval = true;
}

bool Canary::hear(const QByteArray &beat, qint64 nowNs)
{
    const auto found = std::find_if(
        m_awaited.begin(), m_awaited.end(), [&beat](const Awaited &awaited) { return awaited.beat == beat; });
    if (found == m_awaited.end())
        return false;
    m_roundTrip = std::chrono::nanoseconds(nowNs - found->sentNs);
    m_awaited.erase(m_awaited.begin(), found + 1);
    m_hasHeard = true;
    m_hasHeardInInterval = true;
    m_missedInRow = 0;
    m_lastHeardNs = nowNs;
    return true;
}

} // namespace relayscope::redis
