#include "engine/websockettransport.h"

#include "base/clock.h"
#include "engine/enginecounters.h"
#include "engine/engineoptions.h"
#include "engine/sessioncontext.h"

#include <QtEndian>

#include <array>
#include <utility>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// How long the connection may stay when both sides have said goodbye, or a peer that broke the protocol is read past.
constexpr std::chrono::milliseconds kLingerTimeout = 2s;

// RFC 6455 section 5.5: FIN | opcode, then the length of at most 125.
constexpr char kCloseFrame = '\x88';
constexpr char kPongFrame = '\x8a';

QByteArray controlFrame(char firstByte, QByteArrayView payload)
{
    QByteArray frame;
    frame.reserve(2 + payload.size());
    frame.append(firstByte);
    frame.append(static_cast<char>(payload.size()));
    frame.append(payload);
    return frame;
}

} // namespace

WebSocketTransport::WebSocketTransport(
    const SessionContext &context, std::unique_ptr<TcpStream> stream, QByteArray sentAhead, bool binaryAsText)
    : m_context(context)
    , m_stream(std::move(stream))
    , m_reader(context.options.maxPayloadBytes)
    , m_sentAhead(std::move(sentAhead))
    , m_binaryAsText(binaryAsText)
{
    m_stream->setListener(this);
    m_context.endOfTurn.schedule(*this);
}

WebSocketTransport::~WebSocketTransport()
{
    m_context.endOfTurn.cancel(*this);
}

bool WebSocketTransport::isWritable() const
{
    return m_state == State::Open && m_stream->queuedBytes() == 0;
}

qsizetype WebSocketTransport::queuedBytes() const
{
    return m_stream->queuedBytes();
}

void WebSocketTransport::send(const SharedMessagePtr &message)
{
    if (m_state != State::Open)
        return;
    m_stream->append(m_binaryAsText ? message->webSocketTextFrame() : message->webSocketFrame());
    m_context.endOfTurn.schedule(*this);
}

std::vector<SharedMessagePtr> WebSocketTransport::takeQueued()
{
    return {}; // nothing waits here for another transport: frames of an open WebSocket can always leave
}

bool WebSocketTransport::close()
{
    discard();
    return true;
}

void WebSocketTransport::discard()
{
    if (m_state == State::Open)
        sendCloseFrame({}, State::CloseSent);
}

void WebSocketTransport::abort()
{
    if (m_state == State::Finished)
        return;
    m_state = State::CloseSent;
    m_stream->close();
    disconnected();
}

void WebSocketTransport::setFinished(std::function<void(WebSocketTransport &)> finished)
{
    m_finished = std::move(finished);
}

void WebSocketTransport::runAtEndOfTurn()
{
    // Only now is there somebody to hear it.
    if (!m_sentAhead.isEmpty()) {
        QByteArray bytes = std::exchange(m_sentAhead, {});
        bytesReceived({bytes.data(), static_cast<std::size_t>(bytes.size())});
    }
    m_stream->flush();
}

void WebSocketTransport::bytesReceived(std::span<char> bytes)
{
    const auto size = static_cast<qsizetype>(bytes.size());
    int messages = 0;
    while (m_state == State::Open || m_state == State::CloseSent) {
        const Expected<std::optional<websocket::Message>, websocket::Violation> message = m_reader.read(bytes);
        if (!message) {
            violated(message.error());
            return;
        }
        if (!*message)
            break;
        ++messages;
        messageReceived(**message);
    }
    if (m_state == State::Open)
        keepToRates(messages, size);
}

/// What a client sends too fast stays in the kernel, and then with the client: nothing is lost, and nobody else waits.
void WebSocketTransport::keepToRates(int packets, qsizetype bytes)
{
    const EngineOptions &options = m_context.options;
    const Rates rates{static_cast<double>(options.maxPacketsPerSecond), static_cast<double>(options.maxBytesPerSecond)};
    const std::chrono::milliseconds pause = m_rateLimit.take(packets, bytes, rates, monotonicNs());
    if (pause == 0ms)
        return;
    ++m_context.counters.throttled;
    m_stream->setReading(false);
    if (!m_pauseTimer)
        m_pauseTimer = std::make_unique<WheelTimer>([this] { m_stream->setReading(true); });
    m_context.wheel.arm(*m_pauseTimer, pause);
}

