#include "rawwebsocket.h"

namespace relayscope::test {

namespace {

constexpr int kTimeoutMs = 10'000;

} // namespace

RawWebSocket::RawWebSocket(quint16 port)
{
    m_socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    m_socket.write("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\n"
                   "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
}

bool RawWebSocket::join()
{
    if (!waitFor("\"sid\""))
        return false;
    send("40");
    return waitFor("40{");
}

bool RawWebSocket::waitFor(const QByteArray &text)
{
    while (!received().contains(text)) {
        if (!m_socket.waitForReadyRead(kTimeoutMs))
            return false;
    }
    return true;
}

bool RawWebSocket::skip(qsizetype bytes)
{
    while (received().size() < bytes) {
        if (!m_socket.waitForReadyRead(kTimeoutMs))
            return false;
    }
    m_received.clear();
    return true;
}

void RawWebSocket::send(const QByteArray &text)
{
    // RFC 6455 section 5.2: up to 125 in the second byte, else 126 and two bytes.
    QByteArray frame("\x81", 1);
    if (text.size() <= 125) {
        frame += static_cast<char>(0x80 | text.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(text.size() >> 8);
        frame += static_cast<char>(text.size() & 0xff);
    }
    m_socket.write(frame + QByteArray(4, '\0') + text);
    m_socket.flush();
}

QByteArray RawWebSocket::readToEnd()
{
    while (m_socket.state() != QAbstractSocket::UnconnectedState && m_socket.waitForReadyRead(kTimeoutMs))
        m_received += m_socket.readAll();
    return received();
}

const QByteArray &RawWebSocket::received()
{
    m_received += m_socket.readAll();
    return m_received;
}

} // namespace relayscope::test
