#pragma once

#include "engine/engineserver.h"
#include "node/loopdelay.h"
#include "redis/bus.h"
#include "socketio/counters.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace relayscope::node {

/// What the metrics are read from, at one moment.
struct MetricsSource {
    const engineio::EngineCounters &engine;
    const socketio::Counters &socketio;
    /// Sockets by namespace.
    QList<std::pair<QByteArray, qsizetype>> sockets;
    /// Rooms with somebody in by namespace.
    QList<std::pair<QByteArray, qsizetype>> rooms;
    /// Null for a node without Redis.
    const redis::Bus *bus = nullptr;
    bool isReady = false;
    const LoopDelay &loopDelay;
    quint64 telemetryDropped = 0;
    /// Bytes that wait for slow clients.
    qsizetype queuedBytes = 0;
    /// TCP connections now, and how many there may be.
    qsizetype connections = 0;
    qsizetype maxConnections = 0;
    /// Other nodes that are heard.
    qsizetype knownNodes = 0;
};

/// One number with its labels, `{}` for none.
struct MetricSample {
    /// `transport="polling"`, ready for the text format.
    QByteArray labels;
    double value = 0;
    /// Behind the name: `_bucket`, `_sum` and `_count` of a histogram.
    QByteArray suffix = {};
};

/// All samples of one name.
struct Metric {
    enum class Type { Counter, Gauge, Histogram };

    QByteArray name;
    QByteArray help;
    Type type = Type::Counter;
    QList<MetricSample> samples;
};

/// As Prometheus names it.
[[nodiscard]] const char *toString(Metric::Type type);

/// Always the same metrics in the same order; those of what a node does not have are without samples.
[[nodiscard]] QList<Metric> collectMetrics(const MetricsSource &source);

/// Prometheus text exposition format 0.0.4.
[[nodiscard]] QByteArray toPrometheusText(const QList<Metric> &metrics);
/// `name{labels}` and value of every sample, for telemetry.
[[nodiscard]] QList<std::pair<QByteArray, double>> toCounterValues(const QList<Metric> &metrics);

} // namespace relayscope::node
