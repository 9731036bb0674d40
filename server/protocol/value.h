#pragma once

#include <QByteArray>

#include <concepts>
#include <cstdint>
#include <utility>
#include <variant>
#include <vector>

namespace relayscope::protocol {

/// A JavaScript value as Socket.IO sends it: JSON plus binary, dates and undefined. Objects keep the order of their
/// members, integers keep 64 bits, text is UTF-8. A plain value type; copies are deep, so move where it matters.
class Value final {
public:
    struct Undefined {
        bool operator==(const Undefined &) const = default;
    };
    struct Null {
        bool operator==(const Null &) const = default;
    };
    /// Buffer, ArrayBuffer or typed array.
    struct Binary {
        QByteArray bytes;
        bool operator==(const Binary &) const = default;
    };
    /// Milliseconds since 1970-01-01T00:00:00Z; JSON shows it as an ISO string with milliseconds and Z.
    struct Date {
        std::int64_t msSinceEpoch = 0;
        bool operator==(const Date &) const = default;
    };
    using Array = std::vector<Value>;
    using Member = std::pair<QByteArray, Value>;
    using Object = std::vector<Member>;

    Value()
        : m_data(Undefined{})
    {
    }
    Value(std::nullptr_t)
        : m_data(Null{})
    {
    }
    Value(bool value)
        : m_data(value)
    {
    }
    /// Any integer type. Values up to INT64_MAX are held as int64, so that equal numbers compare equal.
    template<std::integral T>
    requires(!std::same_as<T, bool>) Value(T value)
    {
        if (std::in_range<std::int64_t>(value))
            m_data = static_cast<std::int64_t>(value);
        else
            m_data = static_cast<std::uint64_t>(value);
    }
    Value(double value)
        : m_data(value)
    {
    }
    /// UTF-8 text.
    Value(QByteArray text)
        : m_data(std::move(text))
    {
    }
    Value(const char *utf8)
        : m_data(QByteArray(utf8))
    {
    }
    Value(Binary value)
        : m_data(std::move(value))
    {
    }
    Value(Date value)
        : m_data(value)
    {
    }
    Value(Array value)
        : m_data(std::move(value))
    {
    }
    Value(Object value)
        : m_data(std::move(value))
    {
    }

    [[nodiscard]] bool isUndefined() const { return std::holds_alternative<Undefined>(m_data); }
    [[nodiscard]] bool isNull() const { return std::holds_alternative<Null>(m_data); }

    /// Null when the value is of another kind.
    [[nodiscard]] const bool *asBool() const { return std::get_if<bool>(&m_data); }
    [[nodiscard]] const std::int64_t *asInt() const { return std::get_if<std::int64_t>(&m_data); }
    [[nodiscard]] const std::uint64_t *asUInt() const { return std::get_if<std::uint64_t>(&m_data); }
    [[nodiscard]] const double *asDouble() const { return std::get_if<double>(&m_data); }
    [[nodiscard]] const QByteArray *asText() const { return std::get_if<QByteArray>(&m_data); }
    [[nodiscard]] const Binary *asBinary() const { return std::get_if<Binary>(&m_data); }
    [[nodiscard]] const Date *asDate() const { return std::get_if<Date>(&m_data); }
    [[nodiscard]] const Array *asArray() const { return std::get_if<Array>(&m_data); }
    [[nodiscard]] Array *asArray() { return std::get_if<Array>(&m_data); }
    [[nodiscard]] const Object *asObject() const { return std::get_if<Object>(&m_data); }
    [[nodiscard]] Object *asObject() { return std::get_if<Object>(&m_data); }

    /// The member of that name, null when this is not an object or has none.
    [[nodiscard]] const Value *member(QByteArrayView name) const;

    using Data = std::variant<Undefined, Null, bool, std::int64_t, std::uint64_t, double, QByteArray, Binary, Date,
        Array, Object>;
    [[nodiscard]] const Data &data() const { return m_data; }

    bool operator==(const Value &) const = default;

private:
    Data m_data;
};

} // namespace relayscope::protocol
