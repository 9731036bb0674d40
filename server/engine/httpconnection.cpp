#include "engine/httpconnection.h"

#include "engine/httpdate.h"
#include "engine/logging.h"

#include <QScopedValueRollback>

#include <utility>

namespace relayscope::engineio {

namespace {

/// Unread bytes kept for a peer that sends while its request is being served; TCP stops it above.
constexpr qsizetype kMaxInputBytes = 65'536;
/// An oversized body is read past up to here, then the connection is closed.
constexpr qsizetype kMaxDiscardedBodyBytes = 16'000'000;

constexpr char kBareBadRequest[] = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";

} // namespace

HttpConnection::HttpConnection(std::unique_ptr<TcpStream> stream, HttpRouter &router, TimerWheel &wheel,
    QObject *parent, const HttpTimeouts &timeouts, qsizetype maxHeadBytes)
    : QObject(parent)
    , m_stream(std::move(stream))
    , m_router(router)
    , m_wheel(wheel)
    , m_timeouts(timeouts)
    , m_maxHeadBytes(maxHeadBytes)
    , m_timer([this] { timedOut(); })
    , m_parser(std::make_unique<HttpRequestParser>(maxHeadBytes))
{
    m_stream->setListener(this);
    m_wheel.arm(m_timer, m_timeouts.head);
}

HttpConnection::~HttpConnection() = default;

QHostAddress HttpConnection::peerAddress() const
{
    return m_stream ? m_stream->peerAddress() : QHostAddress();
}

std::optional<Refusal> HttpConnection::refusal() const
{
    return m_stream ? m_stream->ticket().refusal() : std::nullopt;
}

void HttpConnection::setLeadingHeaders(HttpHeaders headers)
{
    m_leadingHeaders = std::move(headers);
}

void HttpConnection::hold(HttpExchange &exchange)
{
    m_exchange = &exchange;
}

void HttpConnection::receiveBody(HttpExchange &exchange, qsizetype limitBytes)
{
    m_exchange = &exchange;
    m_wantsBody = true;
    m_parser->keepBody(limitBytes);
}

void HttpConnection::forget(const HttpExchange &exchange)
{
    if (m_exchange == &exchange)
        m_exchange = nullptr;
}

void HttpConnection::bytesReceived(std::span<char> bytes)
{
    if (m_state == State::Closing)
        return;
    m_input.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    process();
}

void HttpConnection::bytesDrained()
{
    if (m_state == State::Closing) {
        m_stalledBytes = 0;
        m_wheel.arm(m_timer, m_timeouts.closing);
        return;
    }
    if (m_state == State::Head)
        waitWhileIdle();
    process();
}

void HttpConnection::process()
{
    // respond() from inside a callback must not start over; the loop below goes on with the next request itself.
    if (m_processing || m_state == State::Closing)
        return;
    const QScopedValueRollback processing(m_processing, true);
    while (parse()) { }
    if (m_stream && m_state != State::Closing)
        m_stream->setReading(m_input.size() <= kMaxInputBytes);
}

/// One step; whether another may follow.
bool HttpConnection::parse()
{
    const bool bodyExpected = m_state == State::Serving && !m_parser->isComplete();
    if (m_state == State::Closing || (m_state == State::Serving && !bodyExpected))
        return false;
    // The next request waits until the answer to the last one has left: a peer that sends and does not read must not
    // choose our memory.
    if (m_state == State::Head && m_stream->queuedBytes() > 0)
        return false;
    if (m_input.isEmpty())
        return false;

    const Expected<qsizetype, HttpParseError> consumed = m_parser->feed(m_input);
    if (!consumed) {
        fail(consumed.error());
        return false;
    }
    m_input.remove(0, *consumed);
    if (m_state == State::Head) {
        if (!m_parser->isHeadComplete()) {
            if (std::exchange(m_responded, false))
                m_wheel.arm(m_timer, m_timeouts.head); // no longer idle
            return false;
        }
        headCompleted();
        if (m_state != State::Serving)
            return false;
    }
    bodyProgressed();
    return *consumed > 0 && m_state != State::Closing;
}

void HttpConnection::headCompleted()
{
    m_head = m_parser->takeHead();
    m_state = State::Serving;
    m_responded = false;
    m_wantsBody = false;
    m_leadingHeaders.clear();
    m_timer.cancel();
    if (m_head.http11 && m_head.header("host").isNull()) {
        m_router.refused(*this, Refusal::MalformedRequest);
        refuse(kBareBadRequest);
        return;
    }
    if (m_head.upgrade) {
        m_router.upgradeReceived(*this);
        return;
    }
    if (!m_parser->isComplete()) {
        m_wheel.arm(m_timer, m_timeouts.body);
        if (m_head.header("expect").toLower() == "100-continue")
            write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    m_router.requestReceived(*this);
}

void HttpConnection::bodyProgressed()
{
    if (m_wantsBody && m_exchange && m_parser->isBodyTooLarge()) {
        m_wantsBody = false;
        m_exchange->bodyTooLarge(*this);
    }
    if (m_state != State::Serving)
        return;
    if (!m_parser->isComplete()) {
        if (m_responded && m_parser->bodyBytes() > kMaxDiscardedBodyBytes)
            endConnection();
        return;
    }
    m_timer.cancel();
    if (m_wantsBody && m_exchange) {
        m_wantsBody = false;
        m_exchange->bodyReceived(*this, m_parser->takeBody());
    }
    if (m_responded && m_state == State::Serving)
        completeRequest();
}

void HttpConnection::respond(HttpReply reply)
{
    if (m_state != State::Serving || m_responded)
        return;
    m_exchange = nullptr;
    m_responded = true;
    reply.headers = std::exchange(m_leadingHeaders, {}) + reply.headers;
    write(serialize(reply, m_head, m_head.keepAlive, currentHttpDate()));
    if (m_processing || !m_parser->isComplete())
        return;
    completeRequest();
    process();
}

/// Request and answer are through: the next one, or the end.
void HttpConnection::completeRequest()
{
    if (!m_head.keepAlive) {
        endConnection();
        return;
    }
    m_state = State::Head;
    m_head = {};
    m_parser = std::make_unique<HttpRequestParser>(m_maxHeadBytes);
    waitWhileIdle();
}

/// For the next request; for the answer to the last one to leave first.
void HttpConnection::waitWhileIdle()
{
    m_stalledBytes = m_stream->queuedBytes();
    m_wheel.arm(m_timer, m_stalledBytes > 0 ? m_timeouts.stalled : m_timeouts.idle);
}

void HttpConnection::refuse(const QByteArray &bytes)
{
    if (m_state == State::Closing)
        return;
    write(bytes);
    endConnection();
}

void HttpConnection::closeAfter(std::chrono::milliseconds delay)
{
    m_state = State::Closing;
    m_wheel.arm(m_timer, delay);
}

void HttpConnection::abort()
{
    m_exchange = nullptr;
    closeNow();
}

HttpConnection::TakenStream HttpConnection::takeStream()
{
    m_state = State::Closing;
    m_timer.cancel();
    m_stream->setListener(nullptr);
    m_stream->setReading(true);
    deleteLater();
    return {std::move(m_stream), std::exchange(m_input, {})};
}

void HttpConnection::fail(HttpParseError error)
{
    qCDebug(lcEngine) << "http:" << toString(error);
    switch (error) {
    case HttpParseError::Malformed:
        m_router.refused(*this, Refusal::MalformedRequest);
        refuse(kBareBadRequest);
        return;
    case HttpParseError::HeadTooLarge:
        m_router.refused(*this, Refusal::HeadTooLarge);
        refuse("HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n");
        return;
    }
}

void HttpConnection::timedOut()
{
    if (m_stalledBytes > 0) {
        // Slow is allowed, as long as it goes on.
        if (m_stream->queuedBytes() < std::exchange(m_stalledBytes, m_stream->queuedBytes()))
            m_wheel.arm(m_timer, m_timeouts.stalled);
        else
            closeNow();
        return;
    }
    if (m_state == State::Closing) {
        closeNow();
        return;
    }
    const bool idle = m_state == State::Head && m_responded && m_input.isEmpty();
    if (!idle && !(m_state == State::Serving && m_responded)) {
        m_router.refused(*this, Refusal::RequestTimeout);
        write("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n");
    }
    endConnection();
}

void HttpConnection::disconnected()
{
    m_state = State::Closing;
    m_timer.cancel();
    if (m_exchange)
        std::exchange(m_exchange, nullptr)->requestAborted(*this);
    deleteLater();
}

void HttpConnection::write(const QByteArray &bytes)
{
    m_stream->append(bytes);
    m_stream->flush();
}

/// An orderly end: what was written leaves first, and a peer that does not close is cut off.
void HttpConnection::endConnection()
{
    m_state = State::Closing;
    if (m_exchange)
        std::exchange(m_exchange, nullptr)->requestAborted(*this);
    m_input.clear();
    m_stream->setReading(true);
    m_stream->endWriting();
    m_stalledBytes = m_stream->queuedBytes();
    m_wheel.arm(m_timer, m_stalledBytes > 0 ? m_timeouts.stalled : m_timeouts.closing);
}

void HttpConnection::closeNow()
{
    m_state = State::Closing;
    m_stream->close();
    disconnected();
}

} // namespace relayscope::engineio
