#pragma once

#include "engine/httpreply.h"

#include <chrono>

namespace relayscope::engineio {

/// How long a peer may take; Node's http defaults. The idle time is the promised one and a second for the way.
struct HttpTimeouts {
    std::chrono::milliseconds head{60'000};
    std::chrono::milliseconds body{300'000};
    std::chrono::milliseconds idle{1'000 * (kKeepAliveSeconds + 1)};
    /// To close, once the last answer has left.
    std::chrono::milliseconds closing{2'000};
    /// To take any of an answer that waits. Ours: Node waits for ever.
    std::chrono::milliseconds stalled{30'000};

    bool operator==(const HttpTimeouts &) const = default;
};

} // namespace relayscope::engineio
