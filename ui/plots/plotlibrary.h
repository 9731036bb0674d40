#pragma once

#include <QString>

namespace relayscope::ui {

/// Of the QCustomPlot that this was built with: "2.1.1".
[[nodiscard]] QString plotLibraryVersion();

} // namespace relayscope::ui
