#include "core/explain/hopsentence.h"

#include "core/explain/busstory.h"
#include "core/peertext.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace relayscope::core::explain {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::explain::HopStory)
};

/// Rows of the same message that tell an ack id a client's own row does not know.
qint64 askedId(const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame)
{
    if (hop.ackId >= 0)
        return hop.ackId;
    for (const FramePart &part : frame.parts) {
        if (part.kind == PartKind::AckId)
            return part.text.toLongLong();
    }
    for (const Hop &sibling : message) {
        if (hop.kind == HopKind::AckDelivered && sibling.kind == HopKind::AckSent && sibling.to == hop.to)
            return sibling.ackId;
    }
    return -1;
}

int argumentCount(const ExplainedFrame &frame)
{
    if (frame.argumentsNode < 0 || frame.isPrefix)
        return -1;
    return qMax(0, int(frame.tree[frame.argumentsNode].children.size()) - frame.firstArgument);
}

QString sentLead(const Hop &hop, int arguments, qint64 id)
{
    const QString who = hop.from.name;
    const QString event = QString::fromUtf8(hop.eventName);
    if (id < 0) {
        if (arguments < 0)
            return Texts::tr("%1 sent \"%2\".").arg(who, event);
        if (arguments == 0)
            return Texts::tr("%1 sent \"%2\" without arguments.").arg(who, event);
        return arguments == 1 ? Texts::tr("%1 sent \"%2\" with 1 argument.").arg(who, event)
                              : Texts::tr("%1 sent \"%2\" with %3 arguments.").arg(who, event).arg(arguments);
    }
    if (arguments < 0)
        return Texts::tr("%1 sent \"%2\" and asks for an answer (#%3).").arg(who, event).arg(id);
    if (arguments == 0)
        return Texts::tr("%1 sent \"%2\" without arguments and asks for an answer (#%3).").arg(who, event).arg(id);
    return arguments == 1
        ? Texts::tr("%1 sent \"%2\" with 1 argument and asks for an answer (#%3).").arg(who, event).arg(id)
        : Texts::tr("%1 sent \"%2\" with %3 arguments and asks for an answer (#%4).")
              .arg(who, event)
              .arg(arguments)
              .arg(id);
}

QString answeredLead(const Hop &hop, qint64 id)
{
    const QString from = hop.from.name;
    const QString to = hop.to.name;
    const QString event = QString::fromUtf8(hop.eventName);
    switch (hop.kind) {
    case HopKind::AckSent:
    case HopKind::ClientAckSent:
        return event.isEmpty() ? Texts::tr("%1 answered event #%3 of %2.").arg(from, to).arg(id)
                               : Texts::tr("%1 answered \"%3\" of %2.").arg(from, to, event);
    case HopKind::AckReceived:
    case HopKind::AckDelivered:
        return event.isEmpty() ? Texts::tr("%2 got the answer of %1 to event #%3.").arg(from, to).arg(id)
                               : Texts::tr("%2 got the answer of %1 to \"%3\".").arg(from, to, event);
    default:
        return Texts::tr("%1 waited in vain for an answer to \"%2\".").arg(from, event);
    }
}

QString skippedLead(const Hop &hop)
{
    const QString node = hop.from.name;
    const QString event = QString::fromUtf8(hop.eventName);
    switch (hop.verdict) {
    case Verdict::Excluded:
        return Texts::tr("%1 left %2 out of \"%3\": it is excluded.").arg(node, hop.to.name, event);
    case Verdict::LocalFlag:
        return Texts::tr("%1 did not publish \"%2\": it is only for its own sockets (local).").arg(node, event);
    case Verdict::NoRule:
        return Texts::tr("%1 has no rule for \"%2\": nothing more happened.").arg(node, event);
    case Verdict::VolatileDropped:
        return Texts::tr("%1 dropped \"%2\" for %3: it is volatile, and the client could not take it at once.")
            .arg(node, event, hop.to.name);
    case Verdict::QueueFull:
        return Texts::tr("%1 dropped \"%2\": too much waits already.").arg(node, event);
    case Verdict::Lost:
        return Texts::tr("%1 could not publish \"%2\": it is lost for the other nodes.").arg(node, event);
    default:
        return Texts::tr("%1 did nothing with \"%2\": %3.").arg(node, event, verdictText(hop.verdict));
    }
}

