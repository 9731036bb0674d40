#include "engine/session.h"

#include "base/clock.h"
#include "engine/enginecounters.h"
#include "engine/engineoptions.h"
#include "engine/graveyard.h"
#include "engine/logging.h"
#include "engine/pollingtransport.h"
#include "engine/slowconsumers.h"
#include "engine/transportupgrade.h"
#include "protocol/engineio/handshake.h"
#include "telemetry/sink.h"

#include <utility>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// How long the close packet waits for a GET to take it (engine.io lib/transports/polling.ts closeTimeout).
constexpr std::chrono::milliseconds kGoodbyeTimeout = 30s;

} // namespace

Session::Session(
    const SessionContext &context, QByteArray sid, SessionRequest request, std::unique_ptr<Transport> transport)
    : m_context(context)
    , m_sid(std::move(sid))
    , m_request(std::move(request))
    , m_transport(std::move(transport))
    , m_timer([this] { deadlineReached(); })
    , m_openedNs(monotonicNs())
{
    m_transport->setListener(this);
    ++m_context.counters.sessionsOpened;
    ++m_context.counters.pendingSessions;
    countTransport(+1);
    sendOpenPacket();
    m_context.wheel.arm(m_timer, m_context.options.pingInterval);
    record(telemetry::EventKind::SessionOpened, toString(m_transport->kind()));
}

Session::~Session()
{
    m_context.endOfTurn.cancel(*this);
    m_context.graveyard.linger(std::move(m_transport));
}

void Session::sendOpenPacket()
{
    const EngineOptions &options = m_context.options;
    Handshake handshake;
    handshake.sid = m_sid;
    if (m_transport->kind() == TransportKind::Polling && options.allowWebSocket)
        handshake.upgrades = {"websocket"};
    handshake.pingInterval = options.pingInterval;
    handshake.pingTimeout = options.pingTimeout;
    handshake.maxPayloadBytes = options.maxPayloadBytes;
    sendControl(SharedMessage::control('0' + encodeHandshake(handshake)));
}

void Session::sendControl(const SharedMessagePtr &packet)
{
    ++m_context.counters.packetsSent;
    m_transport->send(packet);
}

void Session::markEstablished()
{
    if (!std::exchange(m_established, true))
        --m_context.counters.pendingSessions;
}

void Session::send(const SharedMessagePtr &message)
{
    if (m_state != State::Open)
        return;
    if (m_transport->queuedBytes() > m_context.options.maxQueuedBytes) {
        // A busy turn is no slow client: what it queued has not been offered to the kernel yet.
        m_transport->flush();
        if (m_transport->queuedBytes() > m_context.options.maxQueuedBytes) {
            dropSlowConsumer();
            return;
        }
    }
    ++m_context.counters.packetsSent;
    m_context.counters.bytesSent += static_cast<quint64>(message->dataBytes());
    m_bytesSent += static_cast<quint64>(message->dataBytes());
    m_transport->send(message);
    m_context.slowConsumers.messageQueued();
}

void Session::flush()
{
    m_transport->flush();
}

milliseconds Session::measureStall(milliseconds interval)
{
    const quint64 takenBefore = std::exchange(m_takenBytes, m_transport->takenBytes());
    const bool isStalled = m_transport->queuedBytes() > 0 && m_takenBytes == takenBefore;
    m_stalledFor = isStalled ? m_stalledFor + interval : 0ms;
    return m_stalledFor;
}

void Session::dropSlowConsumer()
{
    abort(m_state == State::Open ? DisconnectReason::SlowConsumer : m_closeReason);
    // Listeners hear of it at the end of the turn; the memory is wanted now.
    m_transport->abort();
}

bool Session::isWritable() const
{
    return m_state == State::Open && m_transport->isWritable();
}

void Session::close(DisconnectReason reason)
{
    beginClosing(reason, Farewell::Orderly);
}

void Session::abort(DisconnectReason reason)
{
    beginClosing(reason, Farewell::Abort);
}

void Session::closeNow(DisconnectReason reason)
{
    beginClosing(reason, Farewell::Immediate);
}

void Session::beginClosing(DisconnectReason reason, Farewell farewell)
{
    if (m_state == State::Closed || farewell <= m_farewell)
        return;
    m_state = State::Closing;
    m_farewell = farewell;
    m_closeReason = reason;
    m_context.endOfTurn.schedule(*this);
}

void Session::runAtEndOfTurn()
{
    if (m_state != State::Closing)
        return;
    if (m_farewell == Farewell::Abort) {
        m_transport->abort();
    } else if (!m_transport->close() && m_farewell == Farewell::Orderly) {
        m_deadline = Deadline::Goodbye;
        m_context.wheel.arm(m_timer, kGoodbyeTimeout);
        return;
    }
    finish(m_closeReason, {});
}

void Session::servePolling(HttpConnection &connection)
{
    static_cast<PollingTransport &>(*m_transport).serve(connection);
}

