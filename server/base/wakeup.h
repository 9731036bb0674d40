#pragma once

#include <QtGlobal>

#include <atomic>

namespace relayscope {

/// Ends the wait of an event loop from any thread. Only a loop that really sleeps costs the waker a system call.
class WakeUp final {
public:
    WakeUp();
    ~WakeUp();
    Q_DISABLE_COPY_MOVE(WakeUp)

    /// An eventfd, readable after notify() of a sleeping loop; -1 when the process has no descriptor left.
    [[nodiscard]] int fd() const { return m_fd; }

    /// Any thread.
    void notify();

    /// Loop thread: whether notify() was called since the last call.
    [[nodiscard]] bool take() { return m_state.exchange(State::Awake) == State::Notified; }
    /// Loop thread, before it blocks: false when there was a notify() and it must not.
    [[nodiscard]] bool goToSleep();
    /// Loop thread, after it blocked. A notify() that came meanwhile stays to be taken.
    void stopSleeping();
    /// Loop thread, when fd() is readable.
    void drain();

private:
    enum class State { Awake, Notified, Sleeping };

    std::atomic<State> m_state{State::Awake};
    int m_fd = -1;
};

} // namespace relayscope
