#include "ui/plots/linestyle.h"

#include "models/chartlines.h"
#include "ui/theme/semanticcolors.h"

#include <QPen>

#include <array>

namespace relayscope::ui {

namespace {

struct LineStyle {
    ColorRole color;
    /// Lengths of dashes and gaps, in widths of the line; empty for a whole line.
    QList<qreal> dashes;
};

const std::array<LineStyle, models::ChartLine::kMaxStyles> &styles()
{
    static const std::array<LineStyle, models::ChartLine::kMaxStyles> table{{
        {ColorRole::Series1, {}},
        {ColorRole::Series2, {5, 2}},
        {ColorRole::Series3, {1.5, 1.5}},
        {ColorRole::Series4, {7, 2, 1.5, 2}},
        {ColorRole::Series5, {11, 3}},
        {ColorRole::Series6, {3, 3}},
        {ColorRole::Series7, {7, 2, 1.5, 2, 1.5, 2}},
        {ColorRole::Series8, {1.5, 4}},
    }};
    return table;
}

} // namespace

QPen linePen(int style, qreal width, const QPalette &palette)
{
    if (style == models::ChartLine::kRestStyle)
        return QPen(semanticColor(ColorRole::TextDisabled, palette), width);
    const LineStyle &line = styles()[std::size_t(style) % styles().size()];
    QPen pen(semanticColor(line.color, palette), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (!line.dashes.isEmpty())
        pen.setDashPattern(line.dashes);
    return pen;
}

} // namespace relayscope::ui
