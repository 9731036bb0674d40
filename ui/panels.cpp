#include "ui/panels.h"

#include "ui/cluster/clusterdock.h"
#include "ui/rules/rulesdock.h"

#include <QMainWindow>

namespace relayscope::ui {

Panels::Panels(QMainWindow &window, PanelContext &context)
    : m_docks{
        new ClusterDock(context, &window),
        new RulesDock(context, &window),
    }
{
}

} // namespace relayscope::ui
