#include "ui/plots/chartlook.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QLocale>

#include <qcustomplot.h>

namespace relayscope::ui {

void applyChartLook(QCustomPlot &plot, const QWidget &widget)
{
    const QPalette &palette = widget.palette();
    const auto color = [&palette](ColorRole role) { return semanticColor(role, palette); };
    const QFont font = widget.font();
    const int unit = spacing(widget, 1);
    plot.setLocale(QLocale());
    plot.setBackground(color(ColorRole::Surface));
    for (QCPAxis *axis : {plot.xAxis, plot.yAxis}) {
        axis->setLabelFont(font);
        axis->setTickLabelFont(font);
        axis->setLabelColor(color(ColorRole::TextMuted));
        axis->setTickLabelColor(color(ColorRole::TextMuted));
        axis->setBasePen(QPen(color(ColorRole::Border)));
        axis->setTickPen(QPen(color(ColorRole::Border)));
        axis->setTickLabelPadding(unit);
        axis->setLabelPadding(unit);
    }
    plot.yAxis->setBasePen(Qt::NoPen);
    plot.yAxis->grid()->setPen(QPen(color(ColorRole::Border)));
    plot.yAxis->grid()->setZeroLinePen(Qt::NoPen);
    plot.xAxis->setTickLengthIn(0);
    plot.xAxis->setTickLengthOut(unit);
    plot.axisRect()->setMinimumMargins(QMargins(0, 2 * unit, 0, 0));
    plot.plotLayout()->setMargins(QMargins(2 * unit, unit, 2 * unit, 2 * unit));

    QCPLegend *legend = plot.legend;
    legend->setFont(font);
    legend->setTextColor(color(ColorRole::Text));
    legend->setIconSize(6 * unit, widget.fontMetrics().height());
    legend->setIconTextPadding(unit);
    legend->setRowSpacing(unit / 2);
    legend->setMargins(QMargins(2 * unit, unit, 0, 0));
}

} // namespace relayscope::ui
