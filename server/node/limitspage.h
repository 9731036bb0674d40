#pragma once

#include <QString>

namespace relayscope::node {

/// docs/limits.md: every option and limit with default, range, what happens above it, and the metric that counts that.
[[nodiscard]] QString limitsPage();

} // namespace relayscope::node
