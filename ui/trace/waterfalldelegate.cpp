#include "ui/trace/waterfalldelegate.h"

#include "core/words.h"
#include "models/tracemodel.h"
#include "ui/theme/metrics.h"
#include "ui/trace/waterfallheader.h"
#include "ui/widgets/tonepainting.h"

#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

using models::Tone;
using models::TraceModel;

WaterfallDelegate::WaterfallDelegate(QObject *parent)
    : TraceDelegate(TraceModel::ToneRole, TraceModel::Where, parent)
{
}

void WaterfallDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != TraceModel::Duration) {
        TraceDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QWidget *widget = background.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, widget);
    drawBar(*painter, option, index);
}

void WaterfallDelegate::drawBar(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto tone = index.data(TraceModel::ToneRole).value<Tone>();
    const qint64 departure = index.data(TraceModel::DepartureRole).toLongLong();
    const qint64 arrival = index.data(TraceModel::ArrivalRole).toLongLong();
    const QColor color = semanticColor(tone == Tone::Plain ? ColorRole::Link : colorRole(tone), option.palette);
    const int margin = itemMargin(option.fontMetrics);
    const QRectF cell = option.rect;
    const auto xOf = [&](qint64 ns) { return waterfallX(ns, m_spanNs, cell, option.fontMetrics); };

    const qreal height = std::max(4.0, option.fontMetrics.height() * 0.55);
    const qreal shortest = std::max(2.0, height / 4);
    const QRectF bar(
        xOf(departure), cell.center().y() - height / 2, std::max(shortest, xOf(arrival) - xOf(departure)), height);
    painter.save();
    painter.setClipRect(cell);
    painter.setRenderHint(QPainter::Antialiasing);
    if (index.data(TraceModel::InferredRole).toBool()) {
        painter.setPen(QPen(color, 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
    }
    painter.drawRoundedRect(bar, 1.5, 1.5);

    painter.setPen(semanticColor(ColorRole::TextMuted, option.palette));
    if (arrival > departure)
        painter.drawText(cell.adjusted(bar.right() + margin - cell.left(), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            core::durationText(arrival - departure));
    painter.restore();
}

} // namespace relayscope::ui
