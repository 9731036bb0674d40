#include "core/explain/wireframe.h"

#include "core/explain/jsonscanner.h"

#include <array>

namespace relayscope::core::explain {

namespace {

constexpr std::array<const char *, 7> kEngineTypes{"open", "close", "ping", "pong", "message", "upgrade", "noop"};
constexpr std::array<const char *, 7> kPacketTypes{
    "CONNECT", "DISCONNECT", "EVENT", "ACK", "CONNECT_ERROR", "BINARY_EVENT", "BINARY_ACK"};
constexpr char kMessage = '4';
constexpr char kEvent = '2';
constexpr char kAck = '3';
constexpr char kBinaryEvent = '5';
constexpr char kBinaryAck = '6';

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Splitter final {
public:
    explicit Splitter(const QByteArray &text) { m_frame.bytes = text; }

    ExplainedFrame run()
    {
        m_frame.syntax = FrameSyntax::Wire;
        m_frame.wireBytes = m_frame.bytes.size();
        const char engineType = readType(PartKind::EngineType, kEngineTypes);
        if (engineType == kMessage)
            readPacket();
        else
            readPayload();
        return std::move(m_frame);
    }

private:
    [[nodiscard]] QByteArrayView rest() const { return QByteArrayView(m_frame.bytes).sliced(m_position); }

    void add(PartKind kind, qsizetype length, qsizetype shown, const QByteArray &meaning = {})
    {
        m_frame.parts.append({kind, {m_position, length}, QString::fromUtf8(rest().first(shown)), meaning, {}});
        m_position += length;
    }
    /// The digit, 0 when there is none of a known type.
    char readType(PartKind kind, const std::array<const char *, 7> &names)
    {
        if (rest().isEmpty() || rest().front() < '0' || rest().front() > '6')
            return 0;
        const char digit = rest().front();
        add(kind, 1, 1, names[std::size_t(digit - '0')]);
        return digit;
    }
    void readPacket();
    void readAttachmentCount();
    void readNamespace();
    void readAckId();
    void readPayload();
    void readEvent(char packetType);

    ExplainedFrame m_frame;
    qsizetype m_position = 0;
};

void Splitter::readPacket()
{
    const char type = readType(PartKind::PacketType, kPacketTypes);
    if (type == kBinaryEvent || type == kBinaryAck)
        readAttachmentCount();
    readNamespace();
    readAckId();
    readPayload();
    if (type == kEvent || type == kBinaryEvent || type == kAck || type == kBinaryAck)
        readEvent(type);
}

void Splitter::readAttachmentCount()
{
    qsizetype digits = 0;
    while (digits < rest().size() && isDigit(rest()[digits]))
        ++digits;
    if (digits == 0 || digits == rest().size() || rest()[digits] != '-')
        return;
    m_frame.attachments = rest().first(digits).toByteArray().toInt();
    add(PartKind::AttachmentCount, digits + 1, digits);
}

void Splitter::readNamespace()
{
    if (!rest().startsWith('/'))
        return;
    const qsizetype comma = rest().indexOf(',');
    const qsizetype size = comma < 0 ? rest().size() : comma;
    add(PartKind::Namespace, comma < 0 ? size : size + 1, size);
}

void Splitter::readAckId()
{
    qsizetype digits = 0;
    while (digits < rest().size() && isDigit(rest()[digits]))
        ++digits;
    if (digits > 0)
        add(PartKind::AckId, digits, digits);
}

void Splitter::readPayload()
{
    if (rest().isEmpty())
        return;
    Scan scan = scanJson(m_frame.bytes, m_position);
    m_frame.tree = std::move(scan.tree);
    m_frame.stop = scan.stop;
    add(PartKind::Payload, rest().size(), rest().size());
}

void Splitter::readEvent(char packetType)
{
    const ByteTree &tree = m_frame.tree;
    if (tree.isEmpty() || tree[0].kind != ByteNode::Kind::Array)
        return;
    m_frame.argumentsNode = 0;
    if (packetType == kAck || packetType == kBinaryAck)
        return;
    m_frame.firstArgument = 1;
    const int name = tree.element(0, 0);
    if (name < 0 || m_frame.stop)
        return;
    EventContents event;
    event.name = tree[name].value.toUtf8();
    for (const FramePart &part : std::as_const(m_frame.parts)) {
        if (part.kind == PartKind::Namespace)
            event.nsp = part.text.toUtf8();
        event.wantsAck = event.wantsAck || part.kind == PartKind::AckId;
    }
    if (const int first = tree.element(0, 1); first >= 0) {
        const qsizetype from = tree[first].range.offset;
        const qsizetype end = tree[tree[0].children.back()].range.end();
        event.arguments = '[' + m_frame.bytes.sliced(from, end - from) + ']';
    }
    m_frame.event = event;
}

} // namespace

ExplainedFrame explainWireText(const QByteArray &text)
{
    return Splitter(text).run();
}

} // namespace relayscope::core::explain
