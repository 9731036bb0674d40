#pragma once

#include "telemetry/frame.h"
#include "telemetry/sink.h"

#include <QList>

#include <functional>

namespace relayscope::node {

/// Keeps what the node's parts record until the uplink takes it. Bounded by kMaxEvents and kMaxBytes: what comes on top
/// is dropped and counted. Clients choose event names, rooms and payloads, so each text is cut to kMaxTextBytes, and no
/// batch outgrows a frame. Lives on the server loop.
class RingSink final : public telemetry::Sink {
public:
    static constexpr qsizetype kMaxEvents = 32'768;
    static constexpr qsizetype kMaxBytes = 32'000'000;
    static constexpr qsizetype kMaxTextBytes = 1'024;
    /// Of one batch on the wire: far below telemetry::kMaxFrameBytes, over which the hub would hang up.
    static constexpr qsizetype kMaxBatchBytes = telemetry::kMaxFrameBytes / 4;

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
    /// The oldest events, at most telemetry::kMaxEventsPerBatch and kMaxBatchBytes of them, and what was dropped since
    /// the last call.
    [[nodiscard]] telemetry::Batch take();

    /// Events dropped since start, also those that no batch has told of yet.
    [[nodiscard]] quint64 droppedTotal() const { return m_droppedTotal; }

private:
    telemetry::Level m_level;
    quint32 m_payloadPrefixBytes = 0;
    QList<telemetry::Event> m_events;
    /// Of m_events on the wire.
    qsizetype m_bytes = 0;
    quint64 m_dropped = 0;
    quint64 m_droppedTotal = 0;
    std::function<void()> m_filled;
};

} // namespace relayscope::node
