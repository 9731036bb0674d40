#include "node/ringsink.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace relayscope::node {

namespace {

/// The texts of an event, without the payload prefix.
constexpr std::array kTexts{&telemetry::Event::session, &telemetry::Event::socket, &telemetry::Event::nsp,
    &telemetry::Event::room, &telemetry::Event::channel, &telemetry::Event::eventName, &telemetry::Event::uid,
    &telemetry::Event::detail, &telemetry::Event::text};

/// Numbers and string lengths of one event in a frame, rounded up (docs/telemetry.md).
constexpr qsizetype kFixedBytes = 100;

/// A copy of the start: truncate() would keep the memory of all that a client sent for as long as the event waits.
void cut(QByteArray &bytes, qsizetype mostBytes)
{
    if (bytes.size() > mostBytes)
        bytes = bytes.left(mostBytes);
}

[[nodiscard]] qsizetype wireBytes(const telemetry::Event &event)
{
    qsizetype bytes = kFixedBytes + event.payloadPrefix.size();
    for (const auto text : kTexts)
        bytes += (event.*text).size();
    return bytes;
}

} // namespace

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
    for (const auto text : kTexts)
        cut(event.*text, kMaxTextBytes);
    cut(event.payloadPrefix, wants(telemetry::Level::Payloads) ? m_payloadPrefixBytes : 0);
    const qsizetype bytes = wireBytes(event);
    if (m_events.size() >= kMaxEvents || m_bytes + bytes > kMaxBytes) {
        ++m_dropped;
        ++m_droppedTotal;
        return;
    }
    m_bytes += bytes;
    m_events.append(std::move(event));
    if (wasEmpty && m_filled)
        m_filled();
}

telemetry::Batch RingSink::take()
{
    telemetry::Batch batch;
    batch.dropped = std::exchange(m_dropped, 0);
    qsizetype batchBytes = 0;
    qsizetype count = 0;
    const qsizetype most = std::min(m_events.size(), telemetry::kMaxEventsPerBatch);
    while (count < most && batchBytes < kMaxBatchBytes)
        batchBytes += wireBytes(m_events.at(count++));
    m_bytes -= batchBytes;
    if (count == m_events.size()) {
        batch.events = std::exchange(m_events, {});
        return batch;
    }
    const auto end = m_events.begin() + count;
    batch.events.reserve(count);
    std::move(m_events.begin(), end, std::back_inserter(batch.events));
    m_events.erase(m_events.begin(), end);
    return batch;
}

} // namespace relayscope::node
