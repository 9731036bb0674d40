#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace relayscope::engineio {

/// Engine.IO v4 packet types, the digit on the wire (engine.io-protocol v4, "Packet types").
enum class PacketType : quint8 {
    Open = 0,
    Close = 1,
    Ping = 2,
    Pong = 3,
    Message = 4,
    Upgrade = 5,
    Noop = 6,
};

/// One Engine.IO packet. Binary is always a message; its data is raw bytes.
struct Packet {
    PacketType type = PacketType::Message;
    QByteArray data;
    bool binary = false;

    bool operator==(const Packet &) const = default;
};

enum class PacketError {
    Empty,
    UnknownType,
    TooManyPackets,
};
[[nodiscard]] const char *toString(PacketError error);

/// Decodes a text packet: digit + data, or `b` + base64 (leniently, as Node's Buffer does) for binary.
[[nodiscard]] Expected<Packet, PacketError> decodePacket(QByteArrayView text);

/// Digit + data; binary as `b` + padded base64. This is the form of text frames and polling payloads.
[[nodiscard]] QByteArray encodePacket(const Packet &packet);
void appendPacket(QByteArray &out, const Packet &packet);

/// Joins or splits a polling payload at the record separator 0x1E. Decoding stops at the first bad packet and keeps the
/// good ones before it, as engine.io does: `packets` are valid whether or not `error` is set.
struct DecodedPayload {
    QList<Packet> packets;
    std::optional<PacketError> error;
};
[[nodiscard]] DecodedPayload decodePayload(QByteArrayView payload);
[[nodiscard]] QByteArray encodePayload(const QList<Packet> &packets);

} // namespace relayscope::engineio
