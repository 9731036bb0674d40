#include "engine/tcplistener.h"

#include "engine/clientsocket.h"
#include "engine/logging.h"

#include <QNetworkProxy>

namespace relayscope::engineio {

namespace {

using namespace std::chrono_literals;

/// Connections that the kernel keeps while the loop is busy (Node's default).
constexpr int kBacklog = 511;
constexpr std::chrono::milliseconds kRetryInterval = 1s;

} // namespace

TcpListener::TcpListener(TimerWheel &wheel, Accepted accepted)
    : m_wheel(wheel)
    , m_accepted(std::move(accepted))
    , m_retry([this] { resumeAccepting(); })
{
    setProxy(QNetworkProxy::NoProxy);
    setListenBacklogSize(kBacklog);
    connect(this, &QTcpServer::acceptError, this, &TcpListener::retryLater);
}

void TcpListener::incomingConnection(qintptr descriptor)
{
    auto socket = std::make_unique<ClientSocket>();
    if (!socket->setSocketDescriptor(descriptor))
        return;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_accepted(std::move(socket));
}

void TcpListener::retryLater()
{
    qCWarning(lcEngine) << "cannot accept a connection:" << errorString();
    m_wheel.arm(m_retry, kRetryInterval);
}

} // namespace relayscope::engineio
