#include "socketio/rooms.h"

#include <algorithm>

namespace relayscope::socketio {

void Rooms::add(Socket &socket)
{
    socket.seat().m_index = m_sockets.size();
    m_sockets.push_back(&socket);
    m_byId.emplace(socket.id(), &socket);
}

QList<QByteArray> Rooms::remove(Socket &socket)
{
    const QList<QByteArray> left = roomsOf(socket);
    for (qsizetype i = 1; i < left.size(); ++i)
        leave(socket, left.at(i));
    m_byId.erase(socket.id());
    const std::size_t index = socket.seat().m_index;
    Socket *const last = m_sockets.back();
    m_sockets[index] = last;
    last->seat().m_index = index;
    m_sockets.pop_back();
    return left;
}

bool Rooms::join(Socket &socket, const QByteArray &name)
{
    if (name == socket.id())
        return false;
    std::unique_ptr<Room> &room = m_rooms[name];
    if (!room)
        room = std::make_unique<Room>(Room{name, ++m_roomSerial, {}});
    std::vector<Room *> &seats = socket.seat().m_rooms;
    if (std::find(seats.begin(), seats.end(), room.get()) != seats.end())
        return false;
    seats.push_back(room.get());
    room->members.push_back(&socket);
    return true;
}

bool Rooms::leave(Socket &socket, const QByteArray &name)
{
    const auto found = m_rooms.find(QByteArrayView(name));
    if (found == m_rooms.end())
        return false;
    Room *const room = found->second.get();
    std::vector<Room *> &seats = socket.seat().m_rooms;
    const auto seat = std::find(seats.begin(), seats.end(), room);
    if (seat == seats.end())
        return false;
    seats.erase(seat);
    const auto member = std::find(room->members.begin(), room->members.end(), &socket);
    *member = room->members.back();
    room->members.pop_back();
    if (room->members.empty())
        m_rooms.erase(found);
    return true;
}

Socket *Rooms::find(QByteArrayView id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

bool Rooms::has(QByteArrayView room) const
{
    return m_rooms.contains(room) || m_byId.contains(room);
}

QList<QByteArray> Rooms::names() const
{
    QList<QByteArray> names;
    names.reserve(static_cast<qsizetype>(m_sockets.size() + m_rooms.size()));
    for (const Socket *const socket : m_sockets)
        names.append(socket->id());
    std::vector<const Room *> rooms;
    for (const auto &[name, room] : m_rooms) {
        if (!m_byId.contains(QByteArrayView(name)))
            rooms.push_back(room.get());
    }
    std::sort(rooms.begin(), rooms.end(), [](const Room *a, const Room *b) { return a->serial < b->serial; });
    for (const Room *const room : rooms)
        names.append(room->name);
    return names;
}

QList<QByteArray> Rooms::roomsOf(const Socket &socket) const
{
    QList<QByteArray> names{socket.id()};
    for (const Room *const room : socket.seat().m_rooms)
        names.append(room->name);
    return names;
}

std::vector<std::shared_ptr<Socket>> Rooms::select(const Selection &selection)
{
    std::vector<std::shared_ptr<Socket>> selected;
    forEach(
        selection, [&selected](Socket &socket) { selected.push_back(socket.shared_from_this()); }, [](Socket &) {});
    return selected;
}

} // namespace relayscope::socketio
