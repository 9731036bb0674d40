#include "core/nodehop.h"

#include <QCoreApplication>

namespace relayscope::core {

namespace {

using telemetry::Event;
using telemetry::EventKind;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::NodeHop)
};

enum class Direction { ClientToNode, NodeToClient, NodeToRedis, RedisToNode, Inside };

struct Shape {
    HopKind kind;
    Direction direction;
};

std::optional<Shape> shapeOf(EventKind kind)
{
    switch (kind) {
    case EventKind::SessionOpened:
    case EventKind::SessionClosed:
        return std::nullopt;
    case EventKind::TransportUpgraded:
        return Shape{HopKind::TransportUpgraded, Direction::ClientToNode};
    case EventKind::SocketConnected:
        return Shape{HopKind::Connected, Direction::ClientToNode};
    case EventKind::SocketDisconnected:
        return Shape{HopKind::Disconnected, Direction::ClientToNode};
    case EventKind::RoomJoined:
        return Shape{HopKind::RoomJoined, Direction::ClientToNode};
    case EventKind::RoomLeft:
        return Shape{HopKind::RoomLeft, Direction::ClientToNode};
    case EventKind::ClientEventReceived:
        return Shape{HopKind::Received, Direction::ClientToNode};
    case EventKind::ClientEventSent:
        return Shape{HopKind::WrittenToClient, Direction::NodeToClient};
    case EventKind::ClientAckReceived:
        return Shape{HopKind::AckReceived, Direction::ClientToNode};
    case EventKind::ClientAckMissing:
        return Shape{HopKind::AckMissing, Direction::NodeToClient};
    case EventKind::ClientAckSent:
        return Shape{HopKind::AckSent, Direction::NodeToClient};
    case EventKind::BusPublished:
        return Shape{HopKind::Published, Direction::NodeToRedis};
    case EventKind::BusReceived:
        return Shape{HopKind::ReceivedFromRedis, Direction::RedisToNode};
    case EventKind::LocalBroadcast:
        return Shape{HopKind::LocalBroadcast, Direction::Inside};
    case EventKind::Skipped:
    case EventKind::NoRule:
        return Shape{HopKind::Skipped, Direction::Inside};
    case EventKind::RedisLinkChanged:
    case EventKind::BusGapEnded:
    case EventKind::MembershipChanged:
        return Shape{HopKind::RedisLink, Direction::NodeToRedis};
    case EventKind::ProtocolViolation:
        return Shape{HopKind::ProtocolViolation, Direction::ClientToNode};
    case EventKind::Refused:
        return Shape{HopKind::Refused, Direction::Inside};
    case EventKind::ReadinessChanged:
        return Shape{HopKind::Readiness, Direction::Inside};
    case EventKind::RequestSent:
        return Shape{HopKind::Request, Direction::NodeToRedis};
    case EventKind::RequestReceived:
        return Shape{HopKind::Request, Direction::RedisToNode};
    case EventKind::ResponseSent:
        return Shape{HopKind::Response, Direction::NodeToRedis};
    case EventKind::ResponseReceived:
        return Shape{HopKind::Response, Direction::RedisToNode};
    case EventKind::ServerEmitted:
        return Shape{HopKind::Emitted, Direction::Inside};
    }
    return std::nullopt;
}

/// The client's end: its socket, also when only its session is named, or the session while it has no socket.
Place clientOf(const NodeObservation &seen, const Directory &directory)
{
    const Event &event = seen.event;
    if (!event.socket.isEmpty() || event.session.isEmpty())
        return directory.socket(event.socket);
    if (const QByteArray sid = directory.socketOf(seen.instance, event.session); !sid.isEmpty())
        return directory.socket(sid);
    const QString session = QString::fromUtf8(event.session);
    return {PlaceKind::Client, session, Texts::tr("session %1").arg(session)};
}

void setEnds(Hop &hop, Direction direction, const NodeObservation &seen, const Directory &directory)
{
    const Place node = directory.node(seen.nodeId);
    switch (direction) {
    case Direction::ClientToNode:
        hop.from = clientOf(seen, directory);
        hop.to = node;
        return;
    case Direction::NodeToClient:
        hop.from = node;
        hop.to = clientOf(seen, directory);
        return;
    case Direction::NodeToRedis:
        hop.from = node;
        hop.to = Directory::redis();
        return;
    case Direction::RedisToNode:
        hop.from = Directory::redis();
        hop.to = node;
        return;
    case Direction::Inside:
        hop.from = node;
        hop.to = seen.event.socket.isEmpty() ? node : clientOf(seen, directory);
        return;
    }
}

/// Of some kinds the verdict is the kind.
Verdict verdictOf(const Event &event)
{
    if (event.kind == EventKind::NoRule)
        return Verdict::NoRule;
    return event.kind == EventKind::ClientAckReceived ? Verdict::AckReceived : event.verdict;
}

QString textOf(const Event &event)
{
    const QString text = QString::fromUtf8(event.text);
    // The rule that takes all events has no name that would tell what it is.
    if (event.kind == EventKind::ClientEventReceived && event.verdict == Verdict::HandledByRule)
        return event.detail == "*" ? Texts::tr("the one for all other events") : QString::fromUtf8(event.detail);
    // Which of the two links it is; elsewhere the detail is an id that says nothing to people.
    if (event.kind == EventKind::RedisLinkChanged)
        return QStringLiteral("%1: %2").arg(QString::fromUtf8(event.detail), text);
    if (event.kind == EventKind::Refused)
        return QStringLiteral("%1 (%2)").arg(text, QString::fromUtf8(event.detail));
    if (event.kind == EventKind::MembershipChanged) {
        if (event.detail == "joined")
            return Texts::tr("hears node %1").arg(text);
        return event.detail == "left" ? Texts::tr("node %1 has left").arg(text)
                                      : Texts::tr("node %1 sends nothing any more").arg(text);
    }
    return text;
}

} // namespace

std::optional<Hop> makeNodeHop(const NodeObservation &seen, const Directory &directory)
{
    const Event &event = seen.event;
    const std::optional<Shape> shape = shapeOf(event.kind);
    if (!shape)
        return std::nullopt;
    Hop hop;
    hop.timeNs = event.timeNs;
    hop.kind = shape->kind;
    hop.verdict = verdictOf(event);
    setEnds(hop, shape->direction, seen, directory);
    hop.channel = event.channel;
    hop.room = event.room;
    hop.nsp = event.nsp;
    hop.eventName = event.eventName;
    hop.bytes = event.payloadBytes;
    hop.count = event.count;
    hop.ackId = event.ackId;
    hop.text = textOf(event);
    hop.payload = event.payloadPrefix.left(Hop::kMaxPreviewBytes);
    return hop;
}

} // namespace relayscope::core
