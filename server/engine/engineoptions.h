#pragma once

#include "engine/httptimeouts.h"
#include "protocol/limits.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace relayscope::engineio {

/// Options of an EngineServer; defaults equal Node's (engine.io 6.6 lib/server.ts).
struct EngineOptions {
    /// Path prefix of Engine.IO requests, begins and ends with a slash.
    QByteArray path = QByteArrayLiteral("/engine.io/");
    std::chrono::milliseconds pingInterval{25'000};
    std::chrono::milliseconds pingTimeout{20'000};
    std::chrono::milliseconds upgradeTimeout{10'000};
    /// Bytes of a POST body or a WebSocket message from a client; 413 or close code 1009 above.
    qsizetype maxPayloadBytes = limits::kDefaultMaxPayloadBytes;
    // What slow readers may cost; ours, Node lets it grow until memory ends. Volatile events are skipped as soon as
    // anything waits; these are for the others (see SlowConsumers).
    /// Bytes that may wait for one session. A session with more is closed with `slow consumer` when it is sent to: so
    /// one message is always taken, whatever its size.
    qsizetype maxQueuedBytes = 1'000'000;
    /// A session that took nothing for so long, with bytes waiting all the while, is closed in the same way.
    std::chrono::milliseconds maxQueuedAge{30'000};
    /// Bytes that may wait for all sessions together; those who have taken nothing for longest are closed above.
    qsizetype maxQueuedBytesTotal = 256'000'000;
    /// Bytes of a request's start line and header fields; 431 above.
    qsizetype maxHeadBytes = limits::kDefaultMaxHttpHeadBytes;
    HttpTimeouts http = {};
    /// Connections that the kernel keeps while the loop is busy (Node's default).
    int backlog = 511;
    /// TCP connections, health checks and those that hold a poll included; 503 with Retry-After above. Ours.
    qsizetype maxConnections = 100'000;
    /// Of them from one address; 0 is no limit, for behind a balancer all have the same. Ours.
    qsizetype maxConnectionsPerAddress = 0;
    /// Sessions that have not joined a namespace yet; further handshakes get 503 with Retry-After. Ours.
    qsizetype maxPendingSessions = 5'000;
    /// A client that sends faster is read more slowly; 0 is no limit. Ours.
    int maxPacketsPerSecond = 10'000;
    qint64 maxBytesPerSecond = 20'000'000;
    bool allowPolling = true;
    bool allowWebSocket = true;
    /// Origins answered with Access-Control-Allow-Origin; `*` alone for any. Empty: no CORS headers, as Node without
    /// the cors option; requests are served either way.
    QList<QByteArray> corsOrigins = {};
    /// Origins that browsers may connect from: polls, preflights and upgrades of any other get 403. Empty or `*`: all.
    /// Requests without an Origin field, which are no browser's, are served. Ours: Node leaves that to allowRequest.
    QList<QByteArray> allowedOrigins = {};

    bool operator==(const EngineOptions &) const = default;
};

} // namespace relayscope::engineio
