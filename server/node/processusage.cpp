#include "node/processusage.h"

#include <QDir>
#include <QFile>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace relayscope::node {

namespace {

[[nodiscard]] double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Since Linux 6.2 it is the size of the directory (proc(5)); before that its entries have to be counted.
[[nodiscard]] qint64 openDescriptors()
{
    const QString directory = QStringLiteral("/proc/self/fd");
    struct stat status { };
    if (::stat(qPrintable(directory), &status) == 0 && status.st_size > 0)
        return status.st_size;
    return QDir(directory).entryList(QDir::Files | QDir::System).size();
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
    usage.openDescriptors = openDescriptors();
    rlimit descriptors{};
    if (::getrlimit(RLIMIT_NOFILE, &descriptors) == 0)
        usage.maxDescriptors = static_cast<qint64>(descriptors.rlim_cur);
    return usage;
}

} // namespace relayscope::node
