#pragma once

#include "core/stats/keycounter.h"
#include "core/stats/timeseries.h"

#include <unordered_map>

namespace relayscope::core {

/// The rates of many keys as lines, the largest by name and the rest as one. Bounded: at kMaxKeys a larger new key
/// takes the place of the one that has counted least lately.
class RankedSeries final {
public:
    static constexpr std::size_t kMaxKeys = 64;

    struct Line {
        /// Empty for the rest.
        QByteArray key;
        bool isRest = false;
        QList<SeriesPoint> points;
    };

    /// Seconds come in order.
    void add(qint64 second, const KeyCounts &counts);
    [[nodiscard]] bool isEmpty() const { return m_keys.empty(); }
    /// The largest keys of that time, by name, at most maxLines of them; then the rest, where there is one.
    [[nodiscard]] QList<Line> lines(SecondRange range, qsizetype maxLines) const;
    /// Of all keys.
    [[nodiscard]] const TimeSeries &total() const { return m_total; }

private:
    struct Entry {
        TimeSeries series{ValueKind::Rate};
        /// What it counted, halved each kHalfLifeSeconds.
        double volume = 0;
        qint64 volumeAt = 0;
    };
    static constexpr double kHalfLifeSeconds = 600;

    [[nodiscard]] static double volumeAt(const Entry &entry, qint64 second);
    [[nodiscard]] Entry *place(const KeyCount &count, qint64 second);

    std::unordered_map<std::string, Entry> m_keys;
    TimeSeries m_total{ValueKind::Rate};
};

} // namespace relayscope::core
