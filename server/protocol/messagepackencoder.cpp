#include "protocol/messagepack.h"

#include "protocol/overloaded.h"
#include "protocol/surrogates.h"

#include <msgpack/pack.hpp>

#include <QtEndian>

#include <algorithm>
#include <array>

namespace relayscope::protocol {

namespace {

/// What msgpack-cxx's packer writes to.
class ByteSink final {
public:
    ByteSink()
    {
        constexpr qsizetype kUsualBytes = 256;
        m_bytes.reserve(kUsualBytes);
    }
    void write(const char *data, std::size_t size) { m_bytes.append(data, static_cast<qsizetype>(size)); }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

class Packer final {
public:
    /// Recurses as deep as the value is.
    void pack(const Value &value)
    {
        std::visit(Overloaded{
                       [this](Value::Undefined) { m_packer.pack_nil(); },
                       [this](Value::Null) { m_packer.pack_nil(); },
                       [this](bool b) { b ? m_packer.pack_true() : m_packer.pack_false(); },
                       [this](std::int64_t number) { m_packer.pack_int64(number); },
                       [this](std::uint64_t number) { m_packer.pack_uint64(number); },
                       [this](double number) { packDouble(number); },
                       [this](const QByteArray &text) { packText(text); },
                       [this](const Value::Binary &binary) { packBinary(binary.bytes); },
                       [this](Value::Date date) { packDate(date); },
                       [this](const Value::Array &array) { packArray(array); },
                       [this](const Value::Object &object) { packObject(object); },
                   },
            value.data());
    }
    [[nodiscard]] QByteArray take() { return m_sink.take(); }

private:
    void packDouble(double number)
    {
        // The packer picks integer forms by itself, but would convert 2^64, which no integer form holds.
        constexpr double kTwoTo64 = 18'446'744'073'709'551'616.0;
        if (number == kTwoTo64) {
            static constexpr std::array<char, 9> kBytes = {'\xCB', '\x43', '\xF0', 0, 0, 0, 0, 0, 0};
            m_sink.write(kBytes.data(), kBytes.size());
            return;
        }
        m_packer.pack_double(number);
    }
    void packText(const QByteArray &text)
    {
        const QByteArray clean = replaceSurrogates(text);
        m_packer.pack_str(static_cast<std::uint32_t>(clean.size()));
        m_packer.pack_str_body(clean.constData(), static_cast<std::uint32_t>(clean.size()));
    }
    void packBinary(const QByteArray &bytes)
    {
        m_packer.pack_bin(static_cast<std::uint32_t>(bytes.size()));
        m_packer.pack_bin_body(bytes.constData(), static_cast<std::uint32_t>(bytes.size()));
    }
    void packArray(const Value::Array &array)
    {
        m_packer.pack_array(static_cast<std::uint32_t>(array.size()));
        for (const Value &element : array)
            pack(element);
    }
    void packObject(const Value::Object &object)
    {
        const auto count = std::count_if(
            object.cbegin(), object.cend(), [](const Value::Member &member) { return !member.second.isUndefined(); });
        m_packer.pack_map(static_cast<std::uint32_t>(count));
        for (const auto &[name, member] : object) {
            if (member.isUndefined())
                continue;
            packText(name);
            pack(member);
        }
    }
    void packExt(const char *data, std::uint32_t size)
    {
        constexpr std::int8_t kTimestampType = -1;
        m_packer.pack_ext(size, kTimestampType);
        m_packer.pack_ext_body(data, size);
    }
    void packDate(Value::Date date);

    ByteSink m_sink;
    msgpack::packer<ByteSink> m_packer{m_sink};
};

/// The smallest of the three timestamp forms, see the decoder.
void Packer::packDate(Value::Date date)
{
    constexpr std::int64_t kMsPerSecond = 1'000;
    constexpr std::int64_t kNsPerMs = 1'000'000;
    constexpr std::int64_t kMaxSeconds32 = 0xFFFF'FFFF;
    constexpr std::int64_t kMaxSeconds64 = 0x3'FFFF'FFFF;

    std::int64_t ms = date.msSinceEpoch % kMsPerSecond;
    if (ms < 0)
        ms += kMsPerSecond;
    const std::int64_t seconds = (date.msSinceEpoch - ms) / kMsPerSecond;
    const std::int64_t ns = ms * kNsPerMs;

    std::array<char, 12> bytes;
    if (seconds >= 0 && ns == 0 && seconds <= kMaxSeconds32) {
        qToBigEndian(static_cast<quint32>(seconds), bytes.data());
        packExt(bytes.data(), 4);
    } else if (seconds >= 0 && seconds <= kMaxSeconds64) {
        qToBigEndian(static_cast<quint64>(ns) << 34 | static_cast<quint64>(seconds), bytes.data());
        packExt(bytes.data(), 8);
    } else {
        qToBigEndian(static_cast<quint32>(ns), bytes.data());
        qToBigEndian(static_cast<qint64>(seconds), bytes.data() + 4);
        packExt(bytes.data(), 12);
    }
}

} // namespace

QByteArray encodeMessagePack(const Value &value)
{
    Packer packer;
    packer.pack(value);
    return packer.take();
}

} // namespace relayscope::protocol
