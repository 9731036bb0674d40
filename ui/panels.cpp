#include "ui/panels.h"

#include "ui/channels/channelsdock.h"
#include "ui/charts/chartsdock.h"
#include "ui/cluster/clusterdock.h"
#include "ui/inspector/inspectordock.h"
#include "ui/logs/logsdock.h"
#include "ui/rooms/roomsdock.h"
#include "ui/rules/rulesdock.h"
#include "ui/shelf/shelfdock.h"
#include "ui/trace/tracedock.h"

#include <QMainWindow>

namespace relayscope::ui {

Panels::Panels(QMainWindow &window, PanelContext &context)
    : m_docks{
        new ClusterDock(context, &window),
        new ShelfDock(context, &window),
        new RulesDock(context, &window),
        new ChannelsDock(context, &window),
        new InspectorDock(context, &window),
        new ChartsDock(context, &window),
        new RoomsDock(context, &window),
        new LogsDock(context, &window),
        new TraceDock(context, &window),
    }
{
}

} // namespace relayscope::ui
