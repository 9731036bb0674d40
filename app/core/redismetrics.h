#pragma once

#include <QMetaType>

namespace relayscope::core {

/// What Redis says of itself (INFO), once a second.
struct RedisMetrics {
    /// CLOCK_MONOTONIC.
    qint64 timeNs = 0;
    qint64 usedMemoryBytes = 0;
    /// Connections, ours among them.
    int clients = 0;
    /// Channels that somebody is subscribed to by their exact name.
    int channels = 0;
    double commandsPerSecond = 0;

    bool operator==(const RedisMetrics &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::RedisMetrics)
