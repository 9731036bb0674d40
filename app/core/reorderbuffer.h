#pragma once

#include "core/observation.h"

#include <QList>

namespace relayscope::core {

/// Puts observations that come from several processes in order of time: each waits until it is kHoldNs old, so that one
/// that is slower on its way still finds its place. Bounded: the oldest leave early when there are kMaxHeld.
class ReorderBuffer final {
public:
    /// Twice the interval in which nodes send their batches.
    static constexpr qint64 kHoldNs = 60'000'000;
    static constexpr qsizetype kMaxHeld = 100'000;

    void add(Observation observation);
    /// Those that are old enough, in order of time; equal times in order of arrival.
    [[nodiscard]] QList<Observation> take(qint64 nowNs);
    [[nodiscard]] bool isEmpty() const { return m_held.isEmpty(); }

private:
    QList<Observation> m_held;
};

} // namespace relayscope::core
