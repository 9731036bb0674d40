#pragma once

#include <QtGlobal>

namespace relayscope {

/// CLOCK_MONOTONIC in nanoseconds: comparable between all processes of one machine, which is what joins the hops of
/// one message. Never goes back.
[[nodiscard]] qint64 monotonicNs();

} // namespace relayscope
