#include "base/epollnotifiers.h"

#include "base/logging.h"

#include <QCoreApplication>
#include <QEvent>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>

namespace relayscope {

namespace {

constexpr std::uint64_t kWakeKey = std::numeric_limits<std::uint64_t>::max();
constexpr int kGenerationShift = 32;

/// By QSocketNotifier::Type. A broken or hung up descriptor activates whoever watches it, as with Qt's own dispatcher.
constexpr std::array<std::uint32_t, 3> kInterest{EPOLLIN, EPOLLOUT, EPOLLPRI};
constexpr std::uint32_t kBroken = EPOLLERR | EPOLLHUP;

std::uint64_t keyOf(std::size_t fd, std::uint32_t generation)
{
    return (static_cast<std::uint64_t>(generation) << kGenerationShift) | fd;
}

} // namespace

EpollNotifiers::EpollNotifiers(int wakeFd)
    : m_epollFd(::epoll_create1(EPOLL_CLOEXEC))
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeKey;
    if (m_epollFd < 0 || ::epoll_ctl(m_epollFd, EPOLL_CTL_ADD, wakeFd, &event) != 0)
        qErrnoWarning("EpollNotifiers: epoll cannot be set up");
}

EpollNotifiers::~EpollNotifiers()
{
    ::close(m_epollFd);
}

void EpollNotifiers::add(QSocketNotifier *notifier)
{
    const auto fd = static_cast<std::size_t>(notifier->socket());
    if (fd >= m_watches.size())
        m_watches.resize(std::max(fd + 1, m_watches.size() * 2));
    Watch &watch = m_watches[fd];
    QSocketNotifier *&slot = watch.notifiers[static_cast<std::size_t>(notifier->type())];
    if (slot && slot != notifier) {
        qCWarning(lcLoop, "fd %zu: a second notifier of type %d replaces the first", fd, int(notifier->type()));
        watch.isSuspect = true;
    }
    slot = notifier;
    if (!watch.isChanged) {
        watch.isChanged = true;
        m_changed.push_back(fd);
    }
}

void EpollNotifiers::remove(QSocketNotifier *notifier)
{
    const auto fd = static_cast<std::size_t>(notifier->socket());
    if (fd >= m_watches.size())
        return;
    Watch &watch = m_watches[fd];
    QSocketNotifier *&slot = watch.notifiers[static_cast<std::size_t>(notifier->type())];
    if (slot != notifier)
        return;
    slot = nullptr;
    if (wanted(watch) == 0) {
        // At once: the descriptor is about to be closed, and its number used again, more often than not.
        forget(fd);
    } else if (!watch.isChanged) {
        watch.isChanged = true;
        m_changed.push_back(fd);
    }
}

std::uint32_t EpollNotifiers::wanted(const Watch &watch) const
{
    std::uint32_t events = 0;
    for (std::size_t type = 0; type < kTypes; ++type)
        events |= watch.notifiers[type] ? kInterest[type] : 0U;
    return events;
}

void EpollNotifiers::forget(std::size_t fd)
{
    Watch &watch = m_watches[fd];
    if (watch.isAlwaysReady)
        std::erase(m_alwaysReady, fd);
    // Fails when the descriptor is closed already; then the kernel has dropped it by itself.
    else if (watch.registered != 0)
        ::epoll_ctl(m_epollFd, EPOLL_CTL_DEL, static_cast<int>(fd), nullptr);
    watch.isAlwaysReady = false;
    watch.isSuspect = false;
    watch.registered = 0;
    ++watch.generation;
}

void EpollNotifiers::flush()
{
    for (const std::size_t fd : m_changed) {
        m_watches[fd].isChanged = false;
        apply(fd);
    }
    m_changed.clear();
}

void EpollNotifiers::apply(std::size_t fd)
{
    Watch &watch = m_watches[fd];
    const std::uint32_t events = wanted(watch);
    if (watch.isAlwaysReady || events == 0 || (events == watch.registered && !watch.isSuspect))
        return;

    epoll_event event{};
    event.events = events;
    event.data.u64 = keyOf(fd, watch.generation);
    const int operation = watch.registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD;
    int result = ::epoll_ctl(m_epollFd, operation, static_cast<int>(fd), &event);
    if (result != 0 && operation == EPOLL_CTL_MOD && errno == ENOENT)
        result = ::epoll_ctl(m_epollFd, EPOLL_CTL_ADD, static_cast<int>(fd), &event);
    if (result == 0) {
        watch.registered = events;
        watch.isSuspect = false;
    } else if (errno == EPERM) {
        watch.isAlwaysReady = true;
        m_alwaysReady.push_back(fd);
    } else {
        qErrnoWarning("EpollNotifiers: descriptor %zu cannot be watched", fd);
        watch.registered = 0;
    }
}

std::span<epoll_event> EpollNotifiers::wait(std::span<epoll_event> buffer, int timeoutMs)
{
    ++m_waits;
    int count = ::epoll_wait(m_epollFd, buffer.data(), static_cast<int>(buffer.size()), timeoutMs);
    // Stopped and continued: what has come meanwhile goes before the timers, which would find it missing.
    if (count < 0 && errno == EINTR)
        count = ::epoll_wait(m_epollFd, buffer.data(), static_cast<int>(buffer.size()), 0);
    if (count < 0 && errno != EINTR)
        qErrnoWarning("EpollNotifiers: epoll_wait failed");
    return buffer.first(static_cast<std::size_t>(std::max(count, 0)));
}

bool EpollNotifiers::isWake(const epoll_event &event)
{
    return event.data.u64 == kWakeKey;
}

int EpollNotifiers::activate(std::span<const epoll_event> events)
{
    const std::uint64_t waitNumber = m_waits;
    int activations = 0;
    for (const epoll_event &event : events) {
        if (!isWake(event)) {
            const auto fd = static_cast<std::size_t>(static_cast<std::uint32_t>(event.data.u64));
            const auto generation = static_cast<std::uint32_t>(event.data.u64 >> kGenerationShift);
            activations += activateWatch(fd, generation, event.events, waitNumber);
        }
    }
    const std::vector<std::size_t> alwaysReady = m_alwaysReady;
    for (const std::size_t fd : alwaysReady)
        activations += activateWatch(fd, m_watches[fd].generation, EPOLLIN | EPOLLOUT, waitNumber);
    return activations;
}

int EpollNotifiers::activateWatch(
    std::size_t fd, std::uint32_t generation, std::uint32_t ready, std::uint64_t waitNumber)
{
    // Closed since the wait, or handled since then by an event loop nested in another notifier's slot.
    if (m_watches[fd].generation != generation || m_watches[fd].handledWait > waitNumber)
        return 0;
    m_watches[fd].handledWait = waitNumber;
    int activations = 0;
    for (std::size_t type = 0; type < kTypes; ++type) {
        // Looked up again each time: a slot may remove notifiers, and make m_watches grow.
        const Watch &watch = m_watches[fd];
        QSocketNotifier *notifier = watch.generation == generation ? watch.notifiers[type] : nullptr;
        if (notifier && (ready & (kInterest[type] | kBroken))) {
            QEvent event(QEvent::SockAct);
            QCoreApplication::sendEvent(notifier, &event);
            ++activations;
        }
    }
    return activations;
}

} // namespace relayscope
