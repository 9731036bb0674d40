#include "webclient.h"

namespace relayscope::socketio::test {

WebClient::WebClient(const QUrl &url)
{
    connect(&m_socket, &QWebSocket::textMessageReceived, this, &WebClient::take);
    connect(&m_socket, &QWebSocket::disconnected, this, [this] { m_closed = true; });
    m_socket.open(url);
}

void WebClient::take(const QString &frame)
{
    if (frame.startsWith(QLatin1String("0{")))
        send(QStringLiteral("40"));
    else if (frame.startsWith(QLatin1String("40")))
        m_joined = true;
    else if (frame == QLatin1String("2"))
        send(QStringLiteral("3"));
    else
        m_events.append(frame);
}

} // namespace relayscope::socketio::test
