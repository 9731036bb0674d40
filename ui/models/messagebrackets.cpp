#include "models/messagebrackets.h"

#include <algorithm>

namespace relayscope::models {

void MessageBrackets::append(quint64 serial, quint64 message)
{
    if (message == 0)
        return;
    const auto [found, isNew] = m_brackets.try_emplace(message);
    Bracket &bracket = found->second;
    if (isNew) {
        bracket.span = {serial, serial};
        place(message, bracket);
        return;
    }
    bracket.span.last = serial;
    const Lane &lane = m_lanes[bracket.lane];
    const bool isCrowded = bracket.lane < kLanes && std::next(lane.find(bracket.span.first)) != lane.end();
    if (!isCrowded)
        return;
    // Another has begun in its lane since: what encloses others goes further out.
    leave(bracket);
    place(message, bracket);
}

void MessageBrackets::place(quint64 message, Bracket &bracket)
{
    bracket.lane = 0;
    while (bracket.lane < kLanes && !isFree(m_lanes[bracket.lane], bracket.span))
        ++bracket.lane;
    m_lanes[bracket.lane].emplace(bracket.span.first, message);
}

bool MessageBrackets::isFree(const Lane &lane, const Span &span) const
{
    // Those of one lane do not overlap, so that only the last one to begin can reach into the span.
    const auto after = lane.upper_bound(span.last);
    if (after == lane.begin())
        return true;
    return m_brackets.at(std::prev(after)->second).span.last < span.first;
}

void MessageBrackets::dropBefore(quint64 serial)
{
    for (Lane &lane : m_lanes) {
        for (auto entry = lane.begin(); entry != lane.end() && entry->first < serial;) {
            const auto bracket = m_brackets.find(entry->second);
            if (bracket->second.span.last >= serial) {
                ++entry;
                continue;
            }
            m_brackets.erase(bracket);
            entry = lane.erase(entry);
        }
    }
}

void MessageBrackets::join(const core::MessageJoin &join)
{
    const auto from = m_brackets.find(join.from);
    if (from == m_brackets.end())
        return;
    Bracket merged = from->second;
    leave(merged);
    m_brackets.erase(from);
    const auto [into, isNew] = m_brackets.try_emplace(join.into);
    if (!isNew) {
        leave(into->second);
        merged.span.first = std::min(merged.span.first, into->second.span.first);
        merged.span.last = std::max(merged.span.last, into->second.span.last);
    }
    place(join.into, merged);
    into->second = merged;
}

void MessageBrackets::clear()
{
    m_brackets.clear();
    m_lanes = {};
}

quint64 MessageBrackets::messageAt(const Lane &lane, quint64 serial) const
{
    const auto after = lane.upper_bound(serial);
    if (after == lane.begin())
        return 0;
    const quint64 message = std::prev(after)->second;
    return m_brackets.at(message).span.last >= serial ? message : 0;
}

MessageBrackets::Mark MessageBrackets::mark(quint64 serial, quint64 message) const
{
    Mark mark;
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const quint64 running = messageAt(m_lanes[lane], serial);
        if (running != message)
            mark.passing[lane] = running;
    }
    const Span *rows = span(message);
    if (rows == nullptr || rows->first == rows->last)
        return mark;
    const std::size_t lane = m_brackets.at(message).lane;
    mark.lane = lane < kLanes ? int(lane) : -1;
    mark.hasNoLane = lane == kLanes;
    mark.isFirst = serial == rows->first;
    mark.isLast = serial == rows->last;
    return mark;
}

const MessageBrackets::Span *MessageBrackets::span(quint64 message) const
{
    const auto found = m_brackets.find(message);
    return found == m_brackets.end() ? nullptr : &found->second.span;
}

} // namespace relayscope::models
