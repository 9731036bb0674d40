#include "engine/outgoingqueue.h"

#include "engine/clientsocket.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#ifdef Q_OS_LINUX
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace relayscope::engineio {

namespace {

/// A queue that grew beyond this gives its memory back when it is empty: most clients never queue more than a few.
constexpr std::size_t kKeptCapacity = 16;

} // namespace

void OutgoingQueue::append(QByteArray frame)
{
    m_queuedBytes += frame.size();
    m_frames.push_back(std::move(frame));
}

void OutgoingQueue::flush(ClientSocket &socket)
{
    if (m_frames.empty())
        return;
    if (socket.state() == QAbstractSocket::ConnectedState) {
        qsizetype taken = socket.bytesToWrite() == 0 ? writeToKernel(socket) : 0;
        for (const QByteArray &frame : m_frames) {
            if (taken >= frame.size()) {
                taken -= frame.size();
                continue;
            }
            const qsizetype partial = std::exchange(taken, 0);
            socket.writeUnguarded(partial == 0 ? frame : frame.sliced(partial));
        }
    }
    clear();
}

void OutgoingQueue::clear()
{
    m_frames.clear();
    if (m_frames.capacity() > kKeptCapacity)
        m_frames.shrink_to_fit();
    m_queuedBytes = 0;
}

qsizetype OutgoingQueue::writeToKernel(ClientSocket &socket)
{
#ifdef Q_OS_LINUX
    // Enough for a busy turn in one call and small enough for the stack; the kernel's own bound is IOV_MAX (1024).
    constexpr std::size_t kBatch = 64;
    std::array<iovec, kBatch> parts;
    const int descriptor = static_cast<int>(socket.socketDescriptor());
    qsizetype written = 0;
    for (std::size_t next = 0; next < m_frames.size();) {
        const std::size_t count = std::min(kBatch, m_frames.size() - next);
        qsizetype batchBytes = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const QByteArray &frame = m_frames[next + i];
            parts[i] = {const_cast<char *>(frame.constData()), static_cast<std::size_t>(frame.size())};
            batchBytes += frame.size();
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;
        const ssize_t result = ::sendmsg(descriptor, &message, MSG_NOSIGNAL);
        if (result < 0 && errno == EINTR)
            continue;
        // QTcpSocket meets an error again when it writes the rest, and reports it.
        if (result < 0)
            break;
        written += result;
        if (result < batchBytes)
            break;
        next += count;
    }
    return written;
#else
    Q_UNUSED(socket);
    return 0;
#endif
}

} // namespace relayscope::engineio
