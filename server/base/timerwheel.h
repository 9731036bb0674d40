#pragma once

#include <QObject>
#include <QTimer>

#include <array>
#include <chrono>
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
    TimerWheel *m_wheel = nullptr;
    WheelTimer *m_previous = nullptr;
    WheelTimer *m_next = nullptr;
    qint64 m_dueTick = 0;
};

/// Heartbeats and deadlines of all sessions of one loop behind a single QTimer: arming is O(1), an idle wheel does not
/// wake the process. Deadlines fire at or up to one tick (kTick) after they are due, never early.
/// Lives on the server loop; must outlive no armed timer: it cancels those left when it is destroyed.
class TimerWheel final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kTick{8};

    explicit TimerWheel(QObject *parent = nullptr);
    ~TimerWheel() override;
    Q_DISABLE_COPY_MOVE(TimerWheel)

    /// (Re-)arms timer to fire once after delay (0 and more ms, rounded up to kTick).
    void arm(WheelTimer &timer, std::chrono::milliseconds delay);

private:
    friend class WheelTimer;
    static constexpr int kSlotBits = 9;
    static constexpr qint64 kSlots = 1 << kSlotBits;

    void insert(WheelTimer &timer);
    void unlink(WheelTimer &timer);
    void advance();
    void scheduleWake();

    std::array<WheelTimer *, static_cast<std::size_t>(kSlots)> m_slots{};
    QTimer m_wake;
    qint64 m_currentTick = 0;
    qint64 m_wakeTick = 0;
    qsizetype m_armed = 0;
};

} // namespace relayscope
