#include "socketio/redisadapter.h"

#include "protocol/redisadapter/codec.h"
#include "redis/bus.h"
#include "socketio/clustermembers.h"
#include "socketio/identifiers.h"
#include "socketio/namespace.h"
#include "socketio/servercontext.h"

#include <utility>

namespace relayscope::socketio {

namespace {

/// `93` array of three, `a6` text of six bytes: how a broadcast of this uid begins.
QByteArray broadcastPrefix(const QByteArray &uid)
{
    return QByteArrayLiteral("\x93\xa6") + uid;
}

} // namespace

RedisAdapter::RedisAdapter(Namespace &nsp, redis::Bus &bus)
    : m_namespace(nsp)
    , m_channels(nsp.context().options.prefix, nsp.name())
    , m_link(nsp.context(), bus, nsp.name(), makeAdapterId())
    , m_local(nsp)
    , m_requests(nsp, m_link, m_channels, m_local)
    , m_responder(nsp, m_link, m_channels, m_local, m_requests)
    , m_pattern(m_channels.pattern())
    , m_ownResponseChannel(m_channels.responseOf(m_link.uid()))
    , m_ownBroadcastPrefix(broadcastPrefix(m_link.uid()))
{
}

RedisAdapter::~RedisAdapter() = default;

void RedisAdapter::start()
{
    redis::Bus &bus = m_link.bus();
    connect(&bus, &redis::Bus::messageReceived, this, &RedisAdapter::receive);
    bus.psubscribe(m_pattern);
    bus.subscribe(m_channels.request());
    bus.subscribe(m_channels.response());
    bus.subscribe(m_ownResponseChannel);
    if (ClusterMembers *const members = m_namespace.context().members)
        members->announce(m_namespace.name(), m_link.uid());
}

void RedisAdapter::close()
{
    redis::Bus &bus = m_link.bus();
    disconnect(&bus, nullptr, this, nullptr);
    bus.punsubscribe(m_pattern);
    bus.unsubscribe(m_channels.request());
    bus.unsubscribe(m_channels.response());
    bus.unsubscribe(m_ownResponseChannel);
}

void RedisAdapter::receive(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message)
{
    if (!pattern.isEmpty()) {
        if (pattern != m_pattern)
            return;
        if (const std::optional<QByteArrayView> room = m_channels.roomOf(channel))
            receiveBroadcast(channel, message, *room);
        else // Glob characters in a namespace let foreign channels through.
            m_link.ignored(m_link.receive(channel, message), IgnoreReason::OtherNamespace);
        return;
    }
    if (channel == m_channels.request())
        m_responder.receive(channel, message);
    else if (channel == m_channels.response() || channel == m_ownResponseChannel)
        m_requests.receive(channel, message);
}

void RedisAdapter::receiveBroadcast(const QByteArray &channel, const QByteArray &message, QByteArrayView room)
{
    ReceivedMessage received = m_link.receive(channel, message);
    received.message.room = room.toByteArray();
    if (!room.isEmpty() && !m_namespace.rooms().has(room)) {
        m_link.ignored(received, IgnoreReason::UnknownRoom);
        return;
    }
    if (message.startsWith(m_ownBroadcastPrefix)) {
        received.message.uid = m_link.uid();
        m_link.ignored(received, IgnoreReason::OwnEcho);
        return;
    }
    const Expected<redisadapter::Broadcast, redisadapter::BusError> decoded = redisadapter::decodeBroadcast(message);
    if (!decoded) {
        m_link.ignored(received, IgnoreReason::Undecodable, toString(decoded.error()));
        return;
    }
    received.message.uid = decoded->uid;
    m_link.noteSender(decoded->uid);
    if (decoded->packet.nsp != m_namespace.name()) {
        m_link.ignored(received, IgnoreReason::OtherNamespace);
        return;
    }
    received.message.eventName = viewEvent(decoded->packet.payload).name;
    if (m_link.isStale(decoded->uid)) {
        m_link.ignored(received, IgnoreReason::Stale, "sent before Redis hung");
        return;
    }
    const BroadcastOptions options{decoded->selection, decoded->flags, false, received.trace};
    const LocalDelivery delivery = m_local.deliver(decoded->packet.payload, options);
    m_link.applied(received, delivery.verdict(), delivery.reached);
}

void RedisAdapter::broadcast(const Payload &event, const BroadcastOptions &options)
{
    const bool watching = m_namespace.context().recorder.isWatching();
    const QByteArray eventName = watching ? viewEvent(event).name : QByteArray();
    if (options.local) {
        m_namespace.context().recorder.skipped(
            telemetry::Verdict::LocalFlag, m_namespace.name(), eventName, "not published", options.trace);
    } else {
        // Exactly one room has a channel of its own, so that nodes without it need not decode.
        const bool oneRoom = options.selection.rooms.size() == 1;
        const QByteArray room = oneRoom ? options.selection.rooms.first() : QByteArray();
        const redisadapter::Broadcast message{m_link.uid(),
            Packet{PacketType::Event, m_namespace.name(), std::nullopt, event}, options.selection, options.flags};
        m_link.publish(oneRoom ? m_channels.room(room) : m_channels.broadcast(), redisadapter::encode(message), room,
            eventName, options.trace);
    }
    m_local.broadcast(event, options);
}

void RedisAdapter::broadcastWithAck(
    const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector)
{
    if (!options.local)
        m_requests.broadcastWithAck(event, options, collector);
    m_local.broadcastWithAck(event, options, std::move(collector));
}

void RedisAdapter::serverCount(CountReply reply)
{
    m_link.bus().countSubscribers(m_channels.request(), std::move(reply));
}

Missing RedisAdapter::missing(const Answered &answered) const
{
    return m_requests.missing(answered);
}

void RedisAdapter::fetchSockets(const Selection &selection, bool local, FetchReply reply)
{
    if (local)
        m_local.fetchSockets(selection, true, std::move(reply));
    else
        m_requests.fetchSockets(selection, std::move(reply));
}

void RedisAdapter::allRooms(RoomsReply reply)
{
    m_requests.allRooms(std::move(reply));
}

void RedisAdapter::publishRequest(const redisadapter::Request &request, const QByteArray &name)
{
    m_link.publish(m_channels.request(), redisadapter::encode(request), QByteArray(), QByteArray(), 0);
    ++m_namespace.context().counters.requestsSent;
    m_link.recordRequest(telemetry::EventKind::RequestSent, name, QByteArray(), 0);
}

void RedisAdapter::addSockets(const Selection &selection, const QList<QByteArray> &rooms, bool local)
{
    if (!local)
        publishRequest(
            redisadapter::RoomsRequest{redisadapter::RequestType::RemoteJoin, m_link.uid(), selection, rooms},
            "socketsJoin");
    m_local.addSockets(selection, rooms, true);
}

void RedisAdapter::removeSockets(const Selection &selection, const QList<QByteArray> &rooms, bool local)
{
    if (!local)
        publishRequest(
            redisadapter::RoomsRequest{redisadapter::RequestType::RemoteLeave, m_link.uid(), selection, rooms},
            "socketsLeave");
    m_local.removeSockets(selection, rooms, true);
}

void RedisAdapter::disconnectSockets(const Selection &selection, bool closeConnection, bool local)
{
    if (!local)
        publishRequest(redisadapter::DisconnectRequest{m_link.uid(), selection, closeConnection}, "disconnectSockets");
    m_local.disconnectSockets(selection, closeConnection, true);
}

void RedisAdapter::serverSideEmit(const protocol::Value::Array &data, ServerSideReply reply)
{
    if (reply)
        m_requests.serverSideEmit(data, std::move(reply));
    else
        publishRequest(redisadapter::ServerSideEmitRequest{m_link.uid(), std::nullopt, data}, "serverSideEmit");
}

} // namespace relayscope::socketio
