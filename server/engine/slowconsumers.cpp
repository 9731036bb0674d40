#include "engine/slowconsumers.h"

#include "engine/engineoptions.h"
#include "engine/session.h"
#include "engine/sessioncontext.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>
#include <vector>

namespace relayscope::engineio {

namespace {

using std::chrono::milliseconds;

/// How exactly the age is measured: a quarter of it, and no more often or seldom than this.
constexpr milliseconds kMinSweepInterval{20};
constexpr milliseconds kMaxSweepInterval{1'000};

/// Making room goes on until so much is free, or the next message would begin it again.
constexpr qsizetype kFreedShare = 8;

[[nodiscard]] milliseconds sweepInterval(const EngineOptions &options)
{
    return std::clamp(options.maxQueuedAge / 4, kMinSweepInterval, kMaxSweepInterval);
}

} // namespace

SlowConsumers::SlowConsumers(const SessionContext &context, const Sessions &sessions)
    : m_context(context)
    , m_sessions(sessions)
    , m_sweepTimer([this] { sweep(); })
{
}

void SlowConsumers::sessionOpened()
{
    if (!m_sweepTimer.isArmed())
        m_context.wheel.arm(m_sweepTimer, sweepInterval(m_context.options));
}

void SlowConsumers::messageQueued()
{
    if (m_context.queuedBytes > m_context.options.maxQueuedBytesTotal && !m_makingRoom)
        makeRoom();
}

void SlowConsumers::sweep()
{
    if (m_sessions.empty())
        return;
    const milliseconds interval = sweepInterval(m_context.options);
    m_context.wheel.arm(m_sweepTimer, interval);
    // Nothing waits, and nothing did last time: there is no stall to see and none to forget.
    const bool isIdle = m_context.queuedBytes == 0;
    if (std::exchange(m_wasIdle, isIdle) && isIdle)
        return;
    for (const auto &[sid, session] : m_sessions) {
        if (session->measureStall(interval) >= m_context.options.maxQueuedAge)
            session->dropSlowConsumer();
    }
}

void SlowConsumers::makeRoom()
{
    const QScopedValueRollback makingRoom(m_makingRoom, true);
    std::vector<Session *> waiting;
    for (const auto &[sid, session] : m_sessions) {
        // What was queued in this turn has not been offered to the kernel yet: nobody is slow for that.
        session->flush();
        if (session->queuedBytes() > 0)
            waiting.push_back(session.get());
    }
    const qsizetype limit = m_context.options.maxQueuedBytesTotal;
    if (m_context.queuedBytes <= limit)
        return;
    std::sort(waiting.begin(), waiting.end(), [](const Session *left, const Session *right) {
        return std::tuple(left->stalledFor(), left->queuedBytes())
            > std::tuple(right->stalledFor(), right->queuedBytes());
    });
    for (Session *const session : waiting) {
        if (m_context.queuedBytes <= limit - limit / kFreedShare)
            return;
        session->dropSlowConsumer();
    }
}

} // namespace relayscope::engineio
