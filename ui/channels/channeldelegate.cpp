#include "ui/channels/channeldelegate.h"

#include "models/channelmodel.h"
#include "ui/channels/channelflash.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QPainter>

namespace relayscope::ui {

using models::ChannelModel;

namespace {

bool isQuiet(const QModelIndex &index)
{
    return index.data(ChannelModel::IdleRole).toBool() || index.data(ChannelModel::MutedRole).toBool()
        || index.data(ChannelModel::ToolRole).toBool();
}

} // namespace

ChannelDelegate::ChannelDelegate(const ChannelFlash &flash, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_flash(flash)
{
}

void ChannelDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ColorRole role
        = index.column() != ChannelModel::Name || isQuiet(index) ? ColorRole::TextMuted : ColorRole::Text;
    const QColor color = semanticColor(role, option->palette);
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    option->font.setItalic(index.data(ChannelModel::ToolRole).toBool());
    option->state.setFlag(QStyle::State_HasFocus, false); // the row shows where the focus is
}

void ChannelDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (const double strength = m_flash.strength(index); strength > 0 && !isSelected) {
        QColor light = semanticColor(ColorRole::GoodSurface, option.palette);
        light.setAlphaF(float(strength));
        painter->fillRect(option.rect, light);
    }
    QStyledItemDelegate::paint(painter, option, index);
}

QSize ChannelDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
