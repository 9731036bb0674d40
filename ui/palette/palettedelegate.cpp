#include "ui/palette/palettedelegate.h"

#include "models/palettemodel.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"
#include "ui/theme/symbolicicon.h"

#include <QPainter>
#include <QTextLayout>

namespace relayscope::ui {

using models::PaletteModel;

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, semanticColor(ColorRole::Selection, option.palette));
    const int margin = 2 * itemMargin(option.fontMetrics);
    QRect space = option.rect.adjusted(margin, 0, -margin, 0);

    const int side = iconSide(option.fontMetrics);
    if (const QString icon = index.data(PaletteModel::IconRole).toString(); !icon.isEmpty())
        symbolicIcon(icon, ColorRole::TextMuted)
            .paint(painter, QRect(space.left(), space.center().y() - side / 2, side, side));
    space.setLeft(space.left() + side + margin);

    const QString key = index.data(PaletteModel::KeyRole).toString();
    const QString kind = index.data(PaletteModel::KindRole).toString();
    const QString right = key.isEmpty() ? kind : key;
    painter->setPen(semanticColor(ColorRole::TextMuted, option.palette));
    painter->drawText(space, Qt::AlignRight | Qt::AlignVCenter, right);
    space.setRight(space.right() - option.fontMetrics.horizontalAdvance(right) - margin);

    const QString text = option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, qMax(0, space.width()));
    QTextLayout layout(text, option.font);
    QList<QTextLayout::FormatRange> ranges;
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    for (const int position : index.data(PaletteModel::PositionsRole).value<QList<int>>()) {
        if (position < text.size())
            ranges.append({position, 1, bold});
    }
    layout.setFormats(ranges);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->setPen(semanticColor(ColorRole::Text, option.palette));
    layout.draw(painter, QPointF(space.left(), space.top() + (space.height() - line.height()) / 2));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {0, rowHeight(option.fontMetrics)};
}

} // namespace relayscope::ui
