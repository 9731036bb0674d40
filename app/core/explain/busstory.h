#pragma once

#include "core/explain/hopsentence.h"

namespace relayscope::core::explain {

/// The part of tellHop() that is about Redis: published, seen and received messages, requests and responses.
[[nodiscard]] HopStory tellBusHop(
    const Hop &hop, const QList<Hop> &message, const ExplainedFrame &frame, const SocketName &socketName);

} // namespace relayscope::core::explain
