#include "socketio/localadapter.h"

#include "socketio/namespace.h"
#include "socketio/outgoingpacket.h"
#include "socketio/rooms.h"
#include "socketio/servercontext.h"
#include "socketio/socket.h"

#include <optional>
#include <utility>

namespace relayscope::socketio {

namespace {

/// Sends one packet to every selected socket; it is encoded when the first one is found.
/// prepare(Socket &) runs before each send.
template<typename Prepare>
LocalDelivery sendToSelected(
    Namespace &nsp, const Packet &packet, const BroadcastOptions &options, const Prepare &prepare)
{
    Recorder &recorder = nsp.context().recorder;
    std::optional<OutgoingPacket> outgoing;
    LocalDelivery delivery;
    delivery.namesRooms = !options.selection.rooms.isEmpty();
    nsp.rooms().forEach(
        options.selection,
        [&](Socket &socket) {
            if (!outgoing)
                outgoing.emplace(packet);
            prepare(socket);
            const bool isWritten = socket.send(*outgoing, options.flags.isVolatile, options.trace);
            ++(isWritten ? delivery.reached : delivery.dropped);
        },
        [&](Socket &socket) {
            ++delivery.excluded;
            if (recorder.isWatching()) {
                recorder.socketSkipped(
                    socket, telemetry::Verdict::Excluded, viewEvent(packet.payload).name, options.trace);
            }
        });
    return delivery;
}

void record(Recorder &recorder, const Namespace &nsp, const Payload &event, const BroadcastOptions &options,
    const LocalDelivery &delivery)
{
    const QList<QByteArray> &rooms = options.selection.rooms;
    recorder.localBroadcast(nsp.name(), event, rooms.size() == 1 ? rooms.first() : QByteArray(), delivery.verdict(),
        delivery.reached, options.trace);
}

} // namespace

telemetry::Verdict LocalDelivery::verdict() const
{
    if (reached > 0)
        return telemetry::Verdict::Delivered;
    if (dropped > 0)
        return telemetry::Verdict::VolatileDropped;
    if (excluded > 0)
        return telemetry::Verdict::Excluded;
    return namesRooms ? telemetry::Verdict::NoSocketInRoom : telemetry::Verdict::NoSocket;
}

LocalAdapter::LocalAdapter(Namespace &nsp)
    : m_namespace(nsp)
{
}

LocalDelivery LocalAdapter::deliver(const Payload &event, const BroadcastOptions &options)
{
    const Packet packet{PacketType::Event, m_namespace.name(), std::nullopt, event};
    return sendToSelected(m_namespace, packet, options, [](Socket &) {});
}

void LocalAdapter::broadcast(const Payload &event, const BroadcastOptions &options)
{
    record(m_namespace.context().recorder, m_namespace, event, options, deliver(event, options));
}

void LocalAdapter::broadcastWithAck(
    const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector)
{
    const std::uint64_t ackId = m_namespace.takeAckId();
    const auto callback = std::make_shared<const AckCallback>([collector](const Payload &arguments) {
        protocol::Value value = arguments.toValue();
        protocol::Value::Array *const list = value.asArray();
        collector->addAnswer(list && !list->empty() ? std::move(list->front()) : protocol::Value());
    });
    const Packet packet{PacketType::Event, m_namespace.name(), ackId, event};
    qint64 asked = 0;
    const LocalDelivery delivery = sendToSelected(m_namespace, packet, options, [&](Socket &socket) {
        ++asked;
        socket.expectAck(ackId, callback, options.trace);
    });
    ServerContext &context = m_namespace.context();
    record(context.recorder, m_namespace, event, options, delivery);
    if (asked > 0) {
        const std::chrono::milliseconds lifetime{
            options.flags.timeoutMs ? *options.flags.timeoutMs : context.options.requestsTimeout.count()};
        context.later.after(lifetime, [this, ackId] {
            for (Socket *const socket : m_namespace.rooms().sockets())
                socket->forgetAck(ackId);
        });
    }
    collector->addClientCount(asked, QByteArray());
}

void LocalAdapter::serverCount(CountReply reply)
{
    reply(1);
}

Missing LocalAdapter::missing(const Answered &) const
{
    return {};
}

QList<RemoteSocket> LocalAdapter::describe(const Selection &selection) const
{
    QList<RemoteSocket> sockets;
    m_namespace.rooms().forEach(
        selection,
        [&sockets](Socket &socket) {
            sockets.append(RemoteSocket{socket.id(), socket.handshake(), socket.rooms(), socket.data()});
        },
        [](Socket &) {});
    return sockets;
}

void LocalAdapter::fetchSockets(const Selection &selection, bool, FetchReply reply)
{
    reply({describe(selection), {}, {}});
}

void LocalAdapter::allRooms(RoomsReply reply)
{
    reply({m_namespace.rooms().names(), {}, {}});
}

void LocalAdapter::addSockets(const Selection &selection, const QList<QByteArray> &rooms, bool)
{
    for (const std::shared_ptr<Socket> &socket : m_namespace.rooms().select(selection)) {
        for (const QByteArray &room : rooms)
            socket->join(room);
    }
}

void LocalAdapter::removeSockets(const Selection &selection, const QList<QByteArray> &rooms, bool)
{
    for (const std::shared_ptr<Socket> &socket : m_namespace.rooms().select(selection)) {
        for (const QByteArray &room : rooms)
            socket->leave(room);
    }
}

void LocalAdapter::disconnectSockets(const Selection &selection, bool closeConnection, bool)
{
    for (const std::shared_ptr<Socket> &socket : m_namespace.rooms().select(selection))
        socket->disconnect(closeConnection);
}

void LocalAdapter::serverSideEmit(const protocol::Value::Array &, ServerSideReply reply)
{
    if (reply)
        reply({});
}

} // namespace relayscope::socketio
