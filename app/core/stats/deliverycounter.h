#pragma once

#include "core/hop.h"
#include "core/stats/delivery.h"

#include <QHash>
#include <QSet>

namespace relayscope::core {

/// Keeps the accounts of delivery: expected is what nodes wrote to our clients, the rest what the clients saw of it.
/// Bounded: kMaxEvents names, all others in one account; kMaxLost of the lost ones, all counted.
class DeliveryCounter final {
public:
    static constexpr qsizetype kMaxEvents = 256;
    static constexpr qsizetype kMaxLost = 1'000;

    /// Only what is written to these is expected to be seen.
    void addClient(const QString &id) { m_clients.insert(id); }
    void add(const Hop &hop);
    [[nodiscard]] DeliveryReport report() const;
    [[nodiscard]] const DeliveryAccount &total() const { return m_total; }

private:
    void noteLost(const Hop &hop);
    [[nodiscard]] DeliveryAccount &accountOf(const QByteArray &event);

    QSet<QString> m_clients;
    DeliveryAccount m_total;
    QHash<QByteArray, DeliveryAccount> m_events;
    DeliveryAccount m_rest;
    QList<LostDelivery> m_lost;
};

} // namespace relayscope::core
