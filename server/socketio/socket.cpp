#include "socketio/socket.h"

#include "engine/enginesession.h"
#include "socketio/connection.h"
#include "socketio/eventhandler.h"
#include "socketio/handshake.h"
#include "socketio/identifiers.h"
#include "socketio/namespace.h"
#include "socketio/outgoingpacket.h"
#include "socketio/servercontext.h"

#include <QDateTime>

#include <utility>

namespace relayscope::socketio {

Socket::Socket(Namespace &nsp, Connection &connection, Payload auth)
    : m_namespace(nsp)
    , m_connection(connection)
    , m_id(makeSocketId(nsp.context().socketSerial++))
    , m_auth(std::move(auth))
    , m_data(protocol::Value::Object{})
    , m_issuedMsSinceEpoch(QDateTime::currentMSecsSinceEpoch())
{
}

Socket::~Socket() = default;

QByteArray Socket::sessionLabel() const
{
    return m_connection.sessionLabel();
}

protocol::Value Socket::handshake() const
{
    if (!m_connected)
        return protocol::Value::Object{};
    return makeHandshake(m_connection.session().request(), m_auth, m_issuedMsSinceEpoch);
}

QList<QByteArray> Socket::rooms() const
{
    return m_connected ? m_namespace.rooms().roomsOf(*this) : QList<QByteArray>();
}

void Socket::join(const QByteArray &room, quint64 trace)
{
    if (!m_connected)
        return;
    ServerContext &context = m_namespace.context();
    if (m_namespace.rooms().roomCount(*this) >= static_cast<std::size_t>(context.options.maxRoomsPerSocket)) {
        ++context.counters.actionsSkipped;
        context.recorder.skipped(
            telemetry::Verdict::QueueFull, m_namespace.name(), QByteArray(), "join: too many rooms", trace);
        return;
    }
    if (m_namespace.rooms().join(*this, room))
        context.recorder.roomJoined(*this, room, trace);
}

void Socket::leave(const QByteArray &room, quint64 trace)
{
    if (m_connected && m_namespace.rooms().leave(*this, room))
        m_namespace.context().recorder.roomLeft(*this, room, trace);
}

bool Socket::send(const OutgoingPacket &packet, bool isVolatile, quint64 trace)
{
    ServerContext &context = m_namespace.context();
    engineio::EngineSession &session = m_connection.session();
    if (isVolatile && !session.isWritable()) {
        ++context.counters.volatileDropped;
        if (context.recorder.isWatching()) {
            context.recorder.socketSkipped(*this, telemetry::Verdict::VolatileDropped, packet.eventName(), trace);
        }
        return false;
    }
    for (const engineio::SharedMessagePtr &message : packet.messages())
        session.send(message);
    ++context.counters.eventsSent;
    context.recorder.eventSent(*this, ++m_sentEvents, packet, trace);
    return true;
}

void Socket::sendEvent(const Payload &event, bool isVolatile, quint64 trace)
{
    if (m_connected) {
        send(OutgoingPacket(Packet{PacketType::Event, m_namespace.name(), std::nullopt, event}), isVolatile, trace);
    }
}

void Socket::sendEventWithAck(const Payload &event, AckCallback callback, quint64 trace)
{
    if (!m_connected)
        return;
    const std::uint64_t ackId = m_namespace.takeAckId();
    expectAck(ackId, std::make_shared<const AckCallback>(std::move(callback)), trace);
    send(OutgoingPacket(Packet{PacketType::Event, m_namespace.name(), ackId, event}), false, trace);
}

void Socket::sendAck(std::uint64_t ackId, const Payload &arguments, quint64 trace)
{
    if (!m_connected)
        return;
    const OutgoingPacket packet(Packet{PacketType::Ack, m_namespace.name(), ackId, arguments});
    for (const engineio::SharedMessagePtr &message : packet.messages())
        m_connection.session().send(message);
    ServerContext &context = m_namespace.context();
    ++context.counters.acksSent;
    context.recorder.ackSent(*this, ackId, arguments, trace);
}

void Socket::expectAck(std::uint64_t ackId, std::shared_ptr<const AckCallback> callback, quint64 trace)
{
    m_pendingAcks.insert(ackId, PendingAck{std::move(callback), trace});
}

void Socket::forgetAck(std::uint64_t ackId)
{
    const auto pending = m_pendingAcks.constFind(ackId);
    if (pending == m_pendingAcks.cend())
        return;
    m_namespace.context().recorder.ackMissing(*this, ackId, "no answer in time", pending->trace);
    m_pendingAcks.erase(pending);
}

void Socket::handleEvent(const Packet &packet)
{
    ServerContext &context = m_namespace.context();
    const EventView view = viewEvent(packet.payload);
    const ReceivedEvent event{packet.payload, view.name, view.argumentsJson, packet.id, context.recorder.nextTrace()};
    ++context.counters.eventsReceived;
    ++m_receivedEvents;
    EventHandler *const handler = m_namespace.handler();
    if (context.recorder.isWatching()) {
        const Handling handling = handler ? handler->handlingOf(m_namespace, event.name) : Handling{};
        context.recorder.eventReceived(*this, m_receivedEvents, event, handling);
    }
    if (handler) {
        handler->eventReceived(*this, event);
        return;
    }
    ++context.counters.eventsWithoutRule;
    context.recorder.noRule(*this, event.name, event.trace);
}

void Socket::handleAck(const Packet &packet)
{
    const auto pending = packet.id ? m_pendingAcks.find(*packet.id) : m_pendingAcks.end();
    if (pending == m_pendingAcks.end())
        return;
    const PendingAck ack = *pending;
    m_pendingAcks.erase(pending);
    ServerContext &context = m_namespace.context();
    ++context.counters.acksReceived;
    context.recorder.ackReceived(*this, *packet.id, packet.payload, ack.trace);
    (*ack.callback)(packet.payload);
}

void Socket::disconnect(bool closeConnection)
{
    if (m_connected)
        m_connection.disconnectSocket(*this, closeConnection);
}

void Socket::close(DisconnectReason reason)
{
    if (!m_connected)
        return;
    ServerContext &context = m_namespace.context();
    const QList<QByteArray> rooms = m_namespace.rooms().remove(*this);
    for (qsizetype i = 1; i < rooms.size(); ++i)
        context.recorder.roomLeft(*this, rooms.at(i), 0);
    ++context.counters.disconnects[static_cast<int>(reason)];
    context.recorder.socketDisconnected(*this, toString(reason));
    for (auto ack = m_pendingAcks.cbegin(); ack != m_pendingAcks.cend(); ++ack)
        context.recorder.ackMissing(*this, ack.key(), "disconnected before it answered", ack->trace);
    m_pendingAcks.clear();
    m_connected = false;
}

} // namespace relayscope::socketio
