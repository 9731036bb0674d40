#pragma once

#include <QList>
#include <QtGlobal>

namespace relayscope::test {

/// The process exists and is no zombie that only waits to be reaped.
[[nodiscard]] bool isAlive(qint64 pid);

/// Living children of that process, and theirs.
[[nodiscard]] QList<qint64> descendantsOf(qint64 pid);

} // namespace relayscope::test
