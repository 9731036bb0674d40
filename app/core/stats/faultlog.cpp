#include "core/stats/faultlog.h"

namespace relayscope::core {

namespace {

QString redisKey()
{
    return QStringLiteral("redis");
}

} // namespace

bool FaultLog::note(const NodeStatus &status, qint64 nowNs)
{
    return note(status.spec.id, status.spec.name, status.state == ProcessState::Running, nowNs);
}

bool FaultLog::note(const RedisStatus &status, qint64 nowNs)
{
    return note(redisKey(), QStringLiteral("Redis"), status.state == ProcessState::Running, nowNs);
}

bool FaultLog::note(const QString &id, const QString &name, bool isUp, qint64 nowNs)
{
    State &state = m_states[id];
    if (isUp) {
        const bool wasDown = state == State::Down;
        state = State::Up;
        if (wasDown)
            end(id, nowNs);
        return wasDown;
    }
    if (state != State::Up)
        return false;
    state = State::Down;
    if (m_faults.size() >= kMaxFaults)
        m_faults.removeFirst();
    m_faults.append({id, name, nowNs, 0});
    return true;
}

bool FaultLog::forget(const QString &id, qint64 nowNs)
{
    const bool wasDown = m_states.take(id) == State::Down;
    if (wasDown)
        end(id, nowNs);
    return wasDown;
}

void FaultLog::end(const QString &id, qint64 nowNs)
{
    for (Fault &fault : m_faults) {
        if (fault.id == id && fault.toNs == 0)
            fault.toNs = nowNs;
    }
}

} // namespace relayscope::core
