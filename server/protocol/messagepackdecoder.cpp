#include "protocol/messagepack.h"

#include "protocol/jsnumber.h"
#include "protocol/limits.h"
#include "protocol/valuebuilder.h"

#include <msgpack/null_visitor.hpp>
#include <msgpack/parse.hpp>
#include <msgpack/unpack.hpp>

#include <QtEndian>

#include <cmath>
#include <optional>

namespace relayscope::protocol {

namespace {

constexpr int kTimestampType = -1;
constexpr int kLegacyType = 0;

/// JavaScript's date of so many ms, fractions cut; null beyond its range (ECMA-262 "TimeClip").
Value dateValue(double ms)
{
    constexpr double kMaxMs = 8.64e15;
    if (!(std::fabs(ms) <= kMaxMs))
        return Value(nullptr);
    return Value(Value::Date{static_cast<std::int64_t>(ms)});
}

/// MessagePack specification "Timestamp extension type": 32 bits are seconds; 64 bits are 30 bits of nanoseconds and 34
/// of seconds; 96 bits are 32 of nanoseconds and 64 of signed seconds. All big endian.
std::optional<Value> timestamp(QByteArrayView data)
{
    constexpr double kMsPerSecond = 1e3;
    constexpr double kNsPerMs = 1e6;
    const char *const bytes = data.data();
    switch (data.size()) {
    case 4:
        return dateValue(kMsPerSecond * qFromBigEndian<quint32>(bytes));
    case 8: {
        const auto packed = qFromBigEndian<quint64>(bytes);
        const auto seconds = static_cast<double>(packed & 0x3'FFFF'FFFFU);
        return dateValue(seconds * kMsPerSecond + static_cast<double>(packed >> 34) / kNsPerMs);
    }
    case 12: {
        const auto seconds = static_cast<double>(qFromBigEndian<qint64>(bytes + 4));
        return dateValue(seconds * kMsPerSecond + qFromBigEndian<quint32>(bytes) / kNsPerMs);
    }
    default:
        return std::nullopt;
    }
}

/// Receives what msgpack-cxx reads; returning false ends the parse with error().
class Visitor final : public msgpack::null_visitor {
public:
    explicit Visitor(qsizetype totalBytes)
        : m_totalBytes(totalBytes)
    {
    }

    [[nodiscard]] MessagePackError error() const { return m_error; }
    [[nodiscard]] Value takeRoot() { return m_builder.takeRoot(); }

    bool visit_nil() { return add(Value(nullptr)); }
    bool visit_boolean(bool value) { return add(Value(value)); }
    bool visit_positive_integer(std::uint64_t value) { return addInteger(value); }
    // Of a signed type; the value may well be positive.
    bool visit_negative_integer(std::int64_t value) { return addInteger(value); }
    bool visit_float32(float value) { return add(numberValue(static_cast<double>(value))); }
    bool visit_float64(double value) { return add(numberValue(value)); }
    bool visit_str(const char *data, std::uint32_t size)
    {
        const QByteArrayView text(data, static_cast<qsizetype>(size));
        if (!text.isValidUtf8())
            return fail(MessagePackError::InvalidUtf8);
        if (m_isKey) {
            m_builder.key(text.toByteArray());
            return true;
        }
        return add(Value(text.toByteArray()));
    }
    bool visit_bin(const char *data, std::uint32_t size)
    {
        return add(Value(Value::Binary{QByteArray(data, static_cast<qsizetype>(size))}));
    }
    bool visit_ext(const char *data, std::uint32_t sizeWithType);

