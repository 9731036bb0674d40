#include "core/reorderbuffer.h"

#include <algorithm>

namespace relayscope::core {

namespace {

bool isEarlier(const Observation &left, const Observation &right)
{
    return timeOf(left) < timeOf(right);
}

} // namespace

void ReorderBuffer::add(Observation observation)
{
    m_held.append(std::move(observation));
}

QList<Observation> ReorderBuffer::take(qint64 nowNs)
{
    std::stable_sort(m_held.begin(), m_held.end(), isEarlier);
    const auto firstYoung = std::find_if(
        m_held.cbegin(), m_held.cend(), [&](const Observation &seen) { return timeOf(seen) > nowNs - kHoldNs; });
    const qsizetype ripe = qMax(firstYoung - m_held.cbegin(), m_held.size() - kMaxHeld);
    QList<Observation> taken(std::make_move_iterator(m_held.begin()), std::make_move_iterator(m_held.begin() + ripe));
    m_held.remove(0, ripe);
    return taken;
}

} // namespace relayscope::core
