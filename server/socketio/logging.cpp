#include "socketio/logging.h"

namespace relayscope::socketio {

Q_LOGGING_CATEGORY(lcCluster, "relayscope.cluster", QtInfoMsg)

} // namespace relayscope::socketio
