#pragma once

#include "ui/theme/semanticcolors.h"

#include <QIcon>
#include <QString>

namespace relayscope::ui {

/// The icon resources/icons/<name>.svg, drawn in the button text colour of the application's palette at the moment of
/// painting, so that it follows the theme; greyed when disabled.
[[nodiscard]] QIcon symbolicIcon(const QString &name);
/// The same in a semantic colour.
[[nodiscard]] QIcon symbolicIcon(const QString &name, ColorRole color);

} // namespace relayscope::ui
