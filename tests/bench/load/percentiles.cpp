#include "percentiles.h"

#include <algorithm>

namespace relayscope::bench {

Percentiles percentiles(std::vector<std::int64_t> samplesNs)
{
    if (samplesNs.empty())
        return {};
    std::sort(samplesNs.begin(), samplesNs.end());
    const auto at = [&samplesNs](std::size_t percent) { return samplesNs[(samplesNs.size() - 1) * percent / 100]; };
    return {at(50), at(95), at(99), samplesNs.back()};
}

} // namespace relayscope::bench
