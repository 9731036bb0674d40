#include "protocol/jsnumber.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace relayscope::protocol {

namespace {

/// Largest magnitude up to which every integer is a double of its own.
constexpr double kMaxExactInteger = 9'007'199'254'740'992.0;

/// Digits d1..dk and n of ECMA-262 "Number::toString": value = 0.d1..dk * 10^n.
struct Decimal {
    std::array<char, 24> digits;
    int digitCount = 0;
    int pointPosition = 0;
};

Decimal shortestDecimal(double magnitude)
{
    std::array<char, 32> text;
    const auto [end, error]
        = std::to_chars(text.data(), text.data() + text.size(), magnitude, std::chars_format::scientific);
    Q_ASSERT(error == std::errc());
    Decimal decimal;
    const char *const exponentMark = std::find(text.data(), end, 'e');
    for (const char *c = text.data(); c != exponentMark; ++c) {
        if (*c != '.')
            decimal.digits[static_cast<std::size_t>(decimal.digitCount++)] = *c;
    }
    // from_chars knows no plus sign.
    const char *exponentText = exponentMark + 1;
    if (*exponentText == '+')
        ++exponentText;
    int exponent = 0;
    std::from_chars(exponentText, end, exponent);
    decimal.pointPosition = exponent + 1;
    return decimal;
}

} // namespace

void appendNumber(QByteArray &out, double number)
{
    constexpr int kMaxPlainIntegerDigits = 21;
    constexpr int kMaxLeadingZeros = 6;

    if (!std::isfinite(number)) {
        out.append("null", 4);
        return;
    }
    if (number == 0) {
        out.append('0');
        return;
    }
    if (number < 0)
        out.append('-');
    const Decimal decimal = shortestDecimal(std::fabs(number));
    const char *const digits = decimal.digits.data();
    const int count = decimal.digitCount;
    const int point = decimal.pointPosition;
    if (count <= point && point <= kMaxPlainIntegerDigits) {
        out.append(digits, count);
        out.append(point - count, '0');
    } else if (0 < point && point <= kMaxPlainIntegerDigits) {
        out.append(digits, point);
        out.append('.');
        out.append(digits + point, count - point);
    } else if (-kMaxLeadingZeros < point && point <= 0) {
        out.append("0.", 2);
        out.append(-point, '0');
        out.append(digits, count);
    } else {
        out.append(digits[0]);
        if (count > 1) {
            out.append('.');
            out.append(digits + 1, count - 1);
        }
        const int exponent = point - 1;
        out.append('e');
        out.append(exponent < 0 ? '-' : '+');
        out.append(QByteArray::number(std::abs(exponent)));
    }
}

Value numberValue(double number)
{
    if (std::fabs(number) <= kMaxExactInteger && std::trunc(number) == number)
        return Value(static_cast<std::int64_t>(number));
    return Value(number);
}

Value numberFromLiteral(QByteArrayView literal)
{
    const char *const begin = literal.data();
    const char *const end = begin + literal.size();
    const auto isWhole = [end](std::from_chars_result result) { return result.ec == std::errc() && result.ptr == end; };

    std::int64_t signedInteger = 0;
    if (isWhole(std::from_chars(begin, end, signedInteger)))
        return Value(signedInteger);
    std::uint64_t unsignedInteger = 0;
    if (isWhole(std::from_chars(begin, end, unsignedInteger)))
        return Value(unsignedInteger);
    double number = 0;
    if (isWhole(std::from_chars(begin, end, number)))
        return numberValue(number);
    // Out of range: from_chars does not say on which side. QByteArray gives infinity or zero, as JavaScript does.
    return numberValue(literal.toByteArray().toDouble());
}

} // namespace relayscope::protocol
