#include "engine/tcplistener.h"

#include "engine/logging.h"
#include "engine/tcpstream.h"

#include <QNetworkProxy>

#include <sys/socket.h>

#include <cerrno>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// Of one turn of the loop: who is connected already gets its turn too.
constexpr int kAcceptsPerTurn = 64;
constexpr std::chrono::milliseconds kRetryInterval = 1s;

/// What is wrong with one connection, not with accepting (accept(2)).
[[nodiscard]] bool isOfOneConnection(int error)
{
    return error == ECONNABORTED || error == EINTR || error == EPROTO || error == EPERM;
}

} // namespace

TcpListener::TcpListener(TimerWheel &wheel, int backlog, Accepted accepted, std::function<void()> acceptFailed)
    : m_wheel(wheel)
    , m_accepted(std::move(accepted))
    , m_acceptFailed(std::move(acceptFailed))
    , m_retry([this] { m_notifier->setEnabled(true); })
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    m_server.setListenBacklogSize(backlog);
}

bool TcpListener::listen(const QHostAddress &address, quint16 port)
{
    if (!m_server.listen(address, port))
        return false;
    m_server.pauseAccepting();
    m_notifier = std::make_unique<QSocketNotifier>(m_server.socketDescriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &TcpListener::acceptWaiting);
    return true;
}

void TcpListener::close()
{
    m_retry.cancel();
    if (m_notifier)
        m_notifier->setEnabled(false);
    m_server.close();
}

void TcpListener::acceptWaiting()
{
    // Whoever is told of a connection may close the listener.
    for (int i = 0; i < kAcceptsPerTurn && m_server.isListening(); ++i) {
        const int descriptor = ::accept4(static_cast<int>(m_server.socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor >= 0) {
            m_accepted(std::make_unique<TcpStream>(descriptor));
        } else if (errno == EAGAIN) {
            return;
        } else if (!isOfOneConnection(errno)) {
            retryLater();
            return;
        }
    }
}

void TcpListener::retryLater()
{
    qCWarning(lcEngine) << "cannot accept a connection:" << qt_error_string();
    m_notifier->setEnabled(false);
    m_acceptFailed();
    m_wheel.arm(m_retry, kRetryInterval);
}

} // namespace relayscope::engineio
