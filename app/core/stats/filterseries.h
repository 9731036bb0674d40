#pragma once

#include "core/hop.h"

#include <functional>
#include <utility>

namespace relayscope::core {

using HopPredicate = std::function<bool(const Hop &)>;

/// Counts the rows that a filter takes, second by second.
class FilterSeries final {
public:
    /// id: chosen by the owner; names the line.
    FilterSeries(int id, HopPredicate matches)
        : m_id(id)
        , m_matches(std::move(matches))
    {
    }

    [[nodiscard]] int id() const { return m_id; }
    void add(const Hop &hop) { m_count += m_matches(hop) ? 1 : 0; }
    /// The rows since the last take().
    [[nodiscard]] quint32 take() { return std::exchange(m_count, 0); }

private:
    int m_id;
    HopPredicate m_matches;
    quint32 m_count = 0;
};

} // namespace relayscope::core
