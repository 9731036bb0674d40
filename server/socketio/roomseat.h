#pragma once

#include <QByteArray>

#include <cstddef>
#include <vector>

namespace relayscope::socketio {

class Socket;

/// One named room and who is in it; lives while somebody is.
struct Room {
    QByteArray name;
    /// Counts creations, so that listings keep their order.
    quint64 serial = 0;
    std::vector<Socket *> members;
};

/// What a socket carries for the Rooms of its namespace; nobody else touches it.
class RoomSeat final {
private:
    friend class Rooms;
    /// In order of joining; the room of the own id is implied.
    std::vector<Room *> m_rooms;
    std::size_t m_index = 0;
    quint64 m_mark = 0;
};

} // namespace relayscope::socketio
