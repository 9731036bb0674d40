#include "core/stats/statisticsservice.h"

#include "base/clock.h"
#include "core/cluster.h"
#include "core/stats/statisticsworker.h"

namespace relayscope::core {

StatisticsService::StatisticsService(Cluster &cluster, QObject *parent)
    : QObject(parent)
    , m_worker(new StatisticsWorker)
{
    m_thread.setObjectName(QStringLiteral("statistics"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &StatisticsWorker::secondsCounted, this, &StatisticsService::take);
    connect(m_worker, &StatisticsWorker::batchCounted, this, [this] {
        m_isCounting = false;
        sendBatch();
    });
    connectCluster(cluster);
    m_thread.start();
}

StatisticsService::~StatisticsService()
{
    m_thread.quit();
    m_thread.wait();
}

void StatisticsService::connectCluster(Cluster &cluster)
{
    connect(&cluster, &Cluster::hopsRecorded, this, [this](const QList<Hop> &hops) { hand(hops, {}); });
    connect(&cluster, &Cluster::messagesJoined, this, [this](const QList<MessageJoin> &joins) { hand({}, joins); });
    connect(&cluster, &Cluster::clientChanged, m_worker,
        [worker = m_worker](const ClientStatus &status) { worker->addClient(status.spec.id); });
    connect(&cluster, &Cluster::nodeMetricsChanged, this, [this](const NodeMetrics &metrics) {
        m_history.add(metrics);
        emit changed();
    });
    connect(&cluster, &Cluster::redisMetricsChanged, this, [this](const RedisMetrics &metrics) {
        m_history.add(metrics);
        emit changed();
    });
    connect(&cluster, &Cluster::nodeChanged, this, [this](const NodeStatus &status) {
        if (m_faults.note(status, monotonicNs()))
            emit changed();
    });
    connect(&cluster, &Cluster::redisChanged, this, [this](const RedisStatus &status) {
        if (m_faults.note(status, monotonicNs()))
            emit changed();
    });
    connect(&cluster, &Cluster::nodeRemoved, this, [this](const QString &id) {
        if (m_faults.forget(id, monotonicNs()))
            emit changed();
    });
}

void StatisticsService::hand(const QList<Hop> &hops, const QList<MessageJoin> &joins)
{
    m_outbox.add(hops, joins);
    sendBatch();
}

void StatisticsService::sendBatch()
{
    if (m_isCounting || m_outbox.isEmpty())
        return;
    m_isCounting = true;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, batch = m_outbox.take()] { worker->add(batch); });
}

qint64 StatisticsService::nowSecond()
{
    const std::chrono::nanoseconds untilHandedOut = StatisticsWorker::kInterval;
    return secondOf(monotonicNs() - StreamStatistics::kPatienceNs - untilHandedOut.count());
}

std::optional<int> StatisticsService::addFilter(const HopPredicate &predicate, const QMap<qint64, quint32> &past)
{
    if (m_filters.size() >= qsizetype(StatisticsHistory::kMaxFilters))
        return std::nullopt;
    const int id = ++m_lastFilter;
    m_filters.insert(id);
    m_history.addPast(id, past);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, id, predicate] { worker->addFilter(FilterSeries(id, predicate)); });
    return id;
}

void StatisticsService::removeFilter(int id)
{
    m_filters.remove(id);
    m_history.removeFilter(id);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, id] { worker->removeFilter(id); });
}

void StatisticsService::take(const QList<StatisticsSecond> &seconds)
{
    for (StatisticsSecond second : seconds) {
        // What was counted for a filter before its removal was known is for nobody.
        second.filterMatches.removeIf(
            [this](std::pair<const int &, quint32 &> match) { return !m_filters.contains(match.first); });
        m_history.add(second);
    }
    emit changed();
}

} // namespace relayscope::core
