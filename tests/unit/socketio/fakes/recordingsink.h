#pragma once

#include "telemetry/sink.h"

#include <QList>

namespace relayscope::socketio::test {

/// Keeps every event.
class RecordingSink final : public telemetry::Sink {
public:
    [[nodiscard]] telemetry::Level level() const override { return m_level; }
    void record(telemetry::Event event) override { m_events.append(std::move(event)); }

    void setLevel(telemetry::Level level) { m_level = level; }
    [[nodiscard]] const QList<telemetry::Event> &events() const { return m_events; }
    [[nodiscard]] QList<telemetry::Event> ofKind(telemetry::EventKind kind) const
    {
        QList<telemetry::Event> found;
        for (const telemetry::Event &event : m_events) {
            if (event.kind == kind)
                found.append(event);
        }
        return found;
    }
    void clear() { m_events.clear(); }

private:
    telemetry::Level m_level = telemetry::Level::Payloads;
    QList<telemetry::Event> m_events;
};

} // namespace relayscope::socketio::test
