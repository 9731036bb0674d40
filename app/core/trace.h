#pragma once

#include "core/hop.h"

namespace relayscope::core {

/// One way of the message from lane to lane, or what happened at one place (then both lanes are the same). A value.
struct TraceStep {
    /// Indices of Trace::lanes.
    int from = 0;
    int to = 0;
    /// Since the first hop of the message. Equal when only one end of the way was observed.
    qint64 departureNs = 0;
    qint64 arrivalNs = 0;
    HopKind kind = HopKind::Sent;
    Verdict verdict = Verdict::None;
    /// It ended on its way: excluded, lost, never answered.
    bool stopped = false;
    /// Only one end was observed, or what joins the two is their order.
    bool inferred = false;
    QByteArray eventName;
    /// What happened, in words.
    QString text;
    /// Why it is inferred, ambiguity included; empty when it was observed.
    QString doubt;
    /// Numbers of the rows that it was made of, one or two, in order of time.
    QList<quint64> hops;

    [[nodiscard]] bool isNote() const { return from == to; }
    [[nodiscard]] qint64 durationNs() const { return arrivalNs - departureNs; }
    bool operator==(const TraceStep &) const = default;
};

/// What the message became at one node or socket, as a sentence that names it.
struct TraceVerdict {
    Place place;
    Verdict verdict = Verdict::None;
    bool inferred = false;
    QString text;

    bool operator==(const TraceVerdict &) const = default;
};

/// The way of one message through the cluster, made of its hops: who took part, what went from whom to whom, and what
/// it became at each of them. A hop that was seen at both ends is one step. Never guesses: what order or content alone
/// joins is marked so. A value.
struct Trace {
    /// 0 for none.
    quint64 message = 0;
    QByteArray eventName;
    /// Who began it: a client, a node, or a server that is not ours.
    Place sender;
    /// CLOCK_MONOTONIC of the first hop.
    qint64 startNs = 0;
    /// From the first to the last hop.
    qint64 durationNs = 0;
    int hopCount = 0;
    /// The sending client, the node it came to, Redis, other servers, other clients; each group by name.
    QList<Place> lanes;
    /// By departure.
    QList<TraceStep> steps;
    /// By lane, then in order of time.
    QList<TraceVerdict> verdicts;
    /// Clients that it was written to, and those of them that got it.
    int expectedClients = 0;
    int reachedClients = 0;
    /// Who owes an answer.
    QList<Place> missingAcks;
    /// On any of its ways: to a node, from Redis, to a client, also to one that was away.
    int losses = 0;

    /// The hops of one message, in any order; an empty list gives an empty trace.
    [[nodiscard]] static Trace of(QList<Hop> hops);

    [[nodiscard]] bool isEmpty() const { return steps.isEmpty(); }
    /// Index of the step that the row is part of, -1 for none.
    [[nodiscard]] int stepOf(quint64 hop) const;

    bool operator==(const Trace &) const = default;
};

} // namespace relayscope::core
