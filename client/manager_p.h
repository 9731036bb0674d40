#pragma once

#include "client/backoff.h"
#include "client/engineclient.h"
#include "client/manager.h"
#include "client/socket.h"
#include "protocol/socketio/decoder.h"
#include "protocol/socketio/encoder.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace relayscope::client {

/// What a Manager does: attempts, reconnection, and the way between the one connection and its sockets.
class Manager::Private final {
public:
    Private(Manager &manager, ClientOptions clientOptions);
    Q_DISABLE_COPY_MOVE(Private)

    void open();
    /// "forced close": no reconnection until open().
    void close();
    /// Closes when no socket wants the connection any more.
    void closeIfUnused();

    /// Null when the namespace has no socket yet.
    [[nodiscard]] Socket *find(const QByteArray &nsp) const;
    /// False when nothing was sent: there is no open connection.
    bool send(const socketio::EncodedPacket &packet);
    /// Open, and the server's ping is not overdue.
    [[nodiscard]] bool isAlive() const;

    Manager &q;
    const ClientOptions options;
    ManagerState state = ManagerState::Closed;
    EngineClient *engine = nullptr;
    /// In the order in which they were made, which is the order of their CONNECTs.
    std::vector<std::unique_ptr<Socket>> sockets;

private:
    void openEngine();
    void dropEngine();
    void handleEngineOpened();
    void handleEngineEnded(EngineEnd end, const QString &detail);
    void handleMessage(const QByteArray &data, bool binary);
    void dispatch(const socketio::Packet &packet, qsizetype wireBytes);
    void failAttempt(const QString &message);
    void closeWith(const QString &reason);
    void scheduleReconnect();
    void attemptReconnect();
    [[nodiscard]] std::vector<Socket *> activeSockets() const;

    socketio::Decoder m_decoder;
    qsizetype m_partialBytes = 0;
    Backoff m_backoff;
    QTimer m_connectTimer;
    QTimer m_reconnectTimer;
    /// From the first scheduled attempt until one succeeds, all failed or close().
    bool m_reconnecting = false;
    bool m_skipReconnect = false;
};

} // namespace relayscope::client
