#include "ui/stream/hopdelegate.h"

#include "models/hopmodel.h"
#include "models/tone.h"
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
        drawBracket(*painter, option, index);
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

void HopDelegate::drawBracket(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *hops = qobject_cast<const HopModel *>(index.model());
    if (hops == nullptr)
        return;
    const quint64 message = index.data(HopModel::MessageRole).toULongLong();
    const HopModel::Span highlighted = hops->span(m_highlighted);
    const bool isHighlighted = m_highlighted != 0 && message == m_highlighted;
    const bool passesThrough
        = m_highlighted != 0 && !isHighlighted && index.row() > highlighted.first && index.row() < highlighted.last;
    if (message == 0 && !passesThrough)
        return;

    const int unit = spacingUnit(option.fontMetrics);
    const qreal x = option.rect.left() + 1.5 * unit;
    const qreal top = option.rect.top();
    const qreal bottom = option.rect.bottom() + 1;
    const qreal middle = (top + bottom) / 2;
    const qreal arm = 1.5 * unit;
    const int relation = index.data(HopModel::RelationRole).toInt();

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const ColorRole color = isHighlighted || passesThrough ? ColorRole::Link : ColorRole::BorderStrong;
    painter.setPen(QPen(semanticColor(color, option.palette), 1.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    if (passesThrough) {
        painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    } else {
        // A message whose rows are apart is drawn whole when highlighted; else the line stops at the row of another.
        const bool above
            = isHighlighted ? !(relation & HopModel::FirstOfMessage) : bool(relation & HopModel::JoinsPrevious);
        const bool below = isHighlighted ? !(relation & HopModel::LastOfMessage) : bool(relation & HopModel::JoinsNext);
        painter.drawLine(QPointF(x, above ? top : middle), QPointF(x, below ? bottom : middle));
        if (!above || !below || isHighlighted)
            painter.drawLine(QPointF(x, middle), QPointF(x + arm, middle));
    }
    painter.restore();
}

} // namespace relayscope::ui
