#pragma once

#include <QtGlobal>

namespace relayscope::node {

/// Descriptors that everything but clients may need: logs, Redis, the hub, epoll, files of rules; and some to spare.
inline constexpr qsizetype kSpareDescriptors = 160;

/// Raises what this process may open to what the system lets it, and returns that.
qsizetype raiseDescriptorLimit();

} // namespace relayscope::node
