#include "engine/websockettransport.h"

#include "engine/websockethandover.h"

#include <QWebSocket>
#include <QtEndian>

#include <array>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// How long the peer may take to answer our close frame (ws lib/websocket.js closeTimeout).
constexpr std::chrono::milliseconds kCloseTimeout = 30s;
/// How long a peer that broke the protocol is read past, so that it can see our close frame.
constexpr std::chrono::milliseconds kLingerTimeout = 2s;

// RFC 6455 section 5.5: FIN | opcode.
constexpr char kCloseFrame = '\x88';
constexpr char kPongFrame = '\x8a';
/// Pongs that may wait for a peer that sends pings and does not read.
constexpr qsizetype kMaxUnreadPongBytes = 1'000'000;
/// A close frame without code, as ws sends it.
constexpr char kEmptyCloseFrame[] = "\x88\x00";
constexpr qsizetype kEmptyCloseFrameBytes = 2;
/// The same from a client: header with mask bit, four bytes of mask.
constexpr qsizetype kMaskedEmptyCloseBytes = 6;

/// Close codes that Qt sends of its own accord when the peer breaks a rule (RFC 6455 section 7.4.1).
bool isProtocolError(quint16 code)
{
    return code == 1002 || code == 1007 || code == 1009;
}

} // namespace

WebSocketTransport::WebSocketTransport(std::unique_ptr<ClientSocket> socket, WebSocketHandOver &handOver,
    EndOfTurn &endOfTurn, TimerWheel &wheel, qsizetype maxPayloadBytes, bool binaryAsText)
    : m_endOfTurn(endOfTurn)
    , m_wheel(wheel)
    , m_socket(std::move(socket))
    , m_binaryAsText(binaryAsText)
{
    // Before QWebSocket connects: it must not have read the frame when we look.
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &WebSocketTransport::noticeEmptyClose);
    m_socket->setGuard(this);
    m_webSocket = handOver.open(*m_socket);
    if (!m_webSocket) {
        abort();
        return;
    }
    m_state = State::Open;
    m_webSocket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(maxPayloadBytes));
    m_webSocket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(maxPayloadBytes));
    connect(m_webSocket.get(), &QWebSocket::textMessageReceived, this, &WebSocketTransport::textReceived);
    connect(m_webSocket.get(), &QWebSocket::binaryMessageReceived, this, &WebSocketTransport::binaryReceived);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &WebSocketTransport::disconnected);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(m_socket.get(), &QTcpSocket::readyRead, Qt::QueuedConnection);
}

WebSocketTransport::~WebSocketTransport()
{
    m_endOfTurn.cancel(*this);
    m_socket->disconnect(this);
    m_state = State::Finished; // what QWebSocket's destructor writes is dropped
    m_webSocket.reset();
    m_socket->setGuard(nullptr);
}

bool WebSocketTransport::isWritable() const
{
    return m_state == State::Open && m_queue.isEmpty() && m_socket->bytesToWrite() == 0;
}

qsizetype WebSocketTransport::queuedBytes() const
{
    return m_queue.queuedBytes() + m_socket->bytesToWrite();
}

void WebSocketTransport::send(const SharedMessagePtr &message)
{
    if (m_state != State::Open)
        return;
    m_queue.append(m_binaryAsText ? message->webSocketTextFrame() : message->webSocketFrame());
    m_endOfTurn.schedule(*this);
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
        sendCloseFrame(QByteArray(kEmptyCloseFrame, kEmptyCloseFrameBytes));
}

void WebSocketTransport::abort()
{
    if (m_state == State::Finished)
        return;
    m_state = State::CloseSent;
    m_queue.clear();
    m_socket->setGuard(nullptr);
    m_socket->abort();
    disconnected();
}

void WebSocketTransport::setFinished(std::function<void(WebSocketTransport &)> finished)
{
    m_finished = std::move(finished);
}

void WebSocketTransport::runAtEndOfTurn()
{
    m_queue.flush(*m_socket);
}

