#pragma once

#include "core/stats/statisticshistory.h"
#include "models/chartkind.h"

#include <QHash>
#include <QList>
#include <QString>

namespace relayscope::models {

/// One line of a chart, named for people.
struct ChartLine {
    /// Lines that have a style of their own; more are not drawn.
    static constexpr int kMaxStyles = 8;
    /// Style of the line that sums up the rest.
    static constexpr int kRestStyle = -1;

    QString name;
    /// 0..kMaxStyles-1, or kRestStyle.
    int style = 0;
    QList<core::SeriesPoint> points;
};

/// A filter that is plotted.
struct PlottedFilter {
    /// Of StatisticsService.
    int id = 0;
    QString expression;
    bool operator==(const PlottedFilter &) const = default;
};

/// What a chart needs besides the history.
struct ChartNames {
    /// Of nodes, by id.
    QHash<QString, QString> nodes;
    QList<PlottedFilter> filters;
};

/// Gives each name a style and keeps it for as long as the name is shown: a line does not change its colour because
/// another one came.
class LineStyles final {
public:
    void assign(QList<ChartLine> &lines);

private:
    QHash<QString, int> m_styles;
};

/// The lines of a chart in that time, at most ChartLine::kMaxStyles and the rest; their styles are counted through.
[[nodiscard]] QList<ChartLine> chartLines(
    ChartKind kind, const core::StatisticsHistory &history, core::SecondRange range, const ChartNames &names);

} // namespace relayscope::models
