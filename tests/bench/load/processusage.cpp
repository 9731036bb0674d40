#include "processusage.h"

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

namespace relayscope::bench {

std::optional<ProcessUsage> processUsage(pid_t pid)
{
    const std::filesystem::path process = "/proc/" + std::to_string(pid);
    ProcessUsage usage;
    std::error_code error;
    for (const auto &thread : std::filesystem::directory_iterator(process / "task", error)) {
        std::int64_t cpuNs = 0;
        if (std::ifstream(thread.path() / "schedstat") >> cpuNs)
            usage.cpuNs += cpuNs;
    }
    std::int64_t virtualPages = 0;
    std::int64_t residentPages = 0;
    if (error || !(std::ifstream(process / "statm") >> virtualPages >> residentPages))
        return std::nullopt;
    usage.residentBytes = residentPages * sysconf(_SC_PAGESIZE);
    return usage;
}

} // namespace relayscope::bench
