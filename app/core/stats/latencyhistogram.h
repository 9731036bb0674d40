#pragma once

#include <QtGlobal>

#include <array>
#include <optional>

namespace relayscope::core {

/// Durations counted in logarithmic buckets, kPerOctave to each power of two: a percentile is at most kMaxError away
/// from the exact one, whatever the number of samples, in 3.5 KB. A value; grows with nothing.
class LatencyHistogram final {
public:
    /// Relative, for durations between kMinNs and kMaxNs.
    static constexpr double kMaxError = 1.0 / 32;
    /// Below this all are one bucket, above kMaxNs all are the last one.
    static constexpr qint64 kMinNs = 1LL << 10;
    static constexpr qint64 kMaxNs = 1LL << 37;

    /// ns below 0 count as 0.
    void add(qint64 ns);
    void merge(const LatencyHistogram &other);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] quint64 count() const { return m_count; }
    /// Smallest duration that at least that part (0..1) of all do not exceed, in ns; nothing when it is empty.
    [[nodiscard]] std::optional<qint64> percentileNs(double part) const;

private:
    static constexpr int kPerOctaveBits = 5;
    static constexpr int kPerOctave = 1 << kPerOctaveBits;
    static constexpr int kOctaves = 27;
    /// One below kMinNs and one from kMaxNs on besides.
    static constexpr int kBuckets = kOctaves * kPerOctave + 2;

    [[nodiscard]] static int bucketOf(qint64 ns);
    [[nodiscard]] static qint64 middleOf(int bucket);

    std::array<quint32, kBuckets> m_buckets{};
    quint64 m_count = 0;
    qint64 m_minNs = 0;
    qint64 m_maxNs = 0;
};

} // namespace relayscope::core
