#pragma once

#include "core/stats/statisticshistory.h"

#include <QString>

namespace relayscope::models {

/// The newest seconds in one line: "24 msg/s, p95 3 ms, lost 0"; duplicates only when there are any.
[[nodiscard]] QString summaryText(const core::StatisticsHistory::Summary &summary);

} // namespace relayscope::models
