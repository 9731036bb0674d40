#include "core/stats/streamstatistics.h"

#include "core/stats/resolution.h"

namespace relayscope::core {

namespace {

/// Names that are kept as bytes; nodes and publishers, so far fewer in practice.
constexpr qsizetype kMaxNames = 1'024;

constexpr qint64 kSecondNs = 1'000'000'000;

QByteArray roomKey(const Hop &hop)
{
    if (hop.nsp.isEmpty())
        return hop.channel; // not of the adapter
    return hop.room.isEmpty() ? hop.nsp : hop.nsp + ' ' + hop.room;
}

DeliveryAccount difference(const DeliveryAccount &now, const DeliveryAccount &before)
{
    return {now.expected - before.expected, now.delivered - before.delivered, now.duplicate - before.duplicate,
        now.lost - before.lost, now.unobserved - before.unobserved};
}

} // namespace

const QByteArray &StreamStatistics::utf8(const QString &name)
{
    if (const auto known = m_names.constFind(name); known != m_names.cend())
        return *known;
    if (m_names.size() >= kMaxNames)
        m_names.clear();
    return *m_names.insert(name, name.toUtf8());
}

void StreamStatistics::removeFilter(int id)
{
    std::erase_if(m_filters, [id](const FilterSeries &filter) { return filter.id() == id; });
}

void StreamStatistics::count(RateKind kind, const QByteArray &key)
{
    m_rates[std::size_t(kind)].add(key);
}

void StreamStatistics::add(const QList<Hop> &hops)
{
    for (const Hop &hop : hops) {
        const qint64 second = secondOf(hop.timeNs);
        if (m_open && second > m_open->second)
            close();
        if (!m_open) {
            m_open.emplace();
            m_open->second = second;
        }
        addHop(hop);
    }
}

void StreamStatistics::addHop(const Hop &hop)
{
    ++m_open->hops;
    for (FilterSeries &filter : m_filters)
        filter.add(hop);
    if (hop.isNoise())
        return;
    if (hop.kind == HopKind::ObservationsDropped)
        m_open->dropped += quint64(hop.count);
    // Messages are numbered in the order of their first rows.
    if (hop.message > m_lastMessage) {
        m_lastMessage = hop.message;
        ++m_open->messages;
    }
    m_delivery.add(hop);
    switch (hop.kind) {
    case HopKind::Sent:
        m_messages.sent(hop.message, hop.timeNs);
        break;
    case HopKind::Delivered:
        if (const std::optional<qint64> sentNs = m_messages.sentNs(hop.message); sentNs && hop.duplicateOf == 0)
            m_open->latency.add(hop.timeNs - *sentNs);
        break;
    case HopKind::WrittenToClient:
        count(RateKind::ToClientsByNode, utf8(hop.from.name));
        count(RateKind::ToClientsByEvent, hop.eventName);
        break;
    case HopKind::Received:
        count(RateKind::FromClientsByNode, utf8(hop.to.name));
        count(RateKind::FromClientsByEvent, hop.eventName);
        break;
    case HopKind::SeenOnRedis:
        count(RateKind::OnRedisByRoom, roomKey(hop));
        count(RateKind::OnRedisByPublisher, utf8(hop.from.name));
        break;
    default:
        break;
    }
}

void StreamStatistics::join(const QList<MessageJoin> &joins)
{
    for (const MessageJoin &join : joins)
        m_messages.join(join);
}

void StreamStatistics::close()
{
    for (std::size_t kind = 0; kind < m_rates.size(); ++kind)
        m_open->rates[kind] = m_rates[kind].take();
    m_open->delivery = difference(m_delivery.total(), std::exchange(m_deliveryBefore, m_delivery.total()));
    m_open->report = m_delivery.report();
    for (FilterSeries &filter : m_filters)
        m_open->filterMatches.insert(filter.id(), filter.take());
    m_closed.append(std::move(*m_open));
    m_open.reset();
}

QList<StatisticsSecond> StreamStatistics::take(qint64 nowNs)
{
    if (m_open && nowNs >= (m_open->second + 1) * kSecondNs + kPatienceNs)
        close();
    return std::exchange(m_closed, {});
}

} // namespace relayscope::core
