#include "core/stats/openmessages.h"

namespace relayscope::core {

OpenMessages::OpenMessages()
    : m_slots(kSlots)
{
}

void OpenMessages::sent(quint64 message, qint64 timeNs)
{
    if (message != 0)
        m_slots[message % kSlots] = {message, timeNs};
}

void OpenMessages::join(const MessageJoin &join)
{
    if (const std::optional<qint64> timeNs = sentNs(join.from))
        sent(join.into, *timeNs);
}

std::optional<qint64> OpenMessages::sentNs(quint64 message) const
{
    const Slot &slot = m_slots[message % kSlots];
    return message != 0 && slot.message == message ? std::optional(slot.sentNs) : std::nullopt;
}

} // namespace relayscope::core
