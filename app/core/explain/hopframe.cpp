#include "core/explain/hopframe.h"

#include "core/explain/busframe.h"
#include "core/explain/wireframe.h"
#include "core/savedarguments.h"
#include "protocol/json.h"
#include "protocol/socketio/encoder.h"

namespace relayscope::core::explain {

namespace {

using socketio::PacketType;

constexpr QByteArrayView kPlaceholderKey("_placeholder");

/// How the row's payload relates to the frame.
enum class Source {
    None,
    /// Arguments alone, the name beside: what a test client reports.
    Arguments,
    /// The packet's JSON: what a node reports.
    PacketJson,
    Bus,
    Heartbeat,
};

struct Shape {
    Source source = Source::None;
    PacketType type = PacketType::Event;
};

/// The row of a loss is that of the departure; only what was lost behind Redis is told by nobody but us.
Shape shapeOfLost(const Hop &hop)
{
    switch (hop.from.kind) {
    case PlaceKind::Client:
        return {Source::Arguments, PacketType::Event};
    case PlaceKind::Redis:
        return {Source::Bus, PacketType::Event};
    case PlaceKind::Node:
    case PlaceKind::ForeignServer:
    case PlaceKind::Unknown:
        return {Source::PacketJson, PacketType::Event};
    }
    Q_UNREACHABLE();
}

Shape shapeOf(const Hop &hop)
{
    switch (hop.kind) {
    case HopKind::Sent:
    case HopKind::Delivered:
        return {Source::Arguments, PacketType::Event};
    case HopKind::Received:
    case HopKind::WrittenToClient:
        return {Source::PacketJson, PacketType::Event};
    case HopKind::Lost:
        return shapeOfLost(hop);
    case HopKind::AckSent:
    case HopKind::AckReceived:
    case HopKind::AckDelivered:
        return {Source::PacketJson, PacketType::Ack};
    case HopKind::Published:
    case HopKind::SeenOnRedis:
    case HopKind::ReceivedFromRedis:
        return {Source::Bus, PacketType::Event};
    case HopKind::Heartbeat:
        return {Source::Heartbeat, PacketType::Event};
    case HopKind::Emitted:
    case HopKind::LocalBroadcast:
    case HopKind::ClientAckSent:
    case HopKind::AckMissing:
    case HopKind::Skipped:
    case HopKind::Connected:
    case HopKind::Disconnected:
    case HopKind::TransportUpgraded:
    case HopKind::RoomJoined:
    case HopKind::RoomLeft:
    case HopKind::RedisLink:
    case HopKind::Readiness:
    case HopKind::ProtocolViolation:
    case HopKind::Refused:
    case HopKind::Request:
    case HopKind::Response:
    case HopKind::ObservationsDropped:
    case HopKind::Missed:
        return {};
    }
    Q_UNREACHABLE();
}

/// Placeholders of attachments in a packet's JSON.
int countPlaceholders(const ByteTree &tree)
{
    int count = 0;
    for (int node = 0; node < tree.size(); ++node) {
        const int marker = tree.member(node, kPlaceholderKey);
        count += marker >= 0 && tree[marker].value == QLatin1String("true") ? 1 : 0;
    }
    return count;
}

/// A client knows the event but not the id it asks with; the node that got it does.
qint64 ackIdOf(const Hop &hop, const QList<Hop> &message)
{
    if (hop.ackId >= 0)
        return hop.ackId;
    const HopKind other = hop.kind == HopKind::Sent ? HopKind::Received
        : hop.kind == HopKind::AckDelivered         ? HopKind::AckSent
                                                    : HopKind::WrittenToClient;
    const Place &client = hop.kind == HopKind::Sent ? hop.from : hop.to;
    for (const Hop &sibling : message) {
        const Place &place = other == HopKind::Received ? sibling.from : sibling.to;
        if (sibling.kind == other && place == client && sibling.nsp == hop.nsp)
            return sibling.ackId;
    }
    return -1;
}

qsizetype sizeOf(const socketio::EncodedPacket &packet)
{
    qsizetype size = packet.text.size();
    for (const QByteArray &attachment : packet.attachments)
        size += attachment.size();
    return size;
}

/// `4<type>[<nsp>,][<id>]`
QByteArray wireHead(char type, const Hop &hop, qint64 ackId)
{
    QByteArray head = QByteArrayLiteral("4") + type;
    if (!hop.nsp.isEmpty() && hop.nsp != "/")
        head += hop.nsp + ',';
    if (ackId >= 0)
        head += QByteArray::number(ackId);
    return head;
}

/// The frame of a client's own event, as the client encodes it.
QByteArray frameFromArguments(const Hop &hop, qint64 ackId)
{
    QByteArray name;
    protocol::appendJsonString(name, hop.eventName);
    const QByteArrayView inner = QByteArrayView(hop.payload).sliced(hop.payload.startsWith('[') ? 1 : 0);
    const bool isEmpty = inner.isEmpty() || inner.startsWith(']');
    const QByteArray plain
        = wireHead('2', hop, ackId) + '[' + name + (isEmpty ? QByteArrayLiteral("]") : ',' + inner.toByteArray());
    if (plain.size() - 1 == qsizetype(hop.bytes))
        return plain;
    const auto arguments = readSavedArguments(hop.payload);
    if (!arguments)
        return plain;
    socketio::Packet packet;
    packet.nsp = hop.nsp.isEmpty() ? QByteArrayLiteral("/") : hop.nsp;
    if (ackId >= 0)
        packet.id = std::uint64_t(ackId);
    packet.payload = socketio::makeEvent(hop.eventName, *arguments);
    const socketio::EncodedPacket encoded = socketio::encode(packet);
    return sizeOf(encoded) == qsizetype(hop.bytes) ? '4' + encoded.text : plain;
}

QByteArray frameFromJson(const Hop &hop, PacketType type, qint64 ackId)
{
    const char plainType = type == PacketType::Ack ? '3' : '2';
    QByteArray head = wireHead(plainType, hop, ackId);
    const int attachments = countPlaceholders(explainWireText(head + hop.payload).tree);
    const bool isBinary = attachments > 0 && head.size() + hop.payload.size() - 1 < qsizetype(hop.bytes);
    if (isBinary) {
        head[1] = type == PacketType::Ack ? '6' : '5';
        head.insert(2, QByteArray::number(attachments) + '-');
    }
    return head + hop.payload;
}

ExplainedFrame explainClientFrame(const Hop &hop, const Shape &shape, const QList<Hop> &message)
{
    const qint64 ackId = ackIdOf(hop, message);
    ExplainedFrame frame = explainWireText(
        shape.source == Source::Arguments ? frameFromArguments(hop, ackId) : frameFromJson(hop, shape.type, ackId));
    // What a row knows of the size is without the Engine.IO digit.
    const qint64 withDigit = hop.bytes > 0 ? qint64(hop.bytes) + 1 : frame.bytes.size();
    frame.wireBytes = qMax(withDigit, qint64(frame.bytes.size()));
    frame.isReconstructed = true;
    frame.isPrefix = hop.payload.size() >= Hop::kMaxPreviewBytes && frame.stop.has_value();
    frame.isSizeConfirmed = hop.bytes > 0 && (frame.attachments > 0 || withDigit == frame.bytes.size());
    return frame;
}

/// What the tap saw of the message, where the row has only its beginning.
QByteArray busBytes(const Hop &hop, const QList<Hop> &message)
{
    if (!hop.raw.isEmpty())
        return hop.raw;
    for (const Hop &sibling : message) {
        if (sibling.kind == HopKind::SeenOnRedis && sibling.channel == hop.channel && sibling.bytes == hop.bytes
            && sibling.raw.startsWith(hop.payload))
            return sibling.raw;
    }
    return hop.payload;
}

} // namespace

ExplainedFrame explainFrame(const Hop &hop, const QList<Hop> &message)
{
    const Shape shape = shapeOf(hop);
    switch (shape.source) {
    case Source::None:
        return {};
    case Source::Bus: {
        const QByteArray bytes = busBytes(hop, message);
        return bytes.isEmpty() ? ExplainedFrame() : explainBusMessage(busMessageKind(hop.channel), bytes, hop.bytes);
    }
    case Source::Heartbeat:
        // The server pings, the client answers (engine.io-protocol v4, "Heartbeat").
        return explainWireText(hop.from.kind == PlaceKind::Client ? QByteArrayLiteral("3") : QByteArrayLiteral("2"));
    case Source::Arguments:
    case Source::PacketJson:
        break;
    }
    return explainClientFrame(hop, shape, message);
}

} // namespace relayscope::core::explain
