#pragma once

#include "engine/queuedbytes.h"

#include <QByteArray>

#include <vector>

namespace relayscope::engineio {

/// Ready-made frames on their way to one socket. Frames are shared with other connections and are written by one
/// scatter-gather system call for many, straight from where they lie.
class OutgoingQueue final {
public:
    enum class Result : quint8 {
        Drained,
        /// The kernel takes no more for now.
        Blocked,
        /// The connection is of no use any more.
        Broken,
    };

    void append(QByteArray frame);
    /// As much as the kernel takes without waiting.
    [[nodiscard]] Result writeTo(int descriptor);
    void clear();

    [[nodiscard]] bool isEmpty() const { return m_frames.empty(); }
    [[nodiscard]] qsizetype queuedBytes() const { return m_queued.value(); }
    /// QueuedBytes::countIn().
    void countIn(qsizetype &total) { m_queued.countIn(total); }
    /// Taken by the kernel since the beginning.
    [[nodiscard]] quint64 writtenBytes() const { return m_written; }

private:
    void drop(qsizetype bytes);

    std::vector<QByteArray> m_frames;
    /// The first frame that is not written whole.
    std::size_t m_first = 0;
    /// What of it is written.
    qsizetype m_firstWritten = 0;
    QueuedBytes m_queued;
    quint64 m_written = 0;
};

} // namespace relayscope::engineio