void WebSocketTransport::messageReceived(const websocket::Message &message)
{
    if (message.opcode == websocket::Opcode::Close) {
        closeReceived(message.payload);
        return;
    }
    if (m_state != State::Open)
        return;
    switch (message.opcode) {
    case websocket::Opcode::Text:
        textReceived(message.payload);
        return;
    case websocket::Opcode::Binary:
        if (listener())
            listener()->packetReceived({PacketType::Message, message.payload.toByteArray(), true});
        return;
    case websocket::Opcode::Ping:
        pingReceived(message.payload);
        return;
    case websocket::Opcode::Pong:
    case websocket::Opcode::Close:
        return;
    }
}

void WebSocketTransport::textReceived(QByteArrayView text)
{
    if (!listener())
        return;
    Expected<Packet, PacketError> packet = decodePacket(text);
    if (packet)
        listener()->packetReceived(*std::move(packet));
    else
        fail(DisconnectReason::ParseError, toString(packet.error()), Fault::RuleBroken);
}

void WebSocketTransport::pingReceived(QByteArrayView payload)
{
    QByteArray pong = controlFrame(kPongFrame, payload);
    m_unreadPongBytes = isWritable() ? pong.size() : m_unreadPongBytes + pong.size();
    if (m_unreadPongBytes > kMaxUnreadPongBytes) {
        fail(DisconnectReason::TransportError, "pings without reading the answers", Fault::RuleBroken);
        return;
    }
    m_stream->append(std::move(pong));
    m_context.endOfTurn.schedule(*this);
}

void WebSocketTransport::closeReceived(QByteArrayView payload)
{
    const bool isAnswer = m_state == State::CloseSent;
    if (!isAnswer)
        sendCloseFrame(payload, State::CloseSent);
    // Both sides have said it: no reason to wait for the rest of the half minute.
    m_state = State::Lingering;
    m_stream->endWriting();
    m_context.wheel.arm(*m_closeTimer, kLingerTimeout);
    if (!isAnswer)
        fail(DisconnectReason::TransportClose, {}, Fault::None);
}

/// Closes with the bare code, as ws does. With data on its way that nobody reads a plain close would reset the
/// connection, and the code be lost.
void WebSocketTransport::violated(const websocket::Violation &violation)
{
    if (m_state == State::Open) {
        std::array<char, 2> code{};
        qToBigEndian(violation.closeCode, code.data());
        sendCloseFrame(code, State::Lingering);
        m_stream->endWriting();
        m_context.wheel.arm(*m_closeTimer, kLingerTimeout);
        fail(DisconnectReason::TransportError, violation.description, Fault::RuleBroken);
    } else {
        abort();
    }
}

void WebSocketTransport::sendCloseFrame(QByteArrayView payload, State next)
{
    m_stream->append(controlFrame(kCloseFrame, payload));
    m_stream->flush();
    m_state = next;
    m_closeTimer = std::make_unique<WheelTimer>([this] { abort(); });
    m_context.wheel.arm(*m_closeTimer, kCloseTimeout);
    m_stream->setReading(true);
}

void WebSocketTransport::disconnected()
{
    if (m_state == State::Finished)
        return;
    const bool isUnexpected = m_state == State::Open;
    m_state = State::Finished;
    if (m_closeTimer)
        m_closeTimer->cancel();
    if (isUnexpected)
        fail(DisconnectReason::TransportClose, {}, Fault::None);
    if (m_finished)
        m_finished(*this);
}

void WebSocketTransport::fail(DisconnectReason reason, const QByteArray &description, Fault fault)
{
    if (listener())
        listener()->transportFailed(reason, description, fault);
}

} // namespace relayscope::engineio
