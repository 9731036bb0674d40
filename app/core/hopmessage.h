#pragma once

#include "core/hop.h"
#include "core/savedmessage.h"

#include <optional>

namespace relayscope::core {

/// The event of that row as a message to be sent again by whoever sent it: its client or node, an emitter for what was
/// seen on Redis. Nothing when the row is of no event, or holds only its beginning.
[[nodiscard]] std::optional<SavedMessage> savedMessageOf(const Hop &hop);

} // namespace relayscope::core
