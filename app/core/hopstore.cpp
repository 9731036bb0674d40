#include "core/hopstore.h"

#include <numeric>

namespace relayscope::core {

namespace {

qsizetype sizeOf(const QList<Hop> &hops)
{
    return std::accumulate(
        hops.cbegin(), hops.cend(), qsizetype{0}, [](qsizetype sum, const Hop &hop) { return sum + hop.sizeBytes(); });
}

} // namespace

qsizetype HopStore::rowsToDrop(const QList<Hop> &hops) const
{
    qsizetype rows = size() + hops.size();
    qsizetype bytes = m_bytes + sizeOf(hops);
    qsizetype dropped = 0;
    while (dropped < size() && (rows > m_limits.rows || bytes > m_limits.bytes)) {
        bytes -= at(dropped).sizeBytes();
        --rows;
        ++dropped;
    }
    return dropped;
}

qsizetype HopStore::append(const QList<Hop> &hops)
{
    const qsizetype toDrop = rowsToDrop(hops);
    dropOldest(toDrop);

    // Only a batch that is over the limits by itself loses its beginning.
    qsizetype first = qMax(qsizetype{0}, hops.size() - m_limits.rows);
    qsizetype bytes = sizeOf(hops.sliced(first));
    while (first < hops.size() && bytes > m_limits.bytes)
        bytes -= hops.at(first++).sizeBytes();
    m_dropped += quint64(first);

    m_hops.insert(m_hops.end(), hops.cbegin() + first, hops.cend());
    m_bytes += bytes;
    return toDrop;
}

void HopStore::dropOldest(qsizetype rows)
{
    for (qsizetype i = 0; i < rows; ++i) {
        m_bytes -= m_hops.front().sizeBytes();
        m_hops.pop_front();
    }
    m_dropped += quint64(rows);
}

bool HopStore::join(const MessageJoin &join, qsizetype first, qsizetype last)
{
    bool found = false;
    for (qsizetype row = first; row <= last; ++row) {
        Hop &hop = m_hops[std::size_t(row)];
        if (hop.message == join.from) {
            hop.message = join.into;
            found = true;
        }
    }
    return found;
}

void HopStore::clear()
{
    m_hops.clear();
    m_bytes = 0;
    m_dropped = 0;
}

} // namespace relayscope::core
