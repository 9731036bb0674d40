#pragma once

#include "base/timerwheel.h"
#include "engine/httpreply.h"
#include "engine/httprequestparser.h"
#include "engine/httptimeouts.h"
#include "engine/tcpstream.h"

#include <QHostAddress>
#include <QObject>

#include <chrono>
#include <memory>

namespace relayscope::engineio {

class HttpConnection;

/// Who answers a request that is not answered at once. It hears of one request exactly one of these, and nothing after
/// it has answered.
class HttpExchange {
public:
    /// The whole body; only after HttpConnection::receiveBody().
    virtual void bodyReceived(HttpConnection &connection, const QByteArray &body) = 0;
    virtual void bodyTooLarge(HttpConnection &connection) = 0;
    /// The peer went away or took too long; the connection must not be used any more.
    virtual void requestAborted(HttpConnection &connection) = 0;

protected:
    ~HttpExchange() = default;
};

/// Where requests go when their head is there.
class HttpRouter {
public:
    /// Answer with respond(), or call hold() or receiveBody() and answer later.
    virtual void requestReceived(HttpConnection &connection) = 0;
    /// Answer with refuse() or closeAfter(), take the socket, or treat it as a request.
    virtual void upgradeReceived(HttpConnection &connection) = 0;
    /// The connection has answered for itself: what it got is no request, or came too slowly.
    virtual void refused(const HttpConnection &connection, Refusal refusal) = 0;

protected:
    ~HttpRouter() = default;
};

/// The HTTP side of one client connection: requests one after the other, keep-alive, pipelined ones in their order,
/// timeouts for slow and idle peers. Lives on the server loop, deletes itself when the connection ends or its stream
/// was taken for a WebSocket. Knows nothing of Engine.IO.
class HttpConnection final : public QObject, private TcpStreamListener {
    Q_OBJECT

public:
    /// router and wheel must outlive the connection.
    HttpConnection(std::unique_ptr<TcpStream> stream, HttpRouter &router, TimerWheel &wheel, QObject *parent,
        const HttpTimeouts &timeouts = {}, qsizetype maxHeadBytes = limits::kDefaultMaxHttpHeadBytes);
    ~HttpConnection() override;
    Q_DISABLE_COPY_MOVE(HttpConnection)

    /// Of the request being served.
    [[nodiscard]] const HttpRequestHead &head() const { return m_head; }
    [[nodiscard]] QHostAddress peerAddress() const;
    /// Set when there are too many connections, and this one may only be told so.
    [[nodiscard]] std::optional<Refusal> refusal() const;

    /// Fields put in front of those of the reply to this request.
    void setLeadingHeaders(HttpHeaders headers);
    /// The answer comes later.
    void hold(HttpExchange &exchange);
    /// As hold(), and exchange wants the body: limitBytes at most.
    void receiveBody(HttpExchange &exchange, qsizetype limitBytes);
    /// No word any more to the exchange; it does not answer.
    void forget(const HttpExchange &exchange);

    void respond(HttpReply reply);
    /// Writes bytes as they are and closes.
    void refuse(const QByteArray &bytes);
    /// Closes when the time is over, without an answer.
    void closeAfter(std::chrono::milliseconds delay);
    /// Closes without an answer; the exchange hears nothing.
    void abort();

    /// For a WebSocket: the connection, and what the peer has sent behind the request. This object deletes itself.
    struct TakenStream {
        std::unique_ptr<TcpStream> stream;
        QByteArray sentAhead;
    };
    [[nodiscard]] TakenStream takeStream();

private:
    enum class State : quint8 {
        Head,
        /// Served; its body may still be coming.
        Serving,
        /// What is received is dropped.
        Closing,
    };

    void bytesReceived(std::span<char> bytes) override;
    void bytesDrained() override;
    void disconnected() override;

    void process();
    [[nodiscard]] bool parse();
    void headCompleted();
    void bodyProgressed();
    void completeRequest();
    void fail(HttpParseError error);
    void timedOut();
    void write(const QByteArray &bytes);
    void waitWhileIdle();
    void endConnection();
    void closeNow();

    std::unique_ptr<TcpStream> m_stream;
    HttpRouter &m_router;
    TimerWheel &m_wheel;
    const HttpTimeouts m_timeouts;
    const qsizetype m_maxHeadBytes;
    /// For what m_state waits for, or for the peer to take any of what is queued.
    WheelTimer m_timer;
    /// Queued when m_timer began to wait for that; 0 when it waits for something else.
    qsizetype m_stalledBytes = 0;
    std::unique_ptr<HttpRequestParser> m_parser;
    HttpRequestHead m_head;
    HttpHeaders m_leadingHeaders;
    QByteArray m_input;
    HttpExchange *m_exchange = nullptr;
    State m_state = State::Head;
    bool m_wantsBody = false;
    /// The request being served is answered; between requests: there was one.
    bool m_responded = false;
    bool m_processing = false;
};

} // namespace relayscope::engineio
