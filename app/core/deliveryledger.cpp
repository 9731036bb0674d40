#include "core/deliveryledger.h"

#include <utility>

namespace relayscope::core {

void DeliveryLedger::departed(const QByteArray &sid, quint64 sequence, const Hop &hop)
{
    Account &known = account(sid);
    const quint64 last = known.open.empty() ? known.arrivedUpTo : known.open.back().sequence;
    if (sequence <= last || m_count >= kMaxOpen)
        return;
    known.open.push_back({sequence, hop});
    ++m_count;
}

void DeliveryLedger::arrived(const QByteArray &sid, quint64 sequence)
{
    Account &known = account(sid);
    known.arrivedUpTo = qMax(known.arrivedUpTo, sequence);
    while (!known.open.empty() && known.open.front().sequence <= sequence) {
        known.open.pop_front();
        --m_count;
    }
}

QList<Hop> DeliveryLedger::closed(const QByteArray &sid)
{
    return close(account(sid));
}

void DeliveryLedger::forget(const QByteArray &sid)
{
    m_count -= qsizetype(m_accounts.take(sid).open.size());
}

QList<Hop> DeliveryLedger::closedTo(const QString &placeId)
{
    QList<Hop> lost;
    for (Account &known : m_accounts) {
        if (!known.open.empty() && known.open.front().hop.to.id == placeId)
            lost.append(close(known));
    }
    return lost;
}

DeliveryLedger::Account &DeliveryLedger::account(const QByteArray &sid)
{
    const auto known = m_accounts.find(sid);
    if (known != m_accounts.end())
        return *known;
    // Of connections whose other end ended without a word.
    if (m_accounts.size() >= kMaxAccounts)
        m_accounts.removeIf([](const auto &entry) { return entry.value().isClosed || entry.value().open.empty(); });
    return m_accounts[sid];
}

QList<Hop> DeliveryLedger::close(Account &account)
{
    account.isClosed = true;
    QList<Hop> lost;
    for (Departure &departure : std::exchange(account.open, {}))
        lost.append(std::move(departure.hop));
    m_count -= lost.size();
    return lost;
}

} // namespace relayscope::core
