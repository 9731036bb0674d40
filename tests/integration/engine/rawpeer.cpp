#include "rawpeer.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QHostAddress>
#include <QTimer>
#include <QtEndian>

namespace relayscope::engineio {

namespace {

constexpr int kPatienceMs = 5'000;

/// As QTest::qWaitFor(), but woken by events instead of looking every 10 ms: some tests wait a thousand times.
template<typename Predicate>
bool waitFor(Predicate predicate)
{
    QTimer patience;
    patience.setSingleShot(true);
    patience.start(kPatienceMs);
    bool met = predicate();
    while (!met && patience.isActive()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        met = predicate();
    }
    return met;
}

/// Body without its framing and bytes used; nothing while it is incomplete.
std::optional<std::pair<QByteArray, qsizetype>> unchunked(QByteArrayView bytes)
{
    QByteArray body;
    qsizetype at = 0;
    for (;;) {
        const qsizetype lineEnd = bytes.indexOf("\r\n", at);
        if (lineEnd < 0)
            return std::nullopt;
        const qsizetype size = bytes.sliced(at, lineEnd - at).toByteArray().toLongLong(nullptr, 16);
        const qsizetype end = lineEnd + 2 + size + 2;
        if (bytes.size() < end)
            return std::nullopt;
        body += bytes.sliced(lineEnd + 2, size);
        at = end;
        if (size == 0)
            return std::pair(body, at);
    }
}

QByteArray between(const QByteArray &text, const QByteArray &before, char after)
{
    const qsizetype start = text.indexOf(before);
    return start < 0 ? QByteArray() : text.mid(start + before.size()).split(after).first();
}

} // namespace

QByteArray RawResponse::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

RawPeer::RawPeer(quint16 port, const QHostAddress &from)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_received += m_socket.readAll(); });
    m_socket.bind(from);
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    (void)waitFor([this] { return m_socket.state() == QAbstractSocket::ConnectedState; });
}

void RawPeer::request(
    const QByteArray &method, const QByteArray &target, const QByteArray &body, const QByteArray &extraFields)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + extraFields;
    if (!body.isNull())
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    write(bytes + "\r\n" + body);
}

void RawPeer::upgrade(const QByteArray &target, const QByteArray &extraFields)
{
    write("GET " + target
        + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        + extraFields + "\r\n");
}

void RawPeer::write(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

void RawPeer::sendFrame(int opcode, const QByteArray &payload)
{
    static constexpr char kMask[] = {'\x12', '\x34', '\x56', '\x78'};
    QByteArray frame;
    frame += static_cast<char>(0x80 | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else if (payload.size() <= 0xFFFF) {
        frame += static_cast<char>(0x80 | 126);
        char size[2];
        qToBigEndian(static_cast<quint16>(payload.size()), size);
        frame.append(size, sizeof size);
    } else {
        frame += static_cast<char>(0x80 | 127);
        char size[8];
        qToBigEndian(static_cast<quint64>(payload.size()), size);
        frame.append(size, sizeof size);
    }
    frame.append(kMask, sizeof kMask);
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame += static_cast<char>(payload[i] ^ kMask[i % 4]);
    write(frame);
}

void RawPeer::abort()
{
    m_socket.abort();
}

void RawPeer::setReading(bool reading)
{
    m_socket.setReadBufferSize(reading ? 0 : 1);
    if (reading)
        m_received += m_socket.readAll();
}

RawResponse RawPeer::response(bool toHead)
{
    std::optional<RawResponse> response;
    (void)waitFor([&] { return (response = takeResponse(toHead)).has_value(); });
    return response.value_or(RawResponse());
}

RawFrame RawPeer::frame()
{
    std::optional<RawFrame> frame;
    (void)waitFor([&] { return (frame = takeFrame()).has_value(); });
    return frame.value_or(RawFrame{-1, {}, {}});
}

bool RawPeer::waitForClose()
{
    return waitFor([this] { return isClosed(); });
}

std::optional<RawResponse> RawPeer::takeResponse(bool toHead)
{
    const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    RawResponse response;
    QList<QByteArray> lines = m_received.first(headEnd).split('\n');
    response.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(": ");
        response.headers.emplaceBack(line.first(colon), line.sliced(colon + 2).trimmed());
    }
    qsizetype end = headEnd + 4;
    if (response.header("Transfer-Encoding") == "chunked") {
        const auto body = unchunked(QByteArrayView(m_received).sliced(end));
        if (!body)
            return std::nullopt;
        response.body = body->first;
        end += body->second;
    } else if (!toHead) {
        const qsizetype size = response.header("Content-Length").toLongLong();
        if (m_received.size() < end + size)
            return std::nullopt;
        response.body = m_received.sliced(end, size);
        end += size;
    }
    response.raw = m_received.first(end);
    m_received.remove(0, end);
    return response;
}

std::optional<RawFrame> RawPeer::takeFrame()
{
    if (m_received.size() < 2)
        return std::nullopt;
    const auto byte = [this](qsizetype i) { return static_cast<uchar>(m_received[i]); };
    qsizetype size = byte(1) & 0x7F;
    const qsizetype header = size < 126 ? 2 : size == 126 ? 4 : 10;
    if (m_received.size() < header)
        return std::nullopt;
    if (size == 126)
        size = qFromBigEndian<quint16>(m_received.constData() + 2);
    else if (size == 127)
        size = static_cast<qsizetype>(qFromBigEndian<quint64>(m_received.constData() + 2));
    if (m_received.size() < header + size)
        return std::nullopt;
    const RawFrame frame{byte(0) & 0x0F, m_received.sliced(header, size), m_received.first(header + size)};
    m_received.remove(0, header + size);
    return frame;
}

QByteArray sidOf(const RawResponse &response)
{
    return between(response.body, "\"sid\":\"", '"');
}

QByteArray sidOf(const RawFrame &frame)
{
    return between(frame.payload, "\"sid\":\"", '"');
}

} // namespace relayscope::engineio
