#pragma once

#include "run/demorecord.h"

#include <QByteArray>

namespace relayscope::run {

/// The demo for machines: one JSON document, its members as in docs/relayscope-run.md. Words are those of the wire
/// format, not translated; times are nanoseconds, those of hops relative to the sending.
[[nodiscard]] QByteArray toJson(const DemoRecord &record);

/// One row as one line; originNs: what its `afterNs` is counted from.
[[nodiscard]] QByteArray toJsonLine(const core::Hop &hop, qint64 originNs);

} // namespace relayscope::run
