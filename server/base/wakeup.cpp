#include "base/wakeup.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace relayscope {

WakeUp::WakeUp()
    : m_fd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_fd < 0)
        qErrnoWarning("WakeUp: eventfd cannot be made");
}

WakeUp::~WakeUp()
{
    ::close(m_fd);
}

void WakeUp::notify()
{
    if (m_state.exchange(State::Notified) != State::Sleeping)
        return;
    const std::uint64_t one = 1;
    ssize_t written = 0;
    do {
        written = ::write(m_fd, &one, sizeof one);
    } while (written < 0 && errno == EINTR);
}

bool WakeUp::goToSleep()
{
    State expected = State::Awake;
    return m_state.compare_exchange_strong(expected, State::Sleeping);
}

void WakeUp::stopSleeping()
{
    State expected = State::Sleeping;
    m_state.compare_exchange_strong(expected, State::Awake);
}

void WakeUp::drain()
{
    std::uint64_t count = 0;
    // Non-blocking: nothing to read means that somebody else has read it.
    [[maybe_unused]] const ssize_t ignored = ::read(m_fd, &count, sizeof count);
}

} // namespace relayscope
