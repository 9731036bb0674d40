#pragma once

#include <QStringView>

#include <optional>
#include <utility>

namespace relayscope::ui {

/// Places of the bracket before or at the cursor and of its partner, lower one first. Brackets inside texts do not
/// count. Nothing when the cursor is at none or it has no partner.
[[nodiscard]] std::optional<std::pair<int, int>> matchingBrackets(QStringView json, int cursor);

} // namespace relayscope::ui
