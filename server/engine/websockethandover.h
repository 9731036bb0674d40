#pragma once

#include <QWebSocketServer>

#include <memory>

class QWebSocket;

namespace relayscope::engineio {

class ClientSocket;

/// Makes a QWebSocket on a connection whose upgrade request was read, verified and answered by us.
///
/// QWebSocketServer wants to find a request in the socket and to answer it. The real one may be more than it takes
/// (long cookies, version 8) and would stay in memory with every connection, so it gets a minimal one pushed back into
/// the socket; its answer is for the socket's guard to drop. Bytes that the peer sent ahead are kept out of the way
/// meanwhile: QWebSocket reads them in its constructor, before anybody can listen (QTBUG-129798 is of that kind).
/// Lives on the server loop; the guard must be set.
class WebSocketHandOver final {
public:
    WebSocketHandOver();
    Q_DISABLE_COPY_MOVE(WebSocketHandOver)

    /// The socket stays the caller's. Null if QtWebSockets refuses, which would be a bug. Bytes sent ahead are in the
    /// socket again; nothing announces them.
    [[nodiscard]] std::unique_ptr<QWebSocket> open(ClientSocket &socket);

private:
    QWebSocketServer m_server;
};

} // namespace relayscope::engineio
