#include "core/tracelegs.h"

#include <QHash>

#include <algorithm>

namespace relayscope::core {

namespace {

enum class End { Departure, Arrival, Both };

struct Part {
    LegKind kind;
    End end;
};

Part skippedPart(const Hop &hop)
{
    // Of a client's own event a node says at itself that nothing was done.
    const bool isTowardsClient = hop.to.kind == PlaceKind::Client && hop.verdict != Verdict::NoRule;
    return {isTowardsClient ? LegKind::Withheld : LegKind::Note, End::Both};
}

/// A loss ends the way that the message was on.
LegKind lostLegOf(const Hop &hop)
{
    if (hop.to.kind == PlaceKind::Client)
        return LegKind::EventToClient;
    return hop.from.kind == PlaceKind::Redis ? LegKind::FromRedis : LegKind::EventToNode;
}

Part partOf(const Hop &hop)
{
    switch (hop.kind) {
    case HopKind::Sent:
        return {LegKind::EventToNode, End::Departure};
    case HopKind::Received:
        return {LegKind::EventToNode, End::Arrival};
    case HopKind::Published:
        return {LegKind::ToRedis, End::Departure};
    case HopKind::SeenOnRedis:
        return {LegKind::ToRedis, End::Arrival};
    case HopKind::ReceivedFromRedis:
        return {LegKind::FromRedis, End::Arrival};
    case HopKind::WrittenToClient:
        return {LegKind::EventToClient, End::Departure};
    case HopKind::Delivered:
        return {LegKind::EventToClient, End::Arrival};
    case HopKind::Lost:
        return {lostLegOf(hop), End::Arrival};
    case HopKind::AckSent:
        return {LegKind::AckToClient, End::Departure};
    case HopKind::AckDelivered:
        return {LegKind::AckToClient, End::Arrival};
    case HopKind::ClientAckSent:
        return {LegKind::AckToNode, End::Departure};
    case HopKind::AckReceived:
        return {LegKind::AckToNode, End::Arrival};
    case HopKind::Skipped:
        return skippedPart(hop);
    case HopKind::Missed:
        return {LegKind::Withheld, End::Both};
    case HopKind::Emitted:
    case HopKind::LocalBroadcast:
    case HopKind::AckMissing:
    case HopKind::Connected:
    case HopKind::Disconnected:
    case HopKind::TransportUpgraded:
    case HopKind::RoomJoined:
    case HopKind::RoomLeft:
    case HopKind::RedisLink:
    case HopKind::Readiness:
    case HopKind::ProtocolViolation:
    case HopKind::Refused:
    case HopKind::Request:
    case HopKind::Response:
    case HopKind::ObservationsDropped:
    case HopKind::Heartbeat:
        return {LegKind::Note, End::Both};
    }
    Q_UNREACHABLE();
}

QString clientOf(const Hop &hop)
{
    return hop.from.kind == PlaceKind::Client ? hop.from.id : hop.to.id;
}

/// What both ends of a way have in common.
struct Key {
    LegKind kind;
    QString client;
    QByteArray name;
    quint32 bytes = 0;

    bool operator==(const Key &) const = default;
};

size_t qHash(const Key &key, size_t seed = 0)
{
    return qHashMulti(seed, int(key.kind), key.client, key.name, key.bytes);
}

Key keyOf(LegKind kind, const Hop &hop)
{
    switch (kind) {
    case LegKind::EventToNode:
    case LegKind::EventToClient:
        return {kind, clientOf(hop), hop.eventName};
    case LegKind::AckToClient:
    case LegKind::AckToNode:
        return {kind, clientOf(hop), {}};
    case LegKind::ToRedis:
    case LegKind::FromRedis:
        return {LegKind::ToRedis, {}, hop.channel, hop.bytes};
    case LegKind::Withheld:
    case LegKind::Note:
        break;
    }
    return {kind, {}, {}};
}

/// Joins in order: the n-th arrival of a key is that of its n-th departure.
class Pairing {
public:
    void addDepartures(const QList<Hop> &hops)
    {
        for (const Hop &hop : hops) {
            const Part part = partOf(hop);
            if (part.end == End::Arrival)
                continue;
            if (part.end == End::Departure)
                m_waiting[keyOf(part.kind, hop)].append(m_legs.size());
            m_legs.append({part.kind, &hop, part.end == End::Both ? &hop : nullptr});
        }
    }

    void addArrivals(const QList<Hop> &hops)
    {
        for (const Hop &hop : hops) {
            const Part part = partOf(hop);
            if (part.end != End::Arrival || part.kind == LegKind::FromRedis)
                continue;
            const Key key = keyOf(part.kind, hop);
            QList<qsizetype> &legs = m_waiting[key];
            qsizetype &next = m_next[key];
            if (next == legs.size()) {
                legs.append(m_legs.size());
                m_legs.append({part.kind, nullptr, &hop});
            } else {
                TraceLeg &leg = m_legs[legs.at(next)];
                leg.arrival = &hop;
                leg.candidates = legs.size();
            }
            ++next;
        }
    }

    /// After all ways to Redis are known.
    void addReceivers(const QList<Hop> &hops)
    {
        QHash<QString, QHash<Key, qsizetype>> nextOfNode;
        for (const Hop &hop : hops) {
            if (partOf(hop).kind != LegKind::FromRedis)
                continue;
            const Key key = keyOf(LegKind::FromRedis, hop);
            const QList<qsizetype> publications = m_waiting.value(key);
            TraceLeg leg{LegKind::FromRedis, nullptr, &hop};
            if (!publications.isEmpty()) {
                // A copy more than were published is one of the last again.
                qsizetype &next = nextOfNode[hop.to.id][key];
                leg.origin = publications.at(std::min(next, publications.size() - 1));
                leg.candidates = publications.size();
                ++next;
            }
            m_legs.append(leg);
        }
    }

    [[nodiscard]] QList<TraceLeg> take() { return std::move(m_legs); }

private:
    QList<TraceLeg> m_legs;
    /// Legs of a key in order of departure.
    QHash<Key, QList<qsizetype>> m_waiting;
    QHash<Key, qsizetype> m_next;
};

} // namespace

QList<TraceLeg> pairHops(const QList<Hop> &hops)
{
    Pairing pairing;
    pairing.addDepartures(hops);
    pairing.addArrivals(hops);
    pairing.addReceivers(hops);
    return pairing.take();
}

} // namespace relayscope::core
