#pragma once

#include "core/status.h"
#include "telemetry/event.h"

#include <QMetaType>
#include <QString>

namespace relayscope::core {

/// What a node says of itself, summed up from its telemetry; of its present run.
struct NodeReport {
    QString nodeId;
    Lamp telemetry;
    Lamp publishLink;
    Lamp subscribeLink;
    bool ready = false;
    QString readinessReason;
    int socketCount = 0;
    quint64 dropped = 0;

    void apply(const telemetry::Event &event);
    bool operator==(const NodeReport &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::NodeReport)
