#include "core/explain/busstory.h"

#include "core/explain/busframe.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace relayscope::core::explain {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::explain::BusStory)
};

/// Length of the socket ids of engine.io 6 (base64id of 15 bytes).
constexpr qsizetype kSocketIdChars = 20;
/// Characters of an id that is nobody's name.
constexpr qsizetype kShortIdChars = 6;

QString textOf(const QByteArray &utf8)
{
    return QString::fromUtf8(utf8);
}

bool looksLikeSocketId(const QByteArray &room)
{
    return room.size() == kSocketIdChars && std::all_of(room.begin(), room.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
}

/// Every socket is in a room with its own id: to be in that room is to be that socket.
QString roomText(const QByteArray &room, const SocketName &socketName)
{
    if (const QString name = socketName ? socketName(room) : QString(); !name.isEmpty())
        return name;
    if (looksLikeSocketId(room))
        return Texts::tr("socket %1").arg(textOf(room.left(kShortIdChars)));
    return Texts::tr("room %1").arg(textOf(room));
}

QString listText(const QList<QByteArray> &rooms, const SocketName &socketName)
{
    QStringList names;
    for (const QByteArray &room : rooms)
        names.append(roomText(room, socketName));
    return names.join(Texts::tr(", ", "between the names of a list"));
}

QString publisherText(const Hop &hop, const QList<Hop> &message)
{
    if (hop.from.kind == PlaceKind::Node || hop.from.kind == PlaceKind::ForeignServer)
        return hop.from.name;
    for (const Hop &sibling : message) {
        if (sibling.kind == HopKind::Published && sibling.channel == hop.channel)
            return sibling.from.name;
    }
    for (const Hop &sibling : message) {
        if (sibling.kind == HopKind::SeenOnRedis && sibling.channel == hop.channel && !sibling.from.name.isEmpty())
            return sibling.from.name;
    }
    return Texts::tr("An unknown publisher");
}

/// What the adapter's requests are for, by the name that nodes and observer give them.
QString requestLead(const QString &asker, const QString &operation)
{
    const std::array<std::pair<QLatin1String, QString>, 8> leads{{
        {QLatin1String("fetchSockets"), Texts::tr("%1 asked all nodes for their sockets (fetchSockets).")},
        {QLatin1String("sockets"), Texts::tr("%1 asked all nodes for the ids of their sockets (sockets).")},
        {QLatin1String("allRooms"), Texts::tr("%1 asked all nodes for their rooms (allRooms).")},
        {QLatin1String("socketsJoin"), Texts::tr("%1 made sockets of all nodes join rooms (socketsJoin).")},
        {QLatin1String("socketsLeave"), Texts::tr("%1 made sockets of all nodes leave rooms (socketsLeave).")},
        {QLatin1String("disconnectSockets"), Texts::tr("%1 disconnected sockets of all nodes (disconnectSockets).")},
        {QLatin1String("serverSideEmit"),
            Texts::tr("%1 sent an event to the other nodes themselves (serverSideEmit).")},
        {QLatin1String("broadcast"), Texts::tr("%1 broadcast an event and asked every client for an answer.")},
    }};
    for (const auto &[name, lead] : leads) {
        if (operation == name || (name == QLatin1String("broadcast") && operation.startsWith(name)))
            return lead.arg(asker);
    }
    return operation.isEmpty() ? Texts::tr("%1 sent a request to all nodes.").arg(asker)
                               : Texts::tr("%1 sent a request to all nodes: %2.").arg(asker, operation);
}

/// Nodes that got the request and are not the one that asked; each of them answers.
int otherNodesAsked(const QList<Hop> &message)
{
    return int(std::count_if(message.begin(), message.end(),
        [](const Hop &sibling) { return sibling.kind == HopKind::Request && sibling.from.kind == PlaceKind::Redis; }));
}

bool isAnswered(const QString &operation)
{
    return operation != QLatin1String("socketsJoin") && operation != QLatin1String("socketsLeave")
        && operation != QLatin1String("disconnectSockets");
}

/// The operation of a request, by the type in its bytes or by what a node said.
QString operationOf(const Hop &hop, const ExplainedFrame &frame)
{
    for (const FramePart &part : frame.parts) {
        if (part.kind == PartKind::RequestType)
            return QString::fromUtf8(part.meaning);
    }
    return hop.kind == HopKind::ReceivedFromRedis ? QString() : hop.text;
}

void addExpectedAnswers(HopStory &story, const QString &operation, const QList<Hop> &message)
{
    if (!isAnswered(operation))
        return;
    if (const int asked = otherNodesAsked(message); asked > 0)
        story.more.append(
            asked == 1 ? Texts::tr("1 answer is expected.") : Texts::tr("%1 answers are expected.").arg(asked));
}

QString broadcastLead(
    const Hop &hop, const QString &publisher, const ExplainedFrame &frame, const SocketName &socketName)
{
    // A node that drops a message does not look into it; the frame may be here nevertheless.
    const QString event = hop.eventName.isEmpty() && frame.event ? textOf(frame.event->name) : textOf(hop.eventName);
    QList<QByteArray> rooms;
    QList<QByteArray> except;
    if (frame.event) {
        rooms = frame.event->rooms;
        except = frame.event->except;
    } else if (!hop.room.isEmpty()) {
        rooms = {hop.room};
    }
    const QString nsp = textOf(hop.nsp);
    const QString target = listText(rooms, socketName);
    const QString others = listText(except, socketName);
    if (rooms.isEmpty() && except.isEmpty())
        return Texts::tr("%1 broadcast \"%2\" to all sockets of namespace %3.").arg(publisher, event, nsp);
    if (rooms.isEmpty())
        return Texts::tr("%1 broadcast \"%2\" to all sockets of namespace %3, except %4.")
            .arg(publisher, event, nsp, others);
    if (except.isEmpty())
        return Texts::tr("%1 broadcast \"%2\" to %3.").arg(publisher, event, target);
    return Texts::tr("%1 broadcast \"%2\" to %3, except %4.").arg(publisher, event, target, others);
}

QString plainLead(const Hop &hop, const QString &publisher)
{
    return Texts::tr("%1 published %2 bytes on channel %3, which is not the adapter's.")
        .arg(publisher)
        .arg(hop.bytes)
        .arg(textOf(hop.channel));
}

QString undecodableLead(const Hop &hop, BusMessageKind kind)
{
    const QString channel = textOf(hop.channel);
    switch (kind) {
    case BusMessageKind::Broadcast:
        return Texts::tr("The %1 bytes on channel %2 are not a broadcast of the adapter.").arg(hop.bytes).arg(channel);
    case BusMessageKind::Request:
        return Texts::tr("The %1 bytes on channel %2 are not a request of the adapter.").arg(hop.bytes).arg(channel);
    case BusMessageKind::Response:
        return Texts::tr("The %1 bytes on channel %2 are not a response of the adapter.").arg(hop.bytes).arg(channel);
    case BusMessageKind::Plain:
        break;
    }
    return Texts::tr("%1 bytes came on channel %2.").arg(hop.bytes).arg(channel);
}

QString messageLead(
    const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame, const SocketName &socketName)
{
    const BusMessageKind kind = busMessageKind(hop.channel);
    const QString publisher = publisherText(hop, message);
    if (hop.verdict == Verdict::Undecodable)
        return undecodableLead(hop, kind);
    switch (kind) {
    case BusMessageKind::Broadcast:
        return broadcastLead(hop, publisher, frame, socketName);
    case BusMessageKind::Request:
        return requestLead(publisher, operationOf(hop, frame));
    case BusMessageKind::Response:
        return Texts::tr("%1 answered a request.").arg(publisher);
    case BusMessageKind::Plain:
        break;
    }
    return plainLead(hop, publisher);
}

/// What became of it at a node that got it from Redis.
QString receivedText(const Hop &hop)
{
    const QString node = hop.to.name;
    switch (hop.verdict) {
    case Verdict::OwnEchoIgnored:
        return Texts::tr("It came back to %1, which ignored its own echo: its clients got the message already.")
            .arg(node);
    case Verdict::NoSocketInRoom:
        return Texts::tr("%1 dropped it: none of its sockets is in the room.").arg(node);
    case Verdict::NoSocket:
        return Texts::tr("%1 dropped it: it has no clients in this namespace.").arg(node);
    case Verdict::Excluded:
        return Texts::tr("%1 dropped it: all its sockets that it is for are excluded.").arg(node);
    case Verdict::VolatileDropped:
        return Texts::tr("%1 dropped it: it is volatile, and no client could take it at once.").arg(node);
    case Verdict::OtherNamespace:
        return Texts::tr("%1 dropped it: it is for another namespace.").arg(node);
    case Verdict::Undecodable:
        return Texts::tr("%1 dropped it: it cannot decode it.").arg(node);
    case Verdict::Duplicate:
        return Texts::tr("%1 got it twice.").arg(node);
    default:
        break;
    }
    if (hop.count > 0)
        return hop.count == 1 ? Texts::tr("%1 handed it to 1 socket.").arg(node)
                              : Texts::tr("%1 handed it to %2 sockets.").arg(node).arg(hop.count);
    return Texts::tr("%1 got it from Redis.").arg(node);
}

QString publishedText(const Hop &hop)
{
    if (hop.verdict == Verdict::Lost)
        return Texts::tr("Redis refused it: no other node got it.");
    if (hop.verdict == Verdict::NoSubscriber || hop.count == 0)
        return Texts::tr("Nobody was subscribed: no node got it.");
    if (hop.count > 0)
        return hop.count == 1 ? Texts::tr("Redis handed it to 1 subscriber.")
                              : Texts::tr("Redis handed it to %1 subscribers.").arg(hop.count);
    return Texts::tr("How many got it is not known: Redis has not answered.");
}

HopStory tellMessage(
    const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame, const SocketName &socketName)
{
    HopStory story;
    story.lead = messageLead(hop, message, frame, socketName);
    if (hop.kind == HopKind::ReceivedFromRedis)
        story.more.append(receivedText(hop));
    else if (hop.kind == HopKind::Published)
        story.more.append(publishedText(hop));
    else
        story.more.append(Texts::tr("Our observer saw it on Redis."));
    if (busMessageKind(hop.channel) == BusMessageKind::Request)
        addExpectedAnswers(story, operationOf(hop, frame), message);
    if (frame.event && frame.event->isVolatile)
        story.more.append(Texts::tr("It is volatile: a client that cannot take it at once does not get it."));
    return story;
}

HopStory tellRequest(const Hop &hop, const QList<Hop> &message)
{
    HopStory story;
    const bool isAsked = hop.from.kind == PlaceKind::Redis;
    if (!isAsked) {
        story.lead = requestLead(hop.from.name, hop.text);
        addExpectedAnswers(story, hop.text, message);
    } else {
        story.lead = isAnswered(hop.text)
            ? Texts::tr("%1 got a question of another node (%2).").arg(hop.to.name, hop.text)
            : Texts::tr("%1 got an order of another node (%2).").arg(hop.to.name, hop.text);
    }
    return story;
}

HopStory tellResponse(const Hop &hop)
{
    if (hop.from.kind == PlaceKind::Redis)
        return {Texts::tr("%1 got an answer of another node (%2).").arg(hop.to.name, hop.text), {}};
    return {Texts::tr("%1 answered another node (%2).").arg(hop.from.name, hop.text), {}};
}

} // namespace

HopStory tellBusHop(
    const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame, const SocketName &socketName)
{
    if (hop.kind == HopKind::Request)
        return tellRequest(hop, message);
    if (hop.kind == HopKind::Response)
        return tellResponse(hop);
    return tellMessage(hop, message, frame, socketName);
}

} // namespace relayscope::core::explain
