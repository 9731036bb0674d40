#pragma once

#include <QByteArray>
#include <QMetaType>

namespace relayscope::core {

/// One channel of Redis Pub/Sub, as the tap has seen it.
struct ChannelStat {
    enum class Kind {
        /// To all sockets of a namespace, or to several rooms.
        Broadcast,
        /// To exactly one room.
        Room,
        Request,
        Response,
        /// None of the adapter's.
        Plain,
    };

    QByteArray channel;
    Kind kind = Kind::Plain;
    /// Of the adapter's channels: "socket.io"; empty for plain ones.
    QByteArray prefix;
    QByteArray nsp;
    QByteArray room;
    /// Since the tap began to watch this Redis.
    quint64 messages = 0;
    quint64 bytes = 0;
    /// Over the last second or so.
    double ratePerSecond = 0;
    /// By the exact name (PUBSUB NUMSUB); whoever subscribes by pattern, as our tap and the adapter for its broadcasts
    /// do, is not counted. -1 unknown.
    int subscribers = -1;
    /// CLOCK_MONOTONIC; 0 when somebody subscribes and no message came yet.
    qint64 lastSeenNs = 0;

    bool operator==(const ChannelStat &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::ChannelStat)
