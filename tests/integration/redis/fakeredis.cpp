#include "fakeredis.h"

#include <QTcpSocket>

#include <algorithm>
#include <vector>

namespace relayscope::test {

namespace {

QByteArray bulk(const QByteArray &text)
{
    return '$' + QByteArray::number(text.size()) + "\r\n" + text + "\r\n";
}

} // namespace

FakeRedis::FakeRedis(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &FakeRedis::accept);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for a fake Redis");
}

FakeRedis::~FakeRedis()
{
    for (const auto &[socket, peer] : m_peers)
        socket->disconnect(this);
}

QString FakeRedis::url() const
{
    return QStringLiteral("redis://127.0.0.1:%1").arg(m_server.serverPort());
}

bool FakeRedis::hasSubscriber() const
{
    return std::any_of(
        m_peers.begin(), m_peers.end(), [](const auto &entry) { return !entry.second->channels.isEmpty(); });
}

void FakeRedis::sendToSubscribers(const QByteArray &bytes)
{
    for (const auto &[socket, peer] : m_peers) {
        if (!peer->channels.isEmpty())
            socket->write(bytes);
    }
}

void FakeRedis::accept()
{
    while (QTcpSocket *const socket = m_server.nextPendingConnection()) {
        ++m_connectionCount;
        m_peers.emplace(socket, std::make_unique<Peer>());
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_peers.erase(socket);
            socket->deleteLater();
        });
    }
}

void FakeRedis::read(QTcpSocket *socket)
{
    Peer &peer = *m_peers.at(socket);
    peer.reader.feed(socket->readAll());
    for (auto command = peer.reader.next(); command && *command; command = peer.reader.next())
        socket->write(answer(peer, **command));
}

QByteArray FakeRedis::answer(Peer &peer, const redis::Reply &command)
{
    const std::vector<redis::Reply> &words = command.elements;
    const QByteArray &name = words.front().text;
    if (name == "PING")
        return peer.channels.isEmpty() ? QByteArray("+PONG\r\n") : "*2\r\n" + bulk("pong") + bulk("");
    if (name == "PUBLISH")
        return ':' + QByteArray::number(deliver(words[1].text, words[2].text)) + "\r\n";
    if (!name.endsWith("SUBSCRIBE"))
        return "+OK\r\n";
    QByteArray confirmations;
    for (std::size_t i = 1; i < words.size(); ++i) {
        peer.channels.insert(words[i].text);
        confirmations += "*3\r\n" + bulk(name.toLower()) + bulk(words[i].text) + ":1\r\n";
    }
    return confirmations;
}

qint64 FakeRedis::deliver(const QByteArray &channel, const QByteArray &message)
{
    qint64 receivers = 0;
    for (const auto &[socket, peer] : m_peers) {
        if (!m_isDelivering || !peer->channels.contains(channel))
            continue;
        socket->write("*3\r\n" + bulk("message") + bulk(channel) + bulk(message));
        ++receivers;
    }
    return receivers;
}

} // namespace relayscope::test
