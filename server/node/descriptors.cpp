#include "node/descriptors.h"

#include <sys/resource.h>

#include <algorithm>
#include <limits>

namespace relayscope::node {

qsizetype raiseDescriptorLimit()
{
    constexpr auto kMost = std::numeric_limits<qsizetype>::max();
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return kMost;
    const rlim_t before = limit.rlim_cur;
    limit.rlim_cur = limit.rlim_max;
    const rlim_t now = ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_max : before;
    return static_cast<qsizetype>(std::min(now, static_cast<rlim_t>(kMost)));
}

} // namespace relayscope::node
