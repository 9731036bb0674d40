#pragma once

#include "protocol/socketio/packet.h"
#include "protocol/value.h"
#include "socketio/broadcastoptions.h"
#include "socketio/disconnectreason.h"
#include "socketio/roomseat.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <functional>
#include <memory>

namespace relayscope::socketio {

class Connection;
class Namespace;
class OutgoingPacket;

/// Runs with the arguments of an ACK packet, at most once for each socket it waits for.
using AckCallback = std::function<void(const Payload &arguments)>;

/// One client in one namespace. Lives on the server loop, owned by its Connection; shared only so that work in progress
/// (a handler that disconnects it, a delayed action) can hold it. After it disconnected it does nothing any more.
class Socket final : public std::enable_shared_from_this<Socket> {
public:
    /// auth: payload of the CONNECT packet.
    Socket(Namespace &nsp, Connection &connection, Payload auth);
    ~Socket();
    Q_DISABLE_COPY_MOVE(Socket)

    [[nodiscard]] const QByteArray &id() const { return m_id; }
    [[nodiscard]] Namespace &nsp() const { return m_namespace; }
    [[nodiscard]] bool isConnected() const { return m_connected; }
    /// Last four characters of the session id, the part that is no secret.
    [[nodiscard]] QByteArray sessionLabel() const;
    /// Built when asked for; empty object once disconnected.
    [[nodiscard]] protocol::Value handshake() const;
    /// The own id first.
    [[nodiscard]] QList<QByteArray> rooms() const;
    /// What the application keeps with the socket; fetchSockets shows it to other nodes.
    [[nodiscard]] const protocol::Value &data() const { return m_data; }
    void setData(protocol::Value data) { m_data = std::move(data); }

    /// Does nothing, and counts it, when the socket is in ServerOptions::maxRoomsPerSocket rooms.
    void join(const QByteArray &room, quint64 trace = 0);
    void leave(const QByteArray &room, quint64 trace = 0);

    /// Sends an EVENT to this client alone; never touches the adapter. event: a makeEvent() payload.
    void sendEvent(const Payload &event, bool isVolatile = false, quint64 trace = 0);
    /// With an id from the namespace's counter. callback does not run when the client never answers or disconnects.
    void sendEventWithAck(const Payload &event, AckCallback callback, quint64 trace = 0);
    /// Answers an EVENT that came with that id; arguments: a JSON array. Sending it once is the caller's duty.
    void sendAck(std::uint64_t ackId, const Payload &arguments, quint64 trace = 0);
    /// One packet that several sockets share. False when it was volatile and the transport not writable.
    bool send(const OutgoingPacket &packet, bool isVolatile, quint64 trace);

    /// callback is shared by all receivers of one broadcast.
    void expectAck(std::uint64_t ackId, std::shared_ptr<const AckCallback> callback, quint64 trace);
    void forgetAck(std::uint64_t ackId);

    /// Sends DISCONNECT and leaves the namespace with `server namespace disconnect`; closeConnection: all namespaces of
    /// the connection, then the connection.
    void disconnect(bool closeConnection);

    /// From the Connection: an EVENT, or an ACK.
    void handleEvent(const Packet &packet);
    void handleAck(const Packet &packet);
    /// From the Connection: leaves rooms and namespace, once.
    void close(DisconnectReason reason);

    [[nodiscard]] RoomSeat &seat() { return m_seat; }
    [[nodiscard]] const RoomSeat &seat() const { return m_seat; }

private:
    struct PendingAck {
        std::shared_ptr<const AckCallback> callback;
        quint64 trace = 0;
    };

    Namespace &m_namespace;
    Connection &m_connection;
    QByteArray m_id;
    Payload m_auth;
    protocol::Value m_data;
    RoomSeat m_seat;
    QHash<std::uint64_t, PendingAck> m_pendingAcks;
    quint64 m_receivedEvents = 0;
    quint64 m_sentEvents = 0;
    qint64 m_issuedMsSinceEpoch = 0;
    bool m_connected = true;
};

} // namespace relayscope::socketio
