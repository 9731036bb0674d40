#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

#include <deque>
#include <utility>

namespace relayscope::core {

/// One publication on a channel, as far as it is known.
struct BusOccurrence {
    quint64 message = 0;
    qint64 timeNs = 0;
    /// A node of ours reported that it published it.
    bool hasPublisher = false;
    /// Observers that have seen it: the tap, runs of nodes.
    QSet<QByteArray> seenBy;
};

/// Joins publisher, tap and receivers of the same bytes on the same channel: Redis keeps the order of a channel, so the
/// n-th copy that an observer sees is the n-th that was published while it was subscribed. Sans-I/O, bounded by time
/// and count.
class BusOccurrences final {
public:
    static constexpr qint64 kKeepNs = 60'000'000'000;
    static constexpr qsizetype kMaxOccurrences = 100'000;
    /// A report of the publisher that comes after those of receivers finds their occurrence within this time.
    static constexpr qint64 kLatePublisherNs = 2'000'000'000;

    struct Match {
        /// Valid until the next call.
        BusOccurrence *occurrence = nullptr;
        /// The observer has seen every copy that was published, and got one more.
        bool isDuplicate = false;
        /// Copies that it could have been, 0 when nobody else has seen it before.
        qsizetype candidates = 0;
    };

    [[nodiscard]] Match published(const QByteArray &channel, quint64 hash, qint64 timeNs);
    [[nodiscard]] Match observed(const QByteArray &observer, const QByteArray &channel, quint64 hash, qint64 timeNs);
    /// The observer subscribed at that time: it cannot have seen anything before.
    void subscribed(const QByteArray &observer, qint64 timeNs) { m_since.insert(observer, timeNs); }

private:
    using Key = std::pair<QByteArray, quint64>;
    BusOccurrence *add(const Key &key, qint64 timeNs);
    void forgetOld(qint64 timeNs);

    QHash<Key, QList<BusOccurrence>> m_occurrences;
    std::deque<std::pair<Key, qint64>> m_order;
    QHash<QByteArray, qint64> m_since;
};

} // namespace relayscope::core
