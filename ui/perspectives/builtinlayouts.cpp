#include "ui/perspectives/builtinlayouts.h"

#include <array>

namespace relayscope::ui {

namespace {

using Join = DockPlacement::Join;
constexpr Qt::DockWidgetArea kLeft = Qt::LeftDockWidgetArea;
constexpr Qt::DockWidgetArea kRight = Qt::RightDockWidgetArea;
constexpr Qt::DockWidgetArea kBottom = Qt::BottomDockWidgetArea;

constexpr std::array<DockPlacement, 9> kLearn{{
    {QLatin1String("clusterDock"), kLeft, Join::Beside, true},
    {QLatin1String("channelsDock"), kLeft, Join::Beside, false},
    {QLatin1String("traceDock"), kRight, Join::Beside, true},
    {QLatin1String("inspectorDock"), kRight, Join::Tab, true},
    {QLatin1String("shelfDock"), kRight, Join::Tab, true},
    {QLatin1String("rulesDock"), kBottom, Join::Beside, false},
    {QLatin1String("logsDock"), kBottom, Join::Tab, false},
    {QLatin1String("chartsDock"), kBottom, Join::Tab, false},
    {QLatin1String("roomsDock"), kBottom, Join::Tab, false},
}};

constexpr std::array<DockPlacement, 9> kDebug{{
    {QLatin1String("clusterDock"), kLeft, Join::Beside, true},
    {QLatin1String("channelsDock"), kLeft, Join::Beside, true},
    {QLatin1String("inspectorDock"), kRight, Join::Beside, true},
    {QLatin1String("traceDock"), kRight, Join::Tab, true},
    {QLatin1String("shelfDock"), kRight, Join::Tab, true},
    {QLatin1String("logsDock"), kBottom, Join::Beside, true},
    {QLatin1String("rulesDock"), kBottom, Join::Tab, true},
    {QLatin1String("roomsDock"), kBottom, Join::Tab, true},
    {QLatin1String("chartsDock"), kBottom, Join::Tab, true},
}};

constexpr std::array<DockPlacement, 9> kLoad{{
    {QLatin1String("clusterDock"), kLeft, Join::Beside, true},
    {QLatin1String("channelsDock"), kLeft, Join::Beside, true},
    {QLatin1String("chartsDock"), kBottom, Join::Beside, true},
    {QLatin1String("roomsDock"), kBottom, Join::Tab, true},
    {QLatin1String("logsDock"), kBottom, Join::Tab, false},
    {QLatin1String("rulesDock"), kBottom, Join::Tab, false},
    {QLatin1String("inspectorDock"), kRight, Join::Beside, false},
    {QLatin1String("traceDock"), kRight, Join::Tab, false},
    {QLatin1String("shelfDock"), kRight, Join::Tab, false},
}};

constexpr BuiltInLayout kLearnLayout{kLearn, true, true, true, 1, 1, 50, 60, 16};
constexpr BuiltInLayout kDebugLayout{kDebug, false, true, true, 1, 1, 54, 70, 10};
constexpr BuiltInLayout kLoadLayout{kLoad, false, true, true, 1, 1, 60, 66, 28};

} // namespace

const BuiltInLayout &builtInLayout(Perspective perspective)
{
    switch (perspective) {
    case Perspective::Learn:
        return kLearnLayout;
    case Perspective::Debug:
        return kDebugLayout;
    case Perspective::Load:
        return kLoadLayout;
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::ui
