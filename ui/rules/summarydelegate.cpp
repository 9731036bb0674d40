#include "ui/rules/summarydelegate.h"

#include "models/rulesummary.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

using models::RuleSummary;

void SummaryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // As wide as the longest trigger, and not more than half.
    int widest = 0;
    for (int row = 0; row < index.model()->rowCount(); ++row) {
        const QString text = index.siblingAtRow(row).data(RuleSummary::TriggerRole).toString();
        widest = std::max(widest, option.fontMetrics.horizontalAdvance(text));
    }
    const int margin = 3 * spacingUnit(option.fontMetrics);
    const QRect area = option.rect.adjusted(margin, 0, -margin, 0);
    const int split = std::min(widest, area.width() / 2);
    const QRect trigger(area.left(), area.top(), split, area.height());
    const QRect actions = area.adjusted(split + margin, 0, 0, 0);
    const auto draw = [&](const QRect &rect, int role, ColorRole color) {
        painter->setPen(semanticColor(color, option.palette));
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data(role).toString(), Qt::ElideRight, rect.width()));
    };
    painter->save();
    painter->setFont(option.font);
    draw(trigger, RuleSummary::TriggerRole, ColorRole::TextMuted);
    draw(actions, RuleSummary::ActionsRole, ColorRole::Text);
    painter->restore();
}

QSize SummaryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, option.fontMetrics.height() + spacingUnit(option.fontMetrics)};
}

} // namespace relayscope::ui
