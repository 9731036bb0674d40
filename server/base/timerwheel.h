#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
#include <cstddef>
#include <functional>

namespace relayscope {

class TimerWheel;

/// One deadline on a TimerWheel: member of the object it belongs to, re-armed for ever without allocation. Destroying
/// it cancels it.
class WheelTimer final {
public:
    /// callback runs on the wheel's thread; it may re-arm, cancel or destroy this timer.
    explicit WheelTimer(std::function<void()> callback);
    ~WheelTimer();
    Q_DISABLE_COPY_MOVE(WheelTimer)

    [[nodiscard]] bool isArmed() const { return m_wheel != nullptr; }
    void cancel();

private:
    friend class TimerWheel;
    std::function<void()> m_callback;
    /// Set while armed.
    TimerWheel *m_wheel = nullptr;
    WheelTimer *m_previous = nullptr;
    WheelTimer *m_next = nullptr;
    std::size_t m_list = 0;
    qint64 m_dueTick = 0;
};

/// Heartbeats and deadlines of all sessions of one loop behind a single QTimer: arming is O(1), an idle wheel does not
/// wake the process. Deadlines fire at or up to one tick (kTick) after they are due, never early.
/// Lives on the server loop. Timers that are armed when it is destroyed are cancelled.
class TimerWheel final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kTick{8};
    /// Longer delays, which other nodes may ask for, count as this one.
    static constexpr std::chrono::milliseconds kMaxDelay = std::chrono::hours(24 * 365);

    explicit TimerWheel(QObject *parent = nullptr);
    ~TimerWheel() override;
    Q_DISABLE_COPY_MOVE(TimerWheel)

    /// (Re-)arms timer to fire once after delay (0 ms to kMaxDelay, rounded up to kTick).
    void arm(WheelTimer &timer, std::chrono::milliseconds delay);

private:
    friend class WheelTimer;
    /// A power of two; with kTick one revolution is 4 s. A timer of a later revolution waits in its slot for it.
    static constexpr std::size_t kSlots = 512;
    /// The list behind the slots: due, taken out of their slot, callback not yet called.
    static constexpr std::size_t kDueList = kSlots;

    /// A doubly linked list through the timers themselves.
    struct TimerList {
        WheelTimer *first = nullptr;
        WheelTimer *last = nullptr;
    };

    [[nodiscard]] static std::size_t slotOf(qint64 tick) { return static_cast<std::size_t>(tick) % kSlots; }
    void append(WheelTimer &timer, std::size_t list);
    void unlink(WheelTimer &timer);
    void collectDue(std::size_t slot, qint64 nowTick);
    void advance();
    void wakeAtNextUsedSlot();
    void wakeAt(qint64 tick);

    std::array<TimerList, kSlots + 1> m_lists{};
    QTimer m_wake{this};
    /// All ticks up to here have been handled.
    qint64 m_currentTick = 0;
    /// Tick for which m_wake is set; meaningless while it is inactive.
    qint64 m_wakeTick = 0;
    qsizetype m_armed = 0;
};

} // namespace relayscope
