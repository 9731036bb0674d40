#include "core/stats/latencyhistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace relayscope::core {

int LatencyHistogram::bucketOf(qint64 ns)
{
    if (ns < kMinNs)
        return 0;
    if (ns >= kMaxNs)
        return kBuckets - 1;
    // The highest bit tells the octave, the kPerOctaveBits below it the place in the octave.
    const int highestBit = std::bit_width(quint64(ns)) - 1;
    const auto place = int(ns >> (highestBit - kPerOctaveBits)) - kPerOctave;
    return 1 + (highestBit - 10) * kPerOctave + place;
}

qint64 LatencyHistogram::middleOf(int bucket)
{
    if (bucket == 0)
        return kMinNs / 2;
    const int octave = (bucket - 1) / kPerOctave;
    const qint64 width = (kMinNs << octave) / kPerOctave;
    return (kMinNs << octave) + width * ((bucket - 1) % kPerOctave) + width / 2;
}

void LatencyHistogram::add(qint64 ns)
{
    ns = std::max<qint64>(0, ns);
    ++m_buckets[std::size_t(bucketOf(ns))];
    m_minNs = m_count == 0 ? ns : std::min(m_minNs, ns);
    m_maxNs = std::max(m_maxNs, ns);
    ++m_count;
}

void LatencyHistogram::merge(const LatencyHistogram &other)
{
    if (other.isEmpty())
        return;
    for (std::size_t bucket = 0; bucket < m_buckets.size(); ++bucket)
        m_buckets[bucket] += other.m_buckets[bucket];
    m_minNs = isEmpty() ? other.m_minNs : std::min(m_minNs, other.m_minNs);
    m_maxNs = std::max(m_maxNs, other.m_maxNs);
    m_count += other.m_count;
}

void LatencyHistogram::clear()
{
    *this = {};
}

std::optional<qint64> LatencyHistogram::percentileNs(double part) const
{
    if (isEmpty())
        return std::nullopt;
    const auto wanted = std::max<quint64>(1, quint64(std::ceil(part * double(m_count))));
    quint64 seen = 0;
    for (int bucket = 0; bucket < kBuckets; ++bucket) {
        seen += m_buckets[std::size_t(bucket)];
        if (seen >= wanted)
            return std::clamp(middleOf(bucket), m_minNs, m_maxNs);
    }
    return m_maxNs;
}

} // namespace relayscope::core
