#include "core/askedevents.h"

namespace relayscope::core {

void AskedEvents::note(const JoinKey &key, const QByteArray &eventName)
{
    if (m_names.contains(key))
        return;
    while (m_order.size() >= kMaxEvents) {
        m_names.remove(m_order.front());
        m_order.pop_front();
    }
    m_names.insert(key, eventName);
    m_order.push_back(key);
}

} // namespace relayscope::core
