#include "redis/streamsocket.h"

#include <QPointer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace relayscope::redis {

namespace {

constexpr std::size_t kReadBytes = 64 * 1'024;
/// Reads of one turn, so that a busy Redis does not starve the clients of the loop.
constexpr int kMaxReads = 16;
/// An output buffer that has grown over this is given back when it is empty.
constexpr qsizetype kKeptOutputBytes = 256 * 1'024;

QString wordsOf(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
};

SocketAddress toSocketAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress made;
    if (address.protocol() == QAbstractSocket::IPv6Protocol) {
        auto *const v6 = reinterpret_cast<sockaddr_in6 *>(&made.storage);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&v6->sin6_addr, &bytes, sizeof(bytes));
        v6->sin6_scope_id = address.scopeId().toUInt();
        made.size = sizeof(sockaddr_in6);
    } else {
        auto *const v4 = reinterpret_cast<sockaddr_in *>(&made.storage);
        v4->sin_family = AF_INET;
        v4->sin_port = htons(port);
        v4->sin_addr.s_addr = htonl(address.toIPv4Address());
        made.size = sizeof(sockaddr_in);
    }
    return made;
}

} // namespace

StreamSocket::StreamSocket(EndOfTurn &endOfTurn, QObject *parent)
    : QObject(parent)
    , m_endOfTurn(endOfTurn)
    , m_input(std::make_unique<char[]>(kReadBytes))
{
}

StreamSocket::~StreamSocket()
{
    close();
}

QString StreamSocket::connectTo(const QHostAddress &address, quint16 port)
{
    Q_ASSERT(!isOpen());
    const SocketAddress peer = toSocketAddress(address, port);
    // Not for our children: they would keep the connection open after us.
    m_descriptor = ::socket(peer.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_descriptor < 0)
        return wordsOf(errno);
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    const int result = ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&peer.storage), peer.size);
    if (result != 0 && errno != EINPROGRESS) {
        const QString reason = wordsOf(errno);
        ::close(std::exchange(m_descriptor, -1));
        return reason;
    }
    m_isConnected = false;
    m_hasRead = false;
    m_readNotifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    m_writeNotifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Write, this);
    m_readNotifier->setEnabled(false);
    connect(m_readNotifier, &QSocketNotifier::activated, this, &StreamSocket::handleRead);
    connect(m_writeNotifier, &QSocketNotifier::activated, this, &StreamSocket::handleWrite);
    return {};
}

void StreamSocket::close()
{
    m_endOfTurn.cancel(*this);
    if (!isOpen())
        return;
    for (QSocketNotifier *notifier :
        {std::exchange(m_readNotifier, nullptr), std::exchange(m_writeNotifier, nullptr)}) {
        notifier->setEnabled(false);
        notifier->disconnect(this);
        notifier->deleteLater();
    }
    ::close(std::exchange(m_descriptor, -1));
    m_output = {};
    m_written = 0;
}

void StreamSocket::write()
{
    if (m_isConnected && !m_writeNotifier->isEnabled())
        m_endOfTurn.schedule(*this);
}

void StreamSocket::runAtEndOfTurn()
{
    writeNow();
}

void StreamSocket::handleWrite()
{
    if (m_isConnected)
        writeNow();
    else
        finishConnect();
}

void StreamSocket::finishConnect()
{
    int error = 0;
    socklen_t size = sizeof(error);
    ::getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error != 0) {
        failWith(wordsOf(error));
        return;
    }
    m_isConnected = true;
    m_readNotifier->setEnabled(true);
    writeNow();
}

void StreamSocket::writeNow()
{
    while (m_written < m_output.size()) {
        const ssize_t sent = ::send(m_descriptor, m_output.constData() + m_written,
            static_cast<std::size_t>(m_output.size() - m_written), MSG_NOSIGNAL);
        if (sent >= 0) {
            m_written += sent;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            m_writeNotifier->setEnabled(true);
            return;
        } else if (errno != EINTR) {
            failWith(wordsOf(errno));
            return;
        }
    }
    m_written = 0;
    if (m_output.capacity() > kKeptOutputBytes)
        m_output = {};
    else
        m_output.resize(0);
    m_writeNotifier->setEnabled(false);
}

void StreamSocket::handleRead()
{
    const QPointer<StreamSocket> self(this);
    const int descriptor = m_descriptor;
    for (int reads = 0; reads < kMaxReads; ++reads) {
        const ssize_t received = ::recv(m_descriptor, m_input.get(), kReadBytes, 0);
        if (received > 0) {
            m_hasRead = true;
            emit bytesReceived(QByteArrayView(m_input.get(), static_cast<qsizetype>(received)));
            // Closed meanwhile, and perhaps opened again with the same number: then there is nothing to read yet.
            if (!self || m_descriptor != descriptor || static_cast<std::size_t>(received) < kReadBytes)
                return;
        } else if (received == 0) {
            failWith(QStringLiteral("closed by Redis"));
            return;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno != EINTR) {
            failWith(wordsOf(errno));
            return;
        }
    }
}

void StreamSocket::failWith(const QString &reason)
{
    close();
    emit failed(reason);
}

} // namespace relayscope::redis