    bool start_array(std::uint32_t elements)
    {
        if (!enter(elements))
            return false;
        m_builder.startArray(elements);
        return true;
    }
    bool end_array() { return leave(); }
    bool start_map(std::uint32_t members)
    {
        if (!enter(2 * static_cast<qsizetype>(members)))
            return false;
        m_builder.startObject(members);
        return true;
    }
    bool end_map() { return leave(); }
    bool start_map_key()
    {
        m_isKey = true;
        return true;
    }
    bool end_map_key()
    {
        m_isKey = false;
        return true;
    }
    void parse_error(std::size_t, std::size_t) { m_error = MessagePackError::InvalidType; }
    void insufficient_bytes(std::size_t, std::size_t) { m_error = MessagePackError::Truncated; }

private:
    bool fail(MessagePackError error)
    {
        m_error = error;
        return false;
    }
    bool add(Value value)
    {
        if (m_isKey)
            return fail(MessagePackError::InvalidKey);
        m_builder.add(std::move(value));
        return true;
    }
    template<std::integral T>
    bool addInteger(T value)
    {
        if (!m_isKey)
            return add(Value(value));
        m_builder.key(QByteArray::number(value));
        return true;
    }
    /// A container that announces so many values, each of which takes a byte at least.
    bool enter(qsizetype values)
    {
        if (m_isKey)
            return fail(MessagePackError::InvalidKey);
        if (++m_depth > limits::kMaxValueDepth)
            return fail(MessagePackError::TooDeep);
        m_announced += values;
        if (m_announced > m_totalBytes)
            return fail(MessagePackError::Truncated);
        if (m_announced > limits::kMaxValueCount)
            return fail(MessagePackError::TooManyValues);
        return true;
    }
    bool leave()
    {
        --m_depth;
        m_builder.end();
        return true;
    }

    const qsizetype m_totalBytes;
    ValueBuilder m_builder;
    qsizetype m_announced = 1;
    int m_depth = 0;
    bool m_isKey = false;
    MessagePackError m_error = MessagePackError::Truncated;
};

bool Visitor::visit_ext(const char *data, std::uint32_t sizeWithType)
{
    constexpr unsigned char kFixExt1 = 0xD4;
    constexpr unsigned char kFixExt8 = 0xD7;
    constexpr unsigned char kFixExt16 = 0xD8;

    const auto type = static_cast<std::int8_t>(data[0]);
    const QByteArrayView content(data + 1, static_cast<qsizetype>(sizeWithType) - 1);
    // The byte before the type is the header of a fixext, or the end of an ext's length: below 0xD4 for the sizes that
    // a fixext has.
    const auto before = static_cast<unsigned char>(data[-1]);
    const qsizetype size = content.size();
    const bool hasFixSize = size == 1 || size == 2 || size == 4 || size == 8 || size == 16;
    const bool isFixExt = hasFixSize && before >= kFixExt1 && before <= kFixExt16;

    const bool isTimestamp = type == kTimestampType && (isFixExt ? size == 4 || size == 8 : true);
    if (isTimestamp) {
        // An ext 8 is the 96-bit form, whatever its length says.
        if (!isFixExt && size != 12)
            return fail(MessagePackError::InvalidType);
        return add(*timestamp(content));
    }
    if (type == kLegacyType && before == kFixExt1 && isFixExt)
        return add(Value());
    if (type == kLegacyType && before == kFixExt8 && isFixExt)
        return add(dateValue(static_cast<double>(qFromBigEndian<qint64>(content.data()))));
    if (type == kLegacyType && !isFixExt)
        return add(Value(Value::Binary{content.toByteArray()}));
    return add(Value(Value::Array{type, Value::Binary{content.toByteArray()}}));
}

} // namespace

const char *toString(MessagePackError error)
{
    switch (error) {
    case MessagePackError::Truncated:
        return "ends too early";
    case MessagePackError::InvalidType:
        return "invalid type";
    case MessagePackError::InvalidKey:
        return "key is neither text nor an integer";
    case MessagePackError::InvalidUtf8:
        return "text is not UTF-8";
    case MessagePackError::TrailingBytes:
        return "something follows the value";
    case MessagePackError::TooDeep:
        return "nested too deeply";
    case MessagePackError::TooManyValues:
        return "too many values";
    case MessagePackError::TooLarge:
        return "message too large";
    }
    return "";
}

Expected<Value, MessagePackError> decodeMessagePack(QByteArrayView bytes)
{
    if (bytes.size() > limits::kMaxBusMessageBytes)
        return Unexpected(MessagePackError::TooLarge);
    Visitor visitor(bytes.size());
    const auto size = static_cast<std::size_t>(bytes.size());
    std::size_t offset = 0;
    try {
        if (!msgpack::parse(bytes.data(), size, offset, visitor))
            return Unexpected(visitor.error());
    } catch (const msgpack::unpack_error &) {
        return Unexpected(MessagePackError::TooLarge);
    }
    if (offset != size)
        return Unexpected(MessagePackError::TrailingBytes);
    return visitor.takeRoot();
}

} // namespace relayscope::protocol
