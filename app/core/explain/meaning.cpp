#include "core/explain/meaning.h"

#include <QCoreApplication>

namespace relayscope::core::explain {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::explain::Meaning)
};

} // namespace

QString verdictMeaning(Verdict verdict)
{
    switch (verdict) {
    case Verdict::None:
        return Texts::tr("No verdict was reported: what became of the message here is not known.");
    case Verdict::Delivered:
        return Texts::tr("It arrived: the client said so, or the node handed it to sockets of its own.");
    case Verdict::OwnEchoIgnored:
        return Texts::tr("Redis hands every published message to all nodes, also back to the one that published it. "
                         "That node has served its own sockets already, so it drops the copy with its own id.");
    case Verdict::NoSocketInRoom:
        return Texts::tr("The node got the message from Redis, but has no socket that it is meant for. This is normal: "
                         "nodes do not know who is in a room at other nodes, so they publish to all.");
    case Verdict::Excluded:
        return Texts::tr("The broadcast names sockets or rooms that must not get it, and this socket is among them. "
                         "A broadcast of a client leaves out the client itself in the same way.");
    case Verdict::OtherNamespace:
        return Texts::tr("The message belongs to another namespace than this subscription, so the node left it alone.");
    case Verdict::LocalFlag:
        return Texts::tr("The broadcast has the local flag: it goes to the sockets of this node only and is never "
                         "published on Redis.");
    case Verdict::NoSubscriber:
        return Texts::tr("Redis took the message, but nobody was subscribed to its channel: no other node can have got "
                         "it. Redis keeps nothing for those who subscribe later.");
    case Verdict::Undecodable:
        return Texts::tr("These bytes are not a message of the Socket.IO Redis adapter, so they cannot be acted on.");
    case Verdict::Lost:
        return Texts::tr("It was on its way, but whoever should have got it was gone before it came. Nothing sends it "
                         "again: Socket.IO delivers at most once.");
    case Verdict::Duplicate:
        return Texts::tr("The same message came a second time. Socket.IO sends it once, so somebody else has sent or "
                         "published it again.");
    case Verdict::AckReceived:
        return Texts::tr("The event asked for an answer, and the answer came back to the one who asked.");
    case Verdict::AckMissing:
        return Texts::tr("The event asked for an answer, and none came in time: the receiver did not answer, or the "
                         "event or its answer was lost.");
    case Verdict::VolatileDropped:
        return Texts::tr(
            "The event is volatile: it may be dropped when the client cannot take it at once, and it was.");
    case Verdict::Published:
        return Texts::tr("The message was handed to Redis, which confirmed it and told how many subscribers it has.");
    case Verdict::HandledByRule:
        return Texts::tr("A rule of the node is for this event: what the node did next is what the rule says.");
    case Verdict::NoRule:
        return Texts::tr("No rule of the node is for this event, so the node did nothing with it.");
    case Verdict::QueueFull:
        return Texts::tr("More was waiting than the queue may hold. Rather than let it grow without bound, the node "
                         "dropped the message.");
    case Verdict::NoSocket:
        return Texts::tr("The node got the message from Redis, but has no client in its namespace. This is normal: "
                         "nodes do not know who is connected to other nodes, so they publish to all.");
    }
    Q_UNREACHABLE();
}

QString hopMeaning(const Hop &hop)
{
    if (hop.kind == HopKind::Missed)
        return Texts::tr("It was away when the message was broadcast. Redis and Socket.IO keep nothing for those who "
                         "are away, so it does not get the message later either.");
    if (hop.verdict != Verdict::None)
        return verdictMeaning(hop.verdict);
    switch (hop.kind) {
    case HopKind::Sent:
        return Texts::tr("A test client handed the event to its connection. The rows after it tell whether it came.");
    case HopKind::Received:
        return Texts::tr("The node read an event of a client. The rows after it tell what it did with it.");
    case HopKind::Emitted:
        return Texts::tr("The node began this message itself, because the user asked it to.");
    case HopKind::Published:
        return Texts::tr("The message was handed to Redis. How many subscribers it has is not known.");
    case HopKind::SeenOnRedis:
        return Texts::tr("The observer of this window saw the message on Redis. It listens by pattern, so that no "
                         "server counts it as one more server.");
    case HopKind::ReceivedFromRedis:
        return Texts::tr("Redis handed the message to the node, and nothing more was reported about it.");
    case HopKind::LocalBroadcast:
        return Texts::tr("The node served its own sockets directly, without Redis.");
    case HopKind::WrittenToClient:
        return Texts::tr("The node wrote the event to the connection of the client. Its arrival is a row of its own.");
    case HopKind::AckSent:
    case HopKind::ClientAckSent:
        return Texts::tr("The event asked for an answer, and this is where the answer set out.");
    case HopKind::Delivered:
        return verdictMeaning(Verdict::Delivered);
    case HopKind::AckDelivered:
    case HopKind::AckReceived:
        return verdictMeaning(Verdict::AckReceived);
    case HopKind::AckMissing:
        return verdictMeaning(Verdict::AckMissing);
    case HopKind::Lost:
    case HopKind::Missed:
        return verdictMeaning(Verdict::Lost);
    case HopKind::Skipped:
        return verdictMeaning(Verdict::None);
    case HopKind::Connected:
    case HopKind::Disconnected:
    case HopKind::TransportUpgraded:
    case HopKind::RoomJoined:
    case HopKind::RoomLeft:
        return Texts::tr("This row belongs to no message: it tells what a client and its node did between messages.");
    case HopKind::RedisLink:
    case HopKind::Readiness:
        return Texts::tr("This row belongs to no message: it tells how the node stands. It needs both links to Redis, "
                         "one to publish and one to receive, to exchange messages with other nodes.");
    case HopKind::Refused:
        return Texts::tr(
            "Nobody came in: there is no session, and no message was lost by it. The metrics of the node count "
            "such refusals by their reason.");
    case HopKind::ProtocolViolation:
        return Texts::tr("The client sent what the protocol forbids. A node closes such a connection.");
    case HopKind::Request:
    case HopKind::Response:
        return Texts::tr("Servers also ask each other over Redis, to count sockets or to move them between rooms for "
                         "instance. This is no event of a client.");
    case HopKind::ObservationsDropped:
        return Texts::tr("More happened than could be reported, so rows of this time are missing. The messages "
                         "themselves were not touched.");
    case HopKind::Heartbeat:
        return Texts::tr("Both ends tell each other all the time that they are there. When that stops, the connection "
                         "is taken for dead.");
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::core::explain
