#pragma once

#include "base/timerwheel.h"

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace relayscope::socketio {

/// Calls that run once, later, on the timer wheel: request timeouts, ack timeouts, delayed actions. Owned by the
/// server; destroying it drops what has not run. Not for per-connection timers, which are WheelTimer members.
class DeferredCalls final {
public:
    using Id = quint64;

    explicit DeferredCalls(TimerWheel &wheel);
    ~DeferredCalls();
    Q_DISABLE_COPY_MOVE(DeferredCalls)

    /// Never runs from inside this call. The id is never 0.
    Id after(std::chrono::milliseconds delay, std::function<void()> call);
    /// No effect when the call has run or was cancelled.
    void cancel(Id id);
    [[nodiscard]] std::size_t pendingCount() const { return m_calls.size(); }

private:
    void run(Id id);

    TimerWheel &m_wheel;
    struct Call;
    std::unordered_map<Id, std::unique_ptr<Call>> m_calls;
    Id m_lastId = 0;
};

} // namespace relayscope::socketio
