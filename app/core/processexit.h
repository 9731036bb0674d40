#pragma once

#include <QString>

namespace relayscope::core {

/// How a child ended.
struct ProcessExit {
    /// Exit code, or the signal's number when bySignal.
    int number = 0;
    bool bySignal = false;

    bool operator==(const ProcessExit &) const = default;
    /// "exited with code 1", "killed by signal 9 (SIGKILL)".
    [[nodiscard]] QString describe() const;
};

} // namespace relayscope::core
