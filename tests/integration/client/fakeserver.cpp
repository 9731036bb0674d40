#include "fakeserver.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QtEndian>

namespace {

constexpr char kSeparator = '\x1e';
constexpr quint8 kText = 1;
constexpr quint8 kBinary = 2;
constexpr quint8 kClose = 8;

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0) {
            return line.mid(colon + 1).trimmed();
        }
    }
    return {};
}

QByteArray normalized(const QByteArray &target)
{
    static const QRegularExpression varying(QStringLiteral("([?&](?:t|sid)=)[^&]*"));
    return QString::fromUtf8(target).replace(varying, QStringLiteral("\\1*")).toUtf8();
}

} // namespace

FakeServer::FakeServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_listener, &QTcpServer::newConnection, this, &FakeServer::acceptConnection);
    if (!m_listener.listen(QHostAddress::LocalHost)) {
        qFatal("no free port");
    }
}

FakeServer::~FakeServer()
{
    const QList<QTcpSocket *> connections = m_buffers.keys();
    for (QTcpSocket *const connection : connections) {
        disconnect(connection, nullptr, this, nullptr);
    }
}

QUrl FakeServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_listener.serverPort()));
}

void FakeServer::acceptConnection()
{
    while (QTcpSocket *const connection = m_listener.nextPendingConnection()) {
        m_buffers.insert(connection, {});
        connect(connection, &QTcpSocket::readyRead, this, [this, connection] { read(connection); });
        connect(connection, &QTcpSocket::disconnected, this, [this, connection] {
            m_buffers.remove(connection);
            m_poll = m_poll == connection ? nullptr : m_poll;
            m_webSocket = m_webSocket == connection ? nullptr : m_webSocket;
            connection->deleteLater();
        });
    }
}

void FakeServer::read(QTcpSocket *connection)
{
    QByteArray buffer = m_buffers.value(connection) + connection->readAll();
    while (connection == m_webSocket ? readFrame(buffer) : readRequest(connection, buffer)) { }
    if (m_buffers.contains(connection)) {
        m_buffers[connection] = buffer;
    }
}

bool FakeServer::readRequest(QTcpSocket *connection, QByteArray &buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        return false;
    }
    const QByteArray head = buffer.left(headEnd);
    const qsizetype bodySize = headerValue(head, "Content-Length").toLongLong();
    if (buffer.size() < headEnd + 4 + bodySize) {
        return false;
    }
    const QByteArray body = buffer.mid(headEnd + 4, bodySize);
    buffer.remove(0, headEnd + 4 + bodySize);
    handleRequest(connection, head, body);
    return true;
}

void FakeServer::handleRequest(QTcpSocket *connection, const QByteArray &head, const QByteArray &body)
{
    const QList<QByteArray> requestLine = head.left(head.indexOf("\r\n")).split(' ');
    const QByteArray method = requestLine.value(0);
    const QByteArray target = requestLine.value(1);
    requests.append(method + ' ' + normalized(target) + (body.isEmpty() ? "" : ' ' + body));
    const bool isNew = !target.contains("sid=");
    if (settings.isSilent) {
        return;
    }
    if (!headerValue(head, "Upgrade").isEmpty()) {
        acceptWebSocket(connection, head, !isNew);
    } else if (method == "POST") {
        respond(connection, 200, "ok");
        const QList<QByteArray> packets = body.split(kSeparator);
        for (const QByteArray &packet : packets) {
            handlePacket(packet);
        }
    } else if (isNew) {
        respond(connection, settings.handshakeStatus, handshake());
    } else {
        m_poll = connection;
        flush();
    }
}

