#pragma once

#include "core/observation.h"
#include "protocol/redisadapter/messages.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

namespace relayscope::core {

/// A node or a client of ours that a broadcast cannot reach, and why, in words.
struct Absence {
    QString nodeId;
    /// Empty: it is the node itself.
    QString clientId;
    QString reason;
};

/// Who of the cluster is away at present: nodes whose run ended or that lost their subscription, and clients that lost
/// their connection without wanting to, with the rooms they were in. Sans-I/O; lives on the monitor thread.
class Absences final {
public:
    /// Sockets of which rooms are known; those of more are not.
    static constexpr qsizetype kMaxSockets = 100'000;

    /// Why the node does not run ("killed"); empty while it does. Of nodes that were never named here nothing is told.
    void setNodeReason(const QString &nodeId, const QString &reason) { m_reasons.insert(nodeId, reason); }
    void nodeEnded(const QString &nodeId, qint64 timeNs);
    void subscriptionLost(const QString &nodeId, qint64 timeNs);
    void subscribed(const QString &nodeId) { m_nodes.remove(nodeId); }
    void forgetNode(const QString &nodeId);

    void clientConnected(const ClientObservation &seen) { m_clients.remove({seen.clientId, seen.nsp}); }
    void clientDisconnected(const ClientObservation &seen);
    void forgetClient(const QString &clientId);

    void roomJoined(const QByteArray &sid, const QByteArray &room);
    void roomLeft(const QByteArray &sid, const QByteArray &room);
    void socketClosed(const QByteArray &sid) { m_rooms.remove(sid); }

    [[nodiscard]] bool isEmpty() const { return m_nodes.isEmpty() && m_clients.isEmpty(); }
    /// Who does not get what was broadcast at that time but would: all nodes that are away, and the clients of the
    /// namespace that it selects. Nodes first, each by id.
    [[nodiscard]] QList<Absence> missing(
        qint64 timeNs, const QByteArray &nsp, const redisadapter::Selection &selection) const;

private:
    struct Node {
        qint64 sinceNs = 0;
        bool isRunning = false;
    };
    struct Client {
        qint64 sinceNs = 0;
        QString nodeId;
        /// Its own id is one.
        QSet<QByteArray> rooms;
    };
    /// Client id and namespace.
    using ClientKey = std::pair<QString, QByteArray>;

    [[nodiscard]] QString reasonOf(const QString &nodeId, const Node &node) const;

    QHash<QString, QString> m_reasons;
    QHash<QString, Node> m_nodes;
    QHash<ClientKey, Client> m_clients;
    /// Of sockets that are connected, by id.
    QHash<QByteArray, QSet<QByteArray>> m_rooms;
};

} // namespace relayscope::core
