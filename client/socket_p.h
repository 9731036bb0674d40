#pragma once

#include "client/acktable.h"
#include "client/socket.h"
#include "protocol/socketio/encoder.h"
#include "protocol/socketio/packet.h"

#include <QTimer>

#include <deque>
#include <optional>

namespace relayscope::client {

/// What a Socket does with the packets of its namespace; the Manager hands them in.
class Socket::Private final {
public:
    Private(Socket &socket, QByteArray name, Manager &owner);
    Q_DISABLE_COPY_MOVE(Private)

    void connectToNamespace();
    void disconnectFromNamespace();
    bool emitEvent(const QByteArray &name, const Arguments &arguments, std::optional<std::chrono::milliseconds> timeout,
        AckHandler handler);
    bool emitVolatile(const QByteArray &name, const Arguments &arguments);

    [[nodiscard]] quint64 nextAckId() const { return m_nextAckId; }

    void sendConnect();
    /// False when the server floods us with events before its CONNECT: the connection is to be closed.
    [[nodiscard]] bool handlePacket(const socketio::Packet &packet, qsizetype wireBytes);
    void handleConnectionLost(const QString &reason);

    Socket &q;
    Manager &manager;
    const QByteArray nsp;
    protocol::Value auth;
    /// Set by CONNECT, empty while not connected.
    QByteArray id;
    /// Wants to be connected: between connectToNamespace() and a disconnection that is final.
    bool isActive = false;

private:
    struct OutgoingEvent {
        QByteArray name;
        socketio::EncodedPacket packet;
        std::optional<quint64> ackId;
    };
    struct IncomingEvent {
        QByteArray name;
        Arguments arguments;
        std::optional<quint64> ackId;
        qsizetype wireBytes = 0;
    };

    [[nodiscard]] OutgoingEvent makeEvent(
        const QByteArray &name, const Arguments &arguments, std::optional<quint64> ackId) const;
    [[nodiscard]] bool canSend() const;
    bool submit(OutgoingEvent event);
    void transmit(const OutgoingEvent &event);

    void handleConnect(const socketio::Packet &packet);
    void handleConnectError(const socketio::Packet &packet);
    [[nodiscard]] bool handleEvent(const socketio::Packet &packet, qsizetype wireBytes);
    void handleAck(const socketio::Packet &packet);
    void handleDisconnect();
    void deliver(const IncomingEvent &event);
    [[nodiscard]] Reply makeReply(std::optional<quint64> ackId);
    void leave();

    void failAcks();
    void expireAcks();
    void armAckTimer();

    std::deque<OutgoingEvent> m_sendBuffer;
    std::deque<IncomingEvent> m_receiveBuffer;
    AckTable m_acks;
    QTimer m_ackTimer;
    quint64 m_nextAckId = 0;
    /// Counts CONNECTs, so that an answer to an event of an earlier connection is not sent on a later one.
    quint64 m_connection = 0;
    quint64 m_sent = 0;
    quint64 m_received = 0;
    /// While what was buffered is sent, new events queue behind it.
    bool m_flushing = false;
};

} // namespace relayscope::client
