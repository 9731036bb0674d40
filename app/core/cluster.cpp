#include "core/cluster.h"

#include "core/cluster_p.h"

namespace relayscope::core {

Cluster::Cluster(Programs programs, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(programs)))
{
}

Cluster::~Cluster() = default;

const Programs &Cluster::programs() const
{
    return d->programs;
}

void Cluster::start(const ClusterSpec &spec)
{
    d->start(spec);
}

void Cluster::stop()
{
    d->stop();
}

bool Cluster::isActive() const
{
    return d->isActive();
}

void Cluster::startRedis(const RedisSpec &spec)
{
    d->redis.start(spec);
}

void Cluster::stopRedis()
{
    d->redis.stop();
}

void Cluster::restartRedis()
{
    d->redis.restart();
}

void Cluster::killRedis()
{
    d->redis.kill();
}

RedisStatus Cluster::redis() const
{
    return d->redis.status();
}

QString Cluster::addNode(NodeSpec spec)
{
    // A node alone would wait for ever.
    if (!d->redis.options())
        d->redis.start({});
    return d->nodes->add(std::move(spec));
}

void Cluster::startNode(const QString &id)
{
    d->nodes->start(id);
}

void Cluster::stopNode(const QString &id)
{
    d->nodes->stop(id);
}

void Cluster::restartNode(const QString &id)
{
    d->nodes->restart(id);
}

void Cluster::killNode(const QString &id)
{
    d->nodes->kill(id);
}

void Cluster::renameNode(const QString &id, const QString &name)
{
    d->nodes->rename(id, name);
}

void Cluster::removeNode(const QString &id)
{
    d->clients.removeOfNode(id);
    d->nodes->remove(id);
}

QList<NodeStatus> Cluster::nodes() const
{
    return d->nodes->statuses();
}

void Cluster::applyRules(const QString &file)
{
    d->rules.applyFile(file);
}

void Cluster::applyRulesText(const QByteArray &json)
{
    d->rules.applyText(json);
}

QString Cluster::addClient(ClientSpec spec)
{
    return d->clients.add(std::move(spec));
}

void Cluster::disconnectClient(const QString &id)
{
    d->clients.disconnectClient(id);
}

void Cluster::reconnectClient(const QString &id)
{
    d->clients.reconnectClient(id);
}

void Cluster::moveClient(const QString &id, const QString &nodeId)
{
    d->clients.move(id, nodeId);
}

void Cluster::renameClient(const QString &id, const QString &name)
{
    d->clients.rename(id, name);
}

void Cluster::removeClient(const QString &id)
{
    d->clients.remove(id);
}

QList<ClientStatus> Cluster::clients() const
{
    return d->clients.statuses();
}

quint64 Cluster::sendEvent(const QString &clientId, const SendRequest &request)
{
    return d->send(clientId, request);
}

quint64 Cluster::sendFromNode(const QString &nodeId, const BroadcastRequest &request)
{
    return d->sendFromNode(nodeId, request);
}

quint64 Cluster::sendAsEmitter(const BroadcastRequest &request)
{
    return d->sendAsEmitter(request);
}

} // namespace relayscope::core
