#include "ui/logs/logdelegate.h"

#include "models/logmodel.h"
#include "models/tone.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QFontDatabase>
#include <QPainter>

namespace relayscope::ui {

using models::LogModel;

void LogDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto tone = index.data(LogModel::ToneRole).value<models::Tone>();
    const bool isMuted = index.column() == LogModel::Time || tone == models::Tone::Quiet;
    const ColorRole role = isMuted      ? ColorRole::TextMuted
        : tone == models::Tone::Pending ? ColorRole::Warning
                                        : ColorRole::Text;
    option->palette.setColor(QPalette::Text, semanticColor(role, option->palette));
    option->palette.setColor(QPalette::HighlightedText, semanticColor(role, option->palette));
    option->state.setFlag(QStyle::State_HasFocus, false); // the row shows where the focus is
    if (index.column() == LogModel::Text) {
        const qreal size = option->font.pointSizeF();
        option->font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        option->font.setPointSizeF(size);
        option->fontMetrics = QFontMetrics(option->font);
    }
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() != LogModel::Text || m_search.isEmpty())
        return;
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(item.font);
    markMatches(*painter, item, item.text);
    painter->restore();
}

/// Over the text, because the background of a selected row would hide what lies under it.
void LogDelegate::markMatches(QPainter &painter, const QStyleOptionViewItem &option, const QString &text) const
{
    const int left = option.rect.left() + itemMargin(option.fontMetrics);
    for (qsizetype at = text.indexOf(m_search, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(m_search, at + m_search.size(), Qt::CaseInsensitive)) {
        const int from = left + option.fontMetrics.horizontalAdvance(text.first(at));
        const int width = option.fontMetrics.horizontalAdvance(text.mid(at, m_search.size()));
        const QRect mark(from, option.rect.top() + 1, width, option.rect.height() - 2);
        painter.fillRect(mark, semanticColor(ColorRole::WarningSurface, option.palette));
        painter.setPen(semanticColor(ColorRole::Warning, option.palette));
        painter.drawLine(mark.bottomLeft(), mark.bottomRight());
        painter.setPen(semanticColor(ColorRole::Text, option.palette));
        painter.drawText(mark, Qt::AlignLeft | Qt::AlignVCenter, text.mid(at, m_search.size()));
    }
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
