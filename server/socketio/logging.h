#pragma once

#include <QLoggingCategory>

namespace relayscope::socketio {

/// relayscope.cluster: which other nodes come and go.
Q_DECLARE_LOGGING_CATEGORY(lcCluster)

} // namespace relayscope::socketio
