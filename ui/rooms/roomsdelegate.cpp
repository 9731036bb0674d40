#include "ui/rooms/roomsdelegate.h"

#include "models/roomsmodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QPainter>

namespace relayscope::ui {

using models::RoomsModel;

namespace {

/// The weakest background, so that one socket is seen beside a thousand.
constexpr double kLeastStrength = 0.25;

/// Between two backgrounds on which text can be read, so that it can be read on all of them.
QColor heat(double strength, const QPalette &palette)
{
    const QColor cold = semanticColor(ColorRole::Surface, palette);
    const QColor hot = semanticColor(ColorRole::Selection, palette);
    const auto part = float(kLeastStrength + (1 - kLeastStrength) * strength);
    return QColor::fromRgbF(cold.redF() + (hot.redF() - cold.redF()) * part,
        cold.greenF() + (hot.greenF() - cold.greenF()) * part, cold.blueF() + (hot.blueF() - cold.blueF()) * part);
}

} // namespace

void RoomsDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isWholeNamespace = index.data(RoomsModel::RoomRole).toByteArray().isEmpty();
    const bool isEmpty = index.column() > 0 && index.data(RoomsModel::SocketsRole).toInt() == 0;
    const QColor color
        = semanticColor(isEmpty || isWholeNamespace ? ColorRole::TextMuted : ColorRole::Text, option->palette);
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
}

void RoomsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const double strength = index.data(RoomsModel::StrengthRole).toDouble();
    if (strength > 0 && !option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect.adjusted(0, 0, -1, -1), heat(strength, option.palette));
    QStyledItemDelegate::paint(painter, option, index);
}

QSize RoomsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
