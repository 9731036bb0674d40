#include "engine/sessionregistry.h"

#include "engine/pollingtransport.h"

#include <utility>
#include <vector>

namespace relayscope::engineio {

SessionRegistry::SessionRegistry(const EngineOptions &options, TimerWheel &wheel, EndOfTurn &endOfTurn,
    telemetry::Sink &sink, qsizetype &queuedBytes, std::function<void(EngineSession &)> sessionOpened)
    : m_refusals(m_counters, sink)
    , m_graveyard(endOfTurn)
    , m_context{options, wheel, endOfTurn, sink, m_counters, m_graveyard, *this, m_refusals, m_slowConsumers,
          queuedBytes, SharedMessage::control("2")}
    , m_sessionOpened(std::move(sessionOpened))
    , m_slowConsumers(m_context, m_sessions)
{
}

SessionRegistry::~SessionRegistry() = default;

Session &SessionRegistry::add(SessionRequest request, std::unique_ptr<Transport> transport)
{
    const QByteArray sid = m_sids.next();
    auto session = std::make_unique<Session>(m_context, sid, std::move(request), std::move(transport));
    m_slowConsumers.sessionOpened();
    return *m_sessions.emplace(sid, std::move(session)).first->second;
}

void SessionRegistry::openPolling(SessionRequest request, HttpConnection &connection)
{
    auto transport = std::make_unique<PollingTransport>(m_context);
    Session &session = add(std::move(request), std::move(transport));
    session.servePolling(connection);
    m_sessionOpened(session);
}

void SessionRegistry::openWebSocket(SessionRequest request, std::unique_ptr<WebSocketTransport> webSocket)
{
    m_sessionOpened(add(std::move(request), std::move(webSocket)));
}

Session *SessionRegistry::find(const QByteArray &sid) const
{
    const auto found = m_sessions.find(sid);
    return found == m_sessions.end() ? nullptr : found->second.get();
}

void SessionRegistry::closeSome(qsizetype count, DisconnectReason reason)
{
    for (auto entry = m_sessions.begin(); entry != m_sessions.end() && count > 0; ++entry) {
        if (!entry->second->isOpen())
            continue;
        entry->second->close(reason);
        --count;
    }
}

void SessionRegistry::closeAll(DisconnectReason reason)
{
    for (const auto &[sid, session] : m_sessions)
        session->closeNow(reason);
}

void SessionRegistry::sessionEnded(Session &session)
{
    auto node = m_sessions.extract(session.sid());
    m_graveyard.bury(std::move(node.mapped()));
    if (m_sessionEnded)
        m_sessionEnded();
}

} // namespace relayscope::engineio
