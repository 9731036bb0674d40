#include "socketio/connection.h"

#include "socketio/eventhandler.h"
#include "socketio/namespace.h"
#include "socketio/outgoingpacket.h"
#include "socketio/servercontext.h"
#include "socketio/socket.h"

#include <algorithm>
#include <utility>

namespace relayscope::socketio {

namespace {

/// The end of an engine sid is a counter; the rest of it authorises the session and stays here.
constexpr qsizetype kSessionLabelLength = 4;

Payload jsonPayload(const QByteArray &json)
{
    return Payload(json, {});
}

} // namespace

Connection::Connection(ConnectionHost &host, ServerContext &context, engineio::EngineSession &session)
    : m_host(host)
    , m_context(context)
    , m_session(session)
    , m_connectTimer([this] { closeForInvalidState(QByteArray(), "no namespace joined in time"); })
{
    m_context.wheel.arm(m_connectTimer, m_context.options.connectTimeout);
}

Connection::~Connection() = default;

QByteArray Connection::sessionLabel() const
{
    return m_session.sid().right(kSessionLabelLength);
}

void Connection::textReceived(const QByteArray &data)
{
    if (!m_closing)
        handle(m_decoder.addText(data));
}

void Connection::binaryReceived(const QByteArray &data)
{
    if (!m_closing)
        handle(m_decoder.addBinary(data));
}

void Connection::handle(const Decoder::Result &result)
{
    if (!result) {
        ++m_context.counters.decodeErrors;
        m_context.recorder.protocolViolation(sessionLabel(), QByteArray(), toString(result.error()));
        shut(engineio::DisconnectReason::ForcedClose);
        return;
    }
    if (*result)
        handlePacket(**result);
}

void Connection::handlePacket(const Packet &packet)
{
    const std::shared_ptr<Socket> socket = findSocket(packet.nsp);
    if (packet.type == PacketType::Connect && !socket && !isConnecting(packet.nsp)) {
        handleConnect(packet);
        return;
    }
    if (socket && packet.type != PacketType::Connect && packet.type != PacketType::ConnectError) {
        handleSocketPacket(socket, packet);
        return;
    }
    closeForInvalidState(packet.nsp, socket ? "the namespace is joined already" : "the namespace is not joined");
}

void Connection::handleConnect(const Packet &packet)
{
    Namespace *const nsp = m_host.findAccepting(packet.nsp);
    if (!nsp) {
        refuseConnect(packet.nsp, "Invalid namespace");
        return;
    }
    const std::size_t joined = m_sockets.size() + m_pendingConnects.size();
    if (joined >= static_cast<std::size_t>(m_context.options.maxNamespacesPerClient)) {
        refuseConnect(packet.nsp, "too many namespaces");
        return;
    }
    if (m_pendingConnects.empty())
        m_host.completeLater(*this);
    m_pendingConnects.push_back(PendingConnect{nsp, packet.payload});
}

void Connection::refuseConnect(const QByteArray &nsp, const char *message)
{
    ++m_context.counters.connectErrors;
    sendPacket(Packet{PacketType::ConnectError, nsp, std::nullopt,
        jsonPayload(QByteArrayLiteral("{\"message\":\"") + message + "\"}")});
}

void Connection::completePendingConnects()
{
    // A handler that runs in connectSocket() may close this connection, which empties the member.
    for (PendingConnect &pending : std::exchange(m_pendingConnects, {})) {
        if (m_closing)
            return;
        connectSocket(*pending.nsp, std::move(pending.auth));
    }
}

void Connection::connectSocket(Namespace &nsp, Payload auth)
{
    m_connectTimer.cancel();
    m_session.markEstablished();
    const auto socket = std::make_shared<Socket>(nsp, *this, std::move(auth));
    m_sockets.push_back(socket);
    nsp.rooms().add(*socket);
    ++m_context.counters.socketsConnected;
    m_context.recorder.socketConnected(*socket);
    sendPacket(
        Packet{PacketType::Connect, nsp.name(), std::nullopt, jsonPayload("{\"sid\":\"" + socket->id() + "\"}")});
    if (EventHandler *const handler = nsp.handler())
        handler->socketConnected(*socket);
}

void Connection::handleSocketPacket(const std::shared_ptr<Socket> &socket, const Packet &packet)
{
    switch (packet.type) {
    case PacketType::Event:
        socket->handleEvent(packet);
        return;
    case PacketType::Ack:
        socket->handleAck(packet);
        return;
    case PacketType::Disconnect:
        socket->close(DisconnectReason::ClientNamespaceDisconnect);
        std::erase(m_sockets, socket);
        return;
    case PacketType::Connect:
    case PacketType::ConnectError:
        Q_UNREACHABLE();
    }
}

void Connection::disconnectSocket(Socket &socket, bool closeConnection)
{
    // Held while they are told, in order of joining; the caller's reference may be our last.
    std::vector<std::shared_ptr<Socket>> leaving;
    if (closeConnection)
        leaving = std::exchange(m_sockets, {});
    else
        leaving.push_back(socket.shared_from_this());
    for (const std::shared_ptr<Socket> &each : leaving) {
        sendPacket(Packet{PacketType::Disconnect, each->nsp().name(), std::nullopt, Payload()});
        each->close(DisconnectReason::ServerNamespaceDisconnect);
        std::erase(m_sockets, each);
    }
    if (closeConnection)
        shut(engineio::DisconnectReason::ForcedServerClose);
}

void Connection::closeSockets(DisconnectReason reason)
{
    m_connectTimer.cancel();
    m_pendingConnects.clear();
    for (const std::shared_ptr<Socket> &socket : std::exchange(m_sockets, {}))
        socket->close(reason);
}

void Connection::closeForInvalidState(const QByteArray &nsp, const QByteArray &rule)
{
    ++m_context.counters.invalidStates;
    m_context.recorder.protocolViolation(sessionLabel(), nsp, rule);
    // As Node reports it: where the transport closes at once, its `forced close` comes first.
    const bool closesAtOnce = m_session.transport() == engineio::TransportKind::WebSocket || m_session.isWritable();
    shut(closesAtOnce ? engineio::DisconnectReason::ForcedClose : engineio::DisconnectReason::ForcedServerClose);
}

void Connection::shut(engineio::DisconnectReason socketReason)
{
    m_closing = true;
    closeSockets(fromEngine(socketReason));
    m_session.close(engineio::DisconnectReason::ForcedClose);
}

void Connection::sessionClosed(engineio::DisconnectReason reason, const QByteArray &)
{
    m_closing = true;
    closeSockets(fromEngine(reason));
    m_host.connectionClosed(*this);
}

std::shared_ptr<Socket> Connection::findSocket(QByteArrayView nsp) const
{
    const auto found = std::find_if(m_sockets.begin(), m_sockets.end(),
        [nsp](const std::shared_ptr<Socket> &socket) { return socket->nsp().name() == nsp; });
    return found == m_sockets.end() ? nullptr : *found;
}

bool Connection::isConnecting(QByteArrayView nsp) const
{
    return std::any_of(m_pendingConnects.begin(), m_pendingConnects.end(),
        [nsp](const PendingConnect &pending) { return pending.nsp->name() == nsp; });
}

void Connection::sendPacket(const Packet &packet)
{
    const OutgoingPacket outgoing(packet);
    for (const engineio::SharedMessagePtr &message : outgoing.messages())
        m_session.send(message);
}

} // namespace relayscope::socketio
