#include "core/stats/statisticsworker.h"

#include "base/clock.h"

namespace relayscope::core {

StatisticsWorker::StatisticsWorker(QObject *parent)
    : QObject(parent)
    // A member with a parent, because moveToThread() takes children along.
    , m_timer(this)
{
    m_timer.setInterval(kInterval);
    connect(&m_timer, &QTimer::timeout, this, &StatisticsWorker::publish);
}

void StatisticsWorker::add(const Outbox::Batch &batch)
{
    m_statistics.add(batch.hops);
    m_statistics.join(batch.joins);
    if (m_statistics.hasOpen() && !m_timer.isActive())
        m_timer.start();
    emit batchCounted();
}

void StatisticsWorker::publish()
{
    const QList<StatisticsSecond> seconds = m_statistics.take(monotonicNs());
    if (!seconds.isEmpty())
        emit secondsCounted(seconds);
    if (!m_statistics.hasOpen())
        m_timer.stop();
}

} // namespace relayscope::core
