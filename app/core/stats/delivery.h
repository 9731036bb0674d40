#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace relayscope::core {

/// What became of the events written to our test clients. Others do not tell what they got and are counted apart.
struct DeliveryAccount {
    /// Sockets of our clients that an event was written to.
    quint64 expected = 0;
    quint64 delivered = 0;
    /// Came once more than it should; not among the delivered.
    quint64 duplicate = 0;
    /// The connection ended before it came.
    quint64 lost = 0;
    /// Sockets written to that are not our clients'.
    quint64 unobserved = 0;

    /// Written and neither delivered nor lost so far.
    [[nodiscard]] quint64 open() const;
    DeliveryAccount &operator+=(const DeliveryAccount &other);
    bool operator==(const DeliveryAccount &) const = default;
};

struct EventAccount {
    /// Empty for the rest, when there are more events than are kept apart.
    QByteArray event;
    DeliveryAccount account;
    bool operator==(const EventAccount &) const = default;
};

/// An event that did not come.
struct LostDelivery {
    /// Message and row of the stream.
    quint64 message = 0;
    quint64 hop = 0;
    qint64 timeNs = 0;
    QByteArray event;
    /// Name of the client.
    QString client;
    bool operator==(const LostDelivery &) const = default;
};

/// All accounts so far; a value.
struct DeliveryReport {
    DeliveryAccount total;
    /// In order of their names; the rest last.
    QList<EventAccount> events;
    /// The newest, oldest first.
    QList<LostDelivery> lost;
    bool operator==(const DeliveryReport &) const = default;
};

} // namespace relayscope::core
