#include "ui/trace/waterfallheader.h"

#include "models/tracemodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

namespace {

/// Of the longest usual duration.
constexpr int kDurationCharacters = 9;

/// 1, 2 or 5 times a power of ten, at least `least`.
double niceStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

double waterfallX(qint64 ns, qint64 spanNs, const QRectF &cell, const QFontMetrics &metrics)
{
    const int margin = itemMargin(metrics);
    const int duration = metrics.averageCharWidth() * kDurationCharacters + margin;
    const double width = std::max(cell.width() / 3, cell.width() - 2 * margin - duration);
    return cell.left() + margin + double(ns) / double(spanNs) * width;
}

WaterfallHeader::WaterfallHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setHighlightSections(false);
}

void WaterfallHeader::setSpanNs(qint64 ns)
{
    m_spanNs = std::max(qint64{1}, ns);
    viewport()->update();
}

void WaterfallHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    if (logicalIndex != models::TraceModel::Duration) {
        painter->save();
        QHeaderView::paintSection(painter, rect, logicalIndex);
        painter->restore();
        return;
    }
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = logicalIndex;
    painter->save();
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
    painter->setFont(font());
    painter->setPen(semanticColor(ColorRole::TextMuted, palette()));
    const QFontMetrics metrics = painter->fontMetrics();
    const int margin = itemMargin(metrics);
    const QString unit = tr("ms", "milliseconds, at the end of a time axis");
    const int unitWidth = metrics.horizontalAdvance(unit);
    painter->drawText(rect.adjusted(0, 0, -margin, 0), Qt::AlignRight | Qt::AlignVCenter, unit);

    const double spanMs = double(m_spanNs) / 1e6;
    const double labelWidth = metrics.horizontalAdvance(QStringLiteral("00.000"));
    const double stepMs = niceStep(spanMs * labelWidth * 1.5 / std::max(1, rect.width() - 2 * margin));
    const int decimals = std::max(0, -int(std::floor(std::log10(stepMs))));
    for (double ms = 0; ms <= spanMs; ms += stepMs) {
        const double x = waterfallX(qint64(ms * 1e6), m_spanNs, rect, metrics);
        if (x + labelWidth > rect.right() - unitWidth - margin)
            break;
        painter->drawText(QRectF(x, rect.top(), labelWidth * 2, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
            QLocale().toString(ms, 'f', decimals));
    }
    painter->restore();
}

} // namespace relayscope::ui
