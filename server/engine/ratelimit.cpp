#include "engine/ratelimit.h"

#include <algorithm>
#include <cmath>

namespace relayscope::engineio {

namespace {

/// What may come at once, in seconds of the rate.
constexpr double kBurstSeconds = 1;
constexpr double kNsPerSecond = 1e9;
constexpr double kMsPerSecond = 1e3;

/// used less what has passed since, and more what amount costs.
float used(float seconds, double elapsedSeconds, double amount, double perSecond)
{
    if (perSecond <= 0)
        return 0;
    return static_cast<float>(std::max(0.0, seconds - elapsedSeconds) + amount / perSecond);
}

} // namespace

std::chrono::milliseconds RateLimit::take(int packets, qsizetype bytes, const Rates &rates, qint64 nowNs)
{
    const double elapsed = static_cast<double>(nowNs - m_takenNs) / kNsPerSecond;
    m_takenNs = nowNs;
    m_packetSeconds = used(m_packetSeconds, elapsed, packets, rates.packetsPerSecond);
    m_byteSeconds = used(m_byteSeconds, elapsed, static_cast<double>(bytes), rates.bytesPerSecond);
    const double over = std::max(m_packetSeconds, m_byteSeconds) - kBurstSeconds;
    return std::chrono::milliseconds(over > 0 ? static_cast<qint64>(std::ceil(over * kMsPerSecond)) : 0);
}

} // namespace relayscope::engineio
