#pragma once

#include <QByteArray>
#include <QMetaType>

#include <cstdint>

namespace relayscope::telemetry {

/// What happened in a node. Numbers travel in frames: append only.
enum class EventKind : quint8 {
    /// Engine.IO session opened or closed: session, transport in `text`; when closed the reason in `text`, and in
    /// `detail` who closed it and what it was: `by=client transport=websocket address=::1 ms=5230 in=120 out=4711`, the
    /// bytes being those of messages.
    SessionOpened = 1,
    SessionClosed = 2,
    /// The transport of a session changed by an upgrade; new transport in `text`.
    TransportUpgraded = 3,
    /// A socket joined a namespace (socket, session, nsp) or left it (reason in `text`).
    SocketConnected = 4,
    SocketDisconnected = 5,
    RoomJoined = 6,
    RoomLeft = 7,
    /// EVENT received from a client: starts a trace. `sequence` counts the EVENTs of that socket from 1. Verdict
    /// HandledByRule with the rule's event name, or `*`, in `detail`; NoRule; None without rules.
    ClientEventReceived = 8,
    /// EVENT written to a client's transport. `sequence` counts the EVENTs sent to that socket from 1.
    ClientEventSent = 9,
    ClientAckReceived = 10,
    ClientAckSent = 11,
    /// Published on Redis: channel, payloadHash, uid. Recorded when Redis has answered, with the time of publishing;
    /// `count` is the number of receivers it told, every subscriber counted, -1 when the link was lost first. Verdict
    /// Lost when Redis refused, its words in `text`.
    BusPublished = 12,
    /// Received from Redis: starts a trace of its own; verdict tells what became of it, `count` how many local sockets.
    BusReceived = 13,
    /// A broadcast was applied to local sockets: `count` of them; the verdict tells why when there were none. `room` is
    /// the one room it was for.
    LocalBroadcast = 14,
    /// Something was not done on purpose: verdict tells (Excluded, LocalFlag, VolatileDropped ...).
    Skipped = 15,
    /// State of a Redis link in `text`: "connecting", "ready", "lost: why"; `detail` is "pub" or "sub".
    RedisLinkChanged = 16,
    /// A packet broke a rule and the connection was closed for it; the rule in `text`.
    ProtocolViolation = 17,
    /// The node's rules named no action for the event.
    NoRule = 18,
    /// readiness changed: text "ready" or the reason why not.
    ReadinessChanged = 19,
    /// A cluster-wide request or its response, kind in `text` (fetchSockets ...), request id in `detail`.
    RequestSent = 20,
    RequestReceived = 21,
    ResponseSent = 22,
    ResponseReceived = 23,
    /// The node broadcasts by itself, because its hub asked for it: starts a trace. `room` is the one room it goes to,
    /// `ackId` 0 when it asks for acknowledgements.
    ServerEmitted = 24,
    /// The node waits no more for the acknowledgement of an event it sent to this socket; why in `text`.
    ClientAckMissing = 25,
    /// A connection or request was turned away before there was a session: why in `text`, who and what in `detail`. Of a
    /// flood only some are told, all are counted (relayscope_refused_total).
    Refused = 26,
    /// Another node is heard, or not any more: its name in `text`; "joined", "left" or "silent" in `detail`.
    MembershipChanged = 27,
    /// The node hears the bus again; how long it may have missed messages in `text`, from `timeNs` less that on.
    BusGapEnded = 28,
};

/// What became of a message at one place. The closed list that the window translates and explains. Append only.
enum class Verdict : quint8 {
    None = 0,
    Delivered = 1,
    OwnEchoIgnored = 2,
    /// Nobody is in the rooms that the message names.
    NoSocketInRoom = 3,
    /// Of a socket; of a node when it left out every socket that it would have delivered to.
    Excluded = 4,
    OtherNamespace = 5,
    LocalFlag = 6,
    NoSubscriber = 7,
    Undecodable = 8,
    Lost = 9,
    Duplicate = 10,
    AckReceived = 11,
    AckMissing = 12,
    VolatileDropped = 13,
    Published = 14,
    HandledByRule = 15,
    NoRule = 16,
    QueueFull = 17,
    /// The message names no room, and the namespace has no socket at this node.
    NoSocket = 18,
};

/// One thing that happened in a node; a value. Which fields are set depends on the kind; absent bytes are empty, absent
/// numbers 0.
struct Event {
    EventKind kind = EventKind::SessionOpened;
    Verdict verdict = Verdict::None;
    /// CLOCK_MONOTONIC, comparable between the processes of one machine.
    qint64 timeNs = 0;
    /// Node-local id that all events caused by one received message share; 0 when nothing caused it.
    quint64 trace = 0;
    /// Ordinal of the EVENT on its socket and direction, from 1.
    quint64 sequence = 0;
    /// hash64() of the bytes published or received on Redis.
    quint64 payloadHash = 0;
    /// Bytes on the wire (packet text plus attachments, or the bus message).
    quint32 payloadBytes = 0;
    /// Receivers, sockets reached, or -1 for unknown.
    qint32 count = 0;
    /// Ack id, -1 when there is none.
    qint64 ackId = -1;
    /// Engine.IO session id, shortened to its counter part: the whole id is a secret that authorises the session.
    QByteArray session;
    /// Socket.IO socket id.
    QByteArray socket;
    QByteArray nsp;
    QByteArray room;
    QByteArray channel;
    QByteArray eventName;
    /// Adapter uid of the publisher, on bus events.
    QByteArray uid;
    QByteArray detail;
    QByteArray text;
    /// First bytes of the payload, only when the hub asked for payloads.
    QByteArray payloadPrefix;

    bool operator==(const Event &) const = default;
};

} // namespace relayscope::telemetry

Q_DECLARE_METATYPE(relayscope::telemetry::Event)
