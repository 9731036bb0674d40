#pragma once

#include <QByteArray>

#include <vector>

namespace relayscope::engineio {

class ClientSocket;

/// Ready-made frames on their way to one socket. Frames are shared with other connections and are written by one
/// scatter-gather system call per flush, straight from where they lie; only what the kernel does not take at once goes
/// through QTcpSocket's buffer. Nothing else may write to the socket, or order is lost.
class OutgoingQueue final {
public:
    void append(QByteArray frame);
    /// Hands everything to the kernel or, in order, to the socket's own buffer.
    void flush(ClientSocket &socket);
    void clear();

    [[nodiscard]] bool isEmpty() const { return m_frames.empty(); }
    /// Appended and not yet flushed.
    [[nodiscard]] qsizetype queuedBytes() const { return m_queuedBytes; }

private:
    [[nodiscard]] qsizetype writeToKernel(ClientSocket &socket);

    std::vector<QByteArray> m_frames;
    qsizetype m_queuedBytes = 0;
};

} // namespace relayscope::engineio
