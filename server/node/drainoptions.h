#pragma once

#include <chrono>

namespace relayscope::node {

/// How patiently a node stops; see Drain.
struct DrainOptions {
    /// Between saying that it is not ready and taking nobody any more: as long as balancers take to notice. The default
    /// is for a machine of one's own, where stopping should not be felt.
    std::chrono::milliseconds delay{100};
    /// Over which many clients are closed.
    std::chrono::milliseconds time{5'000};

    bool operator==(const DrainOptions &) const = default;
};

} // namespace relayscope::node
