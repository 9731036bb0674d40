#include "ui/plots/plottext.h"

#include <QLocale>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

QString plotValueText(double value)
{
    if (std::isnan(value))
        return {};
    const bool isWhole = std::abs(value - std::round(value)) < 0.005;
    return QLocale().toString(value, 'f', isWhole || value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

QString wrappedText(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(1, width));
        lines.append(text.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines.join(QLatin1Char('\n'));
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
