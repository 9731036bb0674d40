#pragma once

#include "engine/connectionlimit.h"
#include "engine/outgoingqueue.h"

#include <QHostAddress>
#include <QSocketNotifier>

#include <memory>
#include <span>
#include <utility>

namespace relayscope::engineio {

/// Who reads from a TcpStream. Called from the event loop; may do anything to the stream except destroy it.
class TcpStreamListener {
public:
    /// The bytes may be overwritten and are gone after the call.
    virtual void bytesReceived(std::span<char> bytes) = 0;
    /// Everything that had to wait has reached the kernel.
    virtual void bytesDrained() = 0;
    /// The peer has closed its side, or the connection broke; once, last, and not after close().
    virtual void disconnected() = 0;

protected:
    ~TcpStreamListener() = default;
};

/// TCP connection of one client: as little as can be between the kernel and who reads and writes. One read per turn of
/// the loop into a buffer that all connections share, and one scatter-gather write per flush; an idle connection holds
/// no buffers. QTcpSocket asks the kernel twice more for each read, copies into a buffer of its own, and keeps 16 kB
/// per direction once used. POSIX; lives on the server loop.
class TcpStream final {
public:
    /// Takes over a connected socket.
    explicit TcpStream(int descriptor);
    ~TcpStream();
    Q_DISABLE_COPY_MOVE(TcpStream)

    /// Its place among the connections of the server, for as long as it lives.
    void setTicket(ConnectionTicket ticket) { m_ticket = std::move(ticket); }
    [[nodiscard]] const ConnectionTicket &ticket() const { return m_ticket; }

    /// Null for none: what is received is dropped.
    void setListener(TcpStreamListener *listener);
    /// Bytes stay in the kernel while reading is off, and nobody learns that the peer is gone. On at first.
    void setReading(bool on);

    /// Not after close() and not after the peer's.
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    [[nodiscard]] QHostAddress peerAddress() const;

    /// Queues bytes for the next flush(). Ignored when closed, or after endWriting().
    void append(QByteArray bytes);
    /// Hands what is queued to the kernel; what it does not take now follows by itself.
    void flush();
    /// Bytes that the kernel has not taken yet.
    [[nodiscard]] qsizetype queuedBytes() const { return m_queue.queuedBytes(); }
    /// QueuedBytes::countIn().
    void countQueuedIn(qsizetype &total) { m_queue.countIn(total); }
    /// Bytes that the kernel has taken since the beginning.
    [[nodiscard]] quint64 writtenBytes() const { return m_queue.writtenBytes(); }

    /// Tells the peer, after what is queued, that no more comes; reading goes on.
    void endWriting();
    /// At once; what is queued is dropped, the listener hears nothing.
    void close();

private:
    /// The turn's event without the connection and the signal that QSocketNotifier would need.
    class Notifier;

    void readReady();
    void writeReady();
    void shutDownWriting();
    void fail();

    ConnectionTicket m_ticket;
    int m_descriptor;
    TcpStreamListener *m_listener = nullptr;
    OutgoingQueue m_queue;
    std::unique_ptr<Notifier> m_readNotifier;
    /// While the kernel takes nothing.
    std::unique_ptr<Notifier> m_writeNotifier;
    bool m_writingEnds = false;
};

} // namespace relayscope::engineio
