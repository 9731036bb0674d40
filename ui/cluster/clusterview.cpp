#include "ui/cluster/clusterview.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace relayscope::ui {

ClusterView::ClusterView(QWidget *parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setExpandsOnDoubleClick(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setIndentation(spacing(*this, 4));
    header()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 4);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
}

void ClusterView::setPlaceholderText(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void ClusterView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (model() != nullptr && model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(semanticColor(ColorRole::TextMuted, palette()));
    const int margin = std::max(spacing(*this, 6), (viewport()->width() - maximumLineWidth(*this)) / 2);
    painter.drawText(
        viewport()->rect().adjusted(margin, 0, -margin, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
}

} // namespace relayscope::ui
