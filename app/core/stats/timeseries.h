#pragma once

#include "core/stats/latencyhistogram.h"
#include "core/stats/resolution.h"

#include <QList>

#include <array>
#include <vector>

namespace relayscope::core {

enum class ValueKind {
    /// Counts: a cell is their sum by its seconds, none is 0.
    Rate,
    /// Measured now and then: a cell is their mean, none is a gap.
    Gauge,
};

/// One line of a chart in all resolutions at once: rings of a fixed size, nothing older is kept.
class TimeSeries final {
public:
    /// Seconds without a measurement after which the line of a gauge is broken, in cells.
    static constexpr int kMaxGapCells = 3;

    explicit TimeSeries(ValueKind kind);

    /// second: about the present; what is older than a ring reaches is left out there.
    void add(qint64 second, double value);
    /// Sum of what was added in that range, as far as its resolution tells; of gauges too.
    [[nodiscard]] double sum(SecondRange range) const;
    /// One per cell, oldest first; a rate begins where its first count was.
    [[nodiscard]] QList<SeriesPoint> points(SecondRange range) const;

private:
    struct Cell {
        qint64 index = -1;
        double sum = 0;
        quint32 samples = 0;
    };
    using Ring = std::vector<Cell>;

    [[nodiscard]] const Cell *cell(std::size_t resolution, qint64 index) const;

    ValueKind m_kind;
    std::array<Ring, kResolutions.size()> m_rings;
    qint64 m_firstSecond = -1;
};

/// The lines p50, p95 and p99 of durations, in all resolutions: each cell is of all durations of its seconds.
class LatencySeries final {
public:
    enum Percentile { P50, P95, P99, PercentileCount };
    static constexpr std::array<double, PercentileCount> kParts{0.50, 0.95, 0.99};

    LatencySeries();

    /// Seconds come in order.
    void add(qint64 second, const LatencyHistogram &durations);
    /// In milliseconds; a cell without a duration is a gap.
    [[nodiscard]] QList<SeriesPoint> points(Percentile percentile, SecondRange range) const;

private:
    struct Cell {
        qint64 index = -1;
        std::array<double, PercentileCount> milliseconds{};
    };
    struct Ring {
        std::vector<Cell> cells;
        /// Of the newest cell.
        LatencyHistogram durations;
        qint64 newest = -1;
    };

    std::array<Ring, kResolutions.size()> m_rings;
};

} // namespace relayscope::core
