#pragma once

#include "run/demorecord.h"

#include <QByteArray>

namespace relayscope::run {

/// The demo for machines: one JSON document, its members as in docs/relayscope-run.md. Words are those of the wire
/// format, not translated; times are nanoseconds, those of hops relative to the sending.
[[nodiscard]] QByteArray toJson(const DemoRecord &record);

} // namespace relayscope::run
