#pragma once

#include <QByteArray>
#include <QTcpSocket>

namespace relayscope::test {

/// A WebSocket client of a node, as bytes; masks are zero. Blocks, for tests only; what comes in while the event loop
/// runs is there for the next call too.
class RawWebSocket final {
public:
    explicit RawWebSocket(quint16 port);
    Q_DISABLE_COPY_MOVE(RawWebSocket)

    /// Joins `/`; false when the node does not say so in time.
    [[nodiscard]] bool join();
    /// Whether text has arrived since the beginning, waiting for it.
    [[nodiscard]] bool waitFor(const QByteArray &text);
    /// Waits for so many bytes and forgets everything received; false when they do not come in time.
    [[nodiscard]] bool skip(qsizetype bytes);
    /// At most 65,535 bytes.
    void send(const QByteArray &text);
    [[nodiscard]] QByteArray readToEnd();
    /// Everything so far, without waiting.
    [[nodiscard]] const QByteArray &received();
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

} // namespace relayscope::test
