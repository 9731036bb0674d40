#include "node/loopdelay.h"

#include "base/clock.h"

#include <algorithm>

namespace relayscope::node {

namespace {

constexpr double kNsPerSecond = 1e9;

[[nodiscard]] qint64 nextDueNs()
{
    return monotonicNs() + std::chrono::nanoseconds(LoopDelay::kInterval).count();
}

} // namespace

LoopDelay::LoopDelay(QObject *parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LoopDelay::measure);
    m_dueNs = nextDueNs();
    m_timer.start(kInterval);
}

void LoopDelay::measure()
{
    m_lastSeconds = static_cast<double>(std::max<qint64>(0, monotonicNs() - m_dueNs)) / kNsPerSecond;
    m_worstSeconds = std::max(m_worstSeconds, m_lastSeconds);
    m_sumSeconds += m_lastSeconds;
    const auto bucket = std::lower_bound(kBounds.begin(), kBounds.end(), m_lastSeconds);
    ++m_counts[static_cast<std::size_t>(bucket - kBounds.begin())];
    m_dueNs = nextDueNs();
    m_timer.start(kInterval);
}

} // namespace relayscope::node
