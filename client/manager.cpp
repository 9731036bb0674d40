#include "client/manager.h"

#include "client/manager_p.h"
#include "client/socket_p.h"

#include <utility>

namespace relayscope::client {

Manager::Manager(ClientOptions options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(options)))
{
}

Manager::~Manager() = default;

const ClientOptions &Manager::options() const
{
    return d->options;
}

ManagerState Manager::state() const
{
    return d->state;
}

Transport Manager::transport() const
{
    if (d->engine != nullptr) {
        return d->engine->transport();
    }
    return d->options.transports.value(0, Transport::Polling);
}

QByteArray Manager::engineSid() const
{
    return d->engine != nullptr ? d->engine->sid() : QByteArray();
}

Socket *Manager::socket(const QByteArray &nsp)
{
    const QByteArray name = nsp.startsWith('/') ? nsp : '/' + nsp;
    if (Socket *const existing = d->find(name)) {
        return existing;
    }
    d->sockets.emplace_back(new Socket(name, *this));
    return d->sockets.back().get();
}

void Manager::open()
{
    d->open();
}

void Manager::close()
{
    d->close();
}

} // namespace relayscope::client
