#pragma once

#include <QLatin1String>
#include <Qt>

#include <span>

namespace relayscope::ui {

/// The arrangements that come with the program.
enum class Perspective {
    /// Where does a message go: picture, stream and trace.
    Learn,
    /// Why did it not come: stream, inspector, trace and logs.
    Debug,
    /// How much can it take: charts, rooms and the cluster.
    Load,
};

/// Where a panel stands in a built-in arrangement.
struct DockPlacement {
    enum class Join {
        /// Its own place in the area, after what stands there.
        Beside,
        /// A tab of the one before.
        Tab,
    };
    QLatin1String dock;
    Qt::DockWidgetArea area = Qt::LeftDockWidgetArea;
    Join join = Join::Beside;
    bool shown = true;
};

struct BuiltInLayout {
    /// All panels, in the order in which they are placed. Of tabs, the first is in front.
    std::span<const DockPlacement> docks;
    bool picture = true;
    bool stream = true;
    bool composer = true;
    /// Parts of the height of the centre.
    int pictureShare = 1;
    int streamShare = 1;
    /// Width of the areas in average characters, height in lines.
    int leftColumns = 0;
    int rightColumns = 0;
    int bottomLines = 0;
};

[[nodiscard]] const BuiltInLayout &builtInLayout(Perspective perspective);

} // namespace relayscope::ui
