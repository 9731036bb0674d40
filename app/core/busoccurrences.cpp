#include "core/busoccurrences.h"

#include <algorithm>

namespace relayscope::core {

BusOccurrences::Match BusOccurrences::published(const QByteArray &channel, quint64 hash, qint64 timeNs)
{
    forgetOld(timeNs);
    const Key key{channel, hash};
    QList<BusOccurrence> &known = m_occurrences[key];
    const auto orphan = std::find_if(known.begin(), known.end(), [timeNs](const BusOccurrence &occurrence) {
        return !occurrence.hasPublisher && occurrence.timeNs > timeNs - kLatePublisherNs;
    });
    const bool isLate = orphan != known.end();
    BusOccurrence *occurrence = isLate ? &*orphan : add(key, timeNs);
    occurrence->hasPublisher = true;
    return {occurrence, false, isLate ? 1 : 0};
}

BusOccurrences::Match BusOccurrences::observed(
    const QByteArray &observer, const QByteArray &channel, quint64 hash, qint64 timeNs)
{
    forgetOld(timeNs);
    const Key key{channel, hash};
    QList<BusOccurrence> &known = m_occurrences[key];
    const qint64 since = m_since.value(observer);
    BusOccurrence *first = nullptr;
    qsizetype candidates = 0;
    for (BusOccurrence &occurrence : known) {
        if (occurrence.timeNs < since || occurrence.seenBy.contains(observer))
            continue;
        first = first ? first : &occurrence;
        ++candidates;
    }
    if (first) {
        first->seenBy.insert(observer);
        return {first, false, candidates};
    }
    if (!known.isEmpty() && known.constLast().hasPublisher && known.constLast().seenBy.contains(observer))
        return {&known.last(), true, 1};
    BusOccurrence *fresh = add(key, timeNs);
    fresh->seenBy.insert(observer);
    return {fresh, false, 0};
}

BusOccurrence *BusOccurrences::add(const Key &key, qint64 timeNs)
{
    m_order.emplace_back(key, timeNs);
    QList<BusOccurrence> &known = m_occurrences[key];
    known.append(BusOccurrence{0, timeNs, false, {}});
    return &known.last();
}

void BusOccurrences::forgetOld(qint64 timeNs)
{
    while (!m_order.empty()
        && (m_order.front().second < timeNs - kKeepNs || qsizetype(m_order.size()) >= kMaxOccurrences)) {
        const auto known = m_occurrences.find(m_order.front().first);
        if (known != m_occurrences.end()) {
            known->removeFirst();
            if (known->isEmpty())
                m_occurrences.erase(known);
        }
        m_order.pop_front();
    }
}

} // namespace relayscope::core
