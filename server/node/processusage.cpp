#include "node/processusage.h"

#include <QFile>

#include <sys/resource.h>
#include <unistd.h>

namespace relayscope::node {

namespace {

[[nodiscard]] double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

ProcessUsage processUsage()
{
    ProcessUsage usage;
    rusage resources{};
    if (::getrusage(RUSAGE_SELF, &resources) == 0)
        usage.cpuSeconds = seconds(resources.ru_utime) + seconds(resources.ru_stime);
    // proc(5), statm: the second number is the resident set in pages.
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (statm.open(QIODevice::ReadOnly))
        usage.residentBytes = statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
    return usage;
}

} // namespace relayscope::node
