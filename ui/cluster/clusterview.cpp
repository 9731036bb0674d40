#include "ui/cluster/clusterview.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/placeholder.h"

#include <QHeaderView>

namespace relayscope::ui {

ClusterView::ClusterView(QWidget *parent)
    : QTreeView(parent)
{
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(QFrame::NoFrame);
    setExpandsOnDoubleClick(false);
    setEditTriggers(NoEditTriggers); // by an action, whose key can be chosen
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
    drawPlaceholder(*this, m_placeholder);
}

} // namespace relayscope::ui
