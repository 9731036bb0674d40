#pragma once

#include "protocol/value.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <optional>

namespace relayscope::core {

/// One event that a node or a Redis emitter sends to many sockets, as io.to("room").except("other").emit() does.
struct BroadcastRequest {
    QByteArray nsp = QByteArrayLiteral("/");
    /// A socket in any of them gets the event once; empty for all sockets. One socket is its own id as a room.
    QList<QByteArray> rooms;
    QList<QByteArray> except;
    /// Of a node: its own sockets only, nothing is published.
    bool local = false;
    /// Clients that cannot take it now miss it.
    bool isVolatile = false;
    QByteArray event;
    protocol::Value::Array arguments;
    /// Of a node: ask every client for an acknowledgement and wait that long for all of them.
    std::optional<std::chrono::milliseconds> ackTimeout;

    bool operator==(const BroadcastRequest &) const = default;
};

} // namespace relayscope::core
