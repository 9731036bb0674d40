#include "client/acktable.h"

#include <utility>

namespace relayscope::client {

void AckTable::add(quint64 id, Handler handler, std::optional<Clock::time_point> deadline)
{
    std::optional<Deadlines::iterator> position;
    if (deadline) {
        position = m_deadlines.emplace(*deadline, id);
    }
    m_pending.emplace(id, Pending{std::move(handler), position});
}

std::optional<AckTable::Handler> AckTable::take(quint64 id)
{
    const auto position = m_pending.find(id);
    if (position == m_pending.end()) {
        return std::nullopt;
    }
    return remove(position);
}

std::vector<AckTable::Entry> AckTable::takeExpired(Clock::time_point now)
{
    std::vector<Entry> expired;
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= now) {
        const quint64 id = m_deadlines.begin()->second;
        expired.push_back({id, remove(m_pending.find(id))});
    }
    return expired;
}

std::vector<AckTable::Entry> AckTable::takeExcept(const std::function<bool(quint64 id)> &isKept)
{
    std::vector<Entry> taken;
    for (auto position = m_pending.begin(); position != m_pending.end();) {
        const auto current = position++;
        if (const quint64 id = current->first; !isKept(id)) {
            taken.push_back({id, remove(current)});
        }
    }
    return taken;
}

std::optional<AckTable::Clock::time_point> AckTable::nextDeadline() const
{
    if (m_deadlines.empty()) {
        return std::nullopt;
    }
    return m_deadlines.begin()->first;
}

AckTable::Handler AckTable::remove(PendingAcks::iterator position)
{
    if (position->second.deadline) {
        m_deadlines.erase(*position->second.deadline);
    }
    Handler handler = std::move(position->second.handler);
    m_pending.erase(position);
    return handler;
}

} // namespace relayscope::client
