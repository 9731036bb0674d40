#pragma once

#include "base/endofturn.h"
#include "base/timerwheel.h"
#include "engine/enginesession.h"
#include "engine/sessioncontext.h"
#include "engine/transport.h"
#include "engine/websockettransport.h"
#include "telemetry/event.h"

#include <chrono>
#include <memory>

namespace relayscope::engineio {

class HttpConnection;
class TransportUpgrade;

/// EngineSession as EngineServer makes it: heartbeat, closing and the change of transport (engine.io lib/socket.ts).
/// Every end goes through finish(), which runs from the event loop and leaves the object to the graveyard.
class Session final : public EngineSession, private TransportListener, private EndOfTurnTask {
public:
    /// Sends the open packet at once; call start() when the transport can take it.
    Session(
        const SessionContext &context, QByteArray sid, SessionRequest request, std::unique_ptr<Transport> transport);
    ~Session() override;

    [[nodiscard]] const QByteArray &sid() const override { return m_sid; }
    [[nodiscard]] TransportKind transport() const override { return m_transport->kind(); }
    [[nodiscard]] const SessionRequest &request() const override { return m_request; }
    void setListener(SessionListener *listener) override { m_listener = listener; }
    void markEstablished() override;
    void send(const SharedMessagePtr &message) override;
    [[nodiscard]] bool isWritable() const override;
    [[nodiscard]] qsizetype queuedBytes() const override { return m_transport->queuedBytes(); }
    void close(DisconnectReason reason) override;
    void abort(DisconnectReason reason) override;

    /// Offers what is queued to the kernel now.
    void flush();
    /// How long the client has taken nothing although bytes waited, as of this measurement, the last one having been
    /// interval ago.
    std::chrono::milliseconds measureStall(std::chrono::milliseconds interval);
    /// The same as of the last measurement.
    [[nodiscard]] std::chrono::milliseconds stalledFor() const { return m_stalledFor; }
    /// Frees at once what waits for it, and closes with `slow consumer`.
    void dropSlowConsumer();
    [[nodiscard]] bool isOpen() const { return m_state == State::Open; }
    /// Closes without waiting for a polling client that has no GET pending: the server goes down.
    void closeNow(DisconnectReason reason);
    /// Serves a polling request of this session; only while transport() is polling.
    void servePolling(HttpConnection &connection);
    /// A further WebSocket names this sid. It takes over, or is closed.
    void tryUpgrade(std::unique_ptr<WebSocketTransport> webSocket);

private:
    friend class TransportUpgrade;

    enum class State : quint8 { Open, Closing, Closed };
    /// What m_timer waits for.
    enum class Deadline : quint8 { Ping, Pong, Goodbye };
    /// How the end of the turn closes.
    enum class Farewell : quint8 { None, Orderly, Immediate, Abort };

    void packetReceived(Packet packet) override;
    void transportFailed(DisconnectReason reason, const QByteArray &description, Fault fault) override;
    void runAtEndOfTurn() override;

    void sendOpenPacket();
    void sendControl(const SharedMessagePtr &packet);
    void deadlineReached();
    void pongReceived();
    void beginClosing(DisconnectReason reason, Farewell farewell);
    void finish(DisconnectReason reason, const QByteArray &description);
    void upgradeCompleted(std::unique_ptr<WebSocketTransport> webSocket);
    void upgradeAbandoned();
    /// So that the client can leave polling.
    void endPendingPoll();
    void record(telemetry::EventKind kind, const QByteArray &text, const QByteArray &detail = {});
    /// Tells the log and telemetry; the transport is still there.
    void reportEnd(DisconnectReason reason, const QByteArray &description);
    void countTransport(int change);

    const SessionContext &m_context;
    QByteArray m_sid;
    SessionRequest m_request;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<TransportUpgrade> m_upgrade;
    SessionListener *m_listener = nullptr;
    WheelTimer m_timer;
    qint64 m_openedNs;
    /// Of messages.
    quint64 m_bytesReceived = 0;
    quint64 m_bytesSent = 0;
    /// Transport::takenBytes() at the last measurement.
    quint64 m_takenBytes = 0;
    std::chrono::milliseconds m_stalledFor{0};
    State m_state = State::Open;
    Deadline m_deadline = Deadline::Ping;
    Farewell m_farewell = Farewell::None;
    DisconnectReason m_closeReason = DisconnectReason::TransportClose;
    /// Other traffic has restarted the wait for the pong once (engine.io 6.6.10).
    bool m_pongExtended = false;
    bool m_upgraded = false;
    bool m_established = false;
};

} // namespace relayscope::engineio
