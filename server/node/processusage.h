#pragma once

#include <QtGlobal>

namespace relayscope::node {

/// What this process has used so far.
struct ProcessUsage {
    double cpuSeconds = 0;
    /// Resident memory; 0 where the system does not say.
    qint64 residentBytes = 0;
    /// 0 where the system does not say.
    qint64 openDescriptors = 0;
    qint64 maxDescriptors = 0;
};
[[nodiscard]] ProcessUsage processUsage();

} // namespace relayscope::node
