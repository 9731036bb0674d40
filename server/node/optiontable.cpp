#include "node/optiontable.h"

#include "engine/refusals.h"
#include "engine/websockettransport.h"
#include "node/ringsink.h"
#include "protocol/limits.h"
#include "protocol/overloaded.h"
#include "redis/replyreader.h"

#include <limits>

namespace relayscope::node {

namespace {

using BusQueue = redis::OutboundQueue::Limits;
using engineio::EngineOptions;
using engineio::HttpTimeouts;
using socketio::ServerOptions;
using std::chrono::milliseconds;

/// Longest interval that the options take: a day.
constexpr qint64 kMaxIntervalMs = 24 * 60 * 60 * 1'000;
constexpr qint64 kMaxPayloadLimitBytes = 100'000'000;
constexpr qint64 kMaxPort = std::numeric_limits<quint16>::max();
constexpr qint64 kMaxQueuedBytes = 100'000'000'000;
constexpr qint64 kMaxHeadLimitBytes = 65'536;
constexpr qint64 kMaxConnections = 10'000'000;
constexpr qint64 kMaxCount = 1'000'000;

template<auto field>
auto &own(Options &options)
{
    return options.*field;
}

template<auto field>
auto &engine(Options &options)
{
    return options.engine.*field;
}

template<auto field>
auto &http(Options &options)
{
    return options.engine.http.*field;
}

template<auto field>
auto &socketIo(Options &options)
{
    return options.socketio.*field;
}

template<auto field>
auto &busQueue(Options &options)
{
    return options.bus.queue.*field;
}

template<auto field>
auto &drain(Options &options)
{
    return options.drain.*field;
}

constexpr ParsedOption kPath{
    [](Options &options, const QString &text) {
        QByteArray path = text.toUtf8();
        if (!path.startsWith('/'))
            path.prepend('/');
        if (!path.endsWith('/'))
            path.append('/');
        options.engine.path = path;
        return QString();
    },
    [](const Options &options) { return QString::fromUtf8(options.engine.path); },
};

constexpr ParsedOption kRedis{
    [](Options &options, const QString &text) {
        const Expected<redis::Options, QString> redis = redis::parseUrl(text);
        if (!redis)
            return QStringLiteral("--redis: %1").arg(redis.error());
        options.redis = *redis;
        return QString();
    },
    [](const Options &options) { return QStringLiteral("redis://") + options.redis.displayName(); },
};

constexpr ParsedOption kAdapter{
    [](Options &options, const QString &text) {
        if (text == QLatin1String("classic"))
            options.socketio.adapter = socketio::AdapterKind::Classic;
        else if (text == QLatin1String("none"))
            options.socketio.adapter = socketio::AdapterKind::None;
        else
            return QStringLiteral("--adapter must be classic or none, not \"%1\"").arg(text);
        return QString();
    },
    [](const Options &options) {
        const bool isClassic = options.socketio.adapter == socketio::AdapterKind::Classic;
        return isClassic ? QStringLiteral("classic") : QStringLiteral("none");
    },
};

constexpr ParsedOption kTelemetry{
    [](Options &options, const QString &text) {
        options.uplink.emplace().socketName = text;
        return QString();
    },
    [](const Options &) { return QString(); },
};

/// Says nothing without the socket, which the table has before it.
constexpr ParsedOption kTelemetryToken{
    [](Options &options, const QString &text) {
        if (options.uplink)
            options.uplink->token = text.toUtf8();
        return QString();
    },
    [](const Options &) { return QString(); },
};

constexpr OptionRow kRows[] = {
    {"port", "N", "TCP port, 0 picks a free one.", own<&Options::port>, 0, kMaxPort},
    {"host", "ADDRESS", "Address to listen on.", own<&Options::host>},
    {"name", "NAME", "Name of the node in rules, logs and Redis' CLIENT LIST.", socketIo<&ServerOptions::nodeName>},
    {"redis", "URL", "Redis server, redis://[user:password@]host:port[/db].", kRedis},
    {"adapter", "KIND", "How nodes hear each other: classic (@socket.io/redis-adapter) or none.", kAdapter},
    {"prefix", "TEXT", "First part of the adapter's channel names.", socketIo<&ServerOptions::prefix>},
    {"path", "PATH", "Path of Socket.IO requests.", kPath},
    {"rules", "FILE", "What the node does with events: a file, or chat, plain-channel, protocol-suite.",
        own<&Options::rules>},
    {"cors-origin", "ORIGIN", "Origin that browsers may read answers from; * for any; may be repeated.",
        engine<&EngineOptions::corsOrigins>},
    {"allow-origin", "ORIGIN",
        "Origin that browsers may connect from, all others get 403; implies --cors-origin; may be repeated.",
        engine<&EngineOptions::allowedOrigins>},
    {"telemetry", "SOCKET", "Local socket to report to; the node ends when it closes.", kTelemetry},
    {"telemetry-token", "TOKEN", "What lets the node in there.", kTelemetryToken},
    {"die-with-parent", "", "End when the parent process ends.", own<&Options::diesWithParent>},
    {"check-rules", "FILE",
        "Say whether a rules file (- for standard input) is right and where it is wrong; nothing else.",
        OptionRequest{}},
    {"list-options", "FORMAT", "Print the table of all options and limits, as markdown; nothing else.",
        OptionRequest{}},
    {"list-metrics", "FORMAT", "Print the table of all metrics, as markdown; nothing else.", OptionRequest{}},
    {"drain-delay", "MS",
        "Milliseconds from the signal to stop, when readiness ends, until no client is taken any more.",
        drain<&DrainOptions::delay>, 0, kMaxIntervalMs},
    {"drain-time", "MS", "Milliseconds over which more than 20 clients are closed when the node stops; fewer at once.",
        drain<&DrainOptions::time>, 0, kMaxIntervalMs},
    {"ping-interval", "MS", "Milliseconds between heartbeats.", engine<&EngineOptions::pingInterval>, 1,
        kMaxIntervalMs},

    {"ping-timeout", "MS", "Milliseconds that a client has to answer a heartbeat.", engine<&EngineOptions::pingTimeout>,
        1, kMaxIntervalMs, "closed with \"ping timeout\"", "relayscope_connections_closed_total"},
    {"connect-timeout", "MS", "Milliseconds that a connection has to join a namespace.",
        socketIo<&ServerOptions::connectTimeout>, 1, kMaxIntervalMs, "closed with \"forced close\"",
        "relayscope_invalid_states_total"},
    {"upgrade-timeout", "MS", "Milliseconds that an upgrade from polling to WebSocket may take.",
        engine<&EngineOptions::upgradeTimeout>, 1, kMaxIntervalMs, "the WebSocket is closed, polling goes on",
        "relayscope_upgrades_abandoned_total"},
    {"requests-timeout", "MS", "Milliseconds that the other nodes have to answer a request.",
        socketIo<&ServerOptions::requestsTimeout>, 1, kMaxIntervalMs, "the request ends without the missing answers",
        "relayscope_requests_timed_out_total"},
    {"bus-queue-age", "MS", "Milliseconds that a message may wait for Redis while it is away or does not keep up.",
        busQueue<&BusQueue::maxAge>, 0, kMaxIntervalMs, "dropped: other nodes never hear old news",
        "relayscope_bus_publish_dropped_total"},
    {"bus-queue-messages", "N", "Messages that may wait for Redis.", busQueue<&BusQueue::maxMessages>, 0, kMaxCount,
        "the oldest are dropped", "relayscope_bus_publish_dropped_total"},
    {"bus-queue-bytes", "BYTES", "Bytes of those.", busQueue<&BusQueue::maxBytes>, 0, kMaxQueuedBytes,
        "the oldest are dropped", "relayscope_bus_publish_dropped_total"},
    {"canary-interval", "MS",
        "Milliseconds between the beats by which a node hears itself through Redis, and others know it; 0 for none.",
        socketIo<&ServerOptions::beatInterval>, 0, kMaxIntervalMs, "two beats that do not come back: not ready",
        "relayscope_bus_canary_missed_total"},
    {"max-payload", "BYTES", "Bytes of the largest message that a client may send.",
        engine<&EngineOptions::maxPayloadBytes>, 1, kMaxPayloadLimitBytes,
        "polling: 413; WebSocket: close code 1009, \"transport error\"", "relayscope_refused_total"},
    {"max-queued-bytes", "BYTES",
        "Bytes that may wait for one client. A message is always taken while no more than this waits, whatever its "
        "size.",
        engine<&EngineOptions::maxQueuedBytes>, 0, kMaxQueuedBytes,
        "volatile events are skipped from the first byte on; the next other one closes with \"slow consumer\"",
        "relayscope_connections_closed_total"},
    {"max-queued-age", "MS", "Milliseconds that a client may take nothing while bytes wait for it.",
        engine<&EngineOptions::maxQueuedAge>, 1, kMaxIntervalMs, "closed with \"slow consumer\"",
        "relayscope_connections_closed_total"},
    {"max-queued-bytes-total", "BYTES", "Bytes that may wait for all clients together.",
        engine<&EngineOptions::maxQueuedBytesTotal>, 0, kMaxQueuedBytes,
        "those who have taken nothing for longest are closed with \"slow consumer\"", "relayscope_queued_bytes"},
    {"max-connections", "N", "Connections at a time, also those of health checks and of clients on polling.",
        engine<&EngineOptions::maxConnections>, 1, kMaxConnections,
        "503 with Retry-After, not ready; at most the descriptors of the process less 160", "relayscope_refused_total"},
    {"max-connections-per-address", "N", "Of those from one address; 0 is no limit.",
        engine<&EngineOptions::maxConnectionsPerAddress>, 0, kMaxConnections, "503 with Retry-After",
        "relayscope_refused_total"},
    {"max-pending-sessions", "N", "Sessions that have joined no namespace yet.",
        engine<&EngineOptions::maxPendingSessions>, 1, kMaxConnections, "503 with Retry-After",
        "relayscope_refused_total"},
    {"max-packets-per-second", "N", "Packets of one client; 0 is no limit.",
        engine<&EngineOptions::maxPacketsPerSecond>, 0, kMaxCount, "read more slowly, nothing is lost",
        "relayscope_throttled_total"},
    {"max-bytes-per-second", "BYTES", "Bytes of one client; 0 is no limit.", engine<&EngineOptions::maxBytesPerSecond>,
        0, kMaxQueuedBytes, "read more slowly, nothing is lost", "relayscope_throttled_total"},
    {"max-namespaces", "N", "Namespaces that one client may be in.", socketIo<&ServerOptions::maxNamespacesPerClient>,
        1, kMaxCount, "CONNECT_ERROR \"too many namespaces\"", "relayscope_connect_errors_total"},
    {"max-rooms", "N", "Rooms that one socket may be in, besides its own.", socketIo<&ServerOptions::maxRoomsPerSocket>,
        0, kMaxCount, "the join is skipped", "relayscope_actions_skipped_total"},
    {"max-head", "BYTES", "Bytes of the start line and header fields of a request.",
        engine<&EngineOptions::maxHeadBytes>, 256, kMaxHeadLimitBytes, "431", "relayscope_refused_total"},
    {"head-timeout", "MS", "Milliseconds that a request's start line and header fields may take.",
        http<&HttpTimeouts::head>, 1, kMaxIntervalMs, "408", "relayscope_refused_total"},
    {"body-timeout", "MS", "Milliseconds that a request's body may take.", http<&HttpTimeouts::body>, 1, kMaxIntervalMs,
        "408", "relayscope_refused_total"},
    {"stall-timeout", "MS", "Milliseconds in which some of an HTTP answer has to be taken.",
        http<&HttpTimeouts::stalled>, 1, kMaxIntervalMs, "the connection is closed",
        "relayscope_connections_closed_total"},
    {"backlog", "N", "Connections that the kernel keeps while the loop is busy.", engine<&EngineOptions::backlog>, 1,
        kMaxPort, "the kernel drops the attempt; the client tries again"},
};

constexpr FixedLimit kFixedLimits[] = {
    {"Nesting of arrays and objects", limits::kMaxValueDepth, "the message is refused as undecodable",
        "relayscope_decode_errors_total"},
    {"Values in one message", limits::kMaxValueCount, "the message is refused as undecodable",
        "relayscope_decode_errors_total"},
    {"Attachments of one message", limits::kMaxAttachments, "the message is refused as undecodable",
        "relayscope_decode_errors_total"},
    {"Packets in one polling request", limits::kMaxPacketsPerPayload, "closed with \"parse error\"",
        "relayscope_decode_errors_total"},
    {"Bytes of a namespace's name", limits::kMaxNamespaceBytes, "the message is refused as undecodable",
        "relayscope_decode_errors_total"},
    {"Bytes of answers to its WebSocket pings that may wait for a client",
        engineio::WebSocketTransport::kMaxUnreadPongBytes, "closed with \"transport error\"",
        "relayscope_connections_closed_total"},
    {"Milliseconds that a client has to close its side, or to fetch the goodbye by polling",
        engineio::WebSocketTransport::kCloseTimeout.count(), "the connection is cut"},
    {"Refusals that are told to telemetry and log in a second", engineio::Refusals::kMaxReportsPerSecond,
        "they are only counted", "relayscope_refused_total"},
    {"Bytes of one message from Redis", limits::kMaxBusMessageBytes, "ignored as undecodable",
        "relayscope_bus_ignored_total"},
    {"Bytes of one reply of Redis", redis::ReplyReader::kMaxReplyBytes, "the connection is made anew",
        "relayscope_bus_gaps_total"},
    {"Observations that wait for the hub", RingSink::kMaxEvents, "dropped", "relayscope_telemetry_dropped_total"},
    {"Bytes of those observations", RingSink::kMaxBytes, "dropped", "relayscope_telemetry_dropped_total"},
};

[[nodiscard]] QString numberError(const OptionRow &row, const QString &text)
{
    return QStringLiteral("--%1 must be a number from %2 to %3, not \"%4\"")
        .arg(QLatin1String(row.name))
        .arg(row.least)
        .arg(row.most)
        .arg(text);
}

template<typename Number>
[[nodiscard]] QString setNumber(const OptionRow &row, Number &number, const QString &text)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (!isNumber || value < row.least || value > row.most)
        return numberError(row, text);
    number = static_cast<Number>(value);
    return {};
}

} // namespace

