#pragma once

#include "core/hop.h"

#include <QString>

namespace relayscope::core::explain {

/// What a verdict means and why it comes about, in whole translated sentences for those who meet it first. Never empty.
[[nodiscard]] QString verdictMeaning(Verdict verdict);
/// The same for a row: that of its verdict, or of what happened where there is none.
[[nodiscard]] QString hopMeaning(const Hop &hop);

} // namespace relayscope::core::explain
