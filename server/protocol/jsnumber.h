#pragma once

#include "protocol/value.h"

#include <QByteArray>

namespace relayscope::protocol {

/// A double as Number.prototype.toString prints it: shortest digits that read back to the same double, laid out as
/// ECMA-262 "Number::toString" says. NaN and the infinities give `null`, as JSON.stringify does.
void appendNumber(QByteArray &out, double number);

/// number as an integer when it is integral and within +-2^53 (where doubles are exact), else as it is. -0 becomes 0,
/// which is what every encoder of JavaScript writes for it.
[[nodiscard]] Value numberValue(double number);

/// The value of a valid JSON number literal. Integer literals keep 64 bits; larger ones and all others are doubles.
[[nodiscard]] Value numberFromLiteral(QByteArrayView literal);

} // namespace relayscope::protocol
