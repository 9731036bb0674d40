#include "core/explain/messagepackscanner.h"

#include "protocol/json.h"
#include "protocol/limits.h"
#include "protocol/messagepack.h"

#include <QtEndian>

#include <array>

namespace relayscope::core::explain {

namespace {

using Kind = ByteNode::Kind;
using Reason = ScanStop::Reason;

/// Bytes of binary that a value shows.
constexpr qsizetype kMaxShownBytes = 32;

/// The first byte of a value (MessagePack specification, "Formats").
struct Format {
    Kind kind = Kind::Null;
    const char *name = nullptr;
    /// Bytes of the length, count or number that follows, big endian.
    int headBytes = 0;
    /// Length, count or number that the first byte itself holds; -1 when it follows.
    int inlined = -1;
    bool isSigned = false;
};

std::optional<Format> formatFrom0xC0(unsigned char byte)
{
    static constexpr std::array<Format, 32> kFormats{{
        {Kind::Null, "nil", 0, 0},
        {},
        {Kind::Boolean, "false", 0, 0},
        {Kind::Boolean, "true", 0, 1},
        {Kind::Binary, "bin 8", 1},
        {Kind::Binary, "bin 16", 2},
        {Kind::Binary, "bin 32", 4},
        {Kind::Extension, "ext 8", 1},
        {Kind::Extension, "ext 16", 2},
        {Kind::Extension, "ext 32", 4},
        {Kind::Number, "float 32", 4},
        {Kind::Number, "float 64", 8},
        {Kind::Number, "uint 8", 1},
        {Kind::Number, "uint 16", 2},
        {Kind::Number, "uint 32", 4},
        {Kind::Number, "uint 64", 8},
        {Kind::Number, "int 8", 1, -1, true},
        {Kind::Number, "int 16", 2, -1, true},
        {Kind::Number, "int 32", 4, -1, true},
        {Kind::Number, "int 64", 8, -1, true},
        {Kind::Extension, "fixext 1", 0, 1},
        {Kind::Extension, "fixext 2", 0, 2},
        {Kind::Extension, "fixext 4", 0, 4},
        {Kind::Extension, "fixext 8", 0, 8},
        {Kind::Extension, "fixext 16", 0, 16},
        {Kind::Text, "str 8", 1},
        {Kind::Text, "str 16", 2},
        {Kind::Text, "str 32", 4},
        {Kind::Array, "array 16", 2},
        {Kind::Array, "array 32", 4},
        {Kind::Object, "map 16", 2},
        {Kind::Object, "map 32", 4},
    }};
    const Format &format = kFormats[byte - 0xC0U];
    if (format.name == nullptr) // 0xC1 is never used
        return std::nullopt;
    return format;
}

std::optional<Format> formatOf(unsigned char byte)
{
    if (byte < 0x80)
        return Format{Kind::Number, "positive fixint", 0, byte};
    if (byte < 0x90)
        return Format{Kind::Object, "fixmap", 0, byte & 0x0F};
    if (byte < 0xA0)
        return Format{Kind::Array, "fixarray", 0, byte & 0x0F};
    if (byte < 0xC0)
        return Format{Kind::Text, "fixstr", 0, byte & 0x1F};
    if (byte < 0xE0)
        return formatFrom0xC0(byte);
    return Format{Kind::Number, "negative fixint", 0, byte, true};
}

QString hexText(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes.first(qMin(bytes.size(), kMaxShownBytes)).toByteArray().toHex(' '));
    if (bytes.size() > kMaxShownBytes)
        text += QStringLiteral(" \u2026");
    return text;
}

class Scanner final {
public:
    explicit Scanner(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    Scan run()
    {
        if (value(-1, {}, 0, 1) && m_position < m_bytes.size())
            stop(Reason::TrailingBytes);
        return std::move(m_scan);
    }

private:
    bool stop(Reason reason)
    {
        m_scan.stop = ScanStop{reason, m_position};
        return false;
    }

    /// start: where the value begins, or its key.
    bool value(int parent, const QByteArray &key, qsizetype start, int depth);
    bool container(int node, quint64 count, int depth);
    bool scalar(ByteNode &node, const Format &format, quint64 head);
    bool number(ByteNode &node, const Format &format, quint64 head) const;
    bool content(ByteNode &node, quint64 size);
    bool extension(ByteNode &node, quint64 size);
    std::optional<QByteArray> readKey();
    /// Length, count or number of the format, nothing when the bytes end before.
    std::optional<quint64> readHead(const Format &format);

    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    /// First byte of the value that is read now.
    qsizetype m_first = 0;
    Scan m_scan;
};

std::optional<quint64> Scanner::readHead(const Format &format)
{
    if (format.inlined >= 0)
        return quint64(format.inlined);
    if (m_bytes.size() - m_position < format.headBytes) {
        m_position = m_bytes.size();
        return std::nullopt;
    }
    quint64 head = 0;
    for (int i = 0; i < format.headBytes; ++i)
        head = head << 8 | static_cast<unsigned char>(m_bytes[m_position++]);
    return head;
}

bool Scanner::value(int parent, const QByteArray &key, qsizetype start, int depth)
{
    if (m_position >= m_bytes.size())
        return stop(Reason::Truncated);
    if (m_scan.tree.size() >= Scan::kMaxNodes)
        return stop(Reason::TooManyValues);
    const std::optional<Format> format = formatOf(static_cast<unsigned char>(m_bytes[m_position]));
    if (!format)
        return stop(Reason::Syntax);
    const bool isContainer = format->kind == Kind::Array || format->kind == Kind::Object;
    if (isContainer && depth > limits::kMaxValueDepth)
        return stop(Reason::TooDeep);
    m_first = m_position++;

    ByteNode node;
    node.kind = format->kind;
    node.key = key;
    node.format = format->name;
    node.range.offset = start;
    const std::optional<quint64> head = readHead(*format);
    const bool hasScalar = head && !isContainer && scalar(node, *format, *head);
    const int index = m_scan.tree.add(parent, std::move(node));
    if (head && isContainer)
        m_scan.tree[index].count = qint64(*head);
    const bool isWhole = hasScalar || (head && isContainer && container(index, *head, depth));
    m_scan.tree[index].range.length = m_position - start;
    m_scan.tree[index].isCut = !isWhole;
    if (!isWhole && !m_scan.stop)
        stop(Reason::Truncated);
    return isWhole;
}

bool Scanner::container(int node, quint64 count, int depth)
{
    const bool isObject = m_scan.tree[node].kind == Kind::Object;
    // Each round takes a byte at least, or ends the loop.
    for (quint64 i = 0; i < count; ++i) {
        const qsizetype start = m_position;
        QByteArray key;
        if (isObject) {
            const std::optional<QByteArray> read = readKey();
            if (!read)
                return false;
            key = *read;
        }
        if (!value(node, key, start, depth + 1))
            return false;
    }
    return true;
}

std::optional<QByteArray> Scanner::readKey()
{
    if (m_position >= m_bytes.size())
        return std::nullopt;
    const std::optional<Format> format = formatOf(static_cast<unsigned char>(m_bytes[m_position]));
    const bool isText = format && format->kind == Kind::Text;
    const bool isInteger
        = format && format->kind == Kind::Number && !QByteArrayView(format->name).startsWith(QByteArrayView("float"));
    if (!isText && !isInteger) {
        stop(Reason::InvalidKey);
        return std::nullopt;
    }
    ++m_position;
    const std::optional<quint64> head = readHead(*format);
    ByteNode node;
    node.kind = format->kind;
    if (!head || !scalar(node, *format, *head))
        return std::nullopt;
    return node.value.toUtf8();
}

bool Scanner::scalar(ByteNode &node, const Format &format, quint64 head)
{
    switch (format.kind) {
    case Kind::Null:
        node.value = QStringLiteral("null");
        return true;
    case Kind::Boolean:
        node.value = head == 0 ? QStringLiteral("false") : QStringLiteral("true");
        return true;
    case Kind::Number:
        return number(node, format, head);
    case Kind::Extension:
        return extension(node, head);
    case Kind::Text:
    case Kind::Binary:
        return content(node, head);
    case Kind::Date:
    case Kind::Array:
    case Kind::Object:
        break;
    }
    return false;
}

bool Scanner::number(ByteNode &node, const Format &format, quint64 head) const
{
    if (QByteArrayView(format.name).startsWith(QByteArrayView("float"))) {
        const double value = format.headBytes == 4 ? double(qFromBigEndian<float>(m_bytes.data() + m_position - 4))
                                                   : qFromBigEndian<double>(m_bytes.data() + m_position - 8);
        node.value = QString::fromUtf8(protocol::toJson(protocol::Value(value)));
        return true;
    }
    if (!format.isSigned) {
        node.value = QString::number(head);
        return true;
    }
    const int unusedBits = 64 - 8 * qMax(1, format.headBytes);
    node.value = QString::number(qint64(head << unusedBits) >> unusedBits);
    return true;
}

bool Scanner::content(ByteNode &node, quint64 size)
{
    const qsizetype available = m_bytes.size() - m_position;
    const bool isWhole = size <= quint64(available);
    const QByteArrayView bytes = m_bytes.sliced(m_position, isWhole ? qsizetype(size) : available);
    m_position += bytes.size();
    node.count = qint64(size);
    node.value = node.kind == Kind::Text ? QString::fromUtf8(bytes) : hexText(bytes);
    return isWhole;
}

bool Scanner::extension(ByteNode &node, quint64 size)
{
    // The type byte stands between the length and the content.
    if (m_position >= m_bytes.size())
        return false;
    const auto type = static_cast<signed char>(m_bytes[m_position++]);
    node.format += ", type " + QByteArray::number(type);
    if (!content(node, size))
        return false;
    const auto decoded = protocol::decodeMessagePack(m_bytes.sliced(m_first, m_position - m_first));
    if (decoded && decoded->asDate() != nullptr) {
        node.kind = Kind::Date;
        const QByteArray quoted = protocol::toJson(*decoded);
        node.value = QString::fromUtf8(quoted.mid(1, quoted.size() - 2));
    }
    return true;
}

} // namespace

Scan scanMessagePack(QByteArrayView bytes)
{
    return Scanner(bytes).run();
}

} // namespace relayscope::core::explain
