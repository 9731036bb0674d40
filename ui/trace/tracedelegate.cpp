#include "ui/trace/tracedelegate.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/tonepainting.h"

#include <QPainter>

namespace relayscope::ui {

using models::Tone;

TraceDelegate::TraceDelegate(int toneRole, int lampColumn, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_toneRole(toneRole)
    , m_lampColumn(lampColumn)
{
}

void TraceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto tone = index.data(m_toneRole).value<Tone>();
    const bool hasLamp = index.column() == m_lampColumn;
    const ColorRole role = tone == Tone::Quiet ? ColorRole::TextMuted : hasLamp ? colorRole(tone) : ColorRole::Text;
    const QColor color = semanticColor(role, option->palette);
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    option->state.setFlag(QStyle::State_HasFocus, false); // the row shows where the focus is
    if (hasLamp) {
        const int side = lampSide(option->fontMetrics);
        option->features |= QStyleOptionViewItem::HasDecoration; // keeps the place of the lamp
        option->decorationSize = QSize(side, side);
    }
}

void TraceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != m_lampColumn)
        return;
    const QRect lamp(option.rect.left() + itemMargin(option.fontMetrics), option.rect.top(),
        lampSide(option.fontMetrics), option.rect.height());
    drawLamp(*painter, lamp, index.data(m_toneRole).value<Tone>(), option.palette);
}

QSize TraceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
