#include "protocol/jsonreader.h"

#include "protocol/limits.h"
#include "protocol/surrogates.h"

#include <QVarLengthArray>

#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace relayscope::protocol {

namespace {

using Encoding = rapidjson::UTF8<>;
using Pool = rapidjson::MemoryPoolAllocator<>;
using Reader = rapidjson::GenericReader<Encoding, Encoding, Pool>;

/// Work space on our stack: a usual message needs no heap.
constexpr qsizetype kCopyBytes = 4'096;
constexpr std::size_t kReaderBytes = 2'048;
constexpr std::size_t kInitialReaderStackBytes = 512;
/// The reader's vector code loads 16 aligned bytes, also where the document ends.
constexpr qsizetype kPaddingBytes = 16;

/// Adapts RapidJSON's events and holds the limits.
class Adapter final {
public:
    explicit Adapter(JsonHandler &handler)
        : m_handler(handler)
    {
    }

    [[nodiscard]] JsonError stopReason() const { return m_stopReason; }

    bool Null() { return count() && (m_handler.null(), true); }
    bool Bool(bool value) { return count() && (m_handler.boolean(value), true); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        return count() && (m_handler.number(QByteArrayView(text, static_cast<qsizetype>(length))), true);
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        return count() && (m_handler.text(QByteArrayView(text, static_cast<qsizetype>(length))), true);
    }
    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        m_handler.key(QByteArrayView(text, static_cast<qsizetype>(length)));
        return true;
    }
    bool StartArray() { return enter() && (m_handler.startArray(), true); }
    bool StartObject() { return enter() && (m_handler.startObject(), true); }
    bool EndArray(rapidjson::SizeType)
    {
        --m_depth;
        m_handler.endArray();
        return true;
    }
    bool EndObject(rapidjson::SizeType)
    {
        --m_depth;
        m_handler.endObject();
        return true;
    }
    // Named by the handler concept; with kParseNumbersAsStringsFlag the reader calls RawNumber() instead.
    static bool Int(int) { return false; }
    static bool Uint(unsigned) { return false; }
    static bool Int64(std::int64_t) { return false; }
    static bool Uint64(std::uint64_t) { return false; }
    static bool Double(double) { return false; }

private:
    [[nodiscard]] bool count()
    {
        if (++m_count <= limits::kMaxValueCount)
            return true;
        m_stopReason = JsonError::TooManyValues;
        return false;
    }
    [[nodiscard]] bool enter()
    {
        if (++m_depth > limits::kMaxValueDepth) {
            m_stopReason = JsonError::TooDeep;
            return false;
        }
        return count();
    }

    JsonHandler &m_handler;
    qsizetype m_count = 0;
    int m_depth = 0;
    JsonError m_stopReason = JsonError::Syntax;
};

[[nodiscard]] JsonError toError(rapidjson::ParseErrorCode code, JsonError stopReason)
{
    switch (code) {
    case rapidjson::kParseErrorTermination:
        return stopReason;
    case rapidjson::kParseErrorDocumentRootNotSingular:
        return JsonError::TrailingBytes;
    case rapidjson::kParseErrorNumberTooBig:
        return JsonError::NumberOutOfRange;
    default: // the library's own list, everything else in it is grammar
        return JsonError::Syntax;
    }
}

/// Unescapes strings in place, in a copy: five times as fast as RapidJSON's way of copying each string on its own.
[[nodiscard]] Expected<void, JsonFailure> readChecked(QByteArrayView utf8, JsonHandler &handler)
{
    constexpr unsigned kFlags
        = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseInsituFlag;

    QVarLengthArray<char, kCopyBytes> copy(utf8.size() + kPaddingBytes);
    std::copy(utf8.begin(), utf8.end(), copy.begin());
    std::fill(copy.begin() + utf8.size(), copy.end(), '\0');
    alignas(std::max_align_t) std::array<char, kReaderBytes> readerSpace;
    Pool pool(readerSpace.data(), readerSpace.size());
    Reader reader(&pool, kInitialReaderStackBytes);
    rapidjson::InsituStringStream stream(copy.data());
    Adapter adapter(handler);
    const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, adapter);
    if (result.IsError()) {
        return Unexpected(
            JsonFailure{toError(result.Code(), adapter.stopReason()), static_cast<qsizetype>(result.Offset())});
    }
    // The reader takes a NUL for the end.
    const auto end = static_cast<qsizetype>(stream.Tell());
    if (end != utf8.size())
        return Unexpected(JsonFailure{JsonError::TrailingBytes, end});
    return {};
}

/// Whether a byte is 0x18 to 0x1F, which JSON has nowhere, neither raw in strings nor between tokens.
[[nodiscard]] bool isHighControl(char c)
{
    return (static_cast<unsigned char>(c) & 0xF8) == 0x18;
}

/// RapidJSON 1.1's vector code compares with 0x19 and so lets 0x1A to 0x1F pass in strings; looked for here, eight
/// bytes at a time.
[[nodiscard]] bool hasHighControl(QByteArrayView bytes)
{
    constexpr std::uint64_t kEachByte = 0x0101'0101'0101'0101;
    const char *c = bytes.data();
    const char *const end = c + bytes.size();
    for (; end - c >= static_cast<qsizetype>(sizeof(std::uint64_t)); c += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, c, sizeof word);
        const std::uint64_t zeroWhereFound = (word & kEachByte * 0xF8) ^ kEachByte * 0x18;
        if (((zeroWhereFound - kEachByte) & ~zeroWhereFound & kEachByte * 0x80) != 0)
            return true;
    }
    return std::any_of(c, end, isHighControl);
}

[[nodiscard]] qsizetype firstInvalidUtf8(QByteArrayView bytes)
{
    constexpr qsizetype kMaxSequence = 4;
    const auto isLead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0xC0; };
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    qsizetype offset = 0;
    while (offset < bytes.size()) {
        const qsizetype longest = isLead(bytes[offset]) ? std::min(kMaxSequence, bytes.size() - offset) : 1;
        qsizetype length = 1;
        while (length < longest && isContinuation(bytes[offset + length]))
            ++length;
        if (!bytes.sliced(offset, length).isValidUtf8())
            break;
        offset += length;
    }
    return offset;
}

} // namespace

Expected<void, JsonFailure> readJson(QByteArrayView utf8, JsonHandler &handler)
{
    if (!utf8.isValidUtf8())
        return Unexpected(JsonFailure{JsonError::InvalidUtf8, firstInvalidUtf8(utf8)});
    if (hasHighControl(utf8)) {
        const char *const found = std::find_if(utf8.begin(), utf8.end(), isHighControl);
        return Unexpected(JsonFailure{JsonError::Syntax, found - utf8.begin()});
    }
    if (!utf8.contains('\\'))
        return readChecked(utf8, handler);

    // RapidJSON refuses escapes of lone high surrogates; lone low ones it takes.
    const UnescapedSurrogates unescaped = unescapeLoneHighSurrogates(utf8);
    if (unescaped.replaced.empty())
        return readChecked(utf8, handler);
    const Expected<void, JsonFailure> result = readChecked(unescaped.json, handler);
    if (result)
        return result;
    return Unexpected(JsonFailure{result.error().error, unescaped.originalOffset(result.error().offset)});
}

} // namespace relayscope::protocol
