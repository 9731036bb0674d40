#include "protocol/jsonwriter.h"

#include "protocol/jsnumber.h"
#include "protocol/json.h"
#include "protocol/overloaded.h"
#include "protocol/surrogates.h"

#include <QDate>

#include <array>
#include <cstdlib>
#include <string_view>

namespace relayscope::protocol {

namespace {

constexpr unsigned char kSurrogateLead = 0xED;

/// Bytes that may need more than copying: quote, backslash, controls and the lead byte of a surrogate.
constexpr std::array<bool, 256> kIsSpecial = [] {
    std::array<bool, 256> special{};
    for (std::size_t c = 0; c < 0x20; ++c)
        special[c] = true;
    special['"'] = true;
    special['\\'] = true;
    special[kSurrogateLead] = true;
    return special;
}();

void appendCodeUnitEscape(QByteArray &out, unsigned unit)
{
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    out.append("\\u", 2);
    for (int shift = 12; shift >= 0; shift -= 4)
        out.append(kHexDigits[(unit >> shift) & 0xF]);
}

void appendControl(QByteArray &out, char c)
{
    switch (c) {
    case '\b':
        out.append("\\b", 2);
        return;
    case '\t':
        out.append("\\t", 2);
        return;
    case '\n':
        out.append("\\n", 2);
        return;
    case '\f':
        out.append("\\f", 2);
        return;
    case '\r':
        out.append("\\r", 2);
        return;
    default: // any other character below 0x20
        appendCodeUnitEscape(out, static_cast<unsigned char>(c));
    }
}

void appendPadded(QByteArray &out, std::int64_t number, qsizetype width)
{
    const QByteArray digits = QByteArray::number(static_cast<qlonglong>(number));
    out.append(width - digits.size(), '0');
    out.append(digits);
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    out.append('"');
    qsizetype copied = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const auto c = static_cast<unsigned char>(utf8[i]);
        if (!kIsSpecial[c])
            continue;
        const bool isSurrogate = isSurrogateAt(utf8, i);
        if (c == kSurrogateLead && !isSurrogate)
            continue;
        out.append(utf8.sliced(copied, i - copied));
        if (isSurrogate) {
            appendCodeUnitEscape(out, surrogateAt(utf8, i));
            i += kSurrogateBytes - 1;
        } else if (c == '"' || c == '\\') {
            out.append('\\');
            out.append(utf8[i]);
        } else {
            appendControl(out, utf8[i]);
        }
        copied = i + 1;
    }
    out.append(utf8.sliced(copied));
    out.append('"');
}

void JsonWriter::write(const Value &value)
{
    std::visit(Overloaded{
                   [](Value::Undefined) {},
                   [this](Value::Null) { m_out.append("null", 4); },
                   [this](bool b) { b ? m_out.append("true", 4) : m_out.append("false", 5); },
                   [this](std::int64_t number) { m_out.append(QByteArray::number(static_cast<qlonglong>(number))); },
                   [this](std::uint64_t number) { m_out.append(QByteArray::number(static_cast<qulonglong>(number))); },
                   [this](double number) { appendNumber(m_out, number); },
                   [this](const QByteArray &text) { appendJsonString(m_out, text); },
                   [this](const Value::Binary &binary) { writeBinary(binary.bytes); },
                   [this](Value::Date date) { writeDate(date); },
                   [this](const Value::Array &array) { writeArray(array); },
                   [this](const Value::Object &object) { writeObject(object); },
               },
        value.data());
}

void JsonWriter::writeBinary(const QByteArray &bytes)
{
    m_out.append(R"({"type":"Buffer","data":[)");
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            m_out.append(',');
        m_out.append(QByteArray::number(static_cast<unsigned char>(bytes[i])));
    }
    m_out.append("]}", 2);
}

void JsonWriter::writeArray(const Value::Array &array)
{
    m_out.append('[');
    bool first = true;
    for (const Value &element : array) {
        if (!first)
            m_out.append(',');
        first = false;
        if (element.isUndefined())
            m_out.append("null", 4);
        else
            write(element);
    }
    m_out.append(']');
}

void JsonWriter::writeObject(const Value::Object &object)
{
    m_out.append('{');
    bool first = true;
    for (const auto &[name, member] : object) {
        if (member.isUndefined())
            continue;
        if (!first)
            m_out.append(',');
        first = false;
        appendJsonString(m_out, name);
        m_out.append(':');
        write(member);
    }
    m_out.append('}');
}

/// `2024-01-02T03:04:05.678Z`; years outside of 0 to 9999 have a sign and six digits (ECMA-262
/// "Date.prototype.toISOString"). JavaScript has no dates beyond +-8.64e15 ms, they are null as an invalid Date is.
void JsonWriter::writeDate(Value::Date date)
{
    constexpr std::int64_t kMaxMs = 8'640'000'000'000'000;
    constexpr std::int64_t kMsPerDay = 86'400'000;
    constexpr qint64 kJulianDayOfEpoch = 2'440'588;

    const std::int64_t ms = date.msSinceEpoch;
    if (ms > kMaxMs || ms < -kMaxMs) {
        m_out.append("null", 4);
        return;
    }
    std::int64_t msOfDay = ms % kMsPerDay;
    if (msOfDay < 0)
        msOfDay += kMsPerDay;
    const QDate day = QDate::fromJulianDay(kJulianDayOfEpoch + (ms - msOfDay) / kMsPerDay);
    // QDate has no year 0: 1 BCE is its year -1.
    const int year = day.year() < 0 ? day.year() + 1 : day.year();
    m_out.append('"');
    if (year >= 0 && year <= 9999) {
        appendPadded(m_out, year, 4);
    } else {
        m_out.append(year < 0 ? '-' : '+');
        appendPadded(m_out, std::abs(year), 6);
    }
    m_out.append('-');
    appendPadded(m_out, day.month(), 2);
    m_out.append('-');
    appendPadded(m_out, day.day(), 2);
    m_out.append('T');
    appendPadded(m_out, msOfDay / 3'600'000, 2);
    m_out.append(':');
    appendPadded(m_out, msOfDay / 60'000 % 60, 2);
    m_out.append(':');
    appendPadded(m_out, msOfDay / 1'000 % 60, 2);
    m_out.append('.');
    appendPadded(m_out, msOfDay % 1'000, 3);
    m_out.append("Z\"", 2);
}

} // namespace relayscope::protocol
