#include "base/eventtimers.h"

#include <QCoreApplication>
#include <QTimerEvent>

#include <vector>

namespace relayscope {

namespace {

constexpr qint64 kNsPerMs = 1'000'000;
constexpr qint64 kNsPerSecond = 1'000 * kNsPerMs;
/// Coarse timers share wake-ups on a grid of at most a twentieth of their interval (Qt::CoarseTimer promises 5 %).
constexpr qint64 kCoarseFraction = 20;

qint64 roundUp(qint64 value, qint64 step)
{
    return (value + step - 1) / step * step;
}

qint64 msUp(qint64 ns)
{
    return ns > 0 ? (ns + kNsPerMs - 1) / kNsPerMs : 0;
}

} // namespace

void EventTimers::setDue(Timer &timer, qint64 nominalNs)
{
    timer.nominalNs = nominalNs;
    timer.dueNs = nominalNs;
    switch (timer.type) {
    case Qt::PreciseTimer:
        return;
    case Qt::CoarseTimer: {
        // A power of two keeps the grids of different intervals on common points.
        qint64 gridMs = 1;
        while (gridMs * 2 <= timer.intervalMs / kCoarseFraction)
            gridMs *= 2;
        if (gridMs > 1)
            timer.dueNs = roundUp(nominalNs, gridMs * kNsPerMs);
        return;
    }
    case Qt::VeryCoarseTimer:
        if (timer.intervalMs > 0)
            timer.dueNs = roundUp(nominalNs, kNsPerSecond);
        return;
    }
}

void EventTimers::setNextPeriod(Timer &timer, qint64 nowNs)
{
    const qint64 intervalNs = timer.intervalMs * kNsPerMs;
    const qint64 nextNs = timer.nominalNs + intervalNs;
    // A loop that came late skips the missed periods instead of firing them in a row.
    setDue(timer, nextNs > nowNs ? nextNs : nowNs + intervalNs);
}

void EventTimers::add(int id, qint64 intervalMs, Qt::TimerType type, QObject *object, qint64 nowNs)
{
    Q_ASSERT(!m_timers.contains(id));
    Timer timer;
    timer.intervalMs = intervalMs;
    timer.type = type;
    timer.object = object;
    setDue(timer, nowNs + intervalMs * kNsPerMs);
    timer.serial = ++m_lastSerial;
    m_waiting.insert({timer.dueNs, timer.serial, id});
    m_timers.emplace(id, timer);
}

bool EventTimers::remove(int id)
{
    const auto it = m_timers.find(id);
    if (it == m_timers.end())
        return false;
    m_waiting.erase({it->second.dueNs, it->second.serial, id});
    m_timers.erase(it);
    return true;
}

bool EventTimers::removeAllOf(const QObject *object)
{
    const std::size_t before = m_timers.size();
    for (auto it = m_timers.begin(); it != m_timers.end();) {
        if (it->second.object == object) {
            m_waiting.erase({it->second.dueNs, it->second.serial, it->first});
            it = m_timers.erase(it);
        } else {
            ++it;
        }
    }
    return m_timers.size() != before;
}

QList<QAbstractEventDispatcher::TimerInfo> EventTimers::timersOf(const QObject *object) const
{
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (const auto &[id, timer] : m_timers) {
        if (timer.object == object)
            list.append(QAbstractEventDispatcher::TimerInfo(id, static_cast<int>(timer.intervalMs), timer.type));
    }
    return list;
}

std::optional<qint64> EventTimers::remainingMs(int id, qint64 nowNs) const
{
    const auto it = m_timers.find(id);
    if (it == m_timers.end())
        return std::nullopt;
    return msUp(it->second.dueNs - nowNs);
}

std::optional<qint64> EventTimers::msUntilNext(qint64 nowNs) const
{
    if (m_waiting.empty())
        return std::nullopt;
    return msUp(m_waiting.begin()->dueNs - nowNs);
}

EventTimers::Timer *EventTimers::find(const Due &due)
{
    const auto it = m_timers.find(due.id);
    return it != m_timers.end() && it->second.serial == due.serial ? &it->second : nullptr;
}

int EventTimers::activateDue(qint64 nowNs)
{
    // A copy, because each event may add and remove timers.
    std::vector<Due> due;
    for (auto it = m_waiting.begin(); it != m_waiting.end() && it->dueNs <= nowNs; ++it)
        due.push_back(*it);

    int sent = 0;
    for (const Due &entry : due) {
        Timer *timer = find(entry);
        // Gone, or a nested event loop has been here.
        if (!timer || timer->isActive || timer->dueNs != entry.dueNs)
            continue;
        m_waiting.erase(entry);
        timer->isActive = true;
        setNextPeriod(*timer, nowNs);
        QTimerEvent event(entry.id);
        QCoreApplication::sendEvent(timer->object, &event);
        ++sent;
        if (Timer *stillThere = find(entry)) {
            stillThere->isActive = false;
            m_waiting.insert({stillThere->dueNs, stillThere->serial, entry.id});
        }
    }
    return sent;
}

} // namespace relayscope
