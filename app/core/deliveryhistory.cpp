#include "core/deliveryhistory.h"

namespace relayscope::core {

quint64 DeliveryHistory::note(
    quint64 message, const QString &clientId, const QByteArray &eventName, const QByteArray &payload, quint64 row)
{
    if (message == 0)
        return 0;
    const Key key{message, qHashMulti(0, clientId, eventName, payload)};
    if (const auto known = m_rows.constFind(key); known != m_rows.cend())
        return *known;
    if (qsizetype(m_order.size()) >= kMaxDeliveries) {
        m_rows.remove(m_order.front());
        m_order.pop_front();
    }
    m_rows.insert(key, row);
    m_order.push_back(key);
    return 0;
}

} // namespace relayscope::core
