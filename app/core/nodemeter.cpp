#include "core/nodemeter.h"

#include <algorithm>
#include <array>

namespace relayscope::core {

namespace {

constexpr double kNsPerSecond = 1e9;

QByteArrayView nameOf(const QByteArray &sample)
{
    const qsizetype labels = sample.indexOf('{');
    return QByteArrayView(sample).first(labels < 0 ? sample.size() : labels);
}

} // namespace

NodeMeter::Reading NodeMeter::read(const telemetry::Counters &counters)
{
    struct Source {
        QByteArrayView name;
        double Reading::*field;
    };
    static constexpr std::array<Source, 10> kSources{{
        {"process_cpu_seconds_total", &Reading::cpuSeconds},
        {"relayscope_events_received_total", &Reading::eventsIn},
        {"relayscope_events_sent_total", &Reading::eventsOut},
        {"relayscope_bus_published_total", &Reading::published},
        {"relayscope_bus_received_total", &Reading::busReceived},
        {"relayscope_bus_ignored_total", &Reading::busIgnored},
        {"process_resident_memory_bytes", &Reading::residentBytes},
        {"relayscope_sockets", &Reading::sockets},
        {"relayscope_rooms", &Reading::rooms},
        {"relayscope_loop_delay_seconds", &Reading::loopDelaySeconds},
    }};
    Reading reading;
    reading.timeNs = counters.timeNs;
    for (const auto &[sample, value] : counters.values) {
        const QByteArrayView name = nameOf(sample);
        const auto source = std::find_if(
            kSources.begin(), kSources.end(), [name](const Source &candidate) { return candidate.name == name; });
        if (source != kSources.end())
            reading.*source->field += value;
    }
    return reading;
}

std::optional<NodeMetrics> NodeMeter::add(const QString &nodeId, const telemetry::Counters &counters)
{
    const Reading now = read(counters);
    const auto known = m_last.constFind(nodeId);
    const std::optional<Reading> before = known == m_last.cend() ? std::nullopt : std::optional(*known);
    m_last.insert(nodeId, now);
    if (!before || now.timeNs <= before->timeNs)
        return std::nullopt;

    const double seconds = double(now.timeNs - before->timeNs) / kNsPerSecond;
    const auto rate = [&](double Reading::*field) { return std::max(0.0, (now.*field - (*before).*field) / seconds); };
    NodeMetrics metrics;
    metrics.nodeId = nodeId;
    metrics.timeNs = now.timeNs;
    metrics.cpuShare = rate(&Reading::cpuSeconds);
    metrics.residentBytes = qint64(now.residentBytes);
    metrics.sockets = int(now.sockets);
    metrics.rooms = int(now.rooms);
    metrics.eventsInPerSecond = rate(&Reading::eventsIn);
    metrics.eventsOutPerSecond = rate(&Reading::eventsOut);
    metrics.publishedPerSecond = rate(&Reading::published);
    metrics.busReceivedPerSecond = rate(&Reading::busReceived);
    metrics.busIgnoredPerSecond = rate(&Reading::busIgnored);
    metrics.loopDelaySeconds = now.loopDelaySeconds;
    return metrics;
}

} // namespace relayscope::core
