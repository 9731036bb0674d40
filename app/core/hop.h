#pragma once

#include "telemetry/event.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace relayscope::core {

using telemetry::Verdict;

enum class PlaceKind {
    Unknown,
    Client,
    Node,
    Redis,
    /// A publisher that is not ours: a Node.js server, an emitter. Known by its adapter uid.
    ForeignServer,
};

/// One end of a hop.
struct Place {
    PlaceKind kind = PlaceKind::Unknown;
    /// Node or client id of the cluster; socket id or adapter uid of what is not ours; "redis".
    QString id;
    /// What people read: "client 1", "node A", "Redis".
    QString name;

    bool operator==(const Place &) const = default;
};

/// What was observed, and by whom.
enum class HopKind {
    /// A test client handed an event to its transport.
    Sent,
    /// A node decoded an event of a client.
    Received,
    /// A node published on Redis; `count` receivers without our tap, -1 unknown.
    Published,
    /// The tap saw the message on Redis.
    SeenOnRedis,
    /// A node got the message from Redis; the verdict tells what became of it.
    ReceivedFromRedis,
    /// A node applied a broadcast to its own sockets: `count` of them.
    LocalBroadcast,
    /// A node wrote an event to a client's transport.
    WrittenToClient,
    /// A test client got the event.
    Delivered,
    /// A node answered a client's event; then: the client got the answer, or did not.
    AckSent,
    AckDelivered,
    /// A client answered a node's event; then: the node got the answer.
    ClientAckSent,
    AckReceived,
    AckMissing,
    /// Not done on purpose; the verdict tells why.
    Skipped,
    /// Written to a client that was gone before it came.
    Lost,
    /// Not of a message: what the cluster did.
    Connected,
    Disconnected,
    TransportUpgraded,
    RoomJoined,
    RoomLeft,
    RedisLink,
    Readiness,
    ProtocolViolation,
    Request,
    Response,
    /// `count` observations were dropped before they came to us.
    ObservationsDropped,
    /// Ping or pong of a connection, so that either end notices when the other is gone.
    Heartbeat,
    /// A node turned a connection or request away before there was a session.
    Refused,
    /// A node broadcasts by itself, because the user asked for it: the start of a message.
    Emitted,
    /// A node or client of ours that was away when the message was broadcast: it does not get it; why in `text`.
    Missed,
};

/// One row of the stream: one observation of one message at one place, or of what the cluster did. A value.
struct Hop {
    /// Bytes of a payload that a row keeps.
    static constexpr qsizetype kMaxPreviewBytes = 1'024;
    /// Bytes of a message on Redis that its row keeps.
    static constexpr qsizetype kMaxRawBytes = 4'096;

    /// Row number, from 1, without gaps.
    quint64 number = 0;
    /// The message that the row belongs to, from 1; 0 for none.
    quint64 message = 0;
    /// CLOCK_MONOTONIC.
    qint64 timeNs = 0;
    HopKind kind = HopKind::Sent;
    Verdict verdict = Verdict::None;
    /// Joined by content and order alone, because one end of the hop does not report to us.
    bool inferred = false;
    Place from;
    Place to;
    QByteArray channel;
    QByteArray room;
    QByteArray nsp;
    QByteArray eventName;
    quint32 bytes = 0;
    qint32 count = 0;
    qint64 ackId = -1;
    /// Reason or detail in words, empty when kind and verdict say it all.
    QString text;
    /// At most kMaxPreviewBytes: the event's JSON where it could be read, the bytes on the wire otherwise.
    QByteArray payload;
    /// What the tap saw on Redis: the first kMaxRawBytes of the message, as on the wire. Empty on other rows.
    QByteArray raw;
    /// The client got this event before: number of that row. 0: it did not.
    quint64 duplicateOf = 0;

    bool operator==(const Hop &) const = default;
    /// What goes on all the time whatever the user does: heartbeats, and the traffic of admin tools.
    [[nodiscard]] bool isNoise() const;
    /// Memory that the row takes, roughly, for the bound of HopStore.
    [[nodiscard]] qsizetype sizeBytes() const;
};

/// Two messages turned out to be one: rows of `from` belong to `into`.
struct MessageJoin {
    quint64 from = 0;
    quint64 into = 0;
    bool operator==(const MessageJoin &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::Hop)
Q_DECLARE_METATYPE(relayscope::core::MessageJoin)
