#include "core/outbox.h"

#include <limits>
#include <utility>

namespace relayscope::core {

void Outbox::add(QList<Hop> hops, QList<MessageJoin> joins)
{
    m_rowsAdded += quint64(hops.size());
    if (m_hops.isEmpty())
        m_hops = std::move(hops);
    else
        m_hops.append(std::move(hops));
    if (!joins.isEmpty())
        m_joins.append({m_rowsAdded, std::move(joins)});
    if (const qsizetype excess = m_hops.size() - kMaxRows; excess > 0)
        dropOldest(excess);
}

Outbox::Batch Outbox::take()
{
    Batch batch;
    if (m_hops.size() <= kMaxBatchRows) {
        batch.hops = std::exchange(m_hops, {});
    } else {
        batch.hops = m_hops.first(kMaxBatchRows);
        m_hops.remove(0, kMaxBatchRows);
    }
    batch.joins = takeJoins();
    return batch;
}

QList<MessageJoin> Outbox::takeJoins()
{
    const quint64 rowsGone = m_rowsAdded - quint64(m_hops.size());
    QList<MessageJoin> joins;
    while (!m_joins.isEmpty() && m_joins.constFirst().rowsBefore <= rowsGone)
        joins.append(m_joins.takeFirst().joins);
    return joins;
}

void Outbox::dropOldest(qsizetype rows)
{
    qint64 count = 0;
    // One more, whose place and number the row that says so takes.
    for (qsizetype i = 0; i <= rows; ++i) {
        const Hop &hop = m_hops.at(i);
        count += hop.kind == HopKind::ObservationsDropped ? hop.count : 1;
    }
    Hop notice;
    notice.kind = HopKind::ObservationsDropped;
    notice.number = m_hops.at(rows).number;
    notice.timeNs = m_hops.at(rows).timeNs;
    notice.count = qint32(qMin(count, qint64(std::numeric_limits<qint32>::max())));
    m_hops.remove(0, rows);
    m_hops.first() = notice;
}

} // namespace relayscope::core
