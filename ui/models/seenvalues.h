#pragma once

#include "core/filter/filterfield.h"

#include <QStringList>

namespace relayscope::models {

class HopModel;

/// Different values that a text field has in the newest rows, sorted; for completion. At most kMaxSeenValues, none that
/// is empty or longer than a name would be; none for fields that are not names, as the payload.
[[nodiscard]] QStringList seenValues(const HopModel &hops, core::FilterField field);

inline constexpr qsizetype kMaxSeenValues = 200;

} // namespace relayscope::models
