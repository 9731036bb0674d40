#pragma once

#include "base/timerwheel.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTcpServer>

#include <functional>
#include <memory>

namespace relayscope::engineio {

class TcpStream;

/// Accepts connections as TcpStream and, out of descriptors, leaves them to the kernel until it is worth another try.
/// QTcpServer only binds: its own accepting takes no notice of EMFILE once there was nothing to accept, and spins.
/// Lives on the server loop.
class TcpListener final : public QObject {
    Q_OBJECT

public:
    using Accepted = std::function<void(std::unique_ptr<TcpStream> stream)>;

    /// acceptFailed: each time that the process has no descriptor left, or the like.
    TcpListener(TimerWheel &wheel, int backlog, Accepted accepted, std::function<void()> acceptFailed);
    Q_DISABLE_COPY_MOVE(TcpListener)

    /// False: errorString() says why. port 0 picks a free one. Call once.
    [[nodiscard]] bool listen(const QHostAddress &address, quint16 port = 0);
    [[nodiscard]] quint16 serverPort() const { return m_server.serverPort(); }
    [[nodiscard]] QString errorString() const { return m_server.errorString(); }
    void close();

private:
    void acceptWaiting();
    void retryLater();

    TimerWheel &m_wheel;
    const Accepted m_accepted;
    const std::function<void()> m_acceptFailed;
    QTcpServer m_server;
    std::unique_ptr<QSocketNotifier> m_notifier;
    WheelTimer m_retry;
};

} // namespace relayscope::engineio
