#include "node/metrics.h"

#include "node/processusage.h"

#include <array>
#include <chrono>
#include <span>

namespace relayscope::node {

namespace {

using Type = Metric::Type;

[[nodiscard]] QByteArray escaped(QByteArray labelValue)
{
    return labelValue.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

[[nodiscard]] QByteArray label(const char *name, const QByteArray &value)
{
    return name + QByteArrayLiteral("=\"") + escaped(value) + '"';
}

[[nodiscard]] Metric single(const char *name, const char *help, Type type, double value)
{
    return {name, help, type, {{{}, value}}};
}

[[nodiscard]] Metric byNamespace(
    const char *name, const char *help, const QList<std::pair<QByteArray, qsizetype>> &counts)
{
    Metric metric{name, help, Type::Gauge, {}};
    for (const auto &[nsp, count] : counts)
        metric.samples.append({label("namespace", nsp), static_cast<double>(count)});
    return metric;
}

template<typename Number>
[[nodiscard]] Metric counter(const char *name, const char *help, Number value)
{
    return single(name, help, Type::Counter, static_cast<double>(value));
}

/// One sample for each value of an enum that counts from 0 and has a toString().
template<typename Enum>
[[nodiscard]] Metric byReason(
    const char *name, const char *help, const char *labelName, std::span<const quint64> counts)
{
    Metric metric{name, help, Type::Counter, {}};
    for (std::size_t i = 0; i < counts.size(); ++i)
        metric.samples.append({label(labelName, toString(static_cast<Enum>(i))), static_cast<double>(counts[i])});
    return metric;
}

/// Without samples for a node without Redis.
[[nodiscard]] Metric redisLinks(const redis::Bus *bus)
{
    Metric metric{"relayscope_redis_link_ready",
        "1 when the connection to Redis is up and its subscriptions confirmed.", Type::Gauge, {}};
    const auto add = [&](const char *name, redis::Link link) {
        metric.samples.append({label("link", name), bus->state(link) == redis::LinkState::Ready ? 1.0 : 0.0});
    };
    if (!bus)
        return metric;
    add("publish", redis::Link::Publish);
    add("subscribe", redis::Link::Subscribe);
    return metric;
}

[[nodiscard]] Metric loopDelays(const LoopDelay &loopDelay)
{
    Metric metric{"relayscope_loop_delays_seconds", "All such delays since start.", Type::Histogram, {}};
    quint64 total = 0;
    for (std::size_t i = 0; i < LoopDelay::kBounds.size(); ++i) {
        total += loopDelay.counts()[i];
        metric.samples.append({label("le", QByteArray::number(LoopDelay::kBounds[i])), double(total), "_bucket"});
    }
    total += loopDelay.counts().back();
    metric.samples.append({label("le", "+Inf"), double(total), "_bucket"});
    metric.samples.append({{}, loopDelay.sumSeconds(), "_sum"});
    metric.samples.append({{}, double(total), "_count"});
    return metric;
}

void appendEngine(QList<Metric> &metrics, const engineio::EngineCounters &counters)
{
    metrics.append({"relayscope_connections", "Engine.IO sessions now, by transport.", Type::Gauge,
        {{label("transport", "polling"), static_cast<double>(counters.pollingSessions)},
            {label("transport", "websocket"), static_cast<double>(counters.webSocketSessions)}}});
    metrics.append(
        counter("relayscope_connections_opened_total", "Engine.IO sessions opened.", counters.sessionsOpened));
    metrics.append(byReason<engineio::DisconnectReason>("relayscope_connections_closed_total",
        "Engine.IO sessions closed, by reason.", "reason", counters.sessionsClosed));
    metrics.append(counter("relayscope_upgrades_abandoned_total",
        "Upgrades to WebSocket that took too long or were broken off.", counters.upgradesAbandoned));
    metrics.append(byReason<engineio::Refusal>("relayscope_refused_total",
        "Connections and requests turned away before there was a session, by reason.", "reason", counters.refused));
    metrics.append(counter(
        "relayscope_throttled_total", "Times that a client above its rate was read more slowly.", counters.throttled));
    metrics.append(single("relayscope_pending_sessions", "Engine.IO sessions now that have joined no namespace yet.",
        Type::Gauge, static_cast<double>(counters.pendingSessions)));
    Metric errors{"relayscope_handshake_errors_total", "Refused requests, by Engine.IO error code.", Type::Counter, {}};
    for (std::size_t code = 0; code < std::size(counters.handshakeErrors); ++code) {
        errors.samples.append({label("code", QByteArray::number(static_cast<int>(code))),
            static_cast<double>(counters.handshakeErrors[code])});
    }
    metrics.append(errors);
    metrics.append(
        counter("relayscope_packets_received_total", "Engine.IO packets from clients.", counters.packetsReceived));
    metrics.append(counter("relayscope_packets_sent_total", "Engine.IO packets to clients.", counters.packetsSent));
    metrics.append(
        counter("relayscope_bytes_received_total", "Bytes of packets from clients.", counters.bytesReceived));
    metrics.append(counter("relayscope_bytes_sent_total", "Bytes of packets to clients.", counters.bytesSent));
}

void appendSocketIo(QList<Metric> &metrics, const MetricsSource &source)
{
    const socketio::Counters &counters = source.socketio;
    metrics.append(byNamespace("relayscope_sockets", "Sockets now, by namespace.", source.sockets));
    metrics.append(byNamespace("relayscope_rooms", "Rooms with somebody in now, by namespace.", source.rooms));
    metrics.append(
        {"relayscope_decode_errors_total", "Connections closed for a packet that could not be decoded.", Type::Counter,
            {{label("layer", "engine.io"), static_cast<double>(source.engine.decodeErrors)},
                {label("layer", "socket.io"), static_cast<double>(counters.decodeErrors)}}});
    metrics.append(byReason<socketio::DisconnectReason>(
        "relayscope_disconnects_total", "Sockets that left, by reason.", "reason", counters.disconnects));
    metrics.append(counter("relayscope_events_received_total", "Events from clients.", counters.eventsReceived));
    metrics.append(counter("relayscope_events_sent_total", "Events to clients.", counters.eventsSent));
    metrics.append(counter("relayscope_acks_received_total", "Acknowledgements from clients.", counters.acksReceived));
    metrics.append(counter("relayscope_acks_sent_total", "Acknowledgements to clients.", counters.acksSent));
    metrics.append(counter("relayscope_connect_errors_total", "CONNECT packets refused.", counters.connectErrors));
    metrics.append(counter("relayscope_invalid_states_total",
        "Connections closed for a packet out of place or for joining no namespace.", counters.invalidStates));
    metrics.append(counter("relayscope_volatile_dropped_total",
        "Volatile events dropped because the client could not take them.", counters.volatileDropped));
    metrics.append(counter("relayscope_events_without_rule_total", "Events that the rules have no action for.",
        counters.eventsWithoutRule));
    metrics.append(counter("relayscope_actions_skipped_total", "Actions of the rules that could not be applied.",
        counters.actionsSkipped));
}

void appendOutbound(QList<Metric> &metrics, const redis::OutboundStatus &status)
{
    metrics.append(byReason<redis::DropReason>("relayscope_bus_publish_dropped_total",
        "Messages that waited for Redis in vain, by reason.", "reason", status.droppedMessages));
    metrics.append(byReason<redis::DropReason>(
        "relayscope_bus_publish_dropped_bytes_total", "Bytes of those messages.", "reason", status.droppedBytes));
    metrics.append(counter("relayscope_bus_publish_unanswered_total",
        "Messages that Redis may have got or not: the link was lost before it answered.", status.unansweredMessages));
    metrics.append(single("relayscope_bus_queued_messages", "Messages that wait for Redis now.", Type::Gauge,
        static_cast<double>(status.queuedMessages)));
    metrics.append(single("relayscope_bus_queued_bytes", "Bytes of those messages.", Type::Gauge,
        static_cast<double>(status.queuedBytes)));
}

[[nodiscard]] double seconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

void appendHearing(QList<Metric> &metrics, const redis::HearingStatus &status)
{
    metrics.append(single("relayscope_bus_canary_seconds",
        "From publishing the node's own beat to hearing it, the last time; -1 before the first.", Type::Gauge,
        status.roundTrip ? seconds(*status.roundTrip) : -1.0));
    metrics.append(counter("relayscope_bus_canary_missed_total",
        "Own beats that had not come back when the next one was due.", status.missedBeats));
    metrics.append(
        counter("relayscope_bus_gaps_total", "Times that the node did not hear the bus any more.", status.gaps));
    metrics.append(counter("relayscope_bus_gap_seconds_total",
        "How long it did not, the gap that goes on included: what was published then may be missed.",
        seconds(status.gapTime)));
}

void appendBus(QList<Metric> &metrics, const MetricsSource &source)
{
    const socketio::Counters &counters = source.socketio;
    metrics.append(counter("relayscope_bus_published_total",
        "Messages for the other nodes, those that were dropped later among them.", counters.busPublished));
    metrics.append(counter("relayscope_bus_publish_refused_total",
        "Messages that Redis refused to publish: no right to the channel, out of memory ...",
        counters.busPublishRefused));
    metrics.append(counter("relayscope_bus_received_total", "Messages received from Redis.", counters.busReceived));
    metrics.append(byReason<socketio::IgnoreReason>("relayscope_bus_ignored_total",
        "Messages from Redis that were not applied, by reason.", "reason", counters.busIgnored));
    metrics.append(counter("relayscope_requests_sent_total", "Requests to the other nodes.", counters.requestsSent));
    metrics.append(
        counter("relayscope_requests_received_total", "Requests of other nodes.", counters.requestsReceived));
    metrics.append(counter("relayscope_requests_timed_out_total", "Requests that not every node answered in time.",
        counters.requestsTimedOut));
    metrics.append(counter("relayscope_requests_partial_total", "Requests that ended without the answer of every node.",
        counters.requestsPartial));
    metrics.append(counter("relayscope_bus_foreign_messages_total",
        "Messages of senders without beats: servers of other makes, or another application with the same prefix.",
        counters.busForeign));
    metrics.append(single("relayscope_known_nodes", "Other nodes that are heard now; servers of other makes are not.",
        Type::Gauge, static_cast<double>(source.knownNodes)));
    appendOutbound(metrics, source.bus ? source.bus->outbound() : redis::OutboundStatus());
    appendHearing(metrics, source.bus ? source.bus->hearing() : redis::HearingStatus());
    metrics.append(redisLinks(source.bus));
}

void appendProcess(QList<Metric> &metrics, const MetricsSource &source)
{
    const ProcessUsage usage = processUsage();
    metrics.append(single(
        "relayscope_ready", "1 when the node would take clients of a balancer.", Type::Gauge, source.isReady ? 1 : 0));
    metrics.append(single("relayscope_tcp_connections", "TCP connections now, of whatever is asked on them.",
        Type::Gauge, static_cast<double>(source.connections)));
    metrics.append(single("relayscope_tcp_connections_limit", "TCP connections that there may be.", Type::Gauge,
        static_cast<double>(source.maxConnections)));
    metrics.append(single("relayscope_queued_bytes", "Bytes that wait for clients to take them.", Type::Gauge,
        static_cast<double>(source.queuedBytes)));
    metrics.append(single("relayscope_loop_delay_seconds", "How late the event loop came to its last measurement.",
        Type::Gauge, source.loopDelay.lastSeconds()));
    metrics.append(single("relayscope_loop_delay_worst_seconds", "The worst such delay since start.", Type::Gauge,
        source.loopDelay.worstSeconds()));
    metrics.append(loopDelays(source.loopDelay));
    metrics.append(counter("relayscope_telemetry_dropped_total", "Observations dropped because the hub was slow.",
        source.telemetryDropped));
    metrics.append(counter("process_cpu_seconds_total", "CPU time used.", usage.cpuSeconds));
    metrics.append(single(
        "process_resident_memory_bytes", "Resident memory.", Type::Gauge, static_cast<double>(usage.residentBytes)));
    metrics.append(
        single("process_open_fds", "Open file descriptors.", Type::Gauge, static_cast<double>(usage.openDescriptors)));
    metrics.append(single("process_max_fds", "File descriptors that may be open.", Type::Gauge,
        static_cast<double>(usage.maxDescriptors)));
}

} // namespace

QList<Metric> collectMetrics(const MetricsSource &source)
{
    QList<Metric> metrics;
    appendEngine(metrics, source.engine);
    appendSocketIo(metrics, source);
    appendBus(metrics, source);
    appendProcess(metrics, source);
    return metrics;
}

} // namespace relayscope::node
