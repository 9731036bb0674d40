#pragma once

#include "core/clientfleet.h"
#include "core/cluster.h"
#include "core/nodefleet.h"
#include "core/redisservice.h"
#include "core/rulesapplier.h"

#include <QSet>
#include <QThread>

namespace relayscope::core {

class ClientPool;
class Monitor;

/// Wires the parts of a cluster together: fleets and Redis on the main thread, monitor and clients on theirs.
class Cluster::Private final : public QObject {
    Q_OBJECT

public:
    Private(Cluster &cluster, Programs usedPrograms);
    ~Private() override;
    Q_DISABLE_COPY_MOVE(Private)

    void start(const ClusterSpec &spec);
    void stop();
    [[nodiscard]] bool isActive() const;
    quint64 send(const QString &clientId, const SendRequest &request);
    quint64 sendFromNode(const QString &nodeId, const BroadcastRequest &request);
    quint64 sendAsEmitter(const BroadcastRequest &request);
    void report(const Problem &problem);

    const Programs programs;
    RedisService redis;
    /// After the monitor, whose address its nodes are given.
    std::unique_ptr<NodeFleet> nodes;
    ClientFleet clients;
    RulesApplier rules;

private:
    void startMonitor();
    void startClients();
    void connectRedis();
    void connectNodes();
    void connectRules();
    void connectClients();
    void noteNodeRemoved(const QString &id);
    void noteRedisStopped();
    void solve(const QString &where);
    void addLine(const QString &source, LogStream stream, const QString &text);
    void continueStop();

    Cluster &q;
    QThread m_monitorThread;
    QThread m_clientThread;
    /// Each lives on its thread and is deleted there when that ends.
    Monitor *m_monitor;
    ClientPool *m_pool;
    QSet<QString> m_openProblems;
    quint64 m_lastSendId = 0;
    bool m_isStopping = false;
};

} // namespace relayscope::core
