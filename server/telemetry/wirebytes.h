#pragma once

#include <QByteArray>
#include <QtEndian>

#include <bit>
#include <type_traits>
#include <utility>

namespace relayscope::telemetry {

/// Appends the little-endian numbers and length-prefixed strings of the monitoring protocol.
class WireWriter final {
public:
    template<typename Number>
    void number(Number value)
    {
        static_assert(std::is_integral_v<Number>);
        char bytes[sizeof(Number)];
        qToLittleEndian(value, bytes);
        m_bytes.append(bytes, sizeof(Number));
    }
    void real(double value) { number(std::bit_cast<quint64>(value)); }
    void string(const QByteArray &value)
    {
        number(static_cast<quint32>(value.size()));
        m_bytes.append(value);
    }

    [[nodiscard]] QByteArray take() { return std::exchange(m_bytes, {}); }

private:
    QByteArray m_bytes;
};

/// Reads them back. Reading past the end gives zeros and sets isTruncated(), so that a whole structure is read first
/// and checked once.
class WireReader final {
public:
    explicit WireReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    template<typename Number>
    [[nodiscard]] Number number()
    {
        static_assert(std::is_integral_v<Number>);
        constexpr qsizetype size = sizeof(Number);
        if (m_bytes.size() < size) {
            m_truncated = true;
            m_bytes = {};
            return 0;
        }
        const Number value = qFromLittleEndian<Number>(m_bytes.data());
        m_bytes = m_bytes.sliced(size);
        return value;
    }
    [[nodiscard]] double real() { return std::bit_cast<double>(number<quint64>()); }
    /// Takes memory only for bytes that are there.
    [[nodiscard]] QByteArray string()
    {
        const qsizetype size = number<quint32>();
        if (m_bytes.size() < size) {
            m_truncated = true;
            m_bytes = {};
            return {};
        }
        QByteArray value = m_bytes.first(size).toByteArray();
        m_bytes = m_bytes.sliced(size);
        return value;
    }

    [[nodiscard]] bool isTruncated() const { return m_truncated; }
    [[nodiscard]] qsizetype bytesLeft() const { return m_bytes.size(); }

private:
    QByteArrayView m_bytes;
    bool m_truncated = false;
};

} // namespace relayscope::telemetry
