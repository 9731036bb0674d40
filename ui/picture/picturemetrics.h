#pragma once

#include "models/picturelayout.h"

class QFont;

namespace relayscope::ui {

/// Weight of the names in the boxes.
[[nodiscard]] QFont nameFont(const QFont &font);
/// For the words on the edges.
[[nodiscard]] QFont edgeFont(const QFont &font);
/// Sizes of the picture for that font, wide enough for the texts of the scene up to a bound.
[[nodiscard]] models::PictureMetrics pictureMetrics(const models::PictureScene &scene, const QFont &font);

} // namespace relayscope::ui
