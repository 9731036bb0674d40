#pragma once

#include "protocol/socketio/payload.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace relayscope::socketio {

/// Socket.IO v5 packet types (socket.io-protocol v5). The wire has two more digits, 5 (BINARY_EVENT) and 6
/// (BINARY_ACK): the encoder writes and the decoder folds them, whether a packet is binary is whether its payload has
/// attachments.
enum class PacketType : quint8 {
    Connect = 0,
    Disconnect = 1,
    Event = 2,
    Ack = 3,
    ConnectError = 4,
};

/// One Socket.IO packet: event `2/nsp,12["name",1]`, its namespace, ack id and payload.
struct Packet {
    PacketType type = PacketType::Event;
    QByteArray nsp = QByteArrayLiteral("/");
    std::optional<std::uint64_t> id;
    Payload payload;

    bool operator==(const Packet &) const = default;
};

} // namespace relayscope::socketio
