#pragma once

#include "base/timerwheel.h"
#include "engine/enginesession.h"
#include "protocol/socketio/decoder.h"
#include "protocol/socketio/packet.h"
#include "socketio/disconnectreason.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace relayscope::socketio {

class Connection;
class Namespace;
class Socket;
struct ServerContext;

/// What a Connection asks of the server that owns it.
class ConnectionHost {
public:
    virtual ~ConnectionHost() = default;
    /// The namespace that takes new sockets under that name; null for none.
    [[nodiscard]] virtual Namespace *findAccepting(const QByteArray &name) const = 0;
    /// completePendingConnects() is to be called from the event loop, not from inside this call.
    virtual void completeLater(Connection &connection) = 0;
    /// The session is gone; the connection may be destroyed from inside this call.
    virtual void connectionClosed(Connection &connection) = 0;
};

/// Socket.IO on one Engine.IO session: decodes packets and hands them to the sockets of the namespaces that the client
/// joined. Lives on the server loop, owned by the Server until the session is closed.
class Connection final : public engineio::SessionListener {
public:
    Connection(ConnectionHost &host, ServerContext &context, engineio::EngineSession &session);
    ~Connection() override;
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] engineio::EngineSession &session() const { return m_session; }
    [[nodiscard]] QByteArray sessionLabel() const;

    /// Answers the CONNECT packets of the turn before. They are not answered where they are read: a namespace is usable
    /// only after its reply, and an EVENT behind the CONNECT in one batch closes the connection.
    void completePendingConnects();
    /// Socket::disconnect().
    void disconnectSocket(Socket &socket, bool closeConnection);

    void textReceived(const QByteArray &data) override;
    void binaryReceived(const QByteArray &data) override;
    void transportChanged() override { }
    void sessionClosed(engineio::DisconnectReason reason, const QByteArray &description) override;

private:
    struct PendingConnect {
        Namespace *nsp = nullptr;
        Payload auth;
    };

    void handle(const Decoder::Result &result);
    void handlePacket(const Packet &packet);
    void handleConnect(const Packet &packet);
    void refuseConnect(const QByteArray &nsp, const char *message);
    void handleSocketPacket(const std::shared_ptr<Socket> &socket, const Packet &packet);
    void connectSocket(Namespace &nsp, Payload auth);
    [[nodiscard]] std::shared_ptr<Socket> findSocket(QByteArrayView nsp) const;
    [[nodiscard]] bool isConnecting(QByteArrayView nsp) const;
    void sendPacket(const Packet &packet);
    void closeSockets(DisconnectReason reason);
    void closeForInvalidState(const QByteArray &nsp, const QByteArray &rule);
    /// The session is told to close; packets that still come are ignored.
    void shut(engineio::DisconnectReason socketReason);

    ConnectionHost &m_host;
    ServerContext &m_context;
    engineio::EngineSession &m_session;
    Decoder m_decoder;
    WheelTimer m_connectTimer;
    /// In order of joining; a handful at most.
    std::vector<std::shared_ptr<Socket>> m_sockets;
    std::vector<PendingConnect> m_pendingConnects;
    bool m_closing = false;
};

} // namespace relayscope::socketio
