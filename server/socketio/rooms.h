#pragma once

#include "socketio/broadcastoptions.h"
#include "socketio/socket.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace relayscope::socketio {

/// Transparent hash: rooms are looked up by a view into a channel name without a copy.
struct BytesHash {
    using is_transparent = void;
    [[nodiscard]] std::size_t operator()(QByteArrayView bytes) const { return qHash(bytes); }
};

/// The sockets of one namespace on this node and the rooms they are in. Every socket is in the room of its own id
/// without a Room object for it. Iteration allocates nothing: a mark in each socket keeps it from being visited twice.
/// Owned by the Namespace; borrows the sockets.
class Rooms final {
public:
    Rooms() = default;
    Q_DISABLE_COPY_MOVE(Rooms)

    void add(Socket &socket);
    /// Leaves all rooms; returns their names, the own id's first.
    QList<QByteArray> remove(Socket &socket);
    /// False when it was in the room already.
    bool join(Socket &socket, const QByteArray &room);
    /// False when it was not. The room of the own id cannot be left alone.
    bool leave(Socket &socket, const QByteArray &room);

    [[nodiscard]] const std::vector<Socket *> &sockets() const { return m_sockets; }
    [[nodiscard]] Socket *find(QByteArrayView id) const;
    /// Whether anybody is in the room, by joining it or by its id.
    [[nodiscard]] bool has(QByteArrayView room) const;
    /// Rooms that somebody joined; those of the own ids are not among them.
    [[nodiscard]] std::size_t count() const { return m_rooms.size(); }
    /// Socket ids first, then rooms in order of creation.
    [[nodiscard]] QList<QByteArray> names() const;
    [[nodiscard]] QList<QByteArray> roomsOf(const Socket &socket) const;
    /// Without the one of the own id.
    [[nodiscard]] std::size_t roomCount(const Socket &socket) const { return socket.seat().m_rooms.size(); }

    /// Calls visit(Socket &) once for each selected socket and excluded(Socket &) once for each that was selected but
    /// for `except`. Neither may add or remove sockets or rooms: take select() for that.
    template<typename Visit, typename Excluded>
    void forEach(const Selection &selection, Visit visit, Excluded excluded);
    /// The selected sockets, held: for work that changes membership.
    [[nodiscard]] std::vector<std::shared_ptr<Socket>> select(const Selection &selection);

private:
    template<typename Visit>
    void forEachMember(QByteArrayView room, Visit visit) const;

    std::vector<Socket *> m_sockets;
    std::unordered_map<QByteArray, Socket *, BytesHash, std::equal_to<>> m_byId;
    std::unordered_map<QByteArray, std::unique_ptr<Room>, BytesHash, std::equal_to<>> m_rooms;
    quint64 m_roomSerial = 0;
    quint64 m_mark = 0;
};

template<typename Visit>
void Rooms::forEachMember(QByteArrayView room, Visit visit) const
{
    if (Socket *const socket = find(room))
        visit(*socket);
    if (const auto found = m_rooms.find(room); found != m_rooms.end()) {
        for (Socket *const socket : found->second->members)
            visit(*socket);
    }
}

template<typename Visit, typename Excluded>
void Rooms::forEach(const Selection &selection, Visit visit, Excluded excluded)
{
    const quint64 exclude = ++m_mark;
    const quint64 visited = ++m_mark;
    for (const QByteArray &room : selection.except)
        forEachMember(room, [exclude](Socket &socket) { socket.seat().m_mark = exclude; });
    const auto consider = [&](Socket &socket) {
        quint64 &mark = socket.seat().m_mark;
        if (mark == visited)
            return;
        if (mark == exclude)
            excluded(socket);
        else
            visit(socket);
        mark = visited;
    };
    if (selection.rooms.isEmpty()) {
        for (Socket *const socket : m_sockets)
            consider(*socket);
        return;
    }
    for (const QByteArray &room : selection.rooms)
        forEachMember(room, consider);
}

} // namespace relayscope::socketio
