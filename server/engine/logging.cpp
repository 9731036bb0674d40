#include "engine/logging.h"

namespace relayscope::engineio {

Q_LOGGING_CATEGORY(lcEngine, "relayscope.engine", QtWarningMsg)

} // namespace relayscope::engineio
