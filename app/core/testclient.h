#pragma once

#include "core/observation.h"
#include "core/sendrequest.h"
#include "core/status.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUrl>

#include <memory>

namespace relayscope::client {
class Manager;
}

namespace relayscope::core {

class TestSocket;

/// A Socket.IO client of the cluster, driven by the user. Lives on the client thread, owned by ClientPool.
class TestClient final : public QObject {
    Q_OBJECT

public:
    explicit TestClient(ClientSpec spec, QObject *parent = nullptr);
    ~TestClient() override;
    Q_DISABLE_COPY_MOVE(TestClient)

    /// Connects to that node there; a connection to elsewhere is closed first.
    void connectTo(const QString &nodeId, const QUrl &url);
    void disconnectFromNode();
    void rename(const QString &name);
    void send(quint64 id, const SendRequest &request);

signals:
    void statusChanged(const relayscope::core::ClientStatus &status);
    void observed(const relayscope::core::ClientObservation &seen);
    void eventReceived(const relayscope::core::ReceivedEvent &event);
    void sendFinished(const relayscope::core::SendResult &result);

private:
    void makeManager(const QUrl &url);
    void dropManager();
    [[nodiscard]] TestSocket &socketOf(const QByteArray &nsp);
    void watch(TestSocket &socket);
    void noteHeartbeat();
    void noteReason(const QString &reason);
    void count(const ClientObservation &seen);
    void publishStatus();
    [[nodiscard]] ClientState currentState() const;

    ClientStatus m_status;
    /// Runs while counts have changed that were not published: a flood is published a few times a second.
    QTimer m_countsTimer{this};
    QUrl m_url;
    std::unique_ptr<client::Manager> m_manager;
    /// By namespace; children of this.
    QHash<QByteArray, TestSocket *> m_sockets;
    bool m_isRefused = false;
    /// The server or the user ended it: nothing happens until the user asks.
    bool m_isEnded = true;
};

} // namespace relayscope::core
