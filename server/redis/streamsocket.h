#pragma once

#include "base/endofturn.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <cstddef>
#include <memory>
#include <utility>

namespace relayscope::redis {

/// One TCP connection that never blocks. What is appended within one turn of the loop is written together at its end; a
/// write notifier is armed only while connecting and while the kernel takes no more. Lives on the server loop, owned by
/// its Connection. May be closed or destroyed inside its signals.
class StreamSocket final : public QObject, private EndOfTurnTask {
    Q_OBJECT

public:
    explicit StreamSocket(EndOfTurn &endOfTurn, QObject *parent = nullptr);
    ~StreamSocket() override;
    Q_DISABLE_COPY_MOVE(StreamSocket)

    /// Empty, or why it cannot even begin to connect, in words. Bytes may be appended from then on.
    [[nodiscard]] QString connectTo(const QHostAddress &address, quint16 port);
    /// What is not written is forgotten; no signal follows. No effect when closed.
    void close();
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }

    /// Bytes to write: append to it, then call write().
    [[nodiscard]] QByteArray &output() { return m_output; }
    void write();
    [[nodiscard]] std::size_t unsentBytes() const { return static_cast<std::size_t>(m_output.size() - m_written); }

    /// Whether anything could be read since the last call.
    [[nodiscard]] bool takeReadActivity() { return std::exchange(m_hasRead, false); }

signals:
    /// The bytes are valid while the signal runs.
    void bytesReceived(QByteArrayView bytes);
    /// Refused, broken or closed by the peer, in words; it is closed already.
    void failed(const QString &reason);

private:
    void handleRead();
    void handleWrite();
    void writeNow();
    void finishConnect();
    void failWith(const QString &reason);
    void runAtEndOfTurn() override;

    EndOfTurn &m_endOfTurn;
    int m_descriptor = -1;
    bool m_isConnected = false;
    bool m_hasRead = false;
    /// Given up with deleteLater(): the signal that led to close() may be one of theirs.
    QSocketNotifier *m_readNotifier = nullptr;
    QSocketNotifier *m_writeNotifier = nullptr;
    QByteArray m_output;
    /// Of m_output.
    qsizetype m_written = 0;
    std::unique_ptr<char[]> m_input;
};

} // namespace relayscope::redis
