#include "client/socket_p.h"

#include "client/manager_p.h"
#include "protocol/socketio/payload.h"
#include "protocol/socketio/reservedevents.h"

#include <QPointer>

#include <algorithm>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace relayscope::client {

using socketio::Packet;
using socketio::PacketType;

namespace {

qsizetype wireBytes(const socketio::EncodedPacket &packet)
{
    qsizetype bytes = packet.text.size();
    for (const QByteArray &attachment : packet.attachments) {
        bytes += attachment.size();
    }
    return bytes;
}

} // namespace

Socket::Private::Private(Socket &socket, QByteArray name, Manager &owner)
    : q(socket)
    , manager(owner)
    , nsp(std::move(name))
{
    m_ackTimer.setSingleShot(true);
    m_ackTimer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_ackTimer, &QTimer::timeout, &q, [this] { expireAcks(); });
}

void Socket::Private::connectToNamespace()
{
    if (!id.isEmpty()) {
        return;
    }
    const bool wasActive = std::exchange(isActive, true);
    switch (manager.d->state) {
    case ManagerState::Closed:
        manager.d->open();
        break;
    case ManagerState::Open:
        if (!wasActive) {
            sendConnect();
        }
        break;
    case ManagerState::Opening:
    case ManagerState::WaitingToReconnect:
        break;
    }
}

void Socket::Private::disconnectFromNamespace()
{
    if (!id.isEmpty()) {
        manager.d->send(socketio::encode({PacketType::Disconnect, nsp, std::nullopt, {}}));
    }
    leave();
    if (!id.isEmpty()) {
        handleConnectionLost(QStringLiteral("io client disconnect"));
    }
}

bool Socket::Private::emitEvent(const QByteArray &name, const Arguments &arguments,
    std::optional<std::chrono::milliseconds> timeout, AckHandler handler)
{
    if (socketio::isReservedEvent(name)) {
        return false;
    }
    if (!handler) {
        return submit(makeEvent(name, arguments, std::nullopt));
    }
    const quint64 ackId = m_nextAckId++;
    std::optional<AckTable::Clock::time_point> deadline;
    if (timeout) {
        deadline = AckTable::Clock::now() + *timeout;
    }
    m_acks.add(ackId, std::move(handler), deadline);
    if (!submit(makeEvent(name, arguments, ackId))) {
        m_acks.take(ackId).reset();
        return false;
    }
    armAckTimer();
    return true;
}

bool Socket::Private::emitVolatile(const QByteArray &name, const Arguments &arguments)
{
    const EngineClient *const engine = manager.d->engine;
    if (id.isEmpty() || engine == nullptr || !engine->isWritable() || socketio::isReservedEvent(name)) {
        return false;
    }
    return submit(makeEvent(name, arguments, std::nullopt));
}

Socket::Private::OutgoingEvent Socket::Private::makeEvent(
    const QByteArray &name, const Arguments &arguments, std::optional<quint64> ackId) const
{
    return {name, socketio::encode({PacketType::Event, nsp, ackId, socketio::makeEvent(name, arguments)}), ackId};
}

bool Socket::Private::canSend() const
{
    return !id.isEmpty() && !m_flushing && manager.d->isAlive();
}

bool Socket::Private::submit(OutgoingEvent event)
{
    if (!canSend()) {
        if (m_sendBuffer.size() >= static_cast<std::size_t>(kMaxBufferedEvents)) {
            return false;
        }
        m_sendBuffer.push_back(std::move(event));
        return true;
    }
    if (manager.d->engine->isCongested()) {
        return false;
    }
    transmit(event);
    return true;
}

void Socket::Private::transmit(const OutgoingEvent &event)
{
    const quint64 sequence = ++m_sent;
    manager.d->send(event.packet);
    emit q.eventSent(event.name, sequence, wireBytes(event.packet));
}

void Socket::Private::sendConnect()
{
    manager.d->send(socketio::encode({PacketType::Connect, nsp, std::nullopt, socketio::Payload::fromValue(auth)}));
}

bool Socket::Private::handlePacket(const Packet &packet, qsizetype wireBytes)
{
    switch (packet.type) {
    case PacketType::Connect:
        handleConnect(packet);
        break;
    case PacketType::Disconnect:
        handleDisconnect();
        break;
    case PacketType::Event:
        return handleEvent(packet, wireBytes);
    case PacketType::Ack:
        handleAck(packet);
        break;
    case PacketType::ConnectError:
        handleConnectError(packet);
        break;
    }
    return true;
}

void Socket::Private::handleConnect(const Packet &packet)
{
    if (!id.isEmpty()) {
        return;
    }
    const protocol::Value data = packet.payload.toValue();
    const protocol::Value *const sid = data.member("sid");
    const QByteArray *const text = sid != nullptr ? sid->asText() : nullptr;
    if (text == nullptr || text->isEmpty()) {
        emit q.connectError(QStringLiteral("the server sent no socket id: it speaks an older protocol"), {});
        return;
    }
    id = *text;
    m_sent = 0;
    m_received = 0;
    const quint64 connection = ++m_connection;
    // Buffered events keep their place before those that the listeners below emit.
    m_flushing = true;
    emit q.connected();
    const auto isCurrent = [this, connection] { return connection == m_connection && !id.isEmpty(); };
    while (isCurrent() && !m_receiveBuffer.empty()) {
        const IncomingEvent event = std::move(m_receiveBuffer.front());
        m_receiveBuffer.pop_front();
        deliver(event);
    }
    while (isCurrent() && !m_sendBuffer.empty()) {
        const OutgoingEvent event = std::move(m_sendBuffer.front());
        m_sendBuffer.pop_front();
        transmit(event);
    }
    if (connection == m_connection) {
        m_flushing = false;
    }
}

