#pragma once

#include "core/filter/filterfield.h"
#include "core/hop.h"

#include <QString>

namespace relayscope::core {

/// How an expression joins one that is there.
enum class FilterJoin { Replace, And, Or, AndNot };

/// The condition that the hop fulfils in that field, with its value quoted as needed: event == "chat". An absent number
/// gives the condition that it is absent.
[[nodiscard]] QString filterFor(FilterField field, const Hop &hop, qint64 originNs = 0);

/// Joins two expressions with parentheses only where needed. A blank or invalid `existing` is replaced.
[[nodiscard]] QString joinedFilter(const QString &existing, FilterJoin join, const QString &addition);

} // namespace relayscope::core
