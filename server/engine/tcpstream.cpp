#include "engine/tcpstream.h"

#include <QEvent>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

namespace relayscope::engineio {

namespace {

/// Of one read. A peer that sends more gets its next turn after everybody else had one.
constexpr std::size_t kReadBytes = 65'536;

/// Between two readers nothing is in it, so one for all connections of the loop will do.
std::span<char> readBuffer()
{
    static thread_local std::array<char, kReadBytes> buffer;
    return buffer;
}

} // namespace

class TcpStream::Notifier final : public QSocketNotifier {
public:
    Notifier(TcpStream &stream, Type type)
        : QSocketNotifier(stream.m_descriptor, type)
        , m_stream(stream)
    {
    }

    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::SockAct)
            return QSocketNotifier::event(event);
        if (type() == Read)
            m_stream.readReady();
        else
            m_stream.writeReady();
        return true;
    }

private:
    TcpStream &m_stream;
};

TcpStream::TcpStream(int descriptor)
    : m_descriptor(descriptor)
{
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    m_readNotifier = std::make_unique<Notifier>(*this, QSocketNotifier::Read);
}

TcpStream::~TcpStream()
{
    close();
}

void TcpStream::setListener(TcpStreamListener *listener)
{
    m_listener = listener;
}

void TcpStream::setReading(bool on)
{
    // The number of a closed descriptor may be somebody else's by now.
    if (isOpen())
        m_readNotifier->setEnabled(on);
}

QHostAddress TcpStream::peerAddress() const
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getpeername(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

void TcpStream::append(QByteArray bytes)
{
    if (isOpen() && !m_writingEnds)
        m_queue.append(std::move(bytes));
}

void TcpStream::flush()
{
    if (!isOpen() || m_queue.isEmpty() || m_writeNotifier)
        return;
    switch (m_queue.writeTo(m_descriptor)) {
    case OutgoingQueue::Result::Drained:
        return;
    case OutgoingQueue::Result::Blocked:
        m_writeNotifier = std::make_unique<Notifier>(*this, QSocketNotifier::Write);
        return;
    case OutgoingQueue::Result::Broken:
        // The next read finds out too, and reports it: nobody expects that from inside a write.
        m_queue.clear();
        setReading(true);
        return;
    }
}

void TcpStream::endWriting()
{
    if (!isOpen() || std::exchange(m_writingEnds, true))
        return;
    flush();
    if (m_queue.isEmpty())
        shutDownWriting();
}

void TcpStream::close()
{
    if (!isOpen())
        return;
    m_listener = nullptr;
    m_queue.clear();
    m_readNotifier->setEnabled(false);
    if (m_writeNotifier)
        m_writeNotifier->setEnabled(false);
    ::close(std::exchange(m_descriptor, -1));
}

void TcpStream::readReady()
{
    if (!isOpen())
        return;
    const std::span<char> buffer = readBuffer();
    const ssize_t received = ::recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (received > 0) {
        if (m_listener)
            m_listener->bytesReceived(buffer.first(static_cast<std::size_t>(received)));
    } else if (received == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)) {
        fail();
    }
}

void TcpStream::writeReady()
{
    if (!isOpen())
        return;
    const OutgoingQueue::Result result = m_queue.writeTo(m_descriptor);
    if (result == OutgoingQueue::Result::Blocked)
        return;
    // Not deleted from inside its own event.
    m_writeNotifier->setEnabled(false);
    m_writeNotifier.release()->deleteLater();
    if (result == OutgoingQueue::Result::Broken) {
        fail();
        return;
    }
    if (m_writingEnds)
        shutDownWriting();
    if (m_listener)
        m_listener->bytesDrained();
}

void TcpStream::shutDownWriting()
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void TcpStream::fail()
{
    TcpStreamListener *const listener = m_listener;
    close();
    if (listener)
        listener->disconnected();
}

} // namespace relayscope::engineio
