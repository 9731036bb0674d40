#include "core/stats/keycounter.h"

#include <algorithm>

namespace relayscope::core {

void KeyCounter::add(const QByteArray &key, quint32 count)
{
    m_total += count;
    if (const auto known = m_counts.find(key); known != m_counts.end())
        *known += count;
    else if (m_counts.size() < kMaxKeys)
        m_counts.insert(key, count);
}

KeyCounts KeyCounter::take()
{
    KeyCounts counts;
    counts.total = std::exchange(m_total, 0);
    counts.largest.reserve(m_counts.size());
    for (auto entry = m_counts.cbegin(); entry != m_counts.cend(); ++entry)
        counts.largest.append({entry.key(), entry.value()});
    m_counts.clear();
    // By key where counts are equal: the result does not depend on the hash.
    std::sort(counts.largest.begin(), counts.largest.end(),
        [](const KeyCount &a, const KeyCount &b) { return a.count != b.count ? a.count > b.count : a.key < b.key; });
    if (counts.largest.size() > kLargest)
        counts.largest.resize(kLargest);
    return counts;
}

} // namespace relayscope::core
