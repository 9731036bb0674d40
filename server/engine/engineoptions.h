#pragma once

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
    /// Bytes that may wait for one session, 1 and more; a client that reads more slowly than it is sent to is closed
    /// with `transport error` above. Ours: Node lets them grow until memory ends.
    qsizetype maxQueuedBytes = 64'000'000;
    bool allowPolling = true;
    bool allowWebSocket = true;
    /// Origins answered with Access-Control-Allow-Origin; `*` alone for any. Empty: no CORS headers, as Node without
    /// the cors option; requests are served either way.
    QList<QByteArray> corsOrigins = {};

    bool operator==(const EngineOptions &) const = default;
};

} // namespace relayscope::engineio
