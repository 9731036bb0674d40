#include "ui/widgets/tonedelegate.h"

#include "models/tone.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/tonepainting.h"

namespace relayscope::ui {

void ToneDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto tone = index.data(m_toneRole).value<models::Tone>();
    if (tone != models::Tone::Plain)
        option->palette.setColor(QPalette::Text, semanticColor(colorRole(tone), option->palette));
    option->palette.setColor(QPalette::HighlightedText, option->palette.color(QPalette::Text));
}

QSize ToneDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