bool OptionRow::isNumber() const
{
    return std::visit(protocol::Overloaded{
                          [](OptionField<quint16>) { return true; },
                          [](OptionField<int>) { return true; },
                          [](OptionField<qsizetype>) { return true; },
                          [](OptionField<milliseconds>) { return true; },
                          [](const auto &) { return false; },
                      },
        target);
}

std::span<const OptionRow> optionRows()
{
    return kRows;
}

std::span<const FixedLimit> fixedLimits()
{
    return kFixedLimits;
}

QString defaultOf(const OptionRow &row)
{
    Options defaults;
    return std::visit(protocol::Overloaded{
                          [&](OptionField<quint16> field) { return QString::number(field(defaults)); },
                          [&](OptionField<int> field) { return QString::number(field(defaults)); },
                          [&](OptionField<qsizetype> field) { return QString::number(field(defaults)); },
                          [&](OptionField<milliseconds> field) { return QString::number(field(defaults).count()); },
                          [&](OptionField<QString> field) { return field(defaults); },
                          [&](OptionField<QByteArray> field) { return QString::fromUtf8(field(defaults)); },
                          [&](const ParsedOption &parsed) { return parsed.write(defaults); },
                          // Flags are off, lists empty.
                          [](const auto &) { return QString(); },
                      },
        row.target);
}

QString setOption(const OptionRow &row, Options &options, const QString &text)
{
    return std::visit(protocol::Overloaded{
                          [&](OptionField<bool> field) {
                              field(options) = true;
                              return QString();
                          },
                          [&](OptionField<milliseconds> field) {
                              qint64 ms = 0;
                              const QString error = setNumber(row, ms, text);
                              field(options) = milliseconds(ms);
                              return error;
                          },
                          [&](OptionField<QString> field) {
                              field(options) = text;
                              return QString();
                          },
                          [&](OptionField<QByteArray> field) {
                              field(options) = text.toUtf8();
                              return QString();
                          },
                          [&](OptionField<QList<QByteArray>> field) {
                              field(options).append(text.toUtf8());
                              return QString();
                          },
                          [&](const ParsedOption &parsed) { return parsed.read(options, text); },
                          [](const OptionRequest &) { return QString(); },
                          [&](auto field) { return setNumber(row, field(options), text); },
                      },
        row.target);
}

} // namespace relayscope::node
