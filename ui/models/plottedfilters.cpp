#include "models/plottedfilters.h"

#include "core/filter/hopfilter.h"
#include "core/stats/statisticsservice.h"
#include "models/hopmodel.h"

#include <algorithm>

namespace relayscope::models {

PlottedFilters::PlottedFilters(core::StatisticsService &statistics, const HopModel &hops, QObject *parent)
    : QObject(parent)
    , m_statistics(statistics)
    , m_hops(hops)
{
}

Expected<void, core::FilterError> PlottedFilters::add(const QString &expression)
{
    const QString text = expression.trimmed();
    const auto fail = [&text](const QString &message) {
        return Unexpected(core::FilterError{0, int(text.size()), message});
    };
    if (text.isEmpty())
        return fail(tr("Type what the hops to count have in common."));
    Expected<core::HopFilter, core::FilterError> filter = core::HopFilter::parse(text);
    if (!filter)
        return Unexpected(filter.error());
    if (std::any_of(m_filters.cbegin(), m_filters.cend(),
            [&text](const PlottedFilter &known) { return known.expression == text; }))
        return {};
    const int rows = m_hops.rowCount();
    const quint64 newest = rows == 0 ? 0 : m_hops.hop(rows - 1).number;
    QMap<qint64, quint32> past;
    for (int row = qMax(0, rows - kMaxPastRows); row < rows; ++row) {
        const core::Hop &hop = m_hops.hop(row);
        past[core::secondOf(hop.timeNs)] += filter->matches(hop, m_hops.originNs()) ? 1 : 0;
    }
    // Rows of the past may still be on their way to be counted.
    const std::optional<int> id = m_statistics.addFilter(
        [compiled = *filter, newest, originNs = m_hops.originNs()](
            const core::Hop &hop) { return hop.number > newest && compiled.matches(hop, originNs); },
        past);
    if (!id)
        return fail(tr("Remove a filter first: no more than %1 are plotted at a time.")
                        .arg(core::StatisticsHistory::kMaxFilters));
    m_filters.append({*id, text});
    emit changed();
    return {};
}

void PlottedFilters::remove(int id)
{
    if (m_filters.removeIf([id](const PlottedFilter &filter) { return filter.id == id; }) == 0)
        return;
    m_statistics.removeFilter(id);
    emit changed();
}

} // namespace relayscope::models
