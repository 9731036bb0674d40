#pragma once

#include "core/directory.h"
#include "core/hop.h"
#include "core/observation.h"

#include <optional>

namespace relayscope::core {

/// The row of what a node reported, with its ends and without its message. Nothing for reports that are no rows: those
/// of Engine.IO sessions, whose sockets have their own.
[[nodiscard]] std::optional<Hop> makeNodeHop(const NodeObservation &seen, const Directory &directory);

} // namespace relayscope::core
