#pragma once

class QFontMetrics;
class QWidget;

namespace relayscope::ui {

/// The spacing rhythm of the window. One unit is a quarter of the line height (4 px at 96 dpi), so that everything
/// grows with the font; layouts use 1, 2, 3, 4 and 6 units and nothing between.
[[nodiscard]] int spacingUnit(const QFontMetrics &metrics);
[[nodiscard]] int spacing(const QWidget &widget, int units);
/// Height of a table or tree row: one line and a unit above and below.
[[nodiscard]] int rowHeight(const QFontMetrics &metrics);
/// Space left and right of the text of a cell, and of its header.
[[nodiscard]] int itemMargin(const QFontMetrics &metrics);
/// Side of a state lamp with the space around it.
[[nodiscard]] int lampSide(const QFontMetrics &metrics);
/// A line of explaining text is easy to read up to this width.
[[nodiscard]] int maximumLineWidth(const QWidget &widget);
/// Side of an icon that stands beside text.
[[nodiscard]] int iconSide(const QFontMetrics &metrics);

} // namespace relayscope::ui
