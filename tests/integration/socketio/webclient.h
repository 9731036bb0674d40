#pragma once

#include <QList>
#include <QString>
#include <QWebSocket>

namespace relayscope::socketio::test {

/// A client that speaks bare frames, so that none of our codecs stands between the test and the wire.
class WebClient final : public QObject {
    Q_OBJECT

public:
    /// Opens a WebSocket and joins the main namespace.
    explicit WebClient(const QUrl &url);

    void send(const QString &frame) { m_socket.sendTextMessage(frame); }
    [[nodiscard]] bool isJoined() const { return m_joined; }
    [[nodiscard]] bool isClosed() const { return m_closed; }
    /// Events received, as frames.
    [[nodiscard]] const QList<QString> &events() const { return m_events; }

private:
    void take(const QString &frame);

    QWebSocket m_socket;
    QList<QString> m_events;
    bool m_joined = false;
    bool m_closed = false;
};

} // namespace relayscope::socketio::test
