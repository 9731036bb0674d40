#include "core/busoccurrences.h"

#include <algorithm>

namespace relayscope::core {

namespace {

/// Equal messages that are looked at for another publisher; a flood of them costs no more than this each.
constexpr qint64 kComparedRivals = 32;

} // namespace

bool BusOccurrences::Line::hasRivals(qint64 number) const
{
    const QString &publisher = at(number).publisher;
    const auto begin = occurrences.cbegin() + (number - first);
    return std::any_of(begin, begin + qMin(end() - number, kComparedRivals),
        [&publisher](const BusOccurrence &occurrence) { return occurrence.publisher != publisher; });
}

qint64 &BusOccurrences::Line::nextOf(const QByteArray &observer)
{
    for (auto &[known, number] : next) {
        if (known == observer)
            return number;
    }
    return next.emplace_back(observer, qint64{0}).second;
}

qint64 BusOccurrences::Line::nextOf(const QByteArray &observer) const
{
    const auto known
        = std::find_if(next.cbegin(), next.cend(), [&observer](const auto &entry) { return entry.first == observer; });
    return known == next.cend() ? 0 : known->second;
}

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
    // Whether another one that nobody claims follows; by the time of this one nothing tells whose is which.
    const bool isOneOfSeveral = isLate && orphan + 1 < line.end() && line.at(orphan + 1).publisher.isEmpty();
    BusOccurrence *occurrence = isLate ? &line.at(orphan) : add(line, key, timeNs);
    occurrence->publisher = nodeId;
    return {occurrence, false, isLate + isOneOfSeveral, isOneOfSeveral};
}

BusOccurrences::Match BusOccurrences::observed(
    const QByteArray &observer, const QByteArray &channel, quint64 hash, qint64 timeNs)
{
    forgetOld(timeNs);
    const Key key{channel, hash};
    Line &line = m_lines[key];
    const qint64 since = m_since.value(observer);
    qint64 &next = line.nextOf(observer);
    const bool hasSeenTheLast = next == line.end() && !line.occurrences.isEmpty();
    next = qMax(next, line.first);
    while (next < line.end() && line.at(next).timeNs < since)
        ++next;
    if (next < line.end()) {
        const qsizetype candidates = line.end() - next;
        const bool hasRivals = candidates > 1 && line.hasRivals(next);
        return {&line.at(next++), false, candidates, hasRivals};
    }
    if (hasSeenTheLast && !line.occurrences.back().publisher.isEmpty())
        return {&line.occurrences.back(), true, 1, false};
    BusOccurrence *fresh = add(line, key, timeNs);
    next = line.end();
    return {fresh, false, 0, false};
}

QList<BusOccurrences::Missed> BusOccurrences::missedBy(const QByteArray &observer, const QString &nodeId) const
{
    const auto since = m_since.constFind(observer);
    if (since == m_since.cend())
        return {};
    QList<Missed> missed;
    for (auto line = m_lines.cbegin(); line != m_lines.cend(); ++line) {
        for (qint64 number = qMax(line->nextOf(observer), line->first); number < line->end(); ++number) {
            const BusOccurrence &occurrence = line->at(number);
            if (occurrence.timeNs >= *since && occurrence.publisher != nodeId)
                missed.append({line.key().first, occurrence});
        }
    }
    std::sort(missed.begin(), missed.end(),
        [](const Missed &left, const Missed &right) { return left.occurrence.timeNs < right.occurrence.timeNs; });
    return missed;
}

BusOccurrence *BusOccurrences::add(Line &line, const Key &key, qint64 timeNs)
{
    m_order.emplace_back(key, timeNs);
    line.occurrences.emplace_back().timeNs = timeNs;
    return &line.occurrences.back();
}

void BusOccurrences::forgetOld(qint64 timeNs)
{
    while (!m_order.empty()
        && (m_order.front().second < timeNs - kKeepNs || qsizetype(m_order.size()) >= kMaxOccurrences)) {
        const auto line = m_lines.find(m_order.front().first);
        m_order.pop_front();
        line->occurrences.removeFirst();
        ++line->first;
        if (line->occurrences.isEmpty())
            m_lines.erase(line);
    }
}

} // namespace relayscope::core
