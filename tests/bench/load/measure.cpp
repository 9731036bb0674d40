#include "measure.h"

#include "processusage.h"

#include <chrono>
#include <stdexcept>

#include <unistd.h>

namespace relayscope::bench {

namespace {

ProcessUsage usageOf(pid_t process)
{
    const auto usage = processUsage(process);
    if (!usage)
        throw std::runtime_error("a server's process cannot be looked at");
    return *usage;
}

} // namespace

std::int64_t nowNs()
{
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

std::int64_t residentBytes(pid_t process)
{
    return usageOf(process).residentBytes;
}

LoadResult measured(const std::vector<pid_t> &servers, const std::function<std::vector<std::int64_t>()> &work)
{
    LoadResult result;
    for (const pid_t server : servers)
        result.serverCpuNs.push_back(-usageOf(server).cpuNs);
    const std::int64_t loadBefore = usageOf(::getpid()).cpuNs;
    const std::int64_t start = nowNs();
    result.latency = percentiles(work());
    result.wallNs = nowNs() - start;
    result.loadCpuNs = usageOf(::getpid()).cpuNs - loadBefore;
    for (std::size_t i = 0; i < servers.size(); ++i)
        result.serverCpuNs[i] += usageOf(servers[i]).cpuNs;
    return result;
}

} // namespace relayscope::bench
