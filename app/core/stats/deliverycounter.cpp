#include "core/stats/deliverycounter.h"

#include <algorithm>

namespace relayscope::core {

namespace {

bool isDuplicate(const Hop &hop)
{
    return hop.duplicateOf != 0 || hop.verdict == Verdict::Duplicate;
}

} // namespace

quint64 DeliveryAccount::open() const
{
    const quint64 known = delivered + lost;
    return expected > known ? expected - known : 0;
}

DeliveryAccount &DeliveryAccount::operator+=(const DeliveryAccount &other)
{
    expected += other.expected;
    delivered += other.delivered;
    duplicate += other.duplicate;
    lost += other.lost;
    unobserved += other.unobserved;
    return *this;
}

DeliveryAccount &DeliveryCounter::accountOf(const QByteArray &event)
{
    if (const auto known = m_events.find(event); known != m_events.end())
        return *known;
    return m_events.size() < kMaxEvents ? m_events[event] : m_rest;
}

void DeliveryCounter::noteLost(const Hop &hop)
{
    m_lost.append({hop.message, hop.number, hop.timeNs, hop.eventName, hop.to.name});
    // In halves, so that not every one moves the list.
    if (m_lost.size() > kMaxLost)
        m_lost.remove(0, kMaxLost / 2);
}

void DeliveryCounter::add(const Hop &hop)
{
    DeliveryAccount change;
    switch (hop.kind) {
    case HopKind::WrittenToClient:
        (m_clients.contains(hop.to.id) ? change.expected : change.unobserved) = 1;
        break;
    case HopKind::Delivered:
        (isDuplicate(hop) ? change.duplicate : change.delivered) = 1;
        break;
    case HopKind::Lost:
        if (hop.to.kind != PlaceKind::Client)
            return; // on its way to a node or to Redis: no delivery was expected of it yet
        change.lost = 1;
        break;
    case HopKind::Missed:
        // What its node would have handed on; the node itself is no receiver.
        if (hop.to.kind != PlaceKind::Client)
            return;
        change.expected = 1;
        change.lost = 1;
        break;
    case HopKind::Skipped:
    case HopKind::Published:
        // A broadcast that never came to Redis: one delivery that was expected, for all who were behind it.
        if (hop.verdict != Verdict::Lost)
            return;
        change.expected = 1;
        change.lost = 1;
        break;
    default:
        return;
    }
    if (change.lost > 0)
        noteLost(hop);
    m_total += change;
    accountOf(hop.eventName) += change;
}

DeliveryReport DeliveryCounter::report() const
{
    DeliveryReport report{m_total, {}, m_lost};
    report.events.reserve(m_events.size() + 1);
    for (auto entry = m_events.cbegin(); entry != m_events.cend(); ++entry)
        report.events.append({entry.key(), entry.value()});
    std::sort(report.events.begin(), report.events.end(),
        [](const EventAccount &a, const EventAccount &b) { return a.event < b.event; });
    if (m_rest != DeliveryAccount{})
        report.events.append({{}, m_rest});
    return report;
}

} // namespace relayscope::core