void FakeServer::acceptWebSocket(QTcpSocket *connection, const QByteArray &head, bool isUpgrade)
{
    if (settings.refusesUpgrade) {
        respond(connection, 400, "Bad Request");
        return;
    }
    const QByteArray key = headerValue(head, "Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    connection->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: "
        + QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n");
    m_webSocket = connection;
    if (!isUpgrade) {
        const QByteArray packet = handshake();
        m_isUpgraded = true;
        writeFrame(kText, packet);
    }
}

bool FakeServer::readFrame(QByteArray &buffer)
{
    const auto byte = [&buffer](qsizetype index) { return static_cast<quint8>(buffer.at(index)); };
    qsizetype headSize = 2;
    if (buffer.size() < headSize + 4) {
        return false;
    }
    qsizetype size = byte(1) & 0x7f;
    if (size == 126) {
        size = qFromBigEndian<quint16>(buffer.constData() + headSize);
        headSize += 2;
    } else if (size == 127) {
        return false; // Tests send no frames of 64 KiB.
    }
    if (buffer.size() < headSize + 4 + size) {
        return false;
    }
    const quint8 opcode = byte(0) & 0x0f;
    const QByteArray mask = buffer.mid(headSize, 4);
    QByteArray payload = buffer.mid(headSize + 4, size);
    for (qsizetype i = 0; i < size; ++i) {
        payload[i] = static_cast<char>(payload.at(i) ^ mask.at(i % 4));
    }
    buffer.remove(0, headSize + 4 + size);
    if (opcode == kClose) {
        frames.append("close");
    } else if (opcode == kBinary) {
        frames.append('<' + payload.toHex() + '>');
    } else {
        frames.append(payload);
        handlePacket(payload);
    }
    return true;
}

void FakeServer::handlePacket(const QByteArray &packet)
{
    if (packet == "2probe" && settings.answersProbe) {
        answerProbe();
    } else if (packet == "5") {
        m_isUpgraded = true;
        m_isUpgrading = false;
        flush();
    } else if (packet.startsWith("40") && settings.answersConnect) {
        const qsizetype comma = packet.indexOf(',');
        const QByteArray nsp
            = packet.startsWith("40/") ? packet.mid(2, comma < 0 ? -1 : comma - 2) + ',' : QByteArray();
        send("40" + nsp + "{\"sid\":\"socket" + QByteArray::number(++m_connectCount) + "\"}");
    }
    emit packetReceived(packet);
}

void FakeServer::answerProbe()
{
    writeFrame(kText, "3probe");
    m_isUpgrading = true;
    flush();
}

void FakeServer::send(const QByteArray &packet)
{
    m_outbox.append(packet);
    flush();
}

void FakeServer::flush()
{
    if (m_isUpgraded) {
        const QList<QByteArray> packets = std::exchange(m_outbox, {});
        for (const QByteArray &packet : packets) {
            writeFrame(kText, packet);
        }
    } else if (m_poll != nullptr && (!m_outbox.isEmpty() || m_isUpgrading)) {
        const QList<QByteArray> packets = std::exchange(m_outbox, {});
        answerPoll(200, packets.isEmpty() ? QByteArray("6") : packets.join(kSeparator));
    }
}

void FakeServer::answerPoll(int status, const QByteArray &body)
{
    respond(std::exchange(m_poll, nullptr), status, body);
}

void FakeServer::sendBinary(const QByteArray &bytes)
{
    writeFrame(kBinary, bytes);
}

void FakeServer::sendFrame(const QByteArray &text)
{
    writeFrame(kText, text);
}

void FakeServer::closeWebSocket()
{
    writeFrame(kClose, {});
    m_webSocket->disconnectFromHost();
}

void FakeServer::dropConnections()
{
    const QList<QTcpSocket *> connections = m_buffers.keys();
    for (QTcpSocket *const connection : connections) {
        connection->abort();
    }
}

QByteArray FakeServer::handshake()
{
    ++sessionCount;
    m_isUpgraded = false;
    m_isUpgrading = false;
    m_outbox.clear();
    if (!settings.handshakeBody.isEmpty()) {
        return settings.handshakeBody;
    }
    return "0{\"sid\":\"session" + QByteArray::number(sessionCount) + "\",\"upgrades\":" + settings.upgrades
        + ",\"pingInterval\":" + QByteArray::number(settings.pingIntervalMs)
        + ",\"pingTimeout\":" + QByteArray::number(settings.pingTimeoutMs)
        + ",\"maxPayload\":" + QByteArray::number(settings.maxPayload) + '}';
}

void FakeServer::respond(QTcpSocket *connection, int status, const QByteArray &body)
{
    connection->write("HTTP/1.1 " + QByteArray::number(status)
        + " Status\r\nContent-Type: text/plain\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body);
    connection->flush();
}

void FakeServer::writeFrame(quint8 opcode, const QByteArray &payload)
{
    QByteArray frame;
    frame.append(static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame.append(static_cast<char>(payload.size()));
    } else {
        frame.append('\x7e');
        frame.append(static_cast<char>(payload.size() >> 8));
        frame.append(static_cast<char>(payload.size() & 0xff));
    }
    if (m_webSocket != nullptr) {
        m_webSocket->write(frame + payload);
    }
}
