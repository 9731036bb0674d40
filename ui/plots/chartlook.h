#pragma once

class QCustomPlot;
class QWidget;

namespace relayscope::ui {

/// Sets fonts, colours and spaces of a chart as they are in the window: those of the widget that holds it.
void applyChartLook(QCustomPlot &plot, const QWidget &widget);

} // namespace relayscope::ui
