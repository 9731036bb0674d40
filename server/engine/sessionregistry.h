#pragma once

#include "engine/enginecounters.h"
#include "engine/engineoptions.h"
#include "engine/graveyard.h"
#include "engine/refusals.h"
#include "engine/session.h"
#include "engine/sessioncontext.h"
#include "engine/sidgenerator.h"
#include "engine/slowconsumers.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <unordered_map>

namespace relayscope::engineio {

/// All sessions of one server by their sid: opens, finds and ends them. Lives on the server loop, owned by
/// EngineServer.
class SessionRegistry final : private SessionOwner {
public:
    /// queuedBytes: of all clients.
    SessionRegistry(const EngineOptions &options, TimerWheel &wheel, EndOfTurn &endOfTurn, telemetry::Sink &sink,
        qsizetype &queuedBytes, std::function<void(EngineSession &)> sessionOpened);
    ~SessionRegistry();
    Q_DISABLE_COPY_MOVE(SessionRegistry)

    /// connection is the GET that asks for a session, and gets the open packet.
    void openPolling(SessionRequest request, HttpConnection &connection);
    void openWebSocket(SessionRequest request, std::unique_ptr<WebSocketTransport> webSocket);
    /// Null when unknown.
    [[nodiscard]] Session *find(const QByteArray &sid) const;
    /// Those that are not closing yet, in no particular order.
    void closeSome(qsizetype count, DisconnectReason reason);
    void closeAll(DisconnectReason reason);

    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_sessions.size()); }
    /// What sessions and their transports share.
    [[nodiscard]] const SessionContext &context() const { return m_context; }
    [[nodiscard]] EngineCounters &counters() { return m_counters; }
    [[nodiscard]] Refusals &refusals() { return m_refusals; }
    [[nodiscard]] Graveyard &graveyard() { return m_graveyard; }
    /// Called after each end of a session.
    void setSessionEnded(std::function<void()> sessionEnded) { m_sessionEnded = std::move(sessionEnded); }

private:
    void sessionEnded(Session &session) override;
    [[nodiscard]] Session &add(SessionRequest request, std::unique_ptr<Transport> transport);

    EngineCounters m_counters;
    Refusals m_refusals;
    Graveyard m_graveyard;
    SessionContext m_context;
    SidGenerator m_sids;
    std::function<void(EngineSession &)> m_sessionOpened;
    std::function<void()> m_sessionEnded;
    SlowConsumers::Sessions m_sessions;
    SlowConsumers m_slowConsumers;
};

} // namespace relayscope::engineio
