#pragma once

#include "core/nodemetrics.h"
#include "telemetry/frame.h"

#include <QHash>

#include <optional>

namespace relayscope::core {

/// Makes rates of the totals that nodes report once a second (server/node/metrics.cpp has their names). Sans-I/O.
class NodeMeter final {
public:
    /// Nothing for the first report of a run, which has none to compare with.
    [[nodiscard]] std::optional<NodeMetrics> add(const QString &nodeId, const telemetry::Counters &counters);
    /// Its run ended: the next one counts from zero again.
    void forget(const QString &nodeId) { m_last.remove(nodeId); }

private:
    /// What is read of a report; samples of one name are added up.
    struct Reading {
        qint64 timeNs = 0;
        double cpuSeconds = 0;
        double eventsIn = 0;
        double eventsOut = 0;
        double published = 0;
        double busReceived = 0;
        double busIgnored = 0;
        double residentBytes = 0;
        double sockets = 0;
        double rooms = 0;
        double loopDelaySeconds = 0;
    };

    [[nodiscard]] static Reading read(const telemetry::Counters &counters);

    QHash<QString, Reading> m_last;
};

} // namespace relayscope::core
