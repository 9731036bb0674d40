#include "ui/panels.h"

#include "ui/cluster/clusterdock.h"

#include <QMainWindow>

namespace relayscope::ui {

Panels::Panels(QMainWindow &window, PanelContext &context)
    : m_docks{
        new ClusterDock(context, &window),
    }
{
}

} // namespace relayscope::ui
