#pragma once

#include "models/picturelayout.h"

#include <QHash>

#include <array>

namespace relayscope::models {

/// Rate of each edge over a moving window, and which edges are too busy for single dots. Time comes in as milliseconds
/// of any clock that does not go back. Sans-I/O; lives where its owner lives.
class PictureTraffic final {
public:
    static constexpr qint64 kBucketMs = 250;
    static constexpr qsizetype kBuckets = 8;
    static constexpr double kWindowSeconds = double(kBucketMs) * double(kBuckets) / 1e3;
    /// An edge becomes busy above the first and calm again below the second, so that it does not flicker between both.
    static constexpr double kBusyPerSecond = 20;
    static constexpr double kCalmPerSecond = 14;
    /// The largest rate of late, which thickness is measured by, halves in this time.
    static constexpr double kPeakHalfLifeMs = 20'000;

    void add(const PictureEdgeId &edge, qint64 nowMs);
    /// Forgets what is too old; to be called a few times a second while hasTraffic().
    void advance(qint64 nowMs);
    [[nodiscard]] bool hasTraffic() const { return !m_windows.isEmpty(); }

    /// Messages per second over the window.
    [[nodiscard]] double rate(const PictureEdgeId &edge) const;
    [[nodiscard]] bool isBusy(const PictureEdgeId &edge) const;
    /// Of all edges together: what travels, not what is sent.
    [[nodiscard]] double totalRate() const;
    /// 0 for no traffic to 1 for the largest rate of late of all edges.
    [[nodiscard]] double load(const PictureEdgeId &edge) const;
    /// Since the beginning.
    [[nodiscard]] quint64 total(const PictureEdgeId &edge) const { return m_totals.value(edge); }
    /// The edge is gone.
    void forget(const PictureEdgeId &edge);

private:
    struct Window {
        std::array<quint32, std::size_t(kBuckets)> counts{};
        /// Of the newest bucket.
        qint64 tick = 0;
        quint32 sum = 0;
        bool isBusy = false;
    };

    static void roll(Window &window, qint64 tick);
    static void judge(Window &window);

    QHash<PictureEdgeId, Window> m_windows;
    QHash<PictureEdgeId, quint64> m_totals;
    double m_peak = 0;
    qint64 m_advancedMs = 0;
};

} // namespace relayscope::models
