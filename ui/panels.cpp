#include "ui/panels.h"

#include "ui/channels/channelsdock.h"
#include "ui/cluster/clusterdock.h"
#include "ui/rules/rulesdock.h"
#include "ui/inspector/inspectordock.h"

#include <QMainWindow>

namespace relayscope::ui {

Panels::Panels(QMainWindow &window, PanelContext &context)
    : m_docks{
        new ClusterDock(context, &window),
        new RulesDock(context, &window),
        new ChannelsDock(context, &window),
        new InspectorDock(context, &window),
    }
{
}

} // namespace relayscope::ui
