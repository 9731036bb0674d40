#pragma once

#include "protocol/value.h"

#include <QString>

namespace relayscope::models {

/// An action of a rules file in words: "emit chat to room lobby". One that is not right is said as far as it can be
/// read: telling what is wrong with it is for core::RulesChecker.
[[nodiscard]] QString actionText(const protocol::Value &action);

} // namespace relayscope::models
