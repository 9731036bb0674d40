#include "models/picturetraffic.h"

#include <algorithm>
#include <cmath>

namespace relayscope::models {

namespace {

double rateOf(quint32 sum)
{
    return double(sum) / PictureTraffic::kWindowSeconds;
}

} // namespace

void PictureTraffic::roll(Window &window, qint64 tick)
{
    const qint64 steps = std::min<qint64>(tick - window.tick, kBuckets);
    for (qint64 i = 1; i <= steps; ++i) {
        quint32 &bucket = window.counts[std::size_t((tick - steps + i) % kBuckets)];
        window.sum -= bucket;
        bucket = 0;
    }
    window.tick = std::max(window.tick, tick);
}

void PictureTraffic::judge(Window &window)
{
    const double rate = rateOf(window.sum);
    window.isBusy = window.isBusy ? rate >= kCalmPerSecond : rate > kBusyPerSecond;
}

void PictureTraffic::add(const PictureEdgeId &edge, qint64 nowMs)
{
    Window &window = m_windows[edge];
    const qint64 tick = nowMs / kBucketMs;
    if (window.tick == 0)
        window.tick = tick;
    roll(window, tick);
    ++window.counts[std::size_t(window.tick % kBuckets)];
    ++window.sum;
    judge(window);
    m_peak = std::max(m_peak, rateOf(window.sum));
    ++m_totals[edge];
}

void PictureTraffic::advance(qint64 nowMs)
{
    if (m_advancedMs != 0)
        m_peak *= std::exp2(-double(nowMs - m_advancedMs) / kPeakHalfLifeMs);
    m_advancedMs = nowMs;
    for (auto it = m_windows.begin(); it != m_windows.end();) {
        roll(*it, nowMs / kBucketMs);
        judge(*it);
        m_peak = std::max(m_peak, rateOf(it->sum));
        it = it->sum == 0 ? m_windows.erase(it) : std::next(it);
    }
}

double PictureTraffic::rate(const PictureEdgeId &edge) const
{
    const auto window = m_windows.constFind(edge);
    return window == m_windows.cend() ? 0 : rateOf(window->sum);
}

double PictureTraffic::totalRate() const
{
    double rate = 0;
    for (const Window &window : m_windows)
        rate += rateOf(window.sum);
    return rate;
}

bool PictureTraffic::isBusy(const PictureEdgeId &edge) const
{
    const auto window = m_windows.constFind(edge);
    return window != m_windows.cend() && window->isBusy;
}

double PictureTraffic::load(const PictureEdgeId &edge) const
{
    return m_peak <= 0 ? 0 : std::min(1.0, rate(edge) / m_peak);
}

void PictureTraffic::forget(const PictureEdgeId &edge)
{
    m_windows.remove(edge);
    m_totals.remove(edge);
}

} // namespace relayscope::models
