#include "ui/shelf/shelfdelegate.h"

#include "models/shelfmodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace relayscope::ui {

namespace {

/// The card within its row.
QRect cardRect(const QRect &row, const QFontMetrics &metrics)
{
    const int unit = spacingUnit(metrics);
    return row.adjusted(2 * unit, unit, -2 * unit, 0);
}

QRect textRect(const QRect &row, const QFontMetrics &metrics)
{
    const int unit = spacingUnit(metrics);
    QRect text = cardRect(row, metrics).adjusted(3 * unit, 2 * unit, 0, -2 * unit);
    text.setRight(ShelfDelegate::sendRect(row, metrics).left() - unit);
    return text;
}

} // namespace

QRect ShelfDelegate::sendRect(const QRect &row, const QFontMetrics &metrics)
{
    const QRect card = cardRect(row, metrics);
    const int side = iconSide(metrics) + 3 * spacingUnit(metrics);
    return {card.right() - side - spacingUnit(metrics), card.center().y() - side / 2, side, side};
}

void ShelfDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto color = [&option](ColorRole role) { return semanticColor(role, option.palette); };
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QFontMetrics &metrics = option.fontMetrics;
    const qreal radius = spacingUnit(metrics);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(color(isSelected ? ColorRole::Accent : ColorRole::Border));
    painter->setBrush(color(isSelected ? ColorRole::Selection
            : isHovered                ? ColorRole::SurfaceTint
                                       : ColorRole::Raised));
    painter->drawRoundedRect(QRectF(cardRect(option.rect, metrics)).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);

    const QRect text = textRect(option.rect, metrics);
    const auto draw = [&](const QRect &line, int role, ColorRole foreground) {
        painter->setPen(color(foreground));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(index.data(role).toString(), Qt::ElideRight, line.width()));
    };
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    draw(QRect(text.left(), text.top(), text.width(), metrics.height()), Qt::DisplayRole, ColorRole::Text);
    painter->setFont(option.font);
    draw(QRect(text.left(), text.bottom() - metrics.height() + 1, text.width(), metrics.height()),
        models::ShelfModel::DetailRole, ColorRole::TextMuted);

    const QRect send = sendRect(option.rect, metrics);
    const int side = iconSide(metrics);
    const QRect icon(send.center().x() - side / 2, send.center().y() - side / 2, side, side);
    symbolicIcon(QStringLiteral("send"), isSelected || isHovered ? ColorRole::Link : ColorRole::TextMuted)
        .paint(painter, icon);
    painter->restore();
}

QSize ShelfDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int unit = spacingUnit(option.fontMetrics);
    return {option.fontMetrics.averageCharWidth() * 16, 2 * option.fontMetrics.height() + 6 * unit};
}

void ShelfDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect line = textRect(option.rect, option.fontMetrics);
    line.setHeight(editor->sizeHint().height());
    line.moveTop(option.rect.center().y() - line.height() / 2);
    editor->setGeometry(line);
}

} // namespace relayscope::ui
