#pragma once

#include "core/trace.h"
#include "core/tracelegs.h"

namespace relayscope::core {

/// Where a leg begins and ends; the same place for a note.
[[nodiscard]] Place originOf(const TraceLeg &leg);
[[nodiscard]] Place destinationOf(const TraceLeg &leg);

/// One step for each leg, in the same order. lanes holds every place of the legs; startNs is the time that offsets
/// count from.
[[nodiscard]] QList<TraceStep> makeSteps(const QList<TraceLeg> &legs, const QList<Place> &lanes, qint64 startNs);

/// For each client that was asked for an answer and gave none: the answer that is missing, as a step that never
/// arrived. atNs: when it is still missing.
[[nodiscard]] QList<TraceStep> missingAnswers(const QList<TraceLeg> &legs, const QList<Place> &lanes, qint64 atNs);

} // namespace relayscope::core
