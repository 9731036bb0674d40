#pragma once

#include "base/timerwheel.h"
#include "engine/websockettransport.h"

#include <memory>

namespace relayscope::engineio {

class Session;
struct SessionContext;

/// A WebSocket on trial beside the transport of an open session (engine.io lib/socket.ts, _maybeUpgrade): `2probe` is
/// answered by `3probe` and pending polls are ended, `5` completes, anything else, the timeout or its loss closes only
/// the WebSocket. Owned by the session.
class TransportUpgrade final : private TransportListener {
public:
    TransportUpgrade(Session &session, const SessionContext &context, std::unique_ptr<WebSocketTransport> webSocket);
    ~TransportUpgrade();
    Q_DISABLE_COPY_MOVE(TransportUpgrade)

    /// Closes the WebSocket; nothing is reported any more.
    void cancel();

private:
    void packetReceived(Packet packet) override;
    void transportFailed(DisconnectReason reason, const QByteArray &description, Fault fault) override;
    void endPendingPoll();
    void abandon();

    Session &m_session;
    const SessionContext &m_context;
    std::unique_ptr<WebSocketTransport> m_webSocket;
    WheelTimer m_timeout;
    WheelTimer m_pollCheck;
};

} // namespace relayscope::engineio
