#pragma once

#include <cstdint>
#include <vector>

namespace relayscope::bench {

/// Of all samples, none is thinned out. In ns.
struct Percentiles {
    std::int64_t p50 = 0;
    std::int64_t p95 = 0;
    std::int64_t p99 = 0;
    std::int64_t max = 0;
};

/// All zero when there are no samples.
[[nodiscard]] Percentiles percentiles(std::vector<std::int64_t> samplesNs);

} // namespace relayscope::bench
