#include "engine/refusals.h"

#include "base/clock.h"
#include "engine/enginecounters.h"
#include "engine/logging.h"
#include "telemetry/sink.h"

namespace relayscope::engineio {

namespace {

constexpr qint64 kNsPerSecond = 1'000'000'000;

[[nodiscard]] Refusal refusalOf(RequestError error)
{
    switch (error) {
    case RequestError::TransportUnknown:
        return Refusal::TransportUnknown;
    case RequestError::SessionUnknown:
        return Refusal::SessionUnknown;
    case RequestError::BadHandshakeMethod:
        return Refusal::BadHandshakeMethod;
    case RequestError::BadRequest:
        return Refusal::BadRequest;
    case RequestError::Forbidden:
        return Refusal::Forbidden;
    case RequestError::UnsupportedProtocolVersion:
        return Refusal::UnsupportedProtocolVersion;
    }
    Q_UNREACHABLE();
}

/// `127.0.0.1: GET transport=polling EIO=4`
[[nodiscard]] QByteArray contextOf(const RefusedRequest &request)
{
    const QByteArray address = request.address.toString().toLatin1();
    if (request.request.isEmpty())
        return address;
    return address + ": " + request.request.left(Refusals::kMaxRequestBytes);
}

} // namespace

void Refusals::add(RequestError error, const RefusedRequest &request)
{
    ++m_counters.handshakeErrors[static_cast<int>(error)];
    add(refusalOf(error), request);
}

void Refusals::add(Refusal refusal, const RefusedRequest &request)
{
    ++m_counters.refused[static_cast<int>(refusal)];
    const bool isWatched = m_sink.wants(telemetry::Level::Headers);
    if (!isWatched && !lcEngine().isDebugEnabled())
        return;
    const qint64 nowNs = monotonicNs();
    if (!mayReport(nowNs))
        return;
    const QByteArray context = contextOf(request);
    qCDebug(lcEngine).noquote() << "refused:" << toString(refusal) << context;
    if (!isWatched)
        return;
    telemetry::Event event;
    event.kind = telemetry::EventKind::Refused;
    event.timeNs = nowNs;
    event.text = toString(refusal);
    event.detail = context;
    m_sink.record(std::move(event));
}

bool Refusals::mayReport(qint64 nowNs)
{
    if (nowNs - m_secondBeganNs >= kNsPerSecond) {
        m_secondBeganNs = nowNs;
        m_reported = 0;
    }
    return m_reported++ < kMaxReportsPerSecond;
}

} // namespace relayscope::engineio
