#include "core/cluster_p.h"

#include "base/clock.h"
#include "core/clientpool.h"
#include "core/monitor.h"
#include "core/words.h"

namespace relayscope::core {

namespace {

/// Why it takes part in nothing, in words; empty when it runs.
QString reasonOf(const NodeStatus &node)
{
    if (node.state == ProcessState::Running || node.state == ProcessState::Stopping)
        return {};
    return node.state == ProcessState::Crashed && node.wasKilled ? Cluster::tr("killed") : stateText(node.state);
}

} // namespace

Cluster::Private::Private(Cluster &cluster, Programs usedPrograms)
    : programs(std::move(usedPrograms))
    , redis(programs.redisServer)
    , rules(programs.node)
    , q(cluster)
    , m_monitor(new Monitor)
    , m_pool(new ClientPool)
{
    if (const auto listening = m_monitor->listen(); !listening) {
        // Nobody is connected to our signals yet.
        const Problem problem{
            Severity::Error, {}, tr("Nodes cannot report to us: %1").arg(listening.error()), NextAction::None};
        QMetaObject::invokeMethod(
            this, [this, problem] { report(problem); }, Qt::QueuedConnection);
    }
    nodes = std::make_unique<NodeFleet>(NodeSetting{programs.node, m_monitor->hubName(), m_monitor->hubToken()});
    startMonitor();
    startClients();
    connectRedis();
    connectNodes();
    connectRules();
    connectClients();
}

Cluster::Private::~Private()
{
    // Children first: what they say at their end is for nobody.
    nodes.reset();
    m_clientThread.quit();
    m_clientThread.wait();
    m_monitorThread.quit();
    m_monitorThread.wait();
}

void Cluster::Private::startMonitor()
{
    m_monitorThread.setObjectName(QStringLiteral("monitor"));
    m_monitor->moveToThread(&m_monitorThread);
    connect(&m_monitorThread, &QThread::finished, m_monitor, &QObject::deleteLater);
    connect(m_monitor, &Monitor::hopsRecorded, &q, [this](const QList<Hop> &hops) {
        emit q.hopsRecorded(hops);
        QMetaObject::invokeMethod(m_monitor, &Monitor::noteTaken);
    });
    connect(m_monitor, &Monitor::messagesJoined, &q, &Cluster::messagesJoined);
    connect(m_monitor, &Monitor::settled, &q, &Cluster::streamSettled);
    connect(m_monitor, &Monitor::nodeReported, nodes.get(), &NodeFleet::applyReport);
    const Measurements &measurements = m_monitor->measurements();
    connect(&measurements, &Measurements::nodeMeasured, &q, &Cluster::nodeMetricsChanged);
    connect(&measurements, &Measurements::redisMeasured, &q, &Cluster::redisMetricsChanged);
    connect(&measurements, &Measurements::channelsChanged, &q, &Cluster::channelsChanged);
    connect(&measurements, &Measurements::channelsForgotten, &q, &Cluster::channelsForgotten);
    connect(&measurements, &Measurements::roomsChanged, &q, &Cluster::roomsChanged);
    connect(m_monitor, &Monitor::sendFinished, &q, &Cluster::sendFinished);
    connect(m_monitor, &Monitor::tapLampChanged, &redis, &RedisService::setTapLamp);
    connect(m_monitor, &Monitor::linkRejected, this, [this](const QString &reason) {
        report({Severity::Warning, {}, tr("A monitoring connection was refused: %1").arg(reason), NextAction::None});
    });
    m_monitorThread.start();
}

void Cluster::Private::startClients()
{
    m_clientThread.setObjectName(QStringLiteral("clients"));
    m_pool->moveToThread(&m_clientThread);
    connect(&m_clientThread, &QThread::finished, m_pool, &QObject::deleteLater);
    connect(m_pool, &ClientPool::observed, m_monitor, &Monitor::addClientObservation);
    connect(m_pool, &ClientPool::statusChanged, &clients, &ClientFleet::applyStatus);
    connect(m_pool, &ClientPool::eventReceived, &q, &Cluster::eventReceived);
    connect(m_pool, &ClientPool::sendFinished, &q, &Cluster::sendFinished);
    m_clientThread.start();
}

void Cluster::Private::connectRedis()
{
    connect(&redis, &RedisService::changed, this, [this] { emit q.redisChanged(redis.status()); });
    connect(&redis, &RedisService::located, this, [this] {
        QMetaObject::invokeMethod(
            m_monitor, [monitor = m_monitor, options = *redis.options()] { monitor->watchRedis(options); });
        nodes->setRedisUrl(redis.url());
    });
    connect(&redis, &RedisService::lineWritten, this,
        [this](LogStream stream, const QString &text) { addLine(redisId(), stream, text); });
    connect(&redis, &RedisService::problemReported, this, &Private::report);
    connect(&redis, &RedisService::solved, this, [this] { solve(redisId()); });
    connect(&redis, &RedisService::stopped, this, &Private::noteRedisStopped);
}

void Cluster::Private::connectNodes()
{
    connect(nodes.get(), &NodeFleet::nodeNamed, this, [this](const QString &id, const QString &name) {
        QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, id, name] { monitor->nameNode(id, name); });
    });
    connect(nodes.get(), &NodeFleet::nodeChanged, &clients, &ClientFleet::applyNode);
    connect(nodes.get(), &NodeFleet::nodeChanged, this, [this](const NodeStatus &node) {
        QMetaObject::invokeMethod(m_monitor,
            [monitor = m_monitor, id = node.spec.id, reason = reasonOf(node)] { monitor->setNodeReason(id, reason); });
    });
    connect(nodes.get(), &NodeFleet::nodeChanged, &q, &Cluster::nodeChanged);
    connect(nodes.get(), &NodeFleet::nodeRemoved, this, &Private::noteNodeRemoved);
    connect(nodes.get(), &NodeFleet::lineWritten, this, &Private::addLine);
    connect(nodes.get(), &NodeFleet::problemReported, this, &Private::report);
    connect(nodes.get(), &NodeFleet::solved, this, &Private::solve);
    connect(nodes.get(), &NodeFleet::stopRequested, this, [this](const QString &id) {
        QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, id] { monitor->stopNode(id); });
    });
}

