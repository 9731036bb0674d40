#pragma once

#include "telemetry/event.h"

#include <QByteArray>
#include <QList>

namespace relayscope::bench {

/// The events of a made-up cluster of two nodes: each message comes from a client of one, goes through Redis, and is
/// written to a client of each. Both nodes make their half from the clock alone, so that the halves fit together.
class EventMill final {
public:
    /// Of one message, both nodes together.
    static constexpr qint64 kEventsPerMessage = 8;

    /// node: 0 or 1; eventsPerSecond: of both nodes together.
    EventMill(int node, qint64 eventsPerSecond);

    /// This node's events of the messages that were sent from fromNs on and before toNs (CLOCK_MONOTONIC).
    [[nodiscard]] QList<telemetry::Event> take(qint64 fromNs, qint64 toNs);

private:
    void addSender(QList<telemetry::Event> &events, qint64 message);
    void addReceiver(QList<telemetry::Event> &events, qint64 message);
    [[nodiscard]] telemetry::Event make(telemetry::EventKind kind, qint64 message, qint64 afterNs, quint64 trace) const;
    [[nodiscard]] telemetry::Event busEvent(
        telemetry::EventKind kind, telemetry::Verdict verdict, qint64 message, qint64 afterNs, quint64 trace) const;
    [[nodiscard]] telemetry::Event writtenEvent(qint64 message, qint64 afterNs, quint64 trace);

    int m_node;
    qint64 m_periodNs;
    quint64 m_trace = 0;
    quint64 m_sequence = 0;
};

} // namespace relayscope::bench
