#include "base/timerwheel.h"

#include "base/clock.h"

#include <algorithm>
#include <utility>

namespace relayscope {

namespace {

constexpr qint64 kTickNs = std::chrono::nanoseconds(TimerWheel::kTick).count();
constexpr qint64 kNsPerMs = 1'000'000;

qint64 currentTick()
{
    return monotonicNs() / kTickNs;
}

} // namespace

WheelTimer::WheelTimer(std::function<void()> callback)
    : m_callback(std::move(callback))
{
}

WheelTimer::~WheelTimer()
{
    cancel();
}

void WheelTimer::cancel()
{
    if (m_wheel)
        m_wheel->unlink(*this);
}

TimerWheel::TimerWheel(QObject *parent)
    : QObject(parent)
    , m_currentTick(relayscope::currentTick())
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &TimerWheel::advance);
}

TimerWheel::~TimerWheel()
{
    for (TimerList &list : m_lists) {
        while (list.first)
            unlink(*list.first);
    }
}

void TimerWheel::arm(WheelTimer &timer, std::chrono::milliseconds delay)
{
    timer.cancel();
    const qint64 nowNs = monotonicNs();
    // Nothing armed: no slot to look at between the last tick handled and now.
    if (m_armed == 0)
        m_currentTick = nowNs / kTickNs;
    const auto bounded = std::clamp(delay, std::chrono::milliseconds::zero(), kMaxDelay);
    const qint64 dueNs = nowNs + std::chrono::nanoseconds(bounded).count();
    timer.m_dueTick = (dueNs + kTickNs - 1) / kTickNs;
    // A slot already handled would be looked at one revolution later.
    timer.m_dueTick = std::max(timer.m_dueTick, m_currentTick + 1);
    timer.m_wheel = this;
    append(timer, slotOf(timer.m_dueTick));
    ++m_armed;
    if (!m_wake.isActive() || timer.m_dueTick < m_wakeTick)
        wakeAt(timer.m_dueTick);
}

void TimerWheel::append(WheelTimer &timer, std::size_t list)
{
    TimerList &target = m_lists[list];
    timer.m_list = list;
    timer.m_previous = target.last;
    timer.m_next = nullptr;
    (target.last ? target.last->m_next : target.first) = &timer;
    target.last = &timer;
}

void TimerWheel::unlink(WheelTimer &timer)
{
    TimerList &list = m_lists[timer.m_list];
    (timer.m_previous ? timer.m_previous->m_next : list.first) = timer.m_next;
    (timer.m_next ? timer.m_next->m_previous : list.last) = timer.m_previous;
    timer.m_previous = nullptr;
    timer.m_next = nullptr;
    timer.m_wheel = nullptr;
    --m_armed;
}

void TimerWheel::collectDue(std::size_t slot, qint64 nowTick)
{
    for (WheelTimer *timer = m_lists[slot].first; timer;) {
        WheelTimer *next = timer->m_next;
        if (timer->m_dueTick <= nowTick) {
            unlink(*timer);
            timer->m_wheel = this;
            append(*timer, kDueList);
            ++m_armed;
        }
        timer = next;
    }
}

void TimerWheel::advance()
{
    const qint64 nowTick = relayscope::currentTick();
    // After a long pause of the process each slot is looked at once, not once per missed revolution.
    const qint64 first = std::max(m_currentTick + 1, nowTick - static_cast<qint64>(kSlots) + 1);
    m_currentTick = std::max(m_currentTick, nowTick);
    for (qint64 tick = first; tick <= nowTick; ++tick)
        collectDue(slotOf(tick), nowTick);

    // One at a time from the head: a callback may cancel or destroy any timer, also its own, and may run a nested loop.
    while (WheelTimer *timer = m_lists[kDueList].first) {
        unlink(*timer);
        const std::function<void()> callback = timer->m_callback;
        callback();
    }
    wakeAtNextUsedSlot();
}

void TimerWheel::wakeAtNextUsedSlot()
{
    if (m_armed == 0) {
        m_wake.stop();
        return;
    }
    for (std::size_t ahead = 1; ahead <= kSlots; ++ahead) {
        const qint64 tick = m_currentTick + static_cast<qint64>(ahead);
        if (m_lists[slotOf(tick)].first) {
            wakeAt(tick);
            return;
        }
    }
}

void TimerWheel::wakeAt(qint64 tick)
{
    m_wakeTick = tick;
    const qint64 waitNs = std::max<qint64>(tick * kTickNs - monotonicNs(), 0);
    m_wake.start(std::chrono::milliseconds((waitNs + kNsPerMs - 1) / kNsPerMs));
}

} // namespace relayscope
