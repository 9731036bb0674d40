#include "redis/outboundqueue.h"

#include <utility>

namespace relayscope::redis {

OutboundQueue::OutboundQueue(Limits limits, Drop drop)
    : m_limits(limits)
    , m_drop(std::move(drop))
{
}

void OutboundQueue::push(Message message)
{
    // Not at the cost of all the others, for which it would leave no room either.
    if (message.size() > m_limits.maxBytes) {
        m_drop(std::move(message), DropReason::Full);
        return;
    }
    m_bytes += message.size();
    m_messages.push_back(std::move(message));
    while (isTooFull())
        m_drop(takeFirst(), DropReason::Full);
}

std::optional<OutboundQueue::Message> OutboundQueue::takeNext(qint64 nowNs)
{
    dropExpired(nowNs);
    return isEmpty() ? std::nullopt : std::optional(takeFirst());
}

void OutboundQueue::dropExpired(qint64 nowNs)
{
    while (!isEmpty() && nextExpiryNs() <= nowNs)
        m_drop(takeFirst(), DropReason::Expired);
}

std::optional<qint64> OutboundQueue::nextExpiryNs() const
{
    if (isEmpty())
        return std::nullopt;
    return m_messages.front().publishedNs + std::chrono::nanoseconds(m_limits.maxAge).count();
}

bool OutboundQueue::isTooFull() const
{
    return count() > m_limits.maxMessages || m_bytes > m_limits.maxBytes;
}

OutboundQueue::Message OutboundQueue::takeFirst()
{
    Message message = std::move(m_messages.front());
    m_messages.pop_front();
    m_bytes -= message.size();
    return message;
}

} // namespace relayscope::redis