void Session::packetReceived(Packet packet)
{
    if (m_state != State::Open)
        return;
    ++m_context.counters.packetsReceived;
    if (m_deadline == Deadline::Pong && !m_pongExtended && packet.type != PacketType::Pong) {
        m_pongExtended = true;
        m_context.wheel.arm(m_timer, m_context.options.pingTimeout);
    }
    switch (packet.type) {
    case PacketType::Message:
        m_context.counters.bytesReceived += static_cast<quint64>(packet.data.size());
        m_bytesReceived += static_cast<quint64>(packet.data.size());
        if (!m_listener)
            return;
        if (packet.binary)
            m_listener->binaryReceived(packet.data);
        else
            m_listener->textReceived(packet.data);
        return;
    case PacketType::Pong:
        pongReceived();
        return;
    case PacketType::Ping:
        transportFailed(DisconnectReason::TransportError, "invalid heartbeat direction", Fault::RuleBroken);
        return;
    case PacketType::Open:
    case PacketType::Close:
    case PacketType::Upgrade:
    case PacketType::Noop:
        return; // ignored, as engine.io does
    }
}

void Session::pongReceived()
{
    m_deadline = Deadline::Ping;
    m_context.wheel.arm(m_timer, m_context.options.pingInterval);
}

void Session::deadlineReached()
{
    switch (m_deadline) {
    case Deadline::Ping:
        m_deadline = Deadline::Pong;
        m_pongExtended = false;
        sendControl(m_context.ping);
        m_context.wheel.arm(m_timer, m_context.options.pingTimeout);
        return;
    case Deadline::Pong:
        finish(m_state == State::Closing ? m_closeReason : DisconnectReason::PingTimeout, {});
        return;
    case Deadline::Goodbye:
        finish(m_closeReason, {});
        return;
    }
}

void Session::transportFailed(DisconnectReason reason, const QByteArray &description, Fault fault)
{
    if (m_state == State::Closed)
        return;
    if (reason == DisconnectReason::ParseError)
        ++m_context.counters.decodeErrors;
    if (fault == Fault::RuleBroken)
        record(telemetry::EventKind::ProtocolViolation, description);
    finish(m_state == State::Closing ? m_closeReason : reason, description);
}

void Session::finish(DisconnectReason reason, const QByteArray &description)
{
    if (std::exchange(m_state, State::Closed) == State::Closed)
        return;
    m_timer.cancel();
    m_context.endOfTurn.cancel(*this);
    m_transport->setListener(nullptr);
    m_transport->discard();
    upgradeAbandoned();
    markEstablished();
    countTransport(-1);
    ++m_context.counters.sessionsClosed[static_cast<int>(reason)];
    reportEnd(reason, description);
    if (m_listener)
        std::exchange(m_listener, nullptr)->sessionClosed(reason, description);
    m_context.owner.sessionEnded(*this);
}

void Session::tryUpgrade(std::unique_ptr<WebSocketTransport> webSocket)
{
    if (m_upgrade || m_upgraded || m_state == State::Closed) {
        webSocket->discard();
        m_context.graveyard.linger(std::move(webSocket));
        return;
    }
    m_upgrade = std::make_unique<TransportUpgrade>(*this, m_context, std::move(webSocket));
}

void Session::endPendingPoll()
{
    if (m_transport->kind() == TransportKind::Polling && m_transport->isWritable())
        m_transport->send(SharedMessage::control("6"));
}

void Session::upgradeCompleted(std::unique_ptr<WebSocketTransport> webSocket)
{
    std::vector<SharedMessagePtr> waiting = m_transport->takeQueued();
    countTransport(-1);
    m_transport->setListener(nullptr);
    m_transport->discard();
    m_context.graveyard.linger(std::exchange(m_transport, std::move(webSocket)));
    m_transport->setListener(this);
    m_upgraded = true;
    countTransport(+1);
    record(telemetry::EventKind::TransportUpgraded, toString(m_transport->kind()));
    for (const SharedMessagePtr &message : waiting)
        m_transport->send(message);
    m_context.graveyard.bury(std::move(m_upgrade));
    if (m_state == State::Closing)
        m_context.endOfTurn.schedule(*this);
    else if (m_listener)
        m_listener->transportChanged();
}

void Session::upgradeAbandoned()
{
    if (!m_upgrade)
        return;
    m_upgrade->cancel();
    m_context.graveyard.bury(std::move(m_upgrade));
}

void Session::countTransport(int change)
{
    EngineCounters &counters = m_context.counters;
    (m_transport->kind() == TransportKind::Polling ? counters.pollingSessions : counters.webSocketSessions) += change;
}

void Session::reportEnd(DisconnectReason reason, const QByteArray &description)
{
    if (!m_context.sink.wants(telemetry::Level::Headers) && !lcEngine().isDebugEnabled())
        return;
    constexpr qint64 kNsPerMs = 1'000'000;
    const QByteArray detail = QByteArray("by=") + closedBy(reason) + " transport=" + toString(m_transport->kind())
        + " address=" + m_request.remoteAddress.toString().toLatin1()
        + " ms=" + QByteArray::number((monotonicNs() - m_openedNs) / kNsPerMs)
        + " in=" + QByteArray::number(m_bytesReceived) + " out=" + QByteArray::number(m_bytesSent);
    qCDebug(lcEngine).noquote() << "session" << m_sid.last(4) << "closed:" << toString(reason) << detail << description;
    record(telemetry::EventKind::SessionClosed, toString(reason), detail);
}

void Session::record(telemetry::EventKind kind, const QByteArray &text, const QByteArray &detail)
{
    if (!m_context.sink.wants(telemetry::Level::Headers))
        return;
    telemetry::Event event;
    event.kind = kind;
    event.timeNs = monotonicNs();
    event.session = m_sid.last(4);
    event.text = text;
    event.detail = detail;
    m_context.sink.record(std::move(event));
}

} // namespace relayscope::engineio
