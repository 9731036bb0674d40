#pragma once

#include "core/nodemetrics.h"
#include "core/redismetrics.h"
#include "core/stats/rankedseries.h"
#include "core/stats/statisticssecond.h"

#include <QMap>

#include <map>

namespace relayscope::core {

/// What a node measures of itself, as lines.
enum class NodeGauge { Sockets, CpuPercent, MemoryMiB, LoopDelayMs, Count };
enum class RedisGauge { MemoryMiB, Clients, CommandsPerSecond, Count };

/// All that charts show, as rings of three hours. Sans-I/O; about 2 MB when all of it is in use. Bounded: kMaxNodes
/// nodes, kMaxFilters filters; what is more is left out.
class StatisticsHistory final {
public:
    static constexpr std::size_t kMaxNodes = 64;
    static constexpr std::size_t kMaxFilters = 8;

    /// What the newest seconds were, for one line of text.
    struct Summary {
        /// Mean of kSummarySeconds.
        double messagesPerSecond = 0;
        /// Of the deliveries of that time; nothing when there was none.
        std::optional<double> p95Ms;
        quint64 lost = 0;
        quint64 duplicate = 0;
        /// Observations that nobody could count, because something was overloaded.
        quint64 dropped = 0;
        bool operator==(const Summary &) const = default;
    };
    static constexpr qint64 kSummarySeconds = 5;

    void add(const StatisticsSecond &second);
    void add(const NodeMetrics &metrics);
    void add(const RedisMetrics &metrics);
    /// What a filter would have counted before it was added, by second.
    void addPast(int filter, const QMap<qint64, quint32> &matches);
    void removeFilter(int id) { m_filters.erase(id); }

    /// Nothing was added yet.
    [[nodiscard]] bool isEmpty() const { return m_isEmpty; }
    [[nodiscard]] const RankedSeries &rates(RateKind kind) const { return m_rates[std::size_t(kind)]; }
    [[nodiscard]] const LatencySeries &latency() const { return m_latency; }
    [[nodiscard]] const TimeSeries &delivered() const { return m_delivered; }
    [[nodiscard]] const TimeSeries &lost() const { return m_lost; }
    [[nodiscard]] const TimeSeries &duplicate() const { return m_duplicate; }
    [[nodiscard]] const DeliveryReport &deliveryReport() const { return m_report; }
    /// By node id.
    [[nodiscard]] const std::map<QString, TimeSeries> &nodes(NodeGauge gauge) const
    {
        return m_nodes[std::size_t(gauge)];
    }
    [[nodiscard]] const TimeSeries &redis(RedisGauge gauge) const { return m_redis[std::size_t(gauge)]; }
    /// Empty for a filter that has matched nothing so far.
    [[nodiscard]] const TimeSeries *filter(int id) const;
    [[nodiscard]] Summary summary(qint64 nowSecond) const;

private:
    void addGauge(NodeGauge gauge, const NodeMetrics &metrics, double value);

    std::array<RankedSeries, std::size_t(RateKind::Count)> m_rates;
    LatencySeries m_latency;
    TimeSeries m_messages{ValueKind::Rate};
    TimeSeries m_delivered{ValueKind::Rate};
    TimeSeries m_lost{ValueKind::Rate};
    TimeSeries m_duplicate{ValueKind::Rate};
    DeliveryReport m_report;
    quint64 m_dropped = 0;
    std::array<std::map<QString, TimeSeries>, std::size_t(NodeGauge::Count)> m_nodes;
    std::array<TimeSeries, std::size_t(RedisGauge::Count)> m_redis{
        TimeSeries{ValueKind::Gauge}, TimeSeries{ValueKind::Gauge}, TimeSeries{ValueKind::Gauge}};
    std::map<int, TimeSeries> m_filters;
    /// Of the newest seconds, for the summary.
    QList<std::pair<qint64, LatencyHistogram>> m_recentLatency;
    bool m_isEmpty = true;
};

} // namespace relayscope::core
