#include "core/explain/busframe.h"

#include "core/buspeek.h"
#include "core/explain/jsonscanner.h"
#include "core/explain/messagepackscanner.h"
#include "protocol/json.h"
#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/codec.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace relayscope::core::explain {

namespace {

/// Characters of a part's text, enough for a chip.
constexpr qsizetype kMaxPartChars = 60;

constexpr std::array<const char *, 5> kPacketTypes{"CONNECT", "DISCONNECT", "EVENT", "ACK", "CONNECT_ERROR"};

const char *packetTypeName(uint code)
{
    return code < kPacketTypes.size() ? kPacketTypes[code] : nullptr;
}

/// The operation that a number stands for.
const char *requestTypeName(uint code)
{
    return code <= std::numeric_limits<quint8>::max() ? requestName(redisadapter::RequestType(code)) : nullptr;
}

constexpr std::array<std::pair<const char *, PartKind>, 7> kNamedMembers{{
    {"uid", PartKind::Uid},
    {"requestId", PartKind::RequestId},
    {"data", PartKind::Data},
    {"nsp", PartKind::Namespace},
    {"rooms", PartKind::Rooms},
    {"except", PartKind::Except},
    {"flags", PartKind::Flags},
}};

class Explainer final {
public:
    Explainer(BusMessageKind kind, const QByteArray &bytes, qint64 wireBytes)
        : m_kind(kind)
    {
        m_frame.bytes = bytes;
        m_frame.wireBytes = wireBytes;
        m_frame.isPrefix = bytes.size() < wireBytes;
    }

    ExplainedFrame run()
    {
        scan();
        if (m_frame.tree.isEmpty())
            return std::move(m_frame);
        if (m_kind == BusMessageKind::Broadcast)
            explainBroadcast();
        else if (m_kind == BusMessageKind::Request || m_kind == BusMessageKind::Response)
            explainMembers(0);
        readEvent();
        return std::move(m_frame);
    }

private:
    void scan();
    void explainBroadcast();
    void explainMembers(int object);
    void addPart(int node, PartKind kind);
    [[nodiscard]] QString shortText(const ByteNode &node) const;
    void setMeaning(int node, const char *(*nameOf)(uint code));
    void readEvent();
    void setEvent(const socketio::Packet &packet, const redisadapter::Selection &selection, bool isVolatile);

