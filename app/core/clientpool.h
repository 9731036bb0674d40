#pragma once

#include "core/observation.h"
#include "core/sendrequest.h"
#include "core/status.h"

#include <QObject>
#include <QUrl>

#include <map>
#include <memory>

namespace relayscope::core {

class TestClient;

/// The test clients. Lives on the client thread; called from elsewhere through its queue. Unknown ids are ignored.
class ClientPool final : public QObject {
    Q_OBJECT

public:
    explicit ClientPool(QObject *parent = nullptr);
    ~ClientPool() override;
    Q_DISABLE_COPY_MOVE(ClientPool)

    /// Makes the client at the first call, and connects it there.
    void connectClient(const ClientSpec &spec, const QUrl &url);
    /// Unknown until it was connected: its spec tells the name then.
    void renameClient(const QString &id, const QString &name);
    void disconnectClient(const QString &id);
    void removeClient(const QString &id);
    void send(quint64 sendId, const QString &clientId, const SendRequest &request);

signals:
    void statusChanged(const relayscope::core::ClientStatus &status);
    void observed(const relayscope::core::ClientObservation &seen);
    void eventReceived(const relayscope::core::ReceivedEvent &event);
    void sendFinished(const relayscope::core::SendResult &result);

private:
    [[nodiscard]] TestClient *find(const QString &id) const;

    std::map<QString, std::unique_ptr<TestClient>> m_clients;
};

} // namespace relayscope::core
