#include "core/stats/timeseries.h"

#include <algorithm>

namespace relayscope::core {

namespace {

double middle(const Resolution &resolution, qint64 index)
{
    return double(resolution.seconds) * (double(index) + 0.5);
}

/// Breaks the line there.
SeriesPoint gapAt(const Resolution &resolution, qint64 index)
{
    return {middle(resolution, index), std::numeric_limits<double>::quiet_NaN()};
}

/// Cells that lie in the range, in part at least.
SecondRange cellsOf(const Resolution &resolution, SecondRange range)
{
    return {range.from / resolution.seconds, (range.to + resolution.seconds - 1) / resolution.seconds};
}

} // namespace

TimeSeries::TimeSeries(ValueKind kind)
    : m_kind(kind)
{
    for (std::size_t i = 0; i < m_rings.size(); ++i)
        m_rings[i].resize(std::size_t(kResolutions[i].cells));
}

void TimeSeries::add(qint64 second, double value)
{
    if (m_firstSecond < 0)
        m_firstSecond = second;
    for (std::size_t i = 0; i < m_rings.size(); ++i) {
        const qint64 index = second / kResolutions[i].seconds;
        Cell &cell = m_rings[i][std::size_t(index % kResolutions[i].cells)];
        if (cell.index > index)
            continue;
        if (cell.index < index)
            cell = {index, 0, 0};
        cell.sum += value;
        ++cell.samples;
    }
}

const TimeSeries::Cell *TimeSeries::cell(std::size_t resolution, qint64 index) const
{
    const Cell &cell = m_rings[resolution][std::size_t(index % kResolutions[resolution].cells)];
    return cell.index == index ? &cell : nullptr;
}

double TimeSeries::sum(SecondRange range) const
{
    const std::size_t i = resolutionFor(range.length());
    const SecondRange cells = cellsOf(kResolutions[i], range);
    double total = 0;
    for (qint64 index = cells.from; index < cells.to; ++index) {
        if (const Cell *found = cell(i, index))
            total += found->sum;
    }
    return total;
}

QList<SeriesPoint> TimeSeries::points(SecondRange range) const
{
    const std::size_t i = resolutionFor(range.length());
    const Resolution resolution = kResolutions[i];
    const SecondRange cells = cellsOf(resolution, range);
    QList<SeriesPoint> points;
    if (m_firstSecond < 0)
        return points;
    qint64 last = -1;
    for (qint64 index = std::max(cells.from, m_firstSecond / resolution.seconds); index < cells.to; ++index) {
        const Cell *found = cell(i, index);
        if (m_kind == ValueKind::Rate) {
            // The newest cell, and the first one, are not complete: their value is that of the part there is.
            const qint64 begin = std::max(index * resolution.seconds, m_firstSecond);
            const qint64 end = std::min((index + 1) * resolution.seconds, range.to);
            if (end > begin)
                points.append({middle(resolution, index), found == nullptr ? 0 : found->sum / double(end - begin)});
        } else if (found != nullptr) {
            if (last >= 0 && index - last > kMaxGapCells)
                points.append(gapAt(resolution, last + 1));
            points.append({middle(resolution, index), found->sum / found->samples});
            last = index;
        }
    }
    return points;
}

LatencySeries::LatencySeries()
{
    for (std::size_t i = 0; i < m_rings.size(); ++i)
        m_rings[i].cells.resize(std::size_t(kResolutions[i].cells));
}

void LatencySeries::add(qint64 second, const LatencyHistogram &durations)
{
    if (durations.isEmpty())
        return;
    for (std::size_t i = 0; i < m_rings.size(); ++i) {
        Ring &ring = m_rings[i];
        const qint64 index = second / kResolutions[i].seconds;
        if (index != ring.newest) {
            ring.durations.clear();
            ring.newest = index;
        }
        ring.durations.merge(durations);
        Cell &cell = ring.cells[std::size_t(index % kResolutions[i].cells)];
        cell.index = index;
        for (std::size_t part = 0; part < kParts.size(); ++part)
            cell.milliseconds[part] = double(ring.durations.percentileNs(kParts[part]).value_or(0)) / 1e6;
    }
}

QList<SeriesPoint> LatencySeries::points(Percentile percentile, SecondRange range) const
{
    const std::size_t i = resolutionFor(range.length());
    const Resolution resolution = kResolutions[i];
    const SecondRange cells = cellsOf(resolution, range);
    QList<SeriesPoint> points;
    qint64 last = -1;
    for (qint64 index = std::max<qint64>(0, cells.from); index < cells.to; ++index) {
        const Cell &cell = m_rings[i].cells[std::size_t(index % resolution.cells)];
        if (cell.index != index)
            continue;
        if (last >= 0 && index - last > TimeSeries::kMaxGapCells)
            points.append(gapAt(resolution, last + 1));
        points.append({middle(resolution, index), cell.milliseconds[std::size_t(percentile)]});
        last = index;
    }
    return points;
}

} // namespace relayscope::core