    BusMessageKind m_kind;
    ExplainedFrame m_frame;
};

void Explainer::scan()
{
    const bool isJson
        = m_frame.bytes.startsWith('{') || (m_kind == BusMessageKind::Plain && m_frame.bytes.startsWith('['));
    const bool isMessagePack = !isJson && m_kind != BusMessageKind::Plain;
    m_frame.syntax = isJson ? FrameSyntax::Json : isMessagePack ? FrameSyntax::MessagePack : FrameSyntax::Opaque;
    if (!isJson && !isMessagePack)
        return;
    Scan scan = isJson ? scanJson(m_frame.bytes) : scanMessagePack(m_frame.bytes);
    if (m_kind == BusMessageKind::Plain && scan.stop && !m_frame.isPrefix) {
        m_frame.syntax = FrameSyntax::Opaque; // it only begins like JSON
        return;
    }
    m_frame.tree = std::move(scan.tree);
    m_frame.stop = scan.stop;
}

void Explainer::explainBroadcast()
{
    ByteTree &tree = m_frame.tree;
    const int uid = tree.element(0, 0);
    const int packet = tree.element(0, 1);
    const int options = tree.element(0, 2);
    for (const auto &[node, name] : {std::pair(uid, "uid"), std::pair(packet, "packet"), std::pair(options, "opts")}) {
        if (node >= 0)
            tree[node].key = name;
    }
    addPart(uid, PartKind::Uid);
    explainMembers(packet);
    explainMembers(options);
}

void Explainer::explainMembers(int object)
{
    ByteTree &tree = m_frame.tree;
    if (object < 0 || tree[object].kind != ByteNode::Kind::Object)
        return;
    for (const int child : std::vector(tree[object].children)) {
        const QByteArray key = tree[child].key;
        const bool isObject = tree[child].kind == ByteNode::Kind::Object;
        if (key == "type") {
            const bool isRequest = object == 0;
            setMeaning(child, isRequest ? requestTypeName : packetTypeName);
            addPart(child, isRequest ? PartKind::RequestType : PartKind::PacketType);
        } else if ((key == "packet" || key == "opts") && isObject) {
            explainMembers(child);
        } else {
            const auto named = std::find_if(
                kNamedMembers.begin(), kNamedMembers.end(), [&key](const auto &member) { return key == member.first; });
            addPart(child, named == kNamedMembers.end() ? PartKind::Member : named->second);
        }
        const bool isArguments = key == "data" && tree[child].kind == ByteNode::Kind::Array;
        if (isArguments && m_frame.argumentsNode < 0) {
            m_frame.argumentsNode = child;
            m_frame.firstArgument = m_kind == BusMessageKind::Response ? 0 : 1;
        }
    }
}

void Explainer::setMeaning(int node, const char *(*nameOf)(uint code))
{
    ByteNode &type = m_frame.tree[node];
    bool isNumber = false;
    const uint code = type.value.toUInt(&isNumber);
    if (isNumber)
        type.meaning = nameOf(code);
}

void Explainer::addPart(int node, PartKind kind)
{
    if (node < 0)
        return;
    const ByteNode &value = m_frame.tree[node];
    const bool isCode = kind == PartKind::PacketType || kind == PartKind::RequestType;
    m_frame.parts.append({kind, value.range, shortText(value), isCode ? value.meaning : QByteArray(), value.key});
}

QString Explainer::shortText(const ByteNode &node) const
{
    if (node.kind != ByteNode::Kind::Array && node.kind != ByteNode::Kind::Object)
        return node.value.left(kMaxPartChars);
    QStringList parts;
    qsizetype length = 0;
    for (const int child : node.children) {
        const ByteNode &value = m_frame.tree[child];
        const QString text = shortText(value);
        parts.append(
            node.kind == ByteNode::Kind::Array ? text : QString::fromUtf8(value.key) + QStringLiteral(": ") + text);
        length += parts.constLast().size();
        if (length > kMaxPartChars)
            break;
    }
    const bool isArray = node.kind == ByteNode::Kind::Array;
    const QString joined = parts.join(QStringLiteral(", "));
    const QString shown = joined.size() > kMaxPartChars ? joined.left(kMaxPartChars) + QChar(0x2026) : joined;
    return (isArray ? QStringLiteral("[%1]") : QStringLiteral("{%1}")).arg(shown);
}

void Explainer::readEvent()
{
    if (m_frame.isPrefix)
        return;
    if (m_kind == BusMessageKind::Broadcast) {
        if (const auto broadcast = redisadapter::decodeBroadcast(m_frame.bytes))
            setEvent(broadcast->packet, broadcast->selection, broadcast->flags.isVolatile);
    } else if (m_kind == BusMessageKind::Request) {
        const auto request = redisadapter::decodeRequest(m_frame.bytes);
        const auto *asking = request ? std::get_if<redisadapter::BroadcastRequest>(&*request) : nullptr;
        if (asking == nullptr)
            return;
        setEvent(asking->packet, asking->selection, asking->flags.isVolatile);
        if (m_frame.event)
            m_frame.event->wantsAck = true;
    }
}

void Explainer::setEvent(const socketio::Packet &packet, const redisadapter::Selection &selection, bool isVolatile)
{
    if (packet.type != socketio::PacketType::Event)
        return;
    const protocol::Value value = packet.payload.toValue();
    const protocol::Value::Array *const data = value.asArray();
    if (data == nullptr || data->empty())
        return;
    EventContents event;
    event.nsp = packet.nsp;
    event.name = socketio::viewEvent(packet.payload).name;
    event.arguments = protocol::toJson(protocol::Value::Array(data->begin() + 1, data->end()));
    event.rooms = selection.rooms;
    event.except = selection.except;
    event.isVolatile = isVolatile;
    m_frame.event = event;
}

} // namespace

BusMessageKind busMessageKind(const QByteArray &channel)
{
    // The adapter's prefix is free to choose: what its channels have in common is the '#' after it.
    const QByteArray family = channel.left(channel.indexOf('#'));
    for (const char *suffix : {"-request", "-response"}) {
        if (!family.endsWith(suffix))
            continue;
        const QByteArray prefix = family.chopped(qsizetype(qstrlen(suffix)));
        const redisadapter::ChannelKind kind = redisadapter::parseChannel(prefix, channel).kind;
        if (kind != redisadapter::ChannelKind::Foreign)
            return kind == redisadapter::ChannelKind::Request ? BusMessageKind::Request : BusMessageKind::Response;
    }
    return redisadapter::parseChannel(family, channel).kind == redisadapter::ChannelKind::Foreign
        ? BusMessageKind::Plain
        : BusMessageKind::Broadcast;
}

ExplainedFrame explainBusMessage(BusMessageKind kind, const QByteArray &bytes, qint64 wireBytes)
{
    return Explainer(kind, bytes, wireBytes).run();
}

} // namespace relayscope::core::explain
