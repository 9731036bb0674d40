#include "engine/pollingtransport.h"

#include "base/clock.h"
#include "engine/enginecounters.h"
#include "engine/engineoptions.h"
#include "engine/refusals.h"
#include "engine/sessioncontext.h"

#include <utility>

namespace relayscope::engineio {

namespace {

constexpr char kRecordSeparator = '\x1e';
constexpr char kClosePacket[] = "1";
constexpr char kNoopPacket[] = "6";

HttpReply emptyReply(int status)
{
    HttpReply reply;
    reply.status = status;
    return reply;
}

HttpReply payloadReply(const QByteArray &contentType, QByteArray body)
{
    HttpReply reply;
    reply.headers = {{"Content-Type", contentType}, {"Content-Length", QByteArray::number(body.size())},
        {"cache-control", "no-store"}};
    reply.body = std::move(body);
    return reply;
}

} // namespace

PollingTransport::PollingTransport(const SessionContext &context)
    : m_context(context)
{
    m_queued.countIn(context.queuedBytes);
}

PollingTransport::~PollingTransport()
{
    m_context.endOfTurn.cancel(*this);
    if (m_poll)
        m_poll->forget(*this);
    if (m_push)
        m_push->forget(*this);
}

void PollingTransport::serve(HttpConnection &connection)
{
    const QByteArray &method = connection.head().method;
    if (method == "GET")
        servePoll(connection);
    else if (method == "POST")
        servePush(connection);
    else
        connection.respond(emptyReply(500));
}

void PollingTransport::servePoll(HttpConnection &connection)
{
    if (m_poll) {
        fail(DisconnectReason::TransportError, "overlap from client");
        connection.respond(emptyReply(400));
        return;
    }
    m_poll = &connection;
    connection.hold(*this);
    if (m_closePending) {
        // engine.io ends an empty poll with a noop before the close packet.
        const bool nothingQueued = m_queue.empty();
        answerPoll(nothingQueued ? QByteArrayView("6\x1e"
                                                  "1")
                                 : QByteArrayView(kClosePacket));
        fail(DisconnectReason::TransportClose, {}, Fault::None);
    } else if (!m_queue.empty()) {
        answerPoll();
    }
}

void PollingTransport::servePush(HttpConnection &connection)
{
    if (m_push) {
        fail(DisconnectReason::TransportError, "data request overlap from client");
        connection.respond(emptyReply(400));
        return;
    }
    if (connection.head().header("content-type") == "application/octet-stream") {
        fail(DisconnectReason::TransportError, "invalid content");
        connection.respond(emptyReply(400));
        return;
    }
    m_push = &connection;
    connection.receiveBody(*this, m_context.options.maxPayloadBytes);
}

void PollingTransport::bodyReceived(HttpConnection &connection, const QByteArray &body)
{
    // A body that is complete gets its "ok" whatever becomes of the session below.
    m_pushRead = true;
    connection.hold(*this);
    const DecodedPayload payload
        = decodePayload(body.isValidUtf8() ? body : QString::fromUtf8(body).toUtf8()); // as Node's setEncoding('utf8')
    for (const Packet &packet : payload.packets) {
        if (m_closed)
            break;
        if (packet.type == PacketType::Close) {
            if (m_poll)
                answerPoll(kNoopPacket);
            fail(DisconnectReason::TransportClose, {}, Fault::None);
        } else if (listener()) {
            listener()->packetReceived(packet);
        }
    }
    if (payload.error)
        fail(DisconnectReason::ParseError, toString(*payload.error));
    const EngineOptions &options = m_context.options;
    const Rates rates{static_cast<double>(options.maxPacketsPerSecond), static_cast<double>(options.maxBytesPerSecond)};
    const std::chrono::milliseconds pause
        = m_rateLimit.take(static_cast<int>(payload.packets.size()), body.size(), rates, monotonicNs());
    if (pause.count() == 0 || m_closed) {
        answerPush();
    } else {
        ++m_context.counters.throttled;
        m_context.wheel.arm(m_pushTimer, pause);
    }
}

void PollingTransport::answerPush()
{
    m_pushTimer.cancel();
    m_pushRead = false;
    if (m_push)
        std::exchange(m_push, nullptr)->respond(payloadReply("text/html", "ok"));
}

void PollingTransport::bodyTooLarge(HttpConnection &connection)
{
    m_push = nullptr;
    m_context.refusals.add(Refusal::BodyTooLarge, {connection.peerAddress(), "POST transport=polling"});
    connection.respond(emptyReply(413));
}

void PollingTransport::requestAborted(HttpConnection &connection)
{
    const bool poll = m_poll == &connection;
    (poll ? m_poll : m_push) = nullptr;
    if (!poll && std::exchange(m_pushRead, false)) {
        m_pushTimer.cancel();
        return; // it had come whole
    }
    fail(DisconnectReason::TransportError,
        poll ? "poll connection closed prematurely" : "data request connection closed prematurely", Fault::None);
}

void PollingTransport::send(const SharedMessagePtr &message)
{
    m_queue.push_back(message);
    m_queued.add(message->dataBytes() + 1);
    if (m_poll)
        m_context.endOfTurn.schedule(*this);
}

std::vector<SharedMessagePtr> PollingTransport::takeQueued()
{
    m_queued.clear();
    return std::exchange(m_queue, {});
}

void PollingTransport::runAtEndOfTurn()
{
    if (m_poll && !m_queue.empty())
        answerPoll();
}

void PollingTransport::answerPoll(QByteArrayView last)
{
    m_taken += static_cast<quint64>(m_queued.value());
    QByteArray body;
    for (const SharedMessagePtr &message : takeQueued()) {
        if (!body.isEmpty())
            body += kRecordSeparator;
        body += message->packet();
    }
    if (!last.isEmpty()) {
        if (!body.isEmpty())
            body += kRecordSeparator;
        body += last;
    }
    std::exchange(m_poll, nullptr)->respond(payloadReply("text/plain; charset=UTF-8", std::move(body)));
}

bool PollingTransport::close()
{
    dropPush();
    if (!m_poll) {
        m_closePending = true;
        return false;
    }
    m_closed = true;
    answerPoll(kClosePacket);
    return true;
}

void PollingTransport::discard()
{
    m_closed = true;
    dropQueue();
    dropPush();
    if (m_poll)
        answerPoll(kClosePacket);
}

void PollingTransport::abort()
{
    m_closed = true;
    dropQueue();
    dropPush();
    if (m_poll)
        std::exchange(m_poll, nullptr)->abort();
}

void PollingTransport::dropQueue()
{
    m_queue.clear();
    m_queued.clear();
}

void PollingTransport::dropPush()
{
    if (m_pushRead)
        answerPush();
    else if (m_push)
        std::exchange(m_push, nullptr)->abort();
}

void PollingTransport::fail(DisconnectReason reason, const QByteArray &description, Fault fault)
{
    if (std::exchange(m_closed, true))
        return;
    if (listener())
        listener()->transportFailed(reason, description, fault);
}

} // namespace relayscope::engineio
