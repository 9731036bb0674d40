#include "engine/outgoingqueue.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace relayscope::engineio {

namespace {

/// A queue that grew beyond this gives its memory back when it is empty: most clients never queue more than a few.
constexpr std::size_t kKeptCapacity = 16;
/// Frames of one system call: enough for a busy turn and small enough for the stack. The kernel's own bound is IOV_MAX
/// (1024).
constexpr std::size_t kBatch = 64;
/// Written frames that stay in the queue of a slow reader before they are cut off its front.
constexpr std::size_t kMaxWrittenFrames = 1'024;

} // namespace

void OutgoingQueue::append(QByteArray frame)
{
    m_queued.add(frame.size());
    m_frames.push_back(std::move(frame));
}

OutgoingQueue::Result OutgoingQueue::writeTo(int descriptor)
{
    std::array<iovec, kBatch> parts;
    while (!m_frames.empty()) {
        const std::size_t count = std::min(kBatch, m_frames.size() - m_first);
        qsizetype skipped = m_firstWritten;
        qsizetype batchBytes = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const QByteArray &frame = m_frames[m_first + i];
            const qsizetype size = frame.size() - skipped;
            parts[i]
                = {const_cast<char *>(frame.constData() + std::exchange(skipped, 0)), static_cast<std::size_t>(size)};
            batchBytes += size;
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = count;
        const ssize_t written = ::sendmsg(descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS ? Result::Blocked : Result::Broken;
        drop(written);
        if (written < batchBytes)
            return Result::Blocked;
    }
    return Result::Drained;
}

void OutgoingQueue::drop(qsizetype bytes)
{
    m_queued.remove(bytes);
    m_written += static_cast<quint64>(bytes);
    bytes += std::exchange(m_firstWritten, 0);
    while (m_first < m_frames.size() && bytes >= m_frames[m_first].size()) {
        bytes -= m_frames[m_first].size();
        m_frames[m_first++] = QByteArray();
    }
    m_firstWritten = bytes;
    if (m_first == m_frames.size()) {
        clear();
    } else if (m_first >= kMaxWrittenFrames) {
        m_frames.erase(m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

void OutgoingQueue::clear()
{
    m_frames.clear();
    if (m_frames.capacity() > kKeptCapacity)
        m_frames.shrink_to_fit();
    m_first = 0;
    m_firstWritten = 0;
    m_queued.clear();
}

} // namespace relayscope::engineio
