#pragma once

#include "protocol/value.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <utility>

namespace relayscope::client {

enum class Transport : quint8 { Polling, WebSocket };

/// Options of a connection; names and defaults are those of socket.io-client 4.8.
struct ClientOptions {
    /// http://host:port; path and query of the URL are not used.
    QUrl url;
    QByteArray path = QByteArrayLiteral("/socket.io/");
    /// Tried in this order: the first opens, WebSocket after Polling is an upgrade.
    QList<Transport> transports{Transport::Polling, Transport::WebSocket};
    QList<std::pair<QByteArray, QByteArray>> query;
    QList<std::pair<QByteArray, QByteArray>> extraHeaders;
    std::chrono::milliseconds connectTimeout{20'000};
    bool reconnection = true;
    /// -1: for ever.
    int reconnectionAttempts = -1;
    std::chrono::milliseconds reconnectionDelay{1'000};
    std::chrono::milliseconds reconnectionDelayMax{5'000};
    /// 0..1
    double randomizationFactor = 0.5;

    bool operator==(const ClientOptions &) const = default;
};

} // namespace relayscope::client
