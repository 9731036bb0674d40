#include "core/explain/jsonscanner.h"

#include "protocol/json.h"
#include "protocol/limits.h"

namespace relayscope::core::explain {

namespace {

using Kind = ByteNode::Kind;
using Reason = ScanStop::Reason;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool belongsToNumber(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

class Scanner final {
public:
    Scanner(QByteArrayView bytes, qsizetype from)
        : m_bytes(bytes)
        , m_position(std::clamp(from, qsizetype(0), bytes.size()))
    {
    }

    Scan run()
    {
        skipSpace();
        if (value(-1, {}, m_position, 1)) {
            skipSpace();
            if (!atEnd())
                stop(Reason::TrailingBytes);
        }
        return std::move(m_scan);
    }

private:
    [[nodiscard]] bool atEnd() const { return m_position >= m_bytes.size(); }
    [[nodiscard]] char peek() const { return m_bytes[m_position]; }
    void skipSpace()
    {
        while (!atEnd() && isSpace(peek()))
            ++m_position;
    }
    bool stop(Reason reason)
    {
        m_scan.stop = ScanStop{reason, m_position};
        return false;
    }

    /// start: where the value begins, or its key.
    bool value(int parent, const QByteArray &key, qsizetype start, int depth);
    bool container(int parent, const QByteArray &key, qsizetype start, int depth);
    bool elements(int node, bool isObject, int depth);
    bool member(int node, int depth);
    bool scalar(int parent, const QByteArray &key, qsizetype start);
    bool literal(ByteNode &node);
    /// The literal from its opening to its closing quote, or to the end of the bytes; true when it is whole.
    bool readQuoted(QByteArrayView &quoted);
    [[nodiscard]] static std::optional<QByteArray> unquote(QByteArrayView quoted);
    bool textLiteral(ByteNode &node);
    bool numberLiteral(ByteNode &node);
    bool wordLiteral(ByteNode &node);

    QByteArrayView m_bytes;
    qsizetype m_position;
    Scan m_scan;
};

bool Scanner::value(int parent, const QByteArray &key, qsizetype start, int depth)
{
    if (atEnd())
        return stop(Reason::Truncated);
    if (m_scan.tree.size() >= Scan::kMaxNodes)
        return stop(Reason::TooManyValues);
    return peek() == '{' || peek() == '[' ? container(parent, key, start, depth) : scalar(parent, key, start);
}

bool Scanner::container(int parent, const QByteArray &key, qsizetype start, int depth)
{
    if (depth > limits::kMaxValueDepth)
        return stop(Reason::TooDeep);
    const bool isObject = peek() == '{';
    ++m_position;
    ByteNode node;
    node.kind = isObject ? Kind::Object : Kind::Array;
    node.key = key;
    node.format = isObject ? "object" : "array";
    node.range.offset = start;
    const int index = m_scan.tree.add(parent, std::move(node));
    const bool isWhole = elements(index, isObject, depth);
    ByteNode &added = m_scan.tree[index];
    added.range.length = m_position - start;
    added.count = qint64(added.children.size());
    added.isCut = !isWhole;
    return isWhole;
}

bool Scanner::elements(int node, bool isObject, int depth)
{
    const char closing = isObject ? '}' : ']';
    skipSpace();
    if (!atEnd() && peek() == closing) {
        ++m_position;
        return true;
    }
    for (;;) {
        skipSpace();
        if (!(isObject ? member(node, depth) : value(node, {}, m_position, depth + 1)))
            return false;
        skipSpace();
        if (atEnd())
            return stop(Reason::Truncated);
        const char next = peek();
        if (next != closing && next != ',')
            return stop(Reason::Syntax);
        ++m_position;
        if (next == closing)
            return true;
    }
}

bool Scanner::member(int node, int depth)
{
    if (atEnd())
        return stop(Reason::Truncated);
    if (peek() != '"')
        return stop(Reason::Syntax);
    const qsizetype start = m_position;
    QByteArrayView quoted;
    if (!readQuoted(quoted))
        return stop(Reason::Truncated);
    const std::optional<QByteArray> key = unquote(quoted);
    if (!key) {
        m_position = start;
        return stop(Reason::Syntax);
    }
    skipSpace();
    if (atEnd())
        return stop(Reason::Truncated);
    if (peek() != ':')
        return stop(Reason::Syntax);
    ++m_position;
    skipSpace();
    return value(node, *key, start, depth + 1);
}

bool Scanner::scalar(int parent, const QByteArray &key, qsizetype start)
{
    ByteNode node;
    node.key = key;
    node.range.offset = start;
    const bool isWhole = literal(node);
    const bool isNonsense = !isWhole && m_scan.stop->reason != Reason::Truncated;
    if (isNonsense)
        return false;
    node.isCut = !isWhole;
    node.range.length = m_position - start;
    m_scan.tree.add(parent, std::move(node));
    return isWhole;
}

bool Scanner::literal(ByteNode &node)
{
    if (peek() == '"')
        return textLiteral(node);
    return belongsToNumber(peek()) ? numberLiteral(node) : wordLiteral(node);
}

bool Scanner::readQuoted(QByteArrayView &quoted)
{
    const qsizetype start = m_position;
    bool isEscaped = false;
    bool isWhole = false;
    for (++m_position; !atEnd() && !isWhole; ++m_position) {
        isWhole = !isEscaped && peek() == '"';
        isEscaped = !isEscaped && peek() == '\\';
    }
    quoted = m_bytes.sliced(start, m_position - start);
    return isWhole;
}

std::optional<QByteArray> Scanner::unquote(QByteArrayView quoted)
{
    const auto value = protocol::parseJson(quoted);
    if (!value || value->asText() == nullptr)
        return std::nullopt;
    return *value->asText();
}

bool Scanner::textLiteral(ByteNode &node)
{
    const qsizetype start = m_position;
    node.kind = Kind::Text;
    node.format = "string";
    QByteArrayView quoted;
    if (!readQuoted(quoted)) {
        node.value = QString::fromUtf8(quoted.sliced(1));
        return stop(Reason::Truncated);
    }
    const std::optional<QByteArray> text = unquote(quoted);
    if (!text) {
        m_position = start;
        return stop(Reason::Syntax);
    }
    node.value = QString::fromUtf8(*text);
    node.count = text->size();
    return true;
}

bool Scanner::numberLiteral(ByteNode &node)
{
    const qsizetype start = m_position;
    while (!atEnd() && belongsToNumber(peek()))
        ++m_position;
    const QByteArrayView number = m_bytes.sliced(start, m_position - start);
    node.kind = Kind::Number;
    node.format = "number";
    node.value = QString::fromUtf8(number);
    if (protocol::parseJson(number))
        return true;
    // "-" or "1." may be the beginning of a number.
    const bool isCut = atEnd();
    if (!isCut)
        m_position = start;
    return stop(isCut ? Reason::Truncated : Reason::Syntax);
}

bool Scanner::wordLiteral(ByteNode &node)
{
    for (const QByteArrayView word : {QByteArrayView("true"), QByteArrayView("false"), QByteArrayView("null")}) {
        const QByteArrayView here = m_bytes.sliced(m_position, qMin(word.size(), m_bytes.size() - m_position));
        if (!word.startsWith(here))
            continue;
        node.kind = word == QByteArrayView("null") ? Kind::Null : Kind::Boolean;
        node.format = node.kind == Kind::Null ? "null" : "boolean";
        node.value = QString::fromUtf8(here);
        m_position += here.size();
        return here.size() == word.size() ? true : stop(Reason::Truncated);
    }
    return stop(Reason::Syntax);
}

} // namespace

Scan scanJson(QByteArrayView bytes, qsizetype from)
{
    return Scanner(bytes, from).run();
}

} // namespace relayscope::core::explain
