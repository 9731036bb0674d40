#include "core/stats/statisticshistory.h"

namespace relayscope::core {

namespace {

constexpr double kMiB = 1024.0 * 1024.0;

} // namespace

void StatisticsHistory::add(const StatisticsSecond &second)
{
    m_isEmpty = false;
    for (std::size_t kind = 0; kind < m_rates.size(); ++kind)
        m_rates[kind].add(second.second, second.rates[kind]);
    m_latency.add(second.second, second.latency);
    m_messages.add(second.second, second.messages);
    m_delivered.add(second.second, double(second.delivery.delivered));
    m_lost.add(second.second, double(second.delivery.lost));
    m_duplicate.add(second.second, double(second.delivery.duplicate));
    m_report = second.report;
    m_dropped += second.dropped;
    for (auto match = second.filterMatches.cbegin(); match != second.filterMatches.cend(); ++match) {
        if (m_filters.size() < kMaxFilters || m_filters.contains(match.key()))
            m_filters.try_emplace(match.key(), ValueKind::Rate).first->second.add(second.second, match.value());
    }
    if (!second.latency.isEmpty())
        m_recentLatency.append({second.second, second.latency});
    while (m_recentLatency.size() > kSummarySeconds)
        m_recentLatency.removeFirst();
}

void StatisticsHistory::addGauge(NodeGauge gauge, const NodeMetrics &metrics, double value)
{
    std::map<QString, TimeSeries> &series = m_nodes[std::size_t(gauge)];
    if (series.size() < kMaxNodes || series.contains(metrics.nodeId))
        series.try_emplace(metrics.nodeId, ValueKind::Gauge).first->second.add(secondOf(metrics.timeNs), value);
}

void StatisticsHistory::add(const NodeMetrics &metrics)
{
    m_isEmpty = false;
    addGauge(NodeGauge::Sockets, metrics, metrics.sockets);
    addGauge(NodeGauge::CpuPercent, metrics, metrics.cpuShare * 100);
    addGauge(NodeGauge::MemoryMiB, metrics, double(metrics.residentBytes) / kMiB);
    addGauge(NodeGauge::LoopDelayMs, metrics, metrics.loopDelaySeconds * 1e3);
}

void StatisticsHistory::add(const RedisMetrics &metrics)
{
    m_isEmpty = false;
    const qint64 second = secondOf(metrics.timeNs);
    m_redis[std::size_t(RedisGauge::MemoryMiB)].add(second, double(metrics.usedMemoryBytes) / kMiB);
    m_redis[std::size_t(RedisGauge::Clients)].add(second, metrics.clients);
    m_redis[std::size_t(RedisGauge::CommandsPerSecond)].add(second, metrics.commandsPerSecond);
}

void StatisticsHistory::addPast(int filter, const QMap<qint64, quint32> &matches)
{
    TimeSeries &series = m_filters.try_emplace(filter, ValueKind::Rate).first->second;
    for (auto match = matches.cbegin(); match != matches.cend(); ++match)
        series.add(match.key(), match.value());
}

const TimeSeries *StatisticsHistory::filter(int id) const
{
    const auto found = m_filters.find(id);
    return found == m_filters.end() ? nullptr : &found->second;
}

StatisticsHistory::Summary StatisticsHistory::summary(qint64 nowSecond) const
{
    Summary summary;
    summary.messagesPerSecond = m_messages.sum({nowSecond - kSummarySeconds, nowSecond}) / double(kSummarySeconds);
    LatencyHistogram recent;
    for (const auto &[second, durations] : m_recentLatency) {
        if (second >= nowSecond - kSummarySeconds)
            recent.merge(durations);
    }
    if (const std::optional<qint64> p95 = recent.percentileNs(0.95))
        summary.p95Ms = double(*p95) / 1e6;
    summary.lost = m_report.total.lost;
    summary.duplicate = m_report.total.duplicate;
    summary.dropped = m_dropped;
    return summary;
}

} // namespace relayscope::core
