#pragma once

#include "protocol/redisadapter/messages.h"

namespace relayscope::socketio {

/// What a response is called in telemetry: the operation that it answers.
[[nodiscard]] const char *responseName(const redisadapter::Response &response);

} // namespace relayscope::socketio
