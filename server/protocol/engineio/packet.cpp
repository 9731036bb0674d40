#include "protocol/engineio/packet.h"

#include "protocol/limits.h"

namespace relayscope::engineio {

namespace {

constexpr char kSeparator = '\x1e';
constexpr char kBase64Mark = 'b';

/// Node's Buffer takes the URL-safe alphabet as well and skips what belongs to neither; so does QByteArray once the
/// two letters are mapped.
QByteArray decodeBase64(QByteArrayView text)
{
    QByteArray standard = text.toByteArray();
    standard.replace('-', '+').replace('_', '/');
    return QByteArray::fromBase64(standard);
}

qsizetype encodedSize(const Packet &packet)
{
    return 1 + (packet.binary ? (packet.data.size() + 2) / 3 * 4 : packet.data.size());
}

} // namespace

const char *toString(PacketError error)
{
    switch (error) {
    case PacketError::Empty:
        return "empty packet";
    case PacketError::UnknownType:
        return "unknown packet type";
    case PacketError::TooManyPackets:
        return "too many packets in one payload";
    }
    return "";
}

Expected<Packet, PacketError> decodePacket(QByteArrayView text)
{
    if (text.isEmpty())
        return Unexpected(PacketError::Empty);
    const char type = text.front();
    const QByteArrayView data = text.sliced(1);
    if (type == kBase64Mark)
        return Packet{PacketType::Message, decodeBase64(data), true};
    if (type < '0' || type > '6')
        return Unexpected(PacketError::UnknownType);
    return Packet{static_cast<PacketType>(type - '0'), data.toByteArray(), false};
}

QByteArray encodePacket(const Packet &packet)
{
    QByteArray out;
    out.reserve(encodedSize(packet));
    appendPacket(out, packet);
    return out;
}

void appendPacket(QByteArray &out, const Packet &packet)
{
    if (packet.binary) {
        out.append(kBase64Mark);
        out.append(packet.data.toBase64());
        return;
    }
    out.append(static_cast<char>('0' + static_cast<int>(packet.type)));
    out.append(packet.data);
}

DecodedPayload decodePayload(QByteArrayView payload)
{
    DecodedPayload result;
    for (;;) {
        if (result.packets.size() == limits::kMaxPacketsPerPayload) {
            result.error = PacketError::TooManyPackets;
            return result;
        }
        const qsizetype end = payload.indexOf(kSeparator);
        Expected<Packet, PacketError> packet = decodePacket(end < 0 ? payload : payload.first(end));
        if (!packet) {
            result.error = packet.error();
            return result;
        }
        result.packets.append(*std::move(packet));
        if (end < 0)
            return result;
        payload = payload.sliced(end + 1);
    }
}

QByteArray encodePayload(const QList<Packet> &packets)
{
    qsizetype size = 0;
    for (const Packet &packet : packets)
        size += encodedSize(packet) + 1;
    QByteArray out;
    out.reserve(size);
    for (const Packet &packet : packets) {
        if (!out.isEmpty())
            out.append(kSeparator);
        appendPacket(out, packet);
    }
    return out;
}

} // namespace relayscope::engineio
