#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QTcpSocket>

#include <optional>
#include <utility>

namespace relayscope::engineio {

/// One HTTP response as it came.
struct RawResponse {
    QByteArray raw;
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    /// Without chunk framing.
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// One WebSocket frame as it came.
struct RawFrame {
    int opcode = 0;
    QByteArray payload;
    QByteArray raw;
};

/// A client that sends exactly the bytes it is given. Waiting runs the event loop, so server and peer share a thread.
class RawPeer final {
public:
    /// from: the address to connect from.
    explicit RawPeer(quint16 port, const QHostAddress &from = QHostAddress(QHostAddress::LocalHost));

    /// An HTTP request to target; a body brings its Content-Length.
    void request(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
        const QByteArray &extraFields = {});
    /// A WebSocket handshake; the response is read with response(), frames with frame().
    void upgrade(const QByteArray &target, const QByteArray &extraFields = {});
    void write(const QByteArray &bytes);
    /// A masked, final frame.
    void sendFrame(int opcode, const QByteArray &payload);
    void sendText(const QByteArray &text) { sendFrame(1, text); }
    /// Drops the TCP connection.
    void abort();
    /// Stops or goes on reading from the kernel.
    void setReading(bool reading);

    /// Waits for a complete response and takes it; status 0 when there is none in time.
    [[nodiscard]] RawResponse response(bool toHead = false);
    /// Waits for a complete frame and takes it; opcode -1 when there is none in time.
    [[nodiscard]] RawFrame frame();
    /// Waits until the server has closed; false when it does not in time.
    [[nodiscard]] bool waitForClose();
    /// Everything received and not taken yet.
    [[nodiscard]] const QByteArray &received() const { return m_received; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }

private:
    [[nodiscard]] std::optional<RawResponse> takeResponse(bool toHead);
    [[nodiscard]] std::optional<RawFrame> takeFrame();

    QTcpSocket m_socket;
    QByteArray m_received;
};

/// GET with the polling handshake; the response's sid.
[[nodiscard]] QByteArray sidOf(const RawResponse &response);
[[nodiscard]] QByteArray sidOf(const RawFrame &frame);

} // namespace relayscope::engineio
