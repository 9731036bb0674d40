#include "core/roomcensus.h"

#include <algorithm>
#include <tuple>

namespace relayscope::core {

void RoomCensus::apply(const QString &nodeId, const telemetry::Event &event)
{
    using telemetry::EventKind;
    // The whole namespace is kept like a room without a name.
    if (event.kind == EventKind::SocketConnected)
        join(m_nodes[nodeId], event.socket, {event.nsp, {}});
    else if (event.kind == EventKind::RoomJoined)
        join(m_nodes[nodeId], event.socket, {event.nsp, event.room});
    else if (event.kind == EventKind::RoomLeft)
        leave(m_nodes[nodeId], event.socket, {event.nsp, event.room});
    else if (event.kind == EventKind::SocketDisconnected)
        removeSocket(m_nodes[nodeId], event.socket);
}

void RoomCensus::forgetNode(const QString &nodeId)
{
    const Node node = m_nodes.take(nodeId);
    for (const QSet<Room> &rooms : node.memberships)
        m_memberships -= rooms.size();
    m_isChanged = m_isChanged || !node.sockets.isEmpty();
}

void RoomCensus::join(Node &node, const QByteArray &socket, const Room &room)
{
    if (room.second == socket)
        return;
    if (m_memberships >= kMaxMemberships) {
        ++m_uncounted;
        return;
    }
    QSet<Room> &rooms = node.memberships[socket];
    if (rooms.contains(room))
        return;
    rooms.insert(room);
    ++m_memberships;
    ++node.sockets[room];
    m_isChanged = true;
}

void RoomCensus::leave(Node &node, const QByteArray &socket, const Room &room)
{
    const auto rooms = node.memberships.find(socket);
    if (rooms == node.memberships.end() || !rooms->remove(room))
        return;
    if (rooms->isEmpty())
        node.memberships.erase(rooms);
    countOut(node, room);
}

/// It has left its rooms one by one before; unless that was among what the node had to drop.
void RoomCensus::removeSocket(Node &node, const QByteArray &socket)
{
    for (const Room &room : node.memberships.take(socket))
        countOut(node, room);
}

void RoomCensus::countOut(Node &node, const Room &room)
{
    --m_memberships;
    m_isChanged = true;
    const auto sockets = node.sockets.find(room);
    if (--*sockets == 0)
        node.sockets.erase(sockets);
}

QList<RoomCell> RoomCensus::cells() const
{
    QList<RoomCell> cells;
    for (auto node = m_nodes.cbegin(); node != m_nodes.cend(); ++node) {
        for (auto room = node->sockets.cbegin(); room != node->sockets.cend(); ++room)
            cells.append({room.key().first, room.key().second, node.key(), *room});
    }
    std::sort(cells.begin(), cells.end(), [](const RoomCell &left, const RoomCell &right) {
        return std::tie(left.nsp, left.room, left.nodeId) < std::tie(right.nsp, right.room, right.nodeId);
    });
    return cells;
}

} // namespace relayscope::core
