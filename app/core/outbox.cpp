#include "core/outbox.h"

#include <limits>
#include <utility>

namespace relayscope::core {

void Outbox::add(QList<Hop> hops, QList<MessageJoin> joins)
{
    if (m_batch.hops.isEmpty())
        m_batch.hops = std::move(hops);
    else
        m_batch.hops.append(std::move(hops));
    m_batch.joins.append(std::move(joins));
    if (const qsizetype excess = m_batch.hops.size() - kMaxRows; excess > 0)
        dropOldest(excess);
}

Outbox::Batch Outbox::take()
{
    if (m_batch.hops.size() <= kMaxBatchRows)
        return std::exchange(m_batch, {});
    Batch batch{m_batch.hops.first(kMaxBatchRows), {}};
    m_batch.hops.remove(0, kMaxBatchRows);
    return batch;
}

void Outbox::dropOldest(qsizetype rows)
{
    qint64 count = 0;
    // One more, whose place and number the row that says so takes.
    for (qsizetype i = 0; i <= rows; ++i) {
        const Hop &hop = m_batch.hops.at(i);
        count += hop.kind == HopKind::ObservationsDropped ? hop.count : 1;
    }
    Hop notice;
    notice.kind = HopKind::ObservationsDropped;
    notice.number = m_batch.hops.at(rows).number;
    notice.timeNs = m_batch.hops.at(rows).timeNs;
    notice.count = qint32(qMin(count, qint64(std::numeric_limits<qint32>::max())));
    m_batch.hops.remove(0, rows);
    m_batch.hops.first() = notice;
}

} // namespace relayscope::core
