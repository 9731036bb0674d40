#include "ui/stream/hopdelegate.h"

#include "models/filteredhopmodel.h"
#include "models/hopmarks.h"
#include "models/tone.h"
#include "ui/stream/gutterpainting.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tonepainting.h"

#include <QPainter>

namespace relayscope::ui {

namespace {

using models::HopModel;

models::Tone toneAt(const QModelIndex &index)
{
    return index.data(HopModel::ToneRole).value<models::Tone>();
}

ColorRole textColor(const QModelIndex &index)
{
    switch (HopModel::Column(index.column())) {
    case HopModel::Number:
    case HopModel::Time:
    case HopModel::Length:
        return ColorRole::TextMuted;
    case HopModel::Verdict:
        return colorRole(toneAt(index));
    case HopModel::From:
    case HopModel::To:
    case HopModel::Channel:
    case HopModel::Event:
    case HopModel::ColumnCount:
        return toneAt(index) == models::Tone::Quiet ? ColorRole::TextMuted : ColorRole::Text;
    }
    Q_UNREACHABLE();
}

} // namespace

HopDelegate::HopDelegate(const models::FilteredHopModel &rows, const models::HopMarks &marks, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rows(rows)
    , m_marks(marks)
{
}

int HopDelegate::gutterWidth(const QFontMetrics &metrics)
{
    return ui::gutterWidth(metrics);
}

void HopDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QColor color = semanticColor(textColor(index), option->palette);
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    option->state.setFlag(QStyle::State_HasFocus, false); // the row shows where the focus is
    if (index.column() == HopModel::Verdict) {
        const int side = lampSide(option->fontMetrics);
        option->features |= QStyleOptionViewItem::HasDecoration; // keeps the place of the lamp
        option->decorationSize = QSize(side, side);
    }
}

void HopDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == HopModel::Number) {
        const core::Hop &hop = m_rows.hop(index.row());
        Gutter gutter;
        gutter.bracket = m_rows.bracket(index.row());
        gutter.message = hop.message;
        gutter.highlighted = m_highlighted;
        gutter.arrow = arrowOf(hop.kind);
        gutter.acknowledgement = index.data(HopModel::AcknowledgementRole).value<HopModel::Acknowledgement>();
        gutter.isMarked = m_marks.contains(hop.number);
        drawGutter(*painter, option.rect, gutter, option.fontMetrics, option.palette);
    } else if (index.column() == HopModel::Verdict) {
        const QRect lamp(option.rect.left() + itemMargin(option.fontMetrics), option.rect.top(),
            lampSide(option.fontMetrics), option.rect.height());
        drawLamp(*painter, lamp, toneAt(index), option.palette);
    }
}

QSize HopDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
