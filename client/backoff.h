#pragma once

#include <chrono>
#include <functional>

namespace relayscope::client {

/// Delays between reconnection attempts as socket.io-client computes them (build/esm/contrib/backo2.js): doubled at
/// each attempt, moved up or down by a random share, then capped. Pure: no timer, randomness comes in.
class Backoff final {
public:
    /// Uniform in [0, 1).
    using Random = std::function<double()>;

    struct Options {
        std::chrono::milliseconds min{1'000};
        std::chrono::milliseconds max{5'000};
        /// 0..1, share of the delay that randomness may add or take; anything else counts as 0.
        double jitter = 0.5;
    };

    Backoff(Options options, Random random);

    /// The delay before the next attempt; counts it.
    [[nodiscard]] std::chrono::milliseconds next();
    /// Attempts counted since reset().
    [[nodiscard]] int attempts() const { return m_attempts; }
    void reset() { m_attempts = 0; }

private:
    Options m_options;
    Random m_random;
    int m_attempts = 0;
};

} // namespace relayscope::client
