#include "models/chartlines.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace relayscope::models {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::ChartLine)
};

/// "/ lobby" is room lobby of namespace "/"; "/" is all of it; without a slash it is a plain channel.
QString roomName(const QByteArray &key)
{
    if (!key.startsWith('/'))
        return QString::fromUtf8(key);
    const qsizetype space = key.indexOf(' ');
    if (space < 0)
        return Texts::tr("all of %1", "namespace").arg(QString::fromUtf8(key));
    const QString room = QString::fromUtf8(key.mid(space + 1));
    return space == 1 ? room : Texts::tr("%1 in %2", "room, namespace").arg(room, QString::fromUtf8(key.first(space)));
}

QString keyName(core::RateKind kind, const QByteArray &key)
{
    if (kind == core::RateKind::OnRedisByRoom)
        return roomName(key);
    return key.isEmpty() ? Texts::tr("unnamed") : QString::fromUtf8(key);
}

QList<ChartLine> rateLines(core::RateKind kind, const core::StatisticsHistory &history, core::SecondRange range)
{
    QList<ChartLine> lines;
    for (const core::RankedSeries::Line &line : history.rates(kind).lines(range, ChartLine::kMaxStyles)) {
        lines.append({line.isRest ? Texts::tr("all others") : keyName(kind, line.key),
            line.isRest ? ChartLine::kRestStyle : int(lines.size()), line.points});
    }
    return lines;
}

QList<ChartLine> nodeLines(
    core::NodeGauge gauge, const core::StatisticsHistory &history, core::SecondRange range, const ChartNames &names)
{
    QList<ChartLine> lines;
    for (const auto &[id, series] : history.nodes(gauge)) {
        // A node that is gone stays as long as its past is in the chart.
        const QList<core::SeriesPoint> points = series.points(range);
        if (!points.isEmpty() && lines.size() < ChartLine::kMaxStyles)
            lines.append({names.nodes.value(id, id), int(lines.size()), points});
    }
    return lines;
}

QList<ChartLine> latencyLines(const core::LatencySeries &latency, core::SecondRange range)
{
    using core::LatencySeries;
    return {{QStringLiteral("p50"), 0, latency.points(LatencySeries::P50, range)},
        {QStringLiteral("p95"), 1, latency.points(LatencySeries::P95, range)},
        {QStringLiteral("p99"), 2, latency.points(LatencySeries::P99, range)}};
}

QList<ChartLine> deliveryLines(const core::StatisticsHistory &history, core::SecondRange range)
{
    return {{Texts::tr("delivered"), 0, history.delivered().points(range)},
        {Texts::tr("duplicate"), 2, history.duplicate().points(range)},
        {Texts::tr("lost"), 1, history.lost().points(range)}};
}

QList<ChartLine> filterLines(
    const core::StatisticsHistory &history, core::SecondRange range, const QList<PlottedFilter> &filters)
{
    QList<ChartLine> lines;
    for (const PlottedFilter &filter : filters) {
        const core::TimeSeries *series = history.filter(filter.id);
        lines.append({filter.expression, int(lines.size()),
            series == nullptr ? QList<core::SeriesPoint>() : series->points(range)});
    }
    return lines;
}

QList<ChartLine> redisLine(const QString &name, const core::TimeSeries &series, core::SecondRange range)
{
    return {{name, 0, series.points(range)}};
}

} // namespace

void LineStyles::assign(QList<ChartLine> &lines)
{
    QSet<QString> shown;
    for (const ChartLine &line : std::as_const(lines))
        shown.insert(line.name);
    m_styles.removeIf([&shown](const QHash<QString, int>::iterator &entry) { return !shown.contains(entry.key()); });
    for (ChartLine &line : lines) {
        if (line.style == ChartLine::kRestStyle)
            continue;
        if (!m_styles.contains(line.name)) {
            int style = 0;
            while (std::find(m_styles.cbegin(), m_styles.cend(), style) != m_styles.cend())
                ++style;
            m_styles.insert(line.name, style % ChartLine::kMaxStyles);
        }
        line.style = m_styles.value(line.name);
    }
}

QList<ChartLine> chartLines(
    ChartKind kind, const core::StatisticsHistory &history, core::SecondRange range, const ChartNames &names)
{
    using core::NodeGauge;
    using core::RateKind;
    using core::RedisGauge;
    switch (kind) {
    case ChartKind::ToClientsByNode:
        return rateLines(RateKind::ToClientsByNode, history, range);
    case ChartKind::ToClientsByEvent:
        return rateLines(RateKind::ToClientsByEvent, history, range);
    case ChartKind::FromClientsByNode:
        return rateLines(RateKind::FromClientsByNode, history, range);
    case ChartKind::FromClientsByEvent:
        return rateLines(RateKind::FromClientsByEvent, history, range);
    case ChartKind::OnRedisByRoom:
        return rateLines(RateKind::OnRedisByRoom, history, range);
    case ChartKind::OnRedisByPublisher:
        return rateLines(RateKind::OnRedisByPublisher, history, range);
    case ChartKind::Latency:
        return latencyLines(history.latency(), range);
    case ChartKind::Delivery:
        return deliveryLines(history, range);
    case ChartKind::Filters:
        return filterLines(history, range, names.filters);
    case ChartKind::Sockets:
        return nodeLines(NodeGauge::Sockets, history, range, names);
    case ChartKind::Cpu:
        return nodeLines(NodeGauge::CpuPercent, history, range, names);
    case ChartKind::Memory:
        return nodeLines(NodeGauge::MemoryMiB, history, range, names);
    case ChartKind::LoopDelay:
        return nodeLines(NodeGauge::LoopDelayMs, history, range, names);
    case ChartKind::RedisMemory:
        return redisLine(Texts::tr("used memory"), history.redis(RedisGauge::MemoryMiB), range);
    case ChartKind::RedisClients:
        return redisLine(Texts::tr("clients"), history.redis(RedisGauge::Clients), range);
    case ChartKind::RedisCommands:
        return redisLine(Texts::tr("commands"), history.redis(RedisGauge::CommandsPerSecond), range);
    case ChartKind::Count:
        break;
    }
    return {};
}

} // namespace relayscope::models
