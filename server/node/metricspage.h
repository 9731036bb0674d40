#pragma once

#include <QString>

namespace relayscope::node {

/// docs/metrics.md: every metric with type, labels and meaning. Names are promised: dashboards and alarms are made of
/// them.
[[nodiscard]] QString metricsPage();

} // namespace relayscope::node
