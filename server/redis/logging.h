#pragma once

#include <QLoggingCategory>

namespace relayscope::redis {

/// relayscope.redis: links to Redis, their loss and return.
Q_DECLARE_LOGGING_CATEGORY(lcRedis)

} // namespace relayscope::redis