/// Names the cause that is known: who was gone before it came.
QString lostLead(const Hop &hop)
{
    const QString event = QString::fromUtf8(hop.eventName);
    if (hop.to.kind == PlaceKind::Client)
        return Texts::tr("%1 wrote \"%3\" to %2, whose connection ended before it came.")
            .arg(hop.from.name, hop.to.name, event);
    if (hop.to.kind == PlaceKind::Node && hop.from.kind == PlaceKind::Redis)
        return Texts::tr("%1 ended before it reported that it got \"%2\" from Redis.").arg(hop.to.name, event);
    if (hop.to.kind == PlaceKind::Node && hop.inferred)
        return Texts::tr("%1 sent \"%3\" to %2, which ended before it reported it.")
            .arg(hop.from.name, hop.to.name, event);
    if (hop.to.kind == PlaceKind::Node && hop.from.kind == PlaceKind::Client)
        return Texts::tr("%1 sent \"%3\" to %2, which closed the connection before it came.")
            .arg(hop.from.name, hop.to.name, event);
    return Texts::tr("\"%1\" was lost, and the cause is not known.").arg(event);
}

QString missedLead(const Hop &hop)
{
    const QString event = QString::fromUtf8(hop.eventName);
    return hop.to.kind == PlaceKind::Client
        ? Texts::tr("\"%2\" is lost for %1: it was not connected when the message was broadcast.")
              .arg(hop.to.name, event)
        : Texts::tr("%1 did not get \"%2\": it was not subscribed (%3).").arg(hop.to.name, event, hop.text);
}

QString clusterLead(const Hop &hop)
{
    const QString nsp = QString::fromUtf8(hop.nsp);
    const QString room = QString::fromUtf8(hop.room);
    switch (hop.kind) {
    case HopKind::Connected:
        return Texts::tr("%1 joined namespace %2 at %3.").arg(hop.from.name, nsp, hop.to.name);
    case HopKind::Disconnected:
        return Texts::tr("%1 left namespace %2 at %3.").arg(hop.from.name, nsp, hop.to.name);
    case HopKind::TransportUpgraded:
        return Texts::tr("%1 changed its transport to %2.").arg(hop.from.name, hop.text);
    case HopKind::RoomJoined:
        return Texts::tr("%1 is now in room %2 at %3.").arg(hop.from.name, room, hop.to.name);
    case HopKind::RoomLeft:
        return Texts::tr("%1 is no longer in room %2 at %3.").arg(hop.from.name, room, hop.to.name);
    case HopKind::RedisLink:
        return Texts::tr("A link of %1 to Redis changed: %2.").arg(hop.from.name, peerText(hop.text));
    case HopKind::Readiness:
        return Texts::tr("%1 says how ready it is: %2.").arg(hop.from.name, peerText(hop.text));
    case HopKind::Refused:
        return Texts::tr("%1 turned a connection or request away: %2.").arg(hop.from.name, hop.text);
    case HopKind::ProtocolViolation:
        return Texts::tr("%1 broke a rule of the protocol, and %2 closed its connection: %3.")
            .arg(hop.from.name, hop.to.name, hop.text);
    case HopKind::Heartbeat:
        return Texts::tr("%1 tells %2 that it is there (heartbeat).").arg(hop.from.name, hop.to.name);
    case HopKind::ObservationsDropped:
        return hop.count == 1
            ? Texts::tr("1 observation of %1 was dropped before it came here: a row is missing.").arg(hop.from.name)
            : Texts::tr("%2 observations of %1 were dropped before they came here: rows are missing.")
                  .arg(hop.from.name)
                  .arg(hop.count);
    default:
        return describe(hop);
    }
}

