#pragma once

#include "base/expected.h"
#include "core/filter/filtererror.h"
#include "models/chartlines.h"

#include <QObject>

namespace relayscope::core {
class StatisticsService;
}

namespace relayscope::models {

class HopModel;

/// The filters that charts plot, in the order in which they were added. GUI thread.
class PlottedFilters final : public QObject {
    Q_OBJECT

public:
    /// hops: whose first row is the origin of the field time.
    PlottedFilters(core::StatisticsService &statistics, const HopModel &hops, QObject *parent = nullptr);

    /// How many rows are looked at that are there already: what takes no longer than a moment.
    static constexpr int kMaxPastRows = 50'000;

    /// Hops are counted from now on, and of those in the table the newest kMaxPastRows. One that is there already stays
    /// as it is. Errors: of the language; nothing to match; too many filters.
    [[nodiscard]] Expected<void, core::FilterError> add(const QString &expression);
    void remove(int id);
    [[nodiscard]] const QList<PlottedFilter> &filters() const { return m_filters; }

    /// Where the values come from that a filter can ask for.
    [[nodiscard]] const HopModel &hops() const { return m_hops; }

signals:
    void changed();

private:
    core::StatisticsService &m_statistics;
    const HopModel &m_hops;
    QList<PlottedFilter> m_filters;
};

} // namespace relayscope::models
