#pragma once

#include "engine/disconnectreason.h"
#include "engine/sharedmessage.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>

#include <utility>

namespace relayscope::engineio {

class EngineSession;

/// What the layer above hears of its session. Called from the server loop; it may send to or close the session from
/// inside any of these.
class SessionListener {
public:
    virtual ~SessionListener() = default;
    /// data: without the Engine.IO digit.
    virtual void textReceived(const QByteArray &data) = 0;
    virtual void binaryReceived(const QByteArray &data) = 0;
    /// The session moved from polling to WebSocket.
    virtual void transportChanged() = 0;
    /// Once, last. The session is destroyed after it returns.
    virtual void sessionClosed(DisconnectReason reason, const QByteArray &description) = 0;
};

/// The first request of a session, for Socket.IO's handshake object.
struct SessionRequest {
    QByteArray url;
    /// Decoded query parameters in order, the last of equal names wins.
    QList<std::pair<QByteArray, QByteArray>> query;
    /// Names in lower case, equal names joined by ", ".
    QList<std::pair<QByteArray, QByteArray>> headers;
    QHostAddress remoteAddress;
    qint64 issuedMsSinceEpoch = 0;
};

enum class TransportKind : quint8 { Polling, WebSocket };
[[nodiscard]] const char *toString(TransportKind kind);

/// One client's Engine.IO session, whatever transport carries it now. Lives on the server loop, owned by EngineServer.
/// Knows nothing of Socket.IO packets.
class EngineSession {
public:
    EngineSession() = default;
    Q_DISABLE_COPY_MOVE(EngineSession)

    /// 20 characters, a secret that authorises the session.
    [[nodiscard]] virtual const QByteArray &sid() const = 0;
    [[nodiscard]] virtual TransportKind transport() const = 0;
    [[nodiscard]] virtual const SessionRequest &request() const = 0;
    virtual void setListener(SessionListener *listener) = 0;

    /// The layer above has taken the session into use: it does not count as pending any more.
    virtual void markEstablished() = 0;

    /// Queues one message; order is kept across an upgrade; leaves at the end of the loop turn. Ignored once closing.
    virtual void send(const SharedMessagePtr &message) = 0;
    /// Whether the transport would take a message now: what `volatile` asks (polling: a GET is pending and nothing is
    /// queued; WebSocket: the previous write has reached the kernel).
    [[nodiscard]] virtual bool isWritable() const = 0;
    /// Bytes queued here or not yet taken by the kernel.
    [[nodiscard]] virtual qsizetype queuedBytes() const = 0;

    /// Sends what is queued, then closes. reason is what sessionClosed() reports; it comes from the event loop, never
    /// from inside this call.
    virtual void close(DisconnectReason reason) = 0;
    /// Drops the connection without waiting for what is queued.
    virtual void abort(DisconnectReason reason) = 0;

protected:
    virtual ~EngineSession() = default;
};

} // namespace relayscope::engineio
