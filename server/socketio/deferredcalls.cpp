#include "socketio/deferredcalls.h"

#include <utility>

namespace relayscope::socketio {

struct DeferredCalls::Call {
    Call(std::function<void()> functionToRun, std::function<void()> expired)
        : function(std::move(functionToRun))
        , timer(std::move(expired))
    {
    }
    std::function<void()> function;
    WheelTimer timer;
};

DeferredCalls::DeferredCalls(TimerWheel &wheel)
    : m_wheel(wheel)
{
}

DeferredCalls::~DeferredCalls() = default;

DeferredCalls::Id DeferredCalls::after(std::chrono::milliseconds delay, std::function<void()> call)
{
    const Id id = ++m_lastId;
    auto entry = std::make_unique<Call>(std::move(call), [this, id] { run(id); });
    m_wheel.arm(entry->timer, delay);
    m_calls.emplace(id, std::move(entry));
    return id;
}

void DeferredCalls::cancel(Id id)
{
    m_calls.erase(id);
}

void DeferredCalls::run(Id id)
{
    const auto entry = m_calls.find(id);
    if (entry == m_calls.end())
        return;
    // Out of the table first: the call may cancel itself or add others.
    const std::unique_ptr<Call> call = std::move(entry->second);
    m_calls.erase(entry);
    call->function();
}

} // namespace relayscope::socketio
