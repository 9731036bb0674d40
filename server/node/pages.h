#pragma once

#include "engine/engineserver.h"
#include "node/health.h"
#include "node/metrics.h"

#include <functional>

namespace relayscope::node {

/// What a node serves beside Socket.IO, for balancers and Prometheus: `/health/live` for as long as the loop turns,
/// `/health/ready` with the reason why not, `/metrics`. GET and HEAD only. metrics is called only when they are asked
/// for.
[[nodiscard]] engineio::HttpResponse servePage(
    const engineio::HttpRequest &request, const Health &health, const std::function<QList<Metric>()> &metrics);

} // namespace relayscope::node
