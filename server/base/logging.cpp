#include "base/logging.h"

namespace relayscope {

Q_LOGGING_CATEGORY(lcLoop, "relayscope.loop", QtWarningMsg)

} // namespace relayscope
