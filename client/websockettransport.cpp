#include "client/websockettransport.h"

#include "client/requesturl.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QWebSocket>

namespace relayscope::client {

namespace {

/// Bytes that may wait in the socket before it counts as not writable; keeps a slow server's backlog in our own queue,
/// which has a limit.
constexpr qint64 kMaxSocketBacklogBytes = 1'000'000;

} // namespace

WebSocketTransport::WebSocketTransport(const ClientOptions &options, const QByteArray &sid, QObject *parent)
    : EngineTransport(parent)
    , m_options(options)
    , m_sid(sid)
    , m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this))
{
    // As the official client on Node.js: a proxy of the environment must not stand between us and the server observed.
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaxAllowedIncomingFrameSize(kMaxIncomingBytes);
    m_socket->setMaxAllowedIncomingMessageSize(kMaxIncomingBytes);
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_socket, &QWebSocket::connected, this, &WebSocketTransport::handleConnected);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &WebSocketTransport::handleText);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, &WebSocketTransport::handleBinary);
    connect(m_socket, &QWebSocket::disconnected, this, &WebSocketTransport::handleDisconnected);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &WebSocketTransport::handleError);
#else
    connect(
        m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &WebSocketTransport::handleError);
#endif
}

void WebSocketTransport::open()
{
    QNetworkRequest request(requestUrl(m_options, Transport::WebSocket, m_sid));
    for (const auto &[name, value] : std::as_const(m_options.extraHeaders)) {
        request.setRawHeader(name, value);
    }
    m_socket->open(request);
}

void WebSocketTransport::send(const QList<engineio::Packet> &packets)
{
    m_writable = false;
    for (const engineio::Packet &packet : packets) {
        if (packet.binary) {
            m_socket->sendBinaryMessage(packet.data);
        } else {
            m_socket->sendTextMessage(QString::fromUtf8(engineio::encodePacket(packet)));
        }
    }
    // Not writable for the rest of this turn, as the official client: this is what a volatile event looks at, and it
    // gathers a burst of packets into one list.
    QMetaObject::invokeMethod(this, &WebSocketTransport::drain, Qt::QueuedConnection);
}

void WebSocketTransport::drain()
{
    if (m_state != State::Open || m_writable) {
        return;
    }
    if (m_socket->bytesToWrite() > kMaxSocketBacklogBytes) {
        connect(m_socket, &QWebSocket::bytesWritten, this, &WebSocketTransport::drain, Qt::UniqueConnection);
        return;
    }
    disconnect(m_socket, &QWebSocket::bytesWritten, this, &WebSocketTransport::drain);
    m_writable = true;
    emit drained();
}

void WebSocketTransport::pause()
{
    // Nothing is requested here that would have to come back first.
    emit paused();
}

void WebSocketTransport::closeAndDelete()
{
    disconnect(m_socket, nullptr, this, nullptr);
    m_state = State::Ended;
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        deleteLater();
        return;
    }
    connect(m_socket, &QWebSocket::disconnected, this, &QObject::deleteLater);
    m_socket->close();
}

void WebSocketTransport::handleConnected()
{
    m_state = State::Open;
    m_writable = true;
    emit opened();
}

void WebSocketTransport::handleText(const QString &text)
{
    if (m_state != State::Open) {
        return;
    }
    const auto packet = engineio::decodePacket(text.toUtf8());
    if (!packet) {
        end(TransportEnd::Failed, QStringLiteral("server error: %1").arg(QLatin1String(toString(packet.error()))));
        return;
    }
    emit packetReceived(*packet);
}

void WebSocketTransport::handleBinary(const QByteArray &bytes)
{
    if (m_state == State::Open) {
        emit packetReceived({engineio::PacketType::Message, bytes, true});
    }
}

void WebSocketTransport::handleError()
{
    // Losing an open connection is a close, not an error (ws emits "close" 1006 only); disconnected() follows.
    if (m_state != State::Opening) {
        return;
    }
    // Without an error of the TCP socket it is the handshake that failed, of which QWebSocket tells no more than this.
    const bool isTcpError = m_socket->error() != QAbstractSocket::UnknownSocketError;
    const QString reason = isTcpError ? m_socket->errorString() : QStringLiteral("the server refused the handshake");
    end(TransportEnd::Failed, QStringLiteral("websocket error: %1").arg(reason));
}

void WebSocketTransport::handleDisconnected()
{
    if (m_state == State::Opening) {
        // QAbstractSocket reports a refused connection as disconnected first; the error with its reason is next.
        QMetaObject::invokeMethod(this, &WebSocketTransport::handleError, Qt::QueuedConnection);
        return;
    }
    end(TransportEnd::Closed, QStringLiteral("websocket connection closed"));
}

void WebSocketTransport::end(TransportEnd how, const QString &detail)
{
    if (m_state == State::Ended) {
        return;
    }
    m_state = State::Ended;
    emit ended(how, detail);
}

} // namespace relayscope::client
