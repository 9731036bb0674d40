#include "core/deliveryledger.h"

namespace relayscope::core {

void DeliveryLedger::written(const QByteArray &sid, quint64 sequence, const Hop &hop)
{
    Account &account = m_accounts[sid];
    if (sequence <= account.deliveredUpTo || account.open.contains(sequence) || m_count >= kMaxOpen)
        return;
    account.open.insert(sequence, hop);
    ++m_count;
}

void DeliveryLedger::delivered(const QByteArray &sid, quint64 sequence)
{
    Account &account = m_accounts[sid];
    account.deliveredUpTo = qMax(account.deliveredUpTo, sequence);
    while (!account.open.isEmpty() && account.open.firstKey() <= sequence) {
        account.open.erase(account.open.cbegin());
        --m_count;
    }
}

QList<Hop> DeliveryLedger::closed(const QByteArray &sid, qint64 timeNs)
{
    QList<Hop> lost = m_accounts.take(sid).open.values();
    m_count -= lost.size();
    for (Hop &hop : lost) {
        hop.kind = HopKind::Lost;
        hop.verdict = Verdict::Lost;
        hop.timeNs = timeNs;
        hop.inferred = false;
    }
    return lost;
}

} // namespace relayscope::core
