#pragma once

#include "core/hop.h"

namespace relayscope::core {

/// What two hops have to do with each other to be the ends of one way.
enum class LegKind {
    EventToNode,
    ToRedis,
    FromRedis,
    EventToClient,
    AckToClient,
    AckToNode,
    /// Not sent: to a client that was left out on purpose, to a node or client that was away.
    Withheld,
    /// Happened at one place.
    Note,
};

/// One way of a message with its two ends, of which one can be unobserved. Points into the list it was made from.
struct TraceLeg {
    LegKind kind = LegKind::Note;
    const Hop *departure = nullptr;
    const Hop *arrival = nullptr;
    /// Ways that the arrival could have belonged to, told apart by order alone; 1 when there is no doubt.
    qsizetype candidates = 1;
    /// The way to Redis that this one from Redis goes on, as an index; -1 for none.
    qsizetype origin = -1;

    /// The hop that tells more: what the message became at the end of the way.
    [[nodiscard]] const Hop &decisive() const { return arrival != nullptr ? *arrival : *departure; }
    [[nodiscard]] const Hop &first() const { return departure != nullptr ? *departure : *arrival; }
};

/// Joins the hops of one message, sorted by time, to legs. Every hop is in exactly one of them. Legs to Redis know
/// nothing of the receivers; legs from Redis name the one to Redis that they go on.
[[nodiscard]] QList<TraceLeg> pairHops(const QList<Hop> &hops);

} // namespace relayscope::core
