#include "engine/websockethandover.h"

#include "engine/clientsocket.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QWebSocket>

namespace relayscope::engineio {

namespace {

/// The least that QWebSocketServer accepts.
constexpr char kRequest[] = "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            "Sec-WebSocket-Key: k\r\nSec-WebSocket-Version: 13\r\n\r\n";

} // namespace

WebSocketHandOver::WebSocketHandOver()
    : m_server(QString(), QWebSocketServer::NonSecureMode)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
}

std::unique_ptr<QWebSocket> WebSocketHandOver::open(ClientSocket &socket)
{
    const QByteArray sentAhead = socket.readAll();
    socket.pushBack(kRequest);
    m_server.handleConnection(&socket);
    // The server reads the request from a queued slot. Waiting for the event loop would let the peer's first frames in.
    QCoreApplication::sendPostedEvents(&m_server, QEvent::MetaCall);
    // It deletes sockets when they disconnect; this one has an owner.
    QObject::disconnect(&socket, &QTcpSocket::disconnected, &m_server, nullptr);
    std::unique_ptr<QWebSocket> webSocket(m_server.nextPendingConnection());
    socket.pushBack(sentAhead);
    return webSocket;
}

} // namespace relayscope::engineio