void Socket::Private::handleConnectError(const Packet &packet)
{
    leave();
    const protocol::Value refusal = packet.payload.toValue();
    const protocol::Value *const message = refusal.member("message");
    const QByteArray *const text = message != nullptr ? message->asText() : refusal.asText();
    const protocol::Value *const data = refusal.member("data");
    emit q.connectError(
        text != nullptr ? QString::fromUtf8(*text) : QString(), data != nullptr ? *data : protocol::Value());
}

bool Socket::Private::handleEvent(const Packet &packet, qsizetype wireBytes)
{
    IncomingEvent event{socketio::viewEvent(packet.payload).name, {}, packet.id, wireBytes};
    protocol::Value payload = packet.payload.toValue();
    if (Arguments *const all = payload.asArray(); all != nullptr && !all->empty()) {
        event.arguments.assign(std::make_move_iterator(all->begin() + 1), std::make_move_iterator(all->end()));
    }
    if (!id.isEmpty()) {
        deliver(event);
        return true;
    }
    if (m_receiveBuffer.size() >= static_cast<std::size_t>(kMaxBufferedEvents)) {
        return false;
    }
    m_receiveBuffer.push_back(std::move(event));
    return true;
}

void Socket::Private::deliver(const IncomingEvent &event)
{
    const quint64 sequence = ++m_received;
    emit q.eventReceived(event.name, event.arguments, makeReply(event.ackId), sequence, event.wireBytes);
}

Socket::Reply Socket::Private::makeReply(std::optional<quint64> ackId)
{
    if (!ackId) {
        return {};
    }
    return [socket = QPointer<Socket>(&q), connection = m_connection, ackId, isSent = std::make_shared<bool>(false)](
               const Arguments &arguments) {
        if (socket.isNull() || socket->d->m_connection != connection || !socket->isConnected()
            || std::exchange(*isSent, true)) {
            return;
        }
        const Private &self = *socket->d;
        self.manager.d->send(
            socketio::encode({PacketType::Ack, self.nsp, ackId, socketio::Payload::fromValue(arguments)}));
    };
}

void Socket::Private::handleAck(const Packet &packet)
{
    const std::optional<AckTable::Handler> handler = packet.id ? m_acks.take(*packet.id) : std::nullopt;
    if (!handler) {
        return;
    }
    armAckTimer();
    protocol::Value payload = packet.payload.toValue();
    Arguments *const arguments = payload.asArray();
    (*handler)(arguments != nullptr ? std::move(*arguments) : Arguments());
}

void Socket::Private::handleDisconnect()
{
    leave();
    if (!id.isEmpty()) {
        handleConnectionLost(QStringLiteral("io server disconnect"));
    }
}

void Socket::Private::leave()
{
    isActive = false;
    m_receiveBuffer.clear();
    manager.d->closeIfUnused();
}

void Socket::Private::handleConnectionLost(const QString &reason)
{
    m_receiveBuffer.clear();
    m_flushing = false;
    if (id.isEmpty()) {
        return;
    }
    id.clear();
    emit q.disconnected(reason);
    failAcks();
}

void Socket::Private::failAcks()
{
    const auto isBuffered = [this](quint64 ackId) {
        return std::any_of(m_sendBuffer.begin(), m_sendBuffer.end(),
            [ackId](const OutgoingEvent &event) { return event.ackId == ackId; });
    };
    for (const AckTable::Entry &entry : m_acks.takeExcept(isBuffered)) {
        entry.handler(Unexpected(AckError::Disconnected));
    }
    armAckTimer();
}

void Socket::Private::expireAcks()
{
    const std::vector<AckTable::Entry> expired = m_acks.takeExpired(AckTable::Clock::now());
    std::set<quint64> ids;
    for (const AckTable::Entry &entry : expired) {
        ids.insert(entry.id);
    }
    std::erase_if(
        m_sendBuffer, [&ids](const OutgoingEvent &event) { return event.ackId && ids.contains(*event.ackId); });
    for (const AckTable::Entry &entry : expired) {
        entry.handler(Unexpected(AckError::TimedOut));
    }
    armAckTimer();
}

void Socket::Private::armAckTimer()
{
    const std::optional<AckTable::Clock::time_point> deadline = m_acks.nextDeadline();
    if (!deadline) {
        m_ackTimer.stop();
        return;
    }
    const auto delay = std::chrono::ceil<std::chrono::milliseconds>(*deadline - AckTable::Clock::now());
    m_ackTimer.start(std::max(delay, std::chrono::milliseconds::zero()));
}

} // namespace relayscope::client
