#pragma once

#include "protocol/value.h"

#include <QByteArray>

namespace relayscope::protocol {

/// JSON for people: two spaces of indentation, what fits on one line of kPrettyLineLength characters stays on it, ends
/// with a line feed. The same values as toJson() otherwise.
inline constexpr qsizetype kPrettyLineLength = 100;
[[nodiscard]] QByteArray toPrettyJson(const Value &value);

} // namespace relayscope::protocol
