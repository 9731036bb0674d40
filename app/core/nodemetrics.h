#pragma once

#include <QMetaType>
#include <QString>

namespace relayscope::core {

/// What a node needed and did in the last second, by its own count. Rates are over the time since its last report.
struct NodeMetrics {
    QString nodeId;
    /// CLOCK_MONOTONIC.
    qint64 timeNs = 0;
    /// 1.0 is one core.
    double cpuShare = 0;
    qint64 residentBytes = 0;
    int sockets = 0;
    /// Rooms with somebody in, in all namespaces; a socket's own room is none.
    int rooms = 0;
    double eventsInPerSecond = 0;
    double eventsOutPerSecond = 0;
    double publishedPerSecond = 0;
    double busReceivedPerSecond = 0;
    /// Of those received: not applied, the own echoes among them.
    double busIgnoredPerSecond = 0;
    /// How late the event loop came to its last measurement.
    double loopDelaySeconds = 0;

    bool operator==(const NodeMetrics &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::NodeMetrics)
