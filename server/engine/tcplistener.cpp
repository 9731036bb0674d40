#include "engine/tcplistener.h"

#include "engine/logging.h"
#include "engine/tcpstream.h"

#include <QNetworkProxy>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kRetryInterval = 1s;

} // namespace

TcpListener::TcpListener(TimerWheel &wheel, int backlog, Accepted accepted, std::function<void()> acceptFailed)
    : m_wheel(wheel)
    , m_accepted(std::move(accepted))
    , m_acceptFailed(std::move(acceptFailed))
    , m_retry([this] { resumeAccepting(); })
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(backlog);
    connect(this, &QTcpServer::acceptError, this, &TcpListener::retryLater);
}

void TcpListener::incomingConnection(qintptr descriptor)
{
    m_accepted(std::make_unique<TcpStream>(static_cast<int>(descriptor)));
}

void TcpListener::retryLater()
{
    qCWarning(lcEngine) << "cannot accept a connection:" << errorString();
    m_acceptFailed();
    m_wheel.arm(m_retry, kRetryInterval);
}

} // namespace relayscope::engineio
