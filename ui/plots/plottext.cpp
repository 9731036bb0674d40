#include "ui/plots/plottext.h"

#include <QLocale>

#include <cmath>

namespace relayscope::ui {

QString plotValueText(double value)
{
    if (std::isnan(value))
        return {};
    const bool isWhole = std::abs(value - std::round(value)) < 0.005;
    return QLocale().toString(value, 'f', isWhole || value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

double niceCeiling(double value)
{
    if (!(value > 1))
        return 1;
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 5.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

} // namespace relayscope::ui
