#pragma once

#include <QByteArray>

namespace relayscope::engineio {

/// The current time as an IMF-fixdate, `Sun, 22 Nov 2026 14:57:40 GMT` (RFC 9110 section 5.6.7).
[[nodiscard]] QByteArray currentHttpDate();

} // namespace relayscope::engineio
