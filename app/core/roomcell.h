#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace relayscope::core {

/// How many sockets of one node are in a room, or in a namespace when the room is empty; a cell of the table rooms x
/// nodes. There is none for zero sockets.
struct RoomCell {
    QByteArray nsp;
    QByteArray room;
    QString nodeId;
    int sockets = 0;

    bool operator==(const RoomCell &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::RoomCell)
