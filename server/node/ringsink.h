#pragma once

#include "telemetry/frame.h"
#include "telemetry/sink.h"

#include <QList>

#include <functional>

namespace relayscope::node {

/// Keeps what the node's parts record until the uplink takes it. Bounded by kMaxEvents: what comes on top is dropped
/// and counted. Lives on the server loop.
class RingSink final : public telemetry::Sink {
public:
    static constexpr qsizetype kMaxEvents = 32'768;

    explicit RingSink(telemetry::Level level)
        : m_level(level)
    {
    }

    [[nodiscard]] telemetry::Level level() const override { return m_level; }
    void setLevel(telemetry::Level level, quint32 payloadPrefixBytes);
    void record(telemetry::Event event) override;

    /// Called when the first event comes after take() left none.
    void setFilledHandler(std::function<void()> handler) { m_filled = std::move(handler); }

    [[nodiscard]] bool isEmpty() const { return m_events.isEmpty() && m_dropped == 0; }
    /// At most telemetry::kMaxEventsPerBatch of the oldest events, and what was dropped since the last call.
    [[nodiscard]] telemetry::Batch take();

private:
    telemetry::Level m_level;
    quint32 m_payloadPrefixBytes = 0;
    QList<telemetry::Event> m_events;
    quint64 m_dropped = 0;
    std::function<void()> m_filled;
};

} // namespace relayscope::node
