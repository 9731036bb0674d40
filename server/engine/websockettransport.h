#pragma once

#include "base/endofturn.h"
#include "base/timerwheel.h"
#include "engine/clientsocket.h"
#include "engine/outgoingqueue.h"
#include "engine/transport.h"

#include <QObject>

#include <functional>
#include <memory>

class QWebSocket;

namespace relayscope::engineio {

class WebSocketHandOver;

/// One WebSocket. QWebSocket reads; data frames do not go through it: they are shared, ready-made and written straight
/// to the socket at the end of the turn. Its pong and close frames join the same queue.
///
/// After close() or discard() the transport lives on until the peer has closed too, or 30 s (ws closeTimeout) are over;
/// then it calls what setFinished() was given, and may be destroyed from the event loop but not inside that call.
class WebSocketTransport final : public QObject, public Transport, private SocketGuard, private EndOfTurnTask {
    Q_OBJECT

public:
    /// socket: open, the answer to its upgrade request is written. binaryAsText: the query's b64.
    WebSocketTransport(std::unique_ptr<ClientSocket> socket, WebSocketHandOver &handOver, EndOfTurn &endOfTurn,
        TimerWheel &wheel, qsizetype maxPayloadBytes, bool binaryAsText);
    ~WebSocketTransport() override;
    Q_DISABLE_COPY_MOVE(WebSocketTransport)

    [[nodiscard]] TransportKind kind() const override { return TransportKind::WebSocket; }
    [[nodiscard]] bool isWritable() const override;
    [[nodiscard]] qsizetype queuedBytes() const override;
    void send(const SharedMessagePtr &message) override;
    [[nodiscard]] std::vector<SharedMessagePtr> takeQueued() override;
    [[nodiscard]] bool close() override;
    void discard() override;
    void abort() override;

    /// The connection is gone.
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    void setFinished(std::function<void(WebSocketTransport &)> finished);

private:
    enum class State : quint8 {
        /// QWebSocket believes that it answers the upgrade.
        HandOver,
        Open,
        /// Our close frame is queued or sent, nothing may follow it.
        CloseSent,
        Finished,
    };

    void writeIntercepted(QByteArrayView bytes) override;
    void closeIntercepted() override;
    void runAtEndOfTurn() override;

    void noticeEmptyClose();
    void textReceived(const QString &text);
    void binaryReceived(const QByteArray &data);
    void closeFrameWritten(QByteArrayView frame);
    void sendCloseFrame(const QByteArray &frame);
    void endWriting();
    void disconnected();
    void fail(DisconnectReason reason, const QByteArray &description, Fault fault);

    EndOfTurn &m_endOfTurn;
    TimerWheel &m_wheel;
    std::unique_ptr<ClientSocket> m_socket;
    std::unique_ptr<QWebSocket> m_webSocket;
    OutgoingQueue m_queue;
    std::unique_ptr<WheelTimer> m_closeTimer;
    std::function<void(WebSocketTransport &)> m_finished;
    State m_state = State::HandOver;
    bool m_binaryAsText;
    /// The peer's close frame carries no code; Qt cannot tell that from 1000.
    bool m_emptyCloseReceived = false;
    /// The bytes intercepted next are a pong's payload.
    bool m_pongPayloadNext = false;
    /// Since everything had left.
    qsizetype m_unreadPongBytes = 0;
    /// Keep reading until the peer has seen our close frame: closing with unread data would reset the connection.
    bool m_lingering = false;
};

} // namespace relayscope::engineio
