#include "core/reorderbuffer.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace relayscope::core {

namespace {

/// Sorted instead of the observations, which are large; equal times keep the order of arrival.
using Arrival = std::pair<qint64, qsizetype>;

} // namespace

void ReorderBuffer::add(Observation observation)
{
    m_held.append(std::move(observation));
}

QList<Observation> ReorderBuffer::take(qint64 nowNs)
{
    std::vector<Arrival> arrivals;
    arrivals.reserve(std::size_t(m_held.size()));
    for (qsizetype i = 0; i < m_held.size(); ++i)
        arrivals.emplace_back(timeOf(m_held.at(i)), i);
    std::sort(arrivals.begin(), arrivals.end());
    const auto firstYoung = std::upper_bound(
        arrivals.begin(), arrivals.end(), Arrival{nowNs - kHoldNs, std::numeric_limits<qsizetype>::max()});
    const auto ripe = std::max(firstYoung, arrivals.end() - std::min(kMaxHeld, qsizetype(arrivals.size())));

    QList<Observation> taken;
    taken.reserve(ripe - arrivals.begin());
    for (auto arrival = arrivals.begin(); arrival != ripe; ++arrival)
        taken.append(std::move(m_held[arrival->second]));
    QList<Observation> young;
    young.reserve(arrivals.end() - ripe);
    for (auto arrival = ripe; arrival != arrivals.end(); ++arrival)
        young.append(std::move(m_held[arrival->second]));
    m_held = std::move(young);
    return taken;
}

} // namespace relayscope::core
