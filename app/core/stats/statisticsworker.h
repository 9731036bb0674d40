#pragma once

#include "core/outbox.h"
#include "core/stats/streamstatistics.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace relayscope::core {

/// StreamStatistics on a thread, with a clock. Owned by StatisticsService.
class StatisticsWorker final : public QObject {
    Q_OBJECT

public:
    /// Seconds that are over are handed out this often.
    static constexpr std::chrono::milliseconds kInterval{500};

    explicit StatisticsWorker(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(StatisticsWorker)

    void addClient(const QString &id) { m_statistics.addClient(id); }
    void addFilter(FilterSeries filter) { m_statistics.addFilter(std::move(filter)); }
    void removeFilter(int id) { m_statistics.removeFilter(id); }
    /// batchCounted() follows.
    void add(const Outbox::Batch &batch);

signals:
    void batchCounted();
    /// Oldest first; about once a second while rows come.
    void secondsCounted(const QList<relayscope::core::StatisticsSecond> &seconds);

private:
    void publish();

    StreamStatistics m_statistics;
    /// Runs only while a second is open.
    QTimer m_timer;
};

} // namespace relayscope::core
