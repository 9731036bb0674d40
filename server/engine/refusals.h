#pragma once

#include "engine/refusal.h"
#include "engine/requestverifier.h"

#include <QByteArray>
#include <QHostAddress>

namespace relayscope::telemetry {
class Sink;
}

namespace relayscope::engineio {

struct EngineCounters;

/// Who was turned away, and what was asked; all that is known of it.
struct RefusedRequest {
    QHostAddress address;
    /// `GET transport=polling EIO=4`; no session id, which is a secret. Cut to kMaxRequestBytes.
    QByteArray request;
};

/// Where every refusal ends: each is counted, and told to telemetry and the log, kMaxReportsPerSecond of them: a flood
/// of bad requests must not push what happens to messages out of the ring. Lives on the server loop.
class Refusals final {
public:
    static constexpr int kMaxReportsPerSecond = 50;
    static constexpr qsizetype kMaxRequestBytes = 200;

    Refusals(EngineCounters &counters, telemetry::Sink &sink)
        : m_counters(counters)
        , m_sink(sink)
    {
    }
    Q_DISABLE_COPY_MOVE(Refusals)

    void add(Refusal refusal, const RefusedRequest &request = {});
    void add(RequestError error, const RefusedRequest &request);

private:
    [[nodiscard]] bool mayReport(qint64 nowNs);

    EngineCounters &m_counters;
    telemetry::Sink &m_sink;
    qint64 m_secondBeganNs = 0;
    int m_reported = 0;
};

} // namespace relayscope::engineio
