#pragma once

#include "core/trace.h"

#include <QString>

namespace relayscope::models {

/// "chat from client 1 · 9 hops · 3.1 ms"
[[nodiscard]] QString traceHeadline(const core::Trace &trace);
/// "2 of 2 clients, 1 ack missing"; empty when there is nothing to say.
[[nodiscard]] QString traceOutcome(const core::Trace &trace);
/// Something that should have come did not.
[[nodiscard]] bool hasTraceLosses(const core::Trace &trace);

} // namespace relayscope::models
