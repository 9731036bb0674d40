#pragma once

#include "core/roomcell.h"
#include "telemetry/event.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <utility>

namespace relayscope::core {

/// Who is in which room on which node, from what the nodes report. A socket's own room is none. When observations were
/// dropped the numbers may be off until the sockets concerned leave. Sans-I/O; bounded: above kMaxMemberships nothing
/// is added, and that is counted.
class RoomCensus final {
public:
    static constexpr qsizetype kMaxMemberships = 200'000;

    void apply(const QString &nodeId, const telemetry::Event &event);
    /// Its run ended, and its sockets with it.
    void forgetNode(const QString &nodeId);
    /// Ordered by namespace, room and node.
    [[nodiscard]] QList<RoomCell> cells() const;
    [[nodiscard]] bool hasChanges() const { return m_isChanged; }
    /// Since the last call.
    [[nodiscard]] bool takeChanged() { return std::exchange(m_isChanged, false); }
    /// Memberships that were not added since the last call.
    [[nodiscard]] quint64 takeUncounted() { return std::exchange(m_uncounted, 0); }

private:
    /// Namespace and room.
    using Room = std::pair<QByteArray, QByteArray>;
    struct Node {
        /// By socket.
        QHash<QByteArray, QSet<Room>> memberships;
        QHash<Room, int> sockets;
    };

    void join(Node &node, const QByteArray &socket, const Room &room);
    void leave(Node &node, const QByteArray &socket, const Room &room);
    void removeSocket(Node &node, const QByteArray &socket);
    void countOut(Node &node, const Room &room);

    QHash<QString, Node> m_nodes;
    qsizetype m_memberships = 0;
    quint64 m_uncounted = 0;
    bool m_isChanged = false;
};

} // namespace relayscope::core
