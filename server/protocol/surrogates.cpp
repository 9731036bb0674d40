#include "protocol/surrogates.h"

#include <algorithm>

namespace relayscope::protocol {

namespace {

constexpr char kSurrogateLead = '\xED';
/// Length of `\uXXXX`.
constexpr qsizetype kEscapeLength = 6;

unsigned byteAt(QByteArrayView text, qsizetype i)
{
    return static_cast<unsigned char>(text[i]);
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The code unit of a `\uXXXX` escape at offset, -1 when there is none.
int escapedCodeUnit(QByteArrayView json, qsizetype offset)
{
    if (json.size() - offset < kEscapeLength || json[offset] != '\\' || json[offset + 1] != 'u')
        return -1;
    int unit = 0;
    for (qsizetype i = offset + 2; i < offset + kEscapeLength; ++i) {
        const int digit = hexDigit(json[i]);
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

bool isHighSurrogate(int unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(int unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

void appendSurrogate(QByteArray &text, int unit)
{
    text.append(kSurrogateLead);
    text.append(static_cast<char>(0x80 | ((unit >> 6) & 0x3F)));
    text.append(static_cast<char>(0x80 | (unit & 0x3F)));
}

} // namespace

bool isSurrogateAt(QByteArrayView text, qsizetype i)
{
    return i + kSurrogateBytes <= text.size() && text[i] == kSurrogateLead && byteAt(text, i + 1) >= 0xA0;
}

unsigned surrogateAt(QByteArrayView text, qsizetype i)
{
    return 0xD000U | ((byteAt(text, i + 1) & 0x3FU) << 6) | (byteAt(text, i + 2) & 0x3FU);
}

QByteArray replaceSurrogates(const QByteArray &text)
{
    QByteArray out = text;
    for (qsizetype i = text.indexOf(kSurrogateLead); i >= 0; i = text.indexOf(kSurrogateLead, i + 1)) {
        if (isSurrogateAt(text, i))
            out.replace(i, kSurrogateBytes, "\xEF\xBF\xBD", kSurrogateBytes);
    }
    return out;
}

qsizetype UnescapedSurrogates::originalOffset(qsizetype offset) const
{
    const auto before = std::lower_bound(replaced.cbegin(), replaced.cend(), offset) - replaced.cbegin();
    return offset + before * (kEscapeLength - kSurrogateBytes);
}

UnescapedSurrogates unescapeLoneHighSurrogates(QByteArrayView json)
{
    UnescapedSurrogates result;
    qsizetype copied = 0;
    for (qsizetype i = json.indexOf('\\'); i >= 0 && i + 1 < json.size(); i = json.indexOf('\\', i)) {
        const int unit = escapedCodeUnit(json, i);
        if (!isHighSurrogate(unit)) {
            i += 2;
            continue;
        }
        if (isLowSurrogate(escapedCodeUnit(json, i + kEscapeLength))) {
            i += 2 * kEscapeLength;
            continue;
        }
        result.json.append(json.sliced(copied, i - copied));
        result.replaced.push_back(result.json.size());
        appendSurrogate(result.json, unit);
        i += kEscapeLength;
        copied = i;
    }
    if (!result.replaced.empty())
        result.json.append(json.sliced(copied));
    return result;
}

} // namespace relayscope::protocol
