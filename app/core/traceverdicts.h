#pragma once

#include "core/trace.h"
#include "core/tracelegs.h"

namespace relayscope::core {

/// What the message became, one sentence per node and per socket that has something to say. steps belong to legs one to
/// one; further steps are answers that never came. In the order of the legs.
[[nodiscard]] QList<TraceVerdict> makeVerdicts(
    const QList<TraceLeg> &legs, const QList<TraceStep> &steps, const QList<Place> &lanes);

} // namespace relayscope::core
