#include "core/stats/rankedseries.h"

#include <algorithm>
#include <cmath>

namespace relayscope::core {

double RankedSeries::volumeAt(const Entry &entry, qint64 second)
{
    return entry.volume * std::exp2(double(entry.volumeAt - second) / kHalfLifeSeconds);
}

RankedSeries::Entry *RankedSeries::place(const KeyCount &count, qint64 second)
{
    const std::string key = count.key.toStdString();
    if (const auto known = m_keys.find(key); known != m_keys.end())
        return &known->second;
    if (m_keys.size() >= kMaxKeys) {
        const auto least = std::min_element(m_keys.begin(), m_keys.end(),
            [second](const auto &a, const auto &b) { return volumeAt(a.second, second) < volumeAt(b.second, second); });
        if (volumeAt(least->second, second) >= count.count)
            return nullptr;
        m_keys.erase(least);
    }
    return &m_keys.try_emplace(key).first->second;
}

void RankedSeries::add(qint64 second, const KeyCounts &counts)
{
    if (counts.total > 0)
        m_total.add(second, double(counts.total));
    for (const KeyCount &count : counts.largest) {
        Entry *entry = place(count, second);
        if (entry == nullptr)
            continue;
        entry->series.add(second, count.count);
        entry->volume = volumeAt(*entry, second) + count.count;
        entry->volumeAt = second;
    }
}

QList<RankedSeries::Line> RankedSeries::lines(SecondRange range, qsizetype maxLines) const
{
    struct Ranked {
        double sum;
        const std::string *key;
        const TimeSeries *series;
    };
    std::vector<Ranked> ranked;
    for (const auto &[key, entry] : m_keys) {
        if (const double sum = entry.series.sum(range); sum > 0)
            ranked.push_back({sum, &key, &entry.series});
    }
    std::sort(ranked.begin(), ranked.end(),
        [](const Ranked &a, const Ranked &b) { return a.sum != b.sum ? a.sum > b.sum : *a.key < *b.key; });
    if (qsizetype(ranked.size()) > maxLines)
        ranked.resize(std::size_t(maxLines));
    // A line keeps its place, and with it its colour, when another becomes larger.
    std::sort(ranked.begin(), ranked.end(), [](const Ranked &a, const Ranked &b) { return *a.key < *b.key; });

    QList<Line> lines;
    std::unordered_map<double, double> named;
    double namedSum = 0;
    for (const Ranked &one : ranked) {
        namedSum += one.sum;
        lines.append({QByteArray::fromStdString(*one.key), false, one.series->points(range)});
        for (const SeriesPoint &point : lines.constLast().points)
            named[point.second] += point.value;
    }
    if (m_total.sum(range) < namedSum + 0.5) // counts are whole numbers
        return lines;
    Line rest{{}, true, m_total.points(range)};
    for (SeriesPoint &point : rest.points) {
        if (const auto found = named.find(point.second); found != named.end())
            point.value = std::max(0.0, point.value - found->second);
    }
    lines.append(rest);
    return lines;
}

} // namespace relayscope::core
