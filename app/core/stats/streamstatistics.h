#pragma once

#include "core/hop.h"
#include "core/stats/deliverycounter.h"
#include "core/stats/filterseries.h"
#include "core/stats/openmessages.h"
#include "core/stats/statisticssecond.h"

#include <optional>
#include <vector>

namespace relayscope::core {

/// Eats the stream and gives one StatisticsSecond for each second in which something came. Sans-I/O and bounded; a row
/// that comes after its second was closed counts in the one that is open.
class StreamStatistics final {
public:
    /// Rows come this late at most as long as nothing is overloaded.
    static constexpr qint64 kPatienceNs = 400'000'000;

    StreamStatistics() = default;

    void addClient(const QString &id) { m_delivery.addClient(id); }
    void addFilter(FilterSeries filter) { m_filters.push_back(std::move(filter)); }
    void removeFilter(int id);

    /// Rows in order of time.
    void add(const QList<Hop> &hops);
    void join(const QList<MessageJoin> &joins);
    /// The seconds that are over at that time, oldest first.
    [[nodiscard]] QList<StatisticsSecond> take(qint64 nowNs);
    /// A second waits for take().
    [[nodiscard]] bool hasOpen() const { return m_open.has_value() || !m_closed.isEmpty(); }

private:
    void addHop(const Hop &hop);
    void count(RateKind kind, const QByteArray &key);
    void close();
    [[nodiscard]] const QByteArray &utf8(const QString &name);

    std::optional<StatisticsSecond> m_open;
    DeliveryAccount m_deliveryBefore;
    std::array<KeyCounter, std::size_t(RateKind::Count)> m_rates;
    DeliveryCounter m_delivery;
    OpenMessages m_messages;
    std::vector<FilterSeries> m_filters;
    QList<StatisticsSecond> m_closed;
    quint64 m_lastMessage = 0;
    QHash<QString, QByteArray> m_names;
};

} // namespace relayscope::core
