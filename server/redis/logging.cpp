#include "redis/logging.h"

namespace relayscope::redis {

Q_LOGGING_CATEGORY(lcRedis, "relayscope.redis", QtWarningMsg)

} // namespace relayscope::redis
