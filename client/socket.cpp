#include "client/socket.h"

#include "client/manager.h"
#include "client/socket_p.h"

#include <utility>

namespace relayscope::client {

const char *toString(AckError error)
{
    switch (error) {
    case AckError::TimedOut:
        return "operation has timed out";
    case AckError::Disconnected:
        return "socket has been disconnected";
    }
    Q_UNREACHABLE();
}

Socket::Socket(QByteArray nsp, Manager &manager)
    : d(std::make_unique<Private>(*this, std::move(nsp), manager))
{
}

Socket::~Socket() = default;

const QByteArray &Socket::nsp() const
{
    return d->nsp;
}

QByteArray Socket::id() const
{
    return d->id;
}

quint64 Socket::nextAckId() const
{
    return d->nextAckId();
}

bool Socket::isConnected() const
{
    return !d->id.isEmpty();
}

Manager &Socket::manager() const
{
    return d->manager;
}

void Socket::setAuth(protocol::Value auth)
{
    d->auth = std::move(auth);
}

void Socket::connectToNamespace()
{
    d->connectToNamespace();
}

void Socket::disconnectFromNamespace()
{
    d->disconnectFromNamespace();
}

bool Socket::emitEvent(const QByteArray &name, const Arguments &arguments)
{
    return d->emitEvent(name, arguments, std::nullopt, {});
}

bool Socket::emitEvent(const QByteArray &name, const Arguments &arguments,
    std::optional<std::chrono::milliseconds> timeout, AckHandler handler)
{
    return d->emitEvent(name, arguments, timeout, std::move(handler));
}

bool Socket::emitVolatile(const QByteArray &name, const Arguments &arguments)
{
    return d->emitVolatile(name, arguments);
}

} // namespace relayscope::client
