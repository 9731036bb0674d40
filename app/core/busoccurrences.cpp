#include "core/busoccurrences.h"

namespace relayscope::core {

BusOccurrences::Match BusOccurrences::published(
    const QString &nodeId, const QByteArray &channel, quint64 hash, qint64 timeNs)
{
    forgetOld(timeNs);
    const Key key{channel, hash};
    Line &line = m_lines[key];
    qint64 &orphan = line.nextWithoutPublisher;
    orphan = qMax(orphan, line.first);
    while (orphan < line.end()
        && (!line.at(orphan).publisher.isEmpty() || line.at(orphan).timeNs <= timeNs - kLatePublisherNs))
        ++orphan;
    const bool isLate = orphan < line.end();
    BusOccurrence *occurrence = isLate ? &line.at(orphan) : add(line, key, timeNs);
    occurrence->publisher = nodeId;
    return {occurrence, false, isLate ? 1 : 0};
}

BusOccurrences::Match BusOccurrences::observed(
    const QByteArray &observer, const QByteArray &channel, quint64 hash, qint64 timeNs)
{
    forgetOld(timeNs);
    const Key key{channel, hash};
    Line &line = m_lines[key];
    const qint64 since = m_since.value(observer);
    qint64 &next = line.next[observer];
    const bool hasSeenTheLast = next == line.end() && !line.occurrences.empty();
    next = qMax(next, line.first);
    while (next < line.end() && line.at(next).timeNs < since)
        ++next;
    if (next < line.end()) {
        const qsizetype candidates = line.end() - next;
        return {&line.at(next++), false, candidates};
    }
    if (hasSeenTheLast && !line.occurrences.back().publisher.isEmpty())
        return {&line.occurrences.back(), true, 1};
    BusOccurrence *fresh = add(line, key, timeNs);
    next = line.end();
    return {fresh, false, 0};
}

BusOccurrence *BusOccurrences::add(Line &line, const Key &key, qint64 timeNs)
{
    m_order.emplace_back(key, timeNs);
    line.occurrences.push_back(BusOccurrence{0, timeNs, {}});
    return &line.occurrences.back();
}

void BusOccurrences::forgetOld(qint64 timeNs)
{
    while (!m_order.empty()
        && (m_order.front().second < timeNs - kKeepNs || qsizetype(m_order.size()) >= kMaxOccurrences)) {
        const auto line = m_lines.find(m_order.front().first);
        m_order.pop_front();
        line->occurrences.pop_front();
        ++line->first;
        if (line->occurrences.empty())
            m_lines.erase(line);
    }
}

} // namespace relayscope::core
