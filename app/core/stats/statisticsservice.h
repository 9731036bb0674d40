#pragma once

#include "core/outbox.h"
#include "core/stats/faultlog.h"
#include "core/stats/filterseries.h"
#include "core/stats/statisticshistory.h"

#include <QObject>
#include <QSet>
#include <QThread>

namespace relayscope::core {

class Cluster;
class StatisticsWorker;

/// The statistics of a cluster. Counting runs on a thread of its own, because its cost grows with the number of plotted
/// filters, and neither the window nor the joining of hops may wait for it (tst_streamstatistics measures a row); what
/// it found comes once a second and is kept here. Rows go to that thread no faster than it counts them: one batch is on
/// its way, what waits has the bound of an Outbox, and rows dropped there are counted as such. Lives on the main
/// thread; does nothing while nothing happens.
class StatisticsService final : public QObject {
    Q_OBJECT

public:
    explicit StatisticsService(Cluster &cluster, QObject *parent = nullptr);
    ~StatisticsService() override;
    Q_DISABLE_COPY_MOVE(StatisticsService)

    [[nodiscard]] const StatisticsHistory &history() const { return m_history; }
    [[nodiscard]] const QList<Fault> &faults() const { return m_faults.faults(); }
    /// The first second that may not have been counted yet.
    [[nodiscard]] static qint64 nowSecond();

    /// Counts what the predicate takes from now on, on another thread; the id names it in history(). past: what it took
    /// before, by second. Nothing when there are StatisticsHistory::kMaxFilters already.
    [[nodiscard]] std::optional<int> addFilter(const HopPredicate &predicate, const QMap<qint64, quint32> &past = {});
    void removeFilter(int id);

signals:
    /// history() or faults() grew; once a second while something happens.
    void changed();

private:
    void connectCluster(Cluster &cluster);
    void hand(const QList<Hop> &hops, const QList<MessageJoin> &joins);
    void sendBatch();
    void take(const QList<relayscope::core::StatisticsSecond> &seconds);

    QThread m_thread;
    /// Lives on the thread and is deleted there when that ends.
    StatisticsWorker *m_worker;
    Outbox m_outbox;
    /// A batch is at the worker.
    bool m_isCounting = false;
    StatisticsHistory m_history;
    FaultLog m_faults;
    QSet<int> m_filters;
    int m_lastFilter = 0;
};

} // namespace relayscope::core
