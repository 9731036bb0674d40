#include "base/epolleventdispatcher.h"

#include "base/clock.h"
#include "base/epollnotifiers.h"
#include "base/eventtimers.h"
#include "base/wakeup.h"

#include <QCoreApplication>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <optional>

namespace relayscope {

namespace {

/// Events of one wait; what is ready beyond comes with the next turn.
constexpr std::size_t kEventsPerWait = 512;

} // namespace

class EpollEventDispatcher::Private final {
public:
    Private()
        : notifiers(wakeUp.fd())
    {
    }

    [[nodiscard]] int timeoutMs(bool mayWait, bool withNotifiers, bool withTimers) const;
    int waitForAll(int timeoutMs);
    int waitForWakeUpOnly(int timeoutMs);

    WakeUp wakeUp;
    EpollNotifiers notifiers;
    EventTimers timers;
    std::atomic_bool isInterrupted = false;
};

int EpollEventDispatcher::Private::timeoutMs(bool mayWait, bool withNotifiers, bool withTimers) const
{
    if (!mayWait || (withNotifiers && notifiers.hasAlwaysReady()))
        return 0;
    const std::optional<qint64> next = withTimers ? timers.msUntilNext(monotonicNs()) : std::nullopt;
    return next ? static_cast<int>(std::min<qint64>(*next, std::numeric_limits<int>::max())) : -1;
}

int EpollEventDispatcher::Private::waitForAll(int timeoutMs)
{
    // On the stack: a slot may run a nested event loop while the rest of these events waits.
    std::array<epoll_event, kEventsPerWait> buffer;
    const bool sleeps = timeoutMs != 0 && wakeUp.goToSleep();
    const std::span<const epoll_event> events = notifiers.wait(buffer, sleeps ? timeoutMs : 0);
    if (sleeps)
        wakeUp.stopSleeping();
    int handled = 0;
    if (std::any_of(events.begin(), events.end(), &EpollNotifiers::isWake)) {
        wakeUp.drain();
        ++handled;
    }
    return handled + notifiers.activate(events);
}

int EpollEventDispatcher::Private::waitForWakeUpOnly(int timeoutMs)
{
    pollfd wake{wakeUp.fd(), POLLIN, 0};
    const bool sleeps = timeoutMs != 0 && wakeUp.goToSleep();
    const int ready = ::poll(&wake, 1, sleeps ? timeoutMs : 0);
    if (sleeps)
        wakeUp.stopSleeping();
    if (ready <= 0)
        return 0;
    wakeUp.drain();
    return 1;
}

EpollEventDispatcher::EpollEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , d(std::make_unique<Private>())
{
}

EpollEventDispatcher::~EpollEventDispatcher() = default;

bool EpollEventDispatcher::isSupported()
{
    const int epollFd = ::epoll_create1(EPOLL_CLOEXEC);
    const int eventFd = ::eventfd(0, EFD_CLOEXEC);
    const bool isUsable = epollFd >= 0 && eventFd >= 0;
    ::close(epollFd);
    ::close(eventFd);
    return isUsable;
}

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    d->isInterrupted = false;
    emit awake();
    // Taken before the posted events are sent: one that is posted later finds the loop to be woken again.
    const bool wasWoken = d->wakeUp.take();
    QCoreApplication::sendPostedEvents();
    emit aboutToBlock();
    if (d->isInterrupted)
        return wasWoken;

    const bool withNotifiers = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    // Whoever asked for a single turn wants to look at what its posted events changed; QEventLoop::exec() looks at
    // nothing but its exit, which interrupts.
    const bool hasResult = wasWoken && !flags.testFlag(QEventLoop::EventLoopExec);
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !hasResult;
    // First, because it finds out which descriptors are ready at all times.
    d->notifiers.flush();
    const int timeoutMs = d->timeoutMs(mayWait, withNotifiers, withTimers);

    int handled = wasWoken ? 1 : 0;
    handled += withNotifiers ? d->waitForAll(timeoutMs) : d->waitForWakeUpOnly(timeoutMs);
    if (withTimers)
        handled += d->timers.activateDue(monotonicNs());
    return handled > 0;
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    Q_ASSERT(notifier->thread() == thread());
    d->notifiers.add(notifier);
}

void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    d->notifiers.remove(notifier);
}

void EpollEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object)
{
    Q_ASSERT(object->thread() == thread());
    d->timers.add(timerId, interval, timerType, object, monotonicNs());
}

bool EpollEventDispatcher::unregisterTimer(int timerId)
{
    return d->timers.remove(timerId);
}

bool EpollEventDispatcher::unregisterTimers(QObject *object)
{
    return d->timers.removeAllOf(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollEventDispatcher::registeredTimers(QObject *object) const
{
    return d->timers.timersOf(object);
}

int EpollEventDispatcher::remainingTime(int timerId)
{
    const std::optional<qint64> remaining = d->timers.remainingMs(timerId, monotonicNs());
    // QAbstractEventDispatcher's own word for "no such timer".
    return remaining ? static_cast<int>(std::min<qint64>(*remaining, std::numeric_limits<int>::max())) : -1;
}

void EpollEventDispatcher::wakeUp()
{
    d->wakeUp.notify();
}

void EpollEventDispatcher::interrupt()
{
    d->isInterrupted = true;
    d->wakeUp.notify();
}

} // namespace relayscope
