#pragma once

#include "base/endofturn.h"
#include "base/timerwheel.h"
#include "engine/ratelimit.h"
#include "engine/tcpstream.h"
#include "engine/transport.h"
#include "protocol/websocket/framereader.h"

#include <chrono>
#include <functional>
#include <memory>

namespace relayscope::engineio {

struct SessionContext;

/// One WebSocket, without QWebSocket: that makes a QString of every text, to be turned back into UTF-8, and reads by
/// way of two buffers. Frames to the peer are shared, ready-made and written at the end of the turn.
///
/// After close() or discard() the transport lives on until the peer has closed too, or 30 s (ws closeTimeout) are over;
/// then it calls what setFinished() was given, and may be destroyed from the event loop but not inside that call.
class WebSocketTransport final : public Transport, private TcpStreamListener, private EndOfTurnTask {
public:
    /// How long the peer may take to answer our close frame (ws lib/websocket.js closeTimeout).
    static constexpr std::chrono::milliseconds kCloseTimeout{30'000};
    /// Pongs that may wait for a peer that sends pings and does not read.
    static constexpr qsizetype kMaxUnreadPongBytes = 1'000'000;

    /// stream: the answer to its upgrade request is queued or written. sentAhead: what came behind the request.
    /// binaryAsText: the query's b64.
    WebSocketTransport(
        const SessionContext &context, std::unique_ptr<TcpStream> stream, QByteArray sentAhead, bool binaryAsText);
    ~WebSocketTransport() override;
    Q_DISABLE_COPY_MOVE(WebSocketTransport)

    [[nodiscard]] TransportKind kind() const override { return TransportKind::WebSocket; }
    [[nodiscard]] bool isWritable() const override;
    [[nodiscard]] qsizetype queuedBytes() const override;
    [[nodiscard]] quint64 takenBytes() const override { return m_stream->writtenBytes(); }
    void send(const SharedMessagePtr &message) override;
    void flush() override { m_stream->flush(); }
    [[nodiscard]] std::vector<SharedMessagePtr> takeQueued() override;
    [[nodiscard]] bool close() override;
    void discard() override;
    void abort() override;

    /// The connection is gone.
    [[nodiscard]] bool isFinished() const { return m_state == State::Finished; }
    void setFinished(std::function<void(WebSocketTransport &)> finished);

private:
    enum class State : quint8 {
        Open,
        /// Our close frame is queued or sent: nothing may follow it, and only the peer's is still of interest.
        CloseSent,
        /// The peer broke a rule: what it sends is read past, so that it can see our close frame.
        Lingering,
        Finished,
    };

    void bytesReceived(std::span<char> bytes) override;
    void bytesDrained() override { }
    void disconnected() override;
    void runAtEndOfTurn() override;

    void keepToRates(int packets, qsizetype bytes);
    void messageReceived(const websocket::Message &message);
    void textReceived(QByteArrayView text);
    void pingReceived(QByteArrayView payload);
    void closeReceived(QByteArrayView payload);
    void violated(const websocket::Violation &violation);
    void sendCloseFrame(QByteArrayView payload, State next);
    void fail(DisconnectReason reason, const QByteArray &description, Fault fault);

    const SessionContext &m_context;
    std::unique_ptr<TcpStream> m_stream;
    websocket::FrameReader m_reader;
    QByteArray m_sentAhead;
    RateLimit m_rateLimit;
    /// Runs while a client above its rates is not read.
    std::unique_ptr<WheelTimer> m_pauseTimer;
    std::unique_ptr<WheelTimer> m_closeTimer;
    std::function<void(WebSocketTransport &)> m_finished;
    /// Since everything had left.
    qsizetype m_unreadPongBytes = 0;
    State m_state = State::Open;
    bool m_binaryAsText;
};

} // namespace relayscope::engineio
