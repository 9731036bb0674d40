#pragma once

#include "base/timerwheel.h"

#include <QTcpServer>

#include <functional>
#include <memory>

namespace relayscope::engineio {

class TcpStream;

/// Accepts connections as TcpStream and goes on after running out of descriptors, where QTcpServer would stop for
/// ever. Lives on the server loop.
class TcpListener final : public QTcpServer {
    Q_OBJECT

public:
    using Accepted = std::function<void(std::unique_ptr<TcpStream> stream)>;

    /// acceptFailed: each time that the process has no descriptor left, or the like.
    TcpListener(TimerWheel &wheel, int backlog, Accepted accepted, std::function<void()> acceptFailed);
    Q_DISABLE_COPY_MOVE(TcpListener)

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void retryLater();

    TimerWheel &m_wheel;
    Accepted m_accepted;
    std::function<void()> m_acceptFailed;
    WheelTimer m_retry;
};

} // namespace relayscope::engineio
