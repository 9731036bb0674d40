#pragma once

#include <QString>

namespace relayscope::redis {

/// Of the hiredis that this was built with: "1.1.0".
[[nodiscard]] QString libraryVersion();

} // namespace relayscope::redis
