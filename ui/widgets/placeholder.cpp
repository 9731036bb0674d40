#include "ui/widgets/placeholder.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QAbstractScrollArea>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

void drawPlaceholder(QAbstractScrollArea &view, const QString &text)
{
    QPainter painter(view.viewport());
    painter.setPen(semanticColor(ColorRole::TextMuted, view.palette()));
    const QRect area = view.viewport()->rect();
    const int margin = std::max(spacing(view, 6), (area.width() - maximumLineWidth(view)) / 2);
    painter.drawText(area.adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace relayscope::ui
