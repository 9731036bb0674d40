#pragma once

#include "core/directory.h"
#include "core/hop.h"
#include "core/observation.h"

namespace relayscope::core {

/// The row of what a test client did or saw, with its ends and without its message.
[[nodiscard]] Hop makeClientHop(const ClientObservation &seen, const Directory &directory);

} // namespace relayscope::core
