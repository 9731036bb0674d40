#pragma once

#include "protocol/redisadapter/messages.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace relayscope::core {

/// What can be read from a message on Redis without taking part in the cluster.
struct BusPeek {
    enum class Kind { Broadcast, Request, Response, Foreign };

    Kind kind = Kind::Foreign;
    /// The channel is one of the adapter's, the bytes are not what it sends there.
    bool isUndecodable = false;
    QByteArray nsp;
    QByteArray room;
    QByteArray eventName;
    QByteArray uid;
    QByteArray requestId;
    /// Of a broadcast, with acknowledgements or without: whom it is for.
    std::optional<redisadapter::Selection> selection;
    /// requestName() of a request.
    QString text;
    /// The event's JSON, or the bytes.
    QByteArray payload;
};

/// The name that the server's interface has for what the request does ("fetchSockets"); null for a number that is none.
[[nodiscard]] const char *requestName(redisadapter::RequestType type);

/// prefix: of the classic adapter's channels, "socket.io" by default.
[[nodiscard]] BusPeek peekBus(const QByteArray &prefix, const QByteArray &channel, const QByteArray &message);

} // namespace relayscope::core