void Cluster::Private::connectRules()
{
    connect(
        &rules, &RulesApplier::checked, &q, [this](const RulesAnswer &answer) { emit q.rulesAnswered({}, answer); });
    connect(&rules, &RulesApplier::accepted, this, [this](const QString &file, const QByteArray &json) {
        nodes->setRules(json);
        if (!file.isNull())
            nodes->setRulesFile(file);
        QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, json] { monitor->setRules(json); });
    });
    connect(&rules, &RulesApplier::problemReported, this, &Private::report);
    connect(m_monitor, &Monitor::rulesAnswered, &q, &Cluster::rulesAnswered);
}

void Cluster::Private::connectClients()
{
    connect(&clients, &ClientFleet::clientNamed, this, [this](const QString &id, const QString &name) {
        QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, id, name] { monitor->nameClient(id, name); });
    });
    connect(&clients, &ClientFleet::clientNamed, m_pool, &ClientPool::renameClient);
    connect(&clients, &ClientFleet::clientChanged, &q, &Cluster::clientChanged);
    connect(&clients, &ClientFleet::clientRemoved, this, [this](const QString &id) {
        QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, id] { monitor->forgetClient(id); });
    });
    connect(&clients, &ClientFleet::clientRemoved, &q, &Cluster::clientRemoved);
    connect(&clients, &ClientFleet::connectRequested, m_pool, &ClientPool::connectClient);
    connect(&clients, &ClientFleet::disconnectRequested, m_pool, &ClientPool::disconnectClient);
    connect(&clients, &ClientFleet::removeRequested, m_pool, &ClientPool::removeClient);
}

void Cluster::Private::start(const ClusterSpec &spec)
{
    redis.start(spec.redis);
    for (const NodeSpec &node : spec.nodes)
        nodes->add(node);
    for (const ClientSpec &client : spec.clients)
        clients.add(client);
}

bool Cluster::Private::isActive() const
{
    return !nodes->isEmpty() || !clients.isEmpty() || redis.options() || redis.status().state != ProcessState::Stopped;
}

quint64 Cluster::Private::send(const QString &clientId, const SendRequest &request)
{
    const quint64 id = ++m_lastSendId;
    QMetaObject::invokeMethod(m_pool, [pool = m_pool, id, clientId, request] { pool->send(id, clientId, request); });
    return id;
}

quint64 Cluster::Private::sendFromNode(const QString &nodeId, const BroadcastRequest &request)
{
    const quint64 id = ++m_lastSendId;
    QMetaObject::invokeMethod(
        m_monitor, [monitor = m_monitor, id, nodeId, request] { monitor->emitFrom(id, nodeId, request); });
    return id;
}

quint64 Cluster::Private::sendAsEmitter(const BroadcastRequest &request)
{
    const quint64 id = ++m_lastSendId;
    QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, id, request] { monitor->sendAsEmitter(id, request); });
    return id;
}

/// Clients say goodbye first, then the nodes close, then our Redis: each still has whom it needs.
void Cluster::Private::stop()
{
    if (m_isStopping)
        return;
    m_isStopping = true;
    clients.removeAll();
    if (nodes->isEmpty())
        continueStop();
    else
        nodes->removeAll();
}

void Cluster::Private::continueStop()
{
    QMetaObject::invokeMethod(m_monitor, &Monitor::stopWatching);
    nodes->setRedisUrl({});
    redis.stop();
}

void Cluster::Private::noteNodeRemoved(const QString &id)
{
    clients.forgetNode(id);
    QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor, id] { monitor->forgetNode(id); });
    solve(id);
    emit q.nodeRemoved(id);
    if (m_isStopping && nodes->isEmpty())
        continueStop();
}

void Cluster::Private::noteRedisStopped()
{
    if (!std::exchange(m_isStopping, false))
        return;
    nodes->setRules({});
    QMetaObject::invokeMethod(m_monitor, [monitor = m_monitor] { monitor->setRules({}); });
    for (const QString &where : QSet<QString>(m_openProblems))
        solve(where);
    emit q.stopped();
}

void Cluster::Private::report(const Problem &problem)
{
    if (problem.severity != Severity::Notice)
        m_openProblems.insert(problem.where);
    emit q.problemReported(problem);
}

void Cluster::Private::solve(const QString &where)
{
    if (m_openProblems.remove(where))
        emit q.problemSolved(where);
}

void Cluster::Private::addLine(const QString &source, LogStream stream, const QString &text)
{
    emit q.logLinesAdded({LogLine{source, stream, QDateTime::currentDateTime(), monotonicNs(), text}});
}

} // namespace relayscope::core
