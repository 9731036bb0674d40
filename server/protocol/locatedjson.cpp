#include "protocol/locatedjson.h"

#include "protocol/limits.h"

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>

namespace relayscope::protocol {

namespace {

/// Builds the tree. RapidJSON reports a token when it has read it, so the start is found by looking back from there.
class TreeBuilder final {
public:
    TreeBuilder(QByteArrayView document, const rapidjson::MemoryStream &stream)
        : m_document(document)
        , m_stream(stream)
    {
    }

    bool Null() { return addScalar(Value(nullptr), 4); }
    bool Bool(bool value) { return addScalar(Value(value), value ? 4 : 5); }
    bool Int(int value) { return addNumber(Value(std::int64_t{value})); }
    bool Uint(unsigned value) { return addNumber(Value(std::int64_t{value})); }
    bool Int64(std::int64_t value) { return addNumber(Value(value)); }
    bool Uint64(std::uint64_t value) { return addNumber(Value(value)); }
    bool Double(double value) { return addNumber(Value(value)); }
    bool RawNumber(const char *, rapidjson::SizeType, bool) { return false; }

    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        LocatedValue value;
        value.kind = LocatedValue::Kind::Text;
        value.offset = stringStart();
        value.scalar = Value(QByteArray(text, static_cast<qsizetype>(length)));
        return add(std::move(value)) != nullptr;
    }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        m_open.back()->members.push_back({QByteArray(text, static_cast<qsizetype>(length)), stringStart(), {}});
        return true;
    }
    bool StartObject() { return open(LocatedValue::Kind::Object); }
    bool StartArray() { return open(LocatedValue::Kind::Array); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    [[nodiscard]] bool isTooDeep() const { return m_tooDeep; }
    [[nodiscard]] LocatedValue takeRoot() { return std::move(m_root); }

private:
    [[nodiscard]] qsizetype position() const { return static_cast<qsizetype>(m_stream.Tell()); }

    /// The opening quote: the last one before the closing quote that no odd number of backslashes escapes.
    [[nodiscard]] qsizetype stringStart() const
    {
        for (qsizetype start = position() - 2; start > 0; --start) {
            if (m_document[start] != '"')
                continue;
            qsizetype backslashes = 0;
            while (start > backslashes && m_document[start - 1 - backslashes] == '\\')
                ++backslashes;
            if (backslashes % 2 == 0)
                return start;
        }
        return 0;
    }

    bool addNumber(Value value)
    {
        qsizetype length = 0;
        while (length < position() && QByteArrayView("0123456789+-.eE").contains(m_document[position() - 1 - length]))
            ++length;
        return addScalar(std::move(value), length);
    }

    bool addScalar(Value value, qsizetype length)
    {
        LocatedValue located;
        located.offset = position() - length;
        located.scalar = std::move(value);
        return add(std::move(located)) != nullptr;
    }

    LocatedValue *add(LocatedValue value)
    {
        if (m_open.empty()) {
            m_root = std::move(value);
            return &m_root;
        }
        LocatedValue &parent = *m_open.back();
        if (parent.kind == LocatedValue::Kind::Array)
            return &parent.items.emplace_back(std::move(value));
        parent.members.back().value = std::move(value);
        return &parent.members.back().value;
    }

    bool open(LocatedValue::Kind kind)
    {
        if (m_open.size() == static_cast<std::size_t>(limits::kMaxValueDepth)) {
            m_tooDeep = true;
            return false;
        }
        LocatedValue value;
        value.kind = kind;
        // The iterative parser reports a container before it takes the bracket.
        value.offset = position();
        m_open.push_back(add(std::move(value)));
        return true;
    }

    bool close()
    {
        m_open.pop_back();
        return true;
    }

    QByteArrayView m_document;
    const rapidjson::MemoryStream &m_stream;
    LocatedValue m_root;
    /// Containers that are not closed; a vector grows only when its container is the innermost one, so they stay put.
    std::vector<LocatedValue *> m_open;
    bool m_tooDeep = false;
};

} // namespace

Expected<LocatedValue, LocatedJsonError> parseLocatedJson(QByteArrayView json)
{
    rapidjson::MemoryStream stream(json.data(), static_cast<std::size_t>(json.size()));
    TreeBuilder builder(json, stream);
    rapidjson::Reader reader;
    constexpr unsigned kFlags
        = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
    const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, builder);
    if (result.IsError()) {
        const char *const text
            = builder.isTooDeep() ? "Nested too deeply." : rapidjson::GetParseError_En(result.Code());
        return Unexpected(LocatedJsonError{static_cast<qsizetype>(result.Offset()), QString::fromLatin1(text)});
    }
    return builder.takeRoot();
}

std::pair<int, int> lineAndColumn(QByteArrayView document, qsizetype offset)
{
    const QByteArrayView before = document.first(std::clamp<qsizetype>(offset, 0, document.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return {static_cast<int>(before.count('\n')) + 1, static_cast<int>(before.size() - lineStart) + 1};
}

} // namespace relayscope::protocol
