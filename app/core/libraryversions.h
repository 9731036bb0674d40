#pragma once

#include <QString>

namespace relayscope::core {

/// Of the Redis client library, for those who have no other way to it: "1.1.0".
[[nodiscard]] QString hiredisVersion();

} // namespace relayscope::core