QString lead(const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame)
{
    const QString event = QString::fromUtf8(hop.eventName);
    switch (hop.kind) {
    case HopKind::Sent:
        return sentLead(hop, argumentCount(frame), askedId(hop, message, frame));
    case HopKind::Received:
        return Texts::tr("%1 received \"%3\" from %2.").arg(hop.to.name, hop.from.name, event);
    case HopKind::Emitted:
        return Texts::tr("%1 was told to broadcast \"%2\".").arg(hop.from.name, event);
    case HopKind::LocalBroadcast:
        return hop.count == 1
            ? Texts::tr("%1 handed \"%2\" to 1 socket of its own.").arg(hop.from.name, event)
            : Texts::tr("%1 handed \"%2\" to %3 sockets of its own.").arg(hop.from.name, event).arg(qMax(0, hop.count));
    case HopKind::WrittenToClient:
        return Texts::tr("%1 wrote \"%3\" to %2.").arg(hop.from.name, hop.to.name, event);
    case HopKind::Delivered:
        return Texts::tr("%1 got \"%3\" from %2.").arg(hop.to.name, hop.from.name, event);
    case HopKind::Lost:
        return lostLead(hop);
    case HopKind::AckSent:
    case HopKind::AckDelivered:
    case HopKind::ClientAckSent:
    case HopKind::AckReceived:
    case HopKind::AckMissing:
        return answeredLead(hop, askedId(hop, message, frame));
    case HopKind::Skipped:
        return skippedLead(hop);
    case HopKind::Missed:
        return missedLead(hop);
    case HopKind::Connected:
    case HopKind::Disconnected:
    case HopKind::TransportUpgraded:
    case HopKind::RoomJoined:
    case HopKind::RoomLeft:
    case HopKind::RedisLink:
    case HopKind::Readiness:
    case HopKind::ProtocolViolation:
    case HopKind::Refused:
    case HopKind::ObservationsDropped:
    case HopKind::Heartbeat:
        return clusterLead(hop);
    case HopKind::Published:
    case HopKind::SeenOnRedis:
    case HopKind::ReceivedFromRedis:
    case HopKind::Request:
    case HopKind::Response:
        break;
    }
    Q_UNREACHABLE();
}

bool isBusHop(HopKind kind)
{
    return kind == HopKind::Published || kind == HopKind::SeenOnRedis || kind == HopKind::ReceivedFromRedis
        || kind == HopKind::Request || kind == HopKind::Response;
}

/// Reasons that the lead does not have in it already.
bool hasReason(const Hop &hop)
{
    return !hop.text.isEmpty() && hop.kind != HopKind::Lost
        && (hop.kind == HopKind::Disconnected || hop.kind == HopKind::AckMissing || hop.kind == HopKind::Skipped
            || hop.kind == HopKind::ReceivedFromRedis || hop.kind == HopKind::Published || hop.inferred);
}

} // namespace

HopStory tellHop(const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame, const SocketName &socketName)
{
    HopStory story
        = isBusHop(hop.kind) ? tellBusHop(hop, message, frame, socketName) : HopStory{lead(hop, message, frame), {}};
    const qint64 id = askedId(hop, message, frame);
    if (id >= 0 && hop.kind == HopKind::Received)
        story.more.append(Texts::tr("%1 asks for an answer (#%2).").arg(hop.from.name).arg(id));
    if (id >= 0 && (hop.kind == HopKind::WrittenToClient || hop.kind == HopKind::Delivered))
        story.more.append(Texts::tr("%1 is asked for an answer (#%2).").arg(hop.to.name).arg(id));
    if (hop.duplicateOf != 0)
        story.more.append(Texts::tr("It had come before, in row %1.").arg(QLocale().toString(hop.duplicateOf)));
    if (hasReason(hop))
        story.more.append(Texts::tr("Reason: %1.").arg(hop.text));
    if (hop.inferred && hop.kind == HopKind::Lost)
        story.more.append(Texts::tr("Inferred: it may have come, without the time to report it."));
    else if (hop.inferred)
        story.more.append(Texts::tr("Inferred from content and order: one end does not report to us."));
    return story;
}

} // namespace relayscope::core::explain
