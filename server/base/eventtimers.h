#pragma once

#include <QAbstractEventDispatcher>

#include <optional>
#include <set>
#include <unordered_map>

namespace relayscope {

/// The QObject timers of one event dispatcher, in the order in which they are due. Lives on the dispatcher's thread,
/// owned by it. Times are monotonicNs(); no timer fires early.
///
/// Precise timers are due after their interval. Coarse ones are moved later by at most 5 %, very coarse ones to the
/// next full second, so that many of them share one wake-up.
class EventTimers final {
public:
    void add(int id, qint64 intervalMs, Qt::TimerType type, QObject *object, qint64 nowNs);
    bool remove(int id);
    bool removeAllOf(const QObject *object);

    [[nodiscard]] QList<QAbstractEventDispatcher::TimerInfo> timersOf(const QObject *object) const;
    /// Rounded up, 0 when overdue; nothing for an unknown id.
    [[nodiscard]] std::optional<qint64> remainingMs(int id, qint64 nowNs) const;
    /// Until the next timer is due, rounded up, 0 when one is; nothing when no timer waits.
    [[nodiscard]] std::optional<qint64> msUntilNext(qint64 nowNs) const;

    /// Sends a timer event for each timer that was due at nowNs, once: a timer armed by one of them, or with interval
    /// 0, waits for the next call. A timer whose event is being handled is left out, also in a nested event loop.
    /// Returns the number of events sent.
    int activateDue(qint64 nowNs);

private:
    struct Timer {
        qint64 intervalMs = 0;
        Qt::TimerType type = Qt::CoarseTimer;
        QObject *object = nullptr;
        /// When it would be due if it were precise; periods are counted from here, so that they keep their mean.
        qint64 nominalNs = 0;
        qint64 dueNs = 0;
        /// Distinguishes registrations that reuse an id, and orders timers due at the same time.
        quint64 serial = 0;
        bool isActive = false;
    };
    struct Due {
        qint64 dueNs = 0;
        quint64 serial = 0;
        int id = 0;
        auto operator<=>(const Due &) const = default;
    };

    static void setDue(Timer &timer, qint64 nominalNs);
    static void setNextPeriod(Timer &timer, qint64 nowNs);
    [[nodiscard]] Timer *find(const Due &due);

    std::unordered_map<int, Timer> m_timers;
    /// The timers of m_timers that are not active.
    std::set<Due> m_waiting;
    quint64 m_lastSerial = 0;
};

} // namespace relayscope
