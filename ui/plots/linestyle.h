#pragma once

#include <QtGlobal>

class QPalette;
class QPen;

namespace relayscope::ui {

/// The pen of a line of a chart (models::ChartLine::style): every style has its own colour and its own dashes, so that
/// it is told apart without seeing colours. width: in pixels.
[[nodiscard]] QPen linePen(int style, qreal width, const QPalette &palette);

} // namespace relayscope::ui
