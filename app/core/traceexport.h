#pragma once

#include "core/trace.h"

#include <QByteArray>

namespace relayscope::core {

/// The trace as a Mermaid sequence diagram: a participant per lane, a message or note per step with its time; dashed
/// where it is inferred, with a cross where it stopped. UTF-8.
[[nodiscard]] QByteArray toMermaid(const Trace &trace);

/// Everything that the trace holds, as one JSON document for machines; names as in the report of relayscope-run.
[[nodiscard]] QByteArray toJson(const Trace &trace);

} // namespace relayscope::core
