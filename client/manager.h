#pragma once

#include "client/clientoptions.h"

#include <QObject>

#include <memory>

namespace relayscope::client {

class Socket;

enum class ManagerState { Closed, Opening, Open, WaitingToReconnect };

/// One Engine.IO connection, shared by the sockets of its namespaces; reconnects with exponential backoff and jitter
/// as the official client does. Lives on the thread it is made on.
class Manager final : public QObject {
    Q_OBJECT

public:
    explicit Manager(ClientOptions options, QObject *parent = nullptr);
    ~Manager() override;
    Q_DISABLE_COPY_MOVE(Manager)

    [[nodiscard]] const ClientOptions &options() const;
    [[nodiscard]] ManagerState state() const;
    /// The transport in use, also while an upgrade is probed.
    [[nodiscard]] Transport transport() const;
    /// Engine.IO session id, empty when not open.
    [[nodiscard]] QByteArray engineSid() const;

    /// The socket of a namespace (leading slash added), made at first use; owned by the manager.
    [[nodiscard]] Socket *socket(const QByteArray &nsp = QByteArrayLiteral("/"));

    /// Opens the connection if it is closed; Socket::connectToNamespace() calls it.
    void open();
    /// Closes for good: no reconnection until open().
    void close();

signals:
    void opened();
    /// An attempt failed or an open connection broke with an error; in words, e.g. "connection refused".
    void errorOccurred(const QString &message);
    /// reason: one of the client reasons of Socket.IO ("transport close", "ping timeout", ...).
    void closed(const QString &reason);
    void transportUpgraded();
    /// The server's ping came and was answered.
    void pingAnswered();
    /// It waits to try again; follows errorOccurred() and closed().
    void reconnectScheduled();
    /// attempt counts from 1.
    void reconnectAttempted(int attempt);
    void reconnected(int attempt);
    void reconnectFailed();

private:
    class Private;
    std::unique_ptr<Private> d;
    friend class Socket;
};

} // namespace relayscope::client
