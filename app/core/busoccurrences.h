#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <deque>
#include <utility>

namespace relayscope::core {

/// One publication on a channel, as far as it is known.
struct BusOccurrence {
    quint64 message = 0;
    qint64 timeNs = 0;
    /// Node of ours that reported that it published it; empty when none has.
    QString publisher;
    /// As far as anybody could read it.
    QByteArray nsp;
    QByteArray room;
    QByteArray eventName;
    quint32 bytes = 0;
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
        /// They are not all of the same publisher, as far as is known: their order among each other is not known.
        bool hasRivals = false;
    };
    struct Missed {
        QByteArray channel;
        BusOccurrence occurrence;
    };

    [[nodiscard]] Match published(const QString &nodeId, const QByteArray &channel, quint64 hash, qint64 timeNs);
    [[nodiscard]] Match observed(const QByteArray &observer, const QByteArray &channel, quint64 hash, qint64 timeNs);
    /// The observer subscribed at that time: it cannot have seen anything before.
    void subscribed(const QByteArray &observer, qint64 timeNs) { m_since.insert(observer, timeNs); }
    /// What comes from now on it cannot see.
    void unsubscribed(const QByteArray &observer) { m_since.remove(observer); }
    [[nodiscard]] bool isSubscribed(const QByteArray &observer) const { return m_since.contains(observer); }
    /// What was published while it was subscribed, by others than nodeId, and that it did not see; in order of time.
    [[nodiscard]] QList<Missed> missedBy(const QByteArray &observer, const QString &nodeId) const;

private:
    using Key = std::pair<QByteArray, quint64>;

    /// The publications of equal bytes on one channel, numbered without gaps; the first that is kept has number
    /// `first`.
    struct Line {
        QList<BusOccurrence> occurrences;
        qint64 first = 0;
        /// By observer (the tap, runs of nodes): number of the next one that it has not seen. There are few, and there
        /// is a list for each message: a hash would take a kilobyte.
        QList<std::pair<QByteArray, qint64>> next;
        /// No publisher is missing before this one.
        qint64 nextWithoutPublisher = 0;

        [[nodiscard]] qint64 end() const { return first + qint64(occurrences.size()); }
        [[nodiscard]] BusOccurrence &at(qint64 number) { return occurrences[number - first]; }
        [[nodiscard]] const BusOccurrence &at(qint64 number) const { return occurrences.at(number - first); }
        [[nodiscard]] qint64 &nextOf(const QByteArray &observer);
        [[nodiscard]] qint64 nextOf(const QByteArray &observer) const;
        /// Those from this one on are not all of one publisher.
        [[nodiscard]] bool hasRivals(qint64 number) const;
    };

    BusOccurrence *add(Line &line, const Key &key, qint64 timeNs);
    void forgetOld(qint64 timeNs);

    QHash<Key, Line> m_lines;
    std::deque<std::pair<Key, qint64>> m_order;
    QHash<QByteArray, qint64> m_since;
};

} // namespace relayscope::core