void WebSocketTransport::writeIntercepted(QByteArrayView bytes)
{
    if (m_state != State::Open || bytes.isEmpty())
        return;
    const bool pongPayload = std::exchange(m_pongPayloadNext, false);
    if (!pongPayload && bytes[0] == kCloseFrame) {
        closeFrameWritten(bytes);
        return;
    }
    m_pongPayloadNext = !pongPayload && bytes[0] == kPongFrame && bytes.size() == 2 && bytes[1] != 0;
    m_unreadPongBytes = isWritable() ? bytes.size() : m_unreadPongBytes + bytes.size();
    if (!pongPayload && m_unreadPongBytes > kMaxUnreadPongBytes) {
        fail(DisconnectReason::TransportError, "pings without reading the answers", Fault::RuleBroken);
        return;
    }
    m_queue.append(bytes.toByteArray());
    m_endOfTurn.schedule(*this);
}

/// QWebSocket answers the peer's close frame, or ends because of a rule that the peer broke; ws echoes the former and
/// sends the bare code for the latter.
void WebSocketTransport::closeFrameWritten(QByteArrayView frame)
{
    const quint16 code = frame.size() >= 4 ? qFromBigEndian<quint16>(frame.data() + 2) : 0;
    const QByteArray reason = frame.size() > 4 ? frame.sliced(4).toByteArray() : QByteArray();
    if (isProtocolError(code) && !reason.isEmpty()) {
        m_lingering = true;
        sendCloseFrame(QByteArray("\x88\x02", 2) + frame.sliced(2, 2).toByteArray());
        fail(DisconnectReason::TransportError, reason, Fault::RuleBroken);
        return;
    }
    sendCloseFrame(m_emptyCloseReceived ? QByteArray(kEmptyCloseFrame, kEmptyCloseFrameBytes) : frame.toByteArray());
    fail(DisconnectReason::TransportClose, {}, Fault::None);
}

void WebSocketTransport::sendCloseFrame(const QByteArray &frame)
{
    m_queue.append(frame);
    m_queue.flush(*m_socket);
    m_state = State::CloseSent;
    m_closeTimer = std::make_unique<WheelTimer>([this] { abort(); });
    m_wheel.arm(*m_closeTimer, m_lingering ? kLingerTimeout : kCloseTimeout);
}

void WebSocketTransport::closeIntercepted()
{
    if (m_state != State::CloseSent)
        return;
    if (m_lingering)
        endWriting();
    else
        m_socket->closeUnguarded();
}

/// Half-closes, as ws does, and leaves the rest to the peer or the timer.
void WebSocketTransport::endWriting()
{
#ifdef Q_OS_UNIX
    if (m_socket->bytesToWrite() == 0)
        ::shutdown(static_cast<int>(m_socket->socketDescriptor()), SHUT_WR);
    else
        connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &WebSocketTransport::endWriting, Qt::UniqueConnection);
#else
    m_socket->closeUnguarded();
#endif
}

/// QtWebSockets reports a close frame without code as 1000. The frame is the last thing that a client sends and comes
/// as a rule alone, so it is looked at before Qt reads it.
void WebSocketTransport::noticeEmptyClose()
{
    if (m_socket->bytesAvailable() != kMaskedEmptyCloseBytes)
        return;
    std::array<char, 2> header{};
    m_socket->peek(header.data(), header.size());
    m_emptyCloseReceived = header[0] == kCloseFrame && header[1] == '\x80';
}

void WebSocketTransport::textReceived(const QString &text)
{
    if (m_state != State::Open || !listener())
        return;
    Expected<Packet, PacketError> packet = decodePacket(text.toUtf8());
    if (packet)
        listener()->packetReceived(*std::move(packet));
    else
        fail(DisconnectReason::ParseError, toString(packet.error()), Fault::RuleBroken);
}

void WebSocketTransport::binaryReceived(const QByteArray &data)
{
    if (m_state == State::Open && listener())
        listener()->packetReceived({PacketType::Message, data, true});
}

void WebSocketTransport::disconnected()
{
    if (m_state == State::Finished)
        return;
    const bool reported = m_state == State::CloseSent;
    m_state = State::Finished;
    if (m_closeTimer)
        m_closeTimer->cancel();
    if (!reported)
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
