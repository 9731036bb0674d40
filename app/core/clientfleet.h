#pragma once

#include "core/sendrequest.h"
#include "core/status.h"

#include <QHash>
#include <QObject>
#include <QUrl>

#include <map>

namespace relayscope::core {

/// The test clients as the main thread knows them: what is wanted, on which node, and their last word. A client waits
/// until its node accepts connections; when the node comes back at another port, the client follows. Talks to
/// ClientPool by signals, since that lives on another thread.
class ClientFleet final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    QString add(ClientSpec spec);
    void rename(const QString &id, const QString &name);
    void disconnectClient(const QString &id);
    void reconnectClient(const QString &id);
    void move(const QString &id, const QString &nodeId);
    void remove(const QString &id);
    void removeAll();
    void removeOfNode(const QString &nodeId);

    void applyNode(const NodeStatus &node);
    void forgetNode(const QString &nodeId);
    void applyStatus(const ClientStatus &status);
    [[nodiscard]] bool has(const QString &id) const { return m_clients.contains(id); }
    [[nodiscard]] bool isEmpty() const { return m_clients.empty(); }
    [[nodiscard]] QList<ClientStatus> statuses() const;

signals:
    /// A client is new, or is called otherwise from now on.
    void clientNamed(const QString &id, const QString &name);
    void clientChanged(const relayscope::core::ClientStatus &status);
    void clientRemoved(const QString &id);
    void connectRequested(const relayscope::core::ClientSpec &spec, const QUrl &url);
    void disconnectRequested(const QString &id);
    void removeRequested(const QString &id);

private:
    struct Client {
        ClientStatus status;
        /// Where it was last told to go; empty: nowhere yet.
        QUrl url;
        /// The user wants it connected.
        bool isWanted = true;
    };

    void complete(ClientSpec &spec) const;
    void connectIfPossible(Client &client);

    /// In order of addition.
    QStringList m_order;
    std::map<QString, Client> m_clients;
    /// Nodes in the cluster; the URL is empty while a node accepts no connections.
    std::map<QString, QUrl> m_nodes;
};

} // namespace relayscope::core
