#include "engine/transportupgrade.h"

#include "engine/enginecounters.h"
#include "engine/engineoptions.h"
#include "engine/graveyard.h"
#include "engine/session.h"
#include "engine/sessioncontext.h"

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// How often a pending poll is ended while the client waits for that (engine.io lib/socket.ts).
constexpr std::chrono::milliseconds kPollCheckInterval = 100ms;

} // namespace

TransportUpgrade::TransportUpgrade(
    Session &session, const SessionContext &context, std::unique_ptr<WebSocketTransport> webSocket)
    : m_session(session)
    , m_context(context)
    , m_webSocket(std::move(webSocket))
    , m_timeout([this] { abandon(); })
    , m_pollCheck([this] { endPendingPoll(); })
{
    m_webSocket->setListener(this);
    m_context.wheel.arm(m_timeout, m_context.options.upgradeTimeout);
}

TransportUpgrade::~TransportUpgrade()
{
    cancel();
}

void TransportUpgrade::cancel()
{
    m_timeout.cancel();
    m_pollCheck.cancel();
    if (!m_webSocket)
        return;
    m_webSocket->discard();
    m_context.graveyard.linger(std::move(m_webSocket));
}

void TransportUpgrade::packetReceived(Packet packet)
{
    if (packet.type == PacketType::Ping && packet.data == "probe") {
        m_webSocket->send(SharedMessage::control("3probe"));
        m_context.wheel.arm(m_pollCheck, kPollCheckInterval);
    } else if (packet.type == PacketType::Upgrade) {
        m_timeout.cancel();
        m_pollCheck.cancel();
        m_session.upgradeCompleted(std::move(m_webSocket));
    } else {
        abandon();
    }
}

void TransportUpgrade::transportFailed(DisconnectReason, const QByteArray &, Fault)
{
    abandon();
}

void TransportUpgrade::endPendingPoll()
{
    m_session.endPendingPoll();
    m_context.wheel.arm(m_pollCheck, kPollCheckInterval);
}

void TransportUpgrade::abandon()
{
    ++m_context.counters.upgradesAbandoned;
    m_session.upgradeAbandoned();
}

} // namespace relayscope::engineio
