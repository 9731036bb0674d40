#pragma once

#include "core/deliveryledger.h"
#include "core/directory.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

namespace relayscope::core {

/// Finds what was on its way when a client or a node went. A client's own word on the end of its connection is final:
/// it reads no more. A node that was killed had perhaps read more than it had reported: then the loss is inferred.
/// Sans-I/O.
class Losses final {
public:
    /// From a client of ours to its node.
    void sent(const QByteArray &sid, quint64 sequence, const Hop &hop) { m_toNodes.departed(sid, sequence, hop); }
    void received(const QByteArray &sid, quint64 sequence) { m_toNodes.arrived(sid, sequence); }
    /// From a node to a client of ours. The row of its loss, when the client is gone already.
    [[nodiscard]] QList<Hop> written(const QByteArray &sid, quint64 sequence, const Hop &hop);
    void delivered(const QByteArray &sid, quint64 sequence) { m_toClients.arrived(sid, sequence); }

    void socketOpened(const QByteArray &instance, const QByteArray &nsp) { ++m_sockets[instance][nsp]; }
    void socketClosed(const QByteArray &instance, const QByteArray &nsp) { --m_sockets[instance][nsp]; }
    /// The node's word on a client of ours: it has received all that it ever will.
    [[nodiscard]] QList<Hop> ourSocketClosed(const QByteArray &sid, qint64 timeNs);
    /// The client's word: it has received all that it ever will.
    [[nodiscard]] QList<Hop> clientGone(const QByteArray &sid, qint64 timeNs);
    /// The run of the node ended.
    [[nodiscard]] QList<Hop> nodeGone(const QByteArray &instance, const Place &node, qint64 timeNs);
    /// What this node has got is not known any more.
    void doubt(const QString &nodeId) { static_cast<void>(m_toNodes.closedTo(nodeId)); }

    /// The node has somebody in the namespace who would have got a broadcast.
    [[nodiscard]] bool hasSockets(const QByteArray &instance, const QByteArray &nsp) const
    {
        return m_sockets.value(instance).value(nsp) > 0;
    }
    /// Why a loss at the end of a node is inferred, in words.
    [[nodiscard]] static QString reasonAtEndOf(const Place &node);

private:
    DeliveryLedger m_toClients;
    DeliveryLedger m_toNodes;
    /// Sockets that their node has closed and the client has not yet.
    QSet<QByteArray> m_closedByNode;
    /// Sockets by run of a node and namespace.
    QHash<QByteArray, QHash<QByteArray, int>> m_sockets;
};

} // namespace relayscope::core
