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
qsizetype sendToSelected(Namespace &nsp, const Packet &packet, const BroadcastOptions &options, const Prepare &prepare)
{
    Recorder &recorder = nsp.context().recorder;
    std::optional<OutgoingPacket> outgoing;
    qsizetype reached = 0;
    nsp.rooms().forEach(
        options.selection,
        [&](Socket &socket) {
            if (!outgoing)
                outgoing.emplace(packet);
            prepare(socket);
            if (socket.send(*outgoing, options.flags.isVolatile, options.trace))
                ++reached;
        },
        [&](Socket &socket) {
            if (recorder.isWatching()) {
                recorder.socketSkipped(
                    socket, telemetry::Verdict::Excluded, viewEvent(packet.payload).name, options.trace);
            }
        });
    return reached;
}

} // namespace

LocalAdapter::LocalAdapter(Namespace &nsp)
    : m_namespace(nsp)
{
}

qsizetype LocalAdapter::deliver(const Payload &event, const BroadcastOptions &options)
{
    const Packet packet{PacketType::Event, m_namespace.name(), std::nullopt, event};
    return sendToSelected(m_namespace, packet, options, [](Socket &) {});
}

void LocalAdapter::broadcast(const Payload &event, const BroadcastOptions &options)
{
    const qsizetype reached = deliver(event, options);
    m_namespace.context().recorder.localBroadcast(m_namespace.name(), event, reached, options.trace);
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
    const qsizetype reached = sendToSelected(m_namespace, packet, options, [&](Socket &socket) {
        ++asked;
        socket.expectAck(ackId, callback, options.trace);
    });
    ServerContext &context = m_namespace.context();
    context.recorder.localBroadcast(m_namespace.name(), event, reached, options.trace);
    if (asked > 0) {
        const std::chrono::milliseconds lifetime{
            options.flags.timeoutMs ? *options.flags.timeoutMs : context.options.requestsTimeout.count()};
        context.later.after(lifetime, [this, ackId] {
            for (Socket *const socket : m_namespace.rooms().sockets())
                socket->forgetAck(ackId);
        });
    }
    collector->addClientCount(asked);
}

void LocalAdapter::serverCount(CountReply reply)
{
    reply(1);
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
    reply(describe(selection));
}

void LocalAdapter::allRooms(RoomsReply reply)
{
    reply(m_namespace.rooms().names());
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
        reply(QString(), {});
}

} // namespace relayscope::socketio
