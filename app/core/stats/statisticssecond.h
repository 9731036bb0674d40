#pragma once

#include "core/stats/delivery.h"
#include "core/stats/keycounter.h"
#include "core/stats/latencyhistogram.h"

#include <QHash>
#include <QMetaType>

#include <array>

namespace relayscope::core {

/// What is counted for the charts of rates, and by what.
enum class RateKind {
    /// Events that nodes wrote to clients.
    ToClientsByNode,
    ToClientsByEvent,
    /// Events that nodes got from clients.
    FromClientsByNode,
    FromClientsByEvent,
    /// Messages that passed Redis, by namespace and room: "/ lobby", "/" for all of a namespace.
    OnRedisByRoom,
    /// The same by who published them.
    OnRedisByPublisher,
    Count,
};

/// What the stream was in one second; a value, a few KB.
struct StatisticsSecond {
    /// Of CLOCK_MONOTONIC.
    qint64 second = 0;
    /// Rows, noise among them.
    quint32 hops = 0;
    /// Observations that were dropped before they came here, because something was overloaded: so much more happened.
    quint64 dropped = 0;
    /// Messages whose first row is of this second.
    quint32 messages = 0;
    std::array<KeyCounts, std::size_t(RateKind::Count)> rates;
    /// From sent by a client to delivered at a client, once for each delivery.
    LatencyHistogram latency;
    /// Within this second.
    DeliveryAccount delivery;
    /// So far.
    DeliveryReport report;
    /// By id of FilterSeries.
    QHash<int, quint32> filterMatches;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::StatisticsSecond)
