#pragma once

#include "core/hop.h"
#include "core/problem.h"
#include "core/status.h"

#include <QList>
#include <QString>

namespace relayscope::run {

/// One message of the demo and its rows in order of time; the first is the sending.
struct MessageRecord {
    QList<core::Hop> hops;

    [[nodiscard]] const core::Hop &sending() const { return hops.constFirst(); }
    /// From sending to the last client that got it.
    [[nodiscard]] qint64 durationNs() const;
    [[nodiscard]] qsizetype deliveries() const;
};

/// What a demo came to, for the reports.
struct DemoRecord {
    core::RedisStatus redis;
    QList<core::NodeStatus> nodes;
    QList<core::ClientStatus> clients;
    QList<MessageRecord> messages;
    QList<core::Problem> problems;
    /// Empty when every client got every message.
    QString failure;
};

/// The messages that clients sent with this event, in order, put together from all rows.
[[nodiscard]] QList<MessageRecord> groupMessages(const QList<core::Hop> &hops, const QByteArray &eventName);

} // namespace relayscope::run
