#include "ui/theme/metrics.h"

#include <QFontMetrics>
#include <QWidget>

#include <algorithm>

namespace relayscope::ui {

int spacingUnit(const QFontMetrics &metrics)
{
    return std::max(3, (metrics.height() + 2) / 4);
}

int spacing(const QWidget &widget, int units)
{
    return spacingUnit(widget.fontMetrics()) * units;
}

int rowHeight(const QFontMetrics &metrics)
{
    return metrics.height() + 2 * spacingUnit(metrics);
}

int itemMargin(const QFontMetrics &metrics)
{
    return spacingUnit(metrics) * 3 / 2;
}

int lampSide(const QFontMetrics &metrics)
{
    return metrics.height() * 3 / 4;
}

int maximumLineWidth(const QWidget &widget)
{
    return widget.fontMetrics().averageCharWidth() * 44;
}

int iconSide(const QFontMetrics &metrics)
{
    return metrics.height() + metrics.height() % 2;
}

} // namespace relayscope::ui
