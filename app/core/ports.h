#pragma once

#include <QSet>

#include <optional>

namespace relayscope::core {

/// Nothing listens on this TCP port of the loopback interface at this moment.
[[nodiscard]] bool isPortFree(quint16 port);

/// The first port from `wanted` up that is free and not reserved; any free port for 0. Nothing when there is none.
[[nodiscard]] std::optional<quint16> findFreePort(quint16 wanted, const QSet<quint16> &reserved = {});

} // namespace relayscope::core
