#include "ui/cluster/clusterview.h"

#include "ui/theme/metrics.h"

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

} // namespace relayscope::ui
