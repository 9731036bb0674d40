#include "node/ringsink.h"

#include <iterator>

namespace relayscope::node {

void RingSink::setLevel(telemetry::Level level, quint32 payloadPrefixBytes)
{
    m_level = level;
    m_payloadPrefixBytes = payloadPrefixBytes;
}

void RingSink::record(telemetry::Event event)
{
    if (!wants(telemetry::Level::Headers))
        return;
    const bool wasEmpty = isEmpty();
    if (m_events.size() >= kMaxEvents) {
        ++m_dropped;
        return;
    }
    event.payloadPrefix.truncate(wants(telemetry::Level::Payloads) ? m_payloadPrefixBytes : 0);
    m_events.append(std::move(event));
    if (wasEmpty && m_filled)
        m_filled();
}

telemetry::Batch RingSink::take()
{
    telemetry::Batch batch;
    batch.dropped = std::exchange(m_dropped, 0);
    if (m_events.size() <= telemetry::kMaxEventsPerBatch) {
        batch.events = std::exchange(m_events, {});
        return batch;
    }
    const auto end = m_events.begin() + telemetry::kMaxEventsPerBatch;
    batch.events.reserve(telemetry::kMaxEventsPerBatch);
    std::move(m_events.begin(), end, std::back_inserter(batch.events));
    m_events.erase(m_events.begin(), end);
    return batch;
}

} // namespace relayscope::node
