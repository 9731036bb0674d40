#include "core/traceverdicts.h"

#include "core/peertext.h"
#include "core/tracesteps.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QHash>

namespace relayscope::core {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Trace)
};

/// Everything that a sentence can name.
struct Case {
    const TraceLeg &leg;
    const TraceStep &step;
    const Place &from;
    const Place &to;

    [[nodiscard]] const Hop &hop() const { return leg.decisive(); }
    [[nodiscard]] QString room() const { return QString::fromUtf8(hop().room); }
    [[nodiscard]] QString arrivedAfter() const { return durationText(step.arrivalNs); }
};

QString fromRedisSentence(const Case &seen)
{
    const Hop &hop = seen.hop();
    const QString &node = seen.to.name;
    switch (hop.verdict) {
    case Verdict::Delivered:
        if (hop.count <= 0)
            return Texts::tr("%1: received from Redis").arg(node);
        return hop.count == 1 ? Texts::tr("%1: delivered to 1 socket").arg(node)
                              : Texts::tr("%1: delivered to %2 sockets").arg(node).arg(hop.count);
    case Verdict::OwnEchoIgnored:
        return Texts::tr("%1: own echo ignored").arg(node);
    case Verdict::NoSocketInRoom:
        return hop.room.isEmpty() ? Texts::tr("%1: ignored, no socket in any of the rooms").arg(node)
                                  : Texts::tr("%1: ignored, no socket in room %2").arg(node, seen.room());
    case Verdict::NoSocket:
        return Texts::tr("%1: ignored, no clients here").arg(node);
    case Verdict::Excluded:
        return Texts::tr("%1: ignored, all its sockets there are excluded").arg(node);
    case Verdict::VolatileDropped:
        return Texts::tr("%1: dropped, volatile and no socket could take it at once").arg(node);
    case Verdict::OtherNamespace:
        return Texts::tr("%1: ignored, other namespace").arg(node);
    case Verdict::Duplicate:
        return Texts::tr("%1: received a second copy from Redis").arg(node);
    case Verdict::Undecodable:
        return hop.text.isEmpty() ? Texts::tr("%1: ignored, undecodable").arg(node)
                                  : Texts::tr("%1: ignored, undecodable: %2").arg(node, hop.text);
    case Verdict::None:
        return hop.text.isEmpty() ? Texts::tr("%1: received from Redis").arg(node)
                                  : Texts::tr("%1: ignored: %2").arg(node, peerText(hop.text));
    case Verdict::Lost:
        return Texts::tr("%1: lost, it ended before it reported it").arg(node);
    case Verdict::LocalFlag:
    case Verdict::NoSubscriber:
    case Verdict::AckReceived:
    case Verdict::AckMissing:
    case Verdict::Published:
    case Verdict::HandledByRule:
    case Verdict::NoRule:
    case Verdict::QueueFull:
        break;
    }
    return Texts::tr("%1: %2", "place, what became of the message there").arg(node, verdictText(hop.verdict));
}

QString toClientSentence(const Case &seen)
{
    const Hop &hop = seen.hop();
    const QString &client = seen.to.name;
    if (seen.leg.arrival == nullptr)
        return Texts::tr("%1: written, arrival not seen").arg(client);
    if (hop.kind == HopKind::Lost)
        return Texts::tr("%1: lost, its connection closed after %2").arg(client, seen.arrivedAfter());
    if (hop.verdict == Verdict::Duplicate)
        return hop.duplicateOf == 0 ? Texts::tr("%1: delivered again after %2").arg(client, seen.arrivedAfter())
                                    : Texts::tr("%1: duplicate of #%2 after %3")
                                          .arg(client, QString::number(hop.duplicateOf), seen.arrivedAfter());
    return Texts::tr("%1: delivered after %2").arg(client, seen.arrivedAfter());
}

QString missedSentence(const Case &seen)
{
    const QString &reason = seen.hop().text;
    return seen.to.kind == PlaceKind::Client
        ? Texts::tr("%1: lost, %2", "client, why").arg(seen.to.name, reason)
        : Texts::tr("%1: %2, not subscribed", "node, why").arg(seen.to.name, reason);
}

QString withheldSentence(const Case &seen)
{
    if (seen.hop().kind == HopKind::Missed)
        return missedSentence(seen);
    const QString &client = seen.to.name;
    if (seen.hop().verdict == Verdict::Excluded)
        return Texts::tr("%1: excluded by %2").arg(client, seen.from.name);
    return Texts::tr("%1: %2", "place, what became of the message there").arg(client, verdictText(seen.hop().verdict));
}

QString skippedSentence(const Case &seen)
{
    const Hop &hop = seen.hop();
    const QString &node = seen.from.name;
    if (hop.verdict == Verdict::LocalFlag)
        return Texts::tr("%1: not published, the broadcast is local").arg(node);
    if (hop.verdict == Verdict::NoRule)
        return Texts::tr("%1: no rule for %2").arg(node, QString::fromUtf8(hop.eventName));
    if (hop.text.isEmpty())
        return Texts::tr("%1: %2", "place, what became of the message there").arg(node, verdictText(hop.verdict));
    return Texts::tr("%1: %2, %3", "place, verdict, reason").arg(node, verdictText(hop.verdict), peerText(hop.text));
}

/// Of a broadcast that reached no socket of the node that made it.
QString localSentence(const Case &seen)
{
    const QString &node = seen.from.name;
    switch (seen.hop().verdict) {
    case Verdict::Excluded:
        return Texts::tr("%1: all its own sockets there are excluded").arg(node);
    case Verdict::NoSocketInRoom:
        return seen.hop().room.isEmpty() ? Texts::tr("%1: no socket of its own in any of the rooms").arg(node)
                                         : Texts::tr("%1: no socket of its own in room %2").arg(node, seen.room());
    case Verdict::VolatileDropped:
        return Texts::tr("%1: dropped, volatile and no socket of its own could take it at once").arg(node);
    default:
        return Texts::tr("%1: no clients of its own").arg(node);
    }
}

/// Empty when it is nothing to judge: a room joined, a local broadcast whose sockets speak for themselves.
QString noteSentence(const Case &seen)
{
    const Hop &hop = seen.hop();
    const QString &place = seen.from.name;
    if (hop.kind == HopKind::Skipped)
        return skippedSentence(seen);
    if (hop.kind == HopKind::AckMissing)
        return Texts::tr("%1: ack missing from %2").arg(place, hop.to.name);
    if (hop.kind == HopKind::ProtocolViolation)
        return Texts::tr("%1: protocol violation: %2").arg(place, hop.text);
    if (hop.kind == HopKind::LocalBroadcast && hop.count == 0)
        return localSentence(seen);
    return {};
}

/// Empty when the leg went as it should and another one tells of it.
QString sentenceOf(const Case &seen)
{
    switch (seen.leg.kind) {
    case LegKind::EventToNode:
        if (seen.hop().kind == HopKind::Lost)
            return Texts::tr("%1: lost on its way from %2").arg(seen.to.name, seen.from.name);
        return seen.leg.arrival == nullptr ? Texts::tr("%1: arrival not seen").arg(seen.to.name) : QString();
    case LegKind::ToRedis:
        return seen.step.verdict == Verdict::NoSubscriber
            ? Texts::tr("%1: published, but nobody is subscribed").arg(seen.from.name)
            : QString();
    case LegKind::FromRedis:
        return fromRedisSentence(seen);
    case LegKind::EventToClient:
        return toClientSentence(seen);
    case LegKind::AckToClient:
        return seen.leg.arrival == nullptr
            ? Texts::tr("%1: ack written, arrival not seen").arg(seen.to.name)
            : Texts::tr("%1: ack received after %2").arg(seen.to.name, seen.arrivedAfter());
    case LegKind::AckToNode:
        return seen.leg.arrival == nullptr
            ? Texts::tr("%1: ack of %2 not seen").arg(seen.to.name, seen.from.name)
            : Texts::tr("%1: ack of %2 received after %3").arg(seen.to.name, seen.from.name, seen.arrivedAfter());
    case LegKind::Withheld:
        return withheldSentence(seen);
    case LegKind::Note:
        return noteSentence(seen);
    }
    Q_UNREACHABLE();
}

Place speakerOf(const Case &seen)
{
    return seen.leg.kind == LegKind::ToRedis ? seen.from : seen.to;
}

/// Redis counted receivers that are none of our nodes.
QList<TraceVerdict> silentReceivers(const QList<TraceLeg> &legs)
{
    QHash<qsizetype, int> reported;
    for (const TraceLeg &leg : legs) {
        if (leg.kind == LegKind::FromRedis)
            ++reported[leg.origin];
    }
    QList<TraceVerdict> verdicts;
    for (qsizetype i = 0; i < legs.size(); ++i) {
        const TraceLeg &leg = legs.at(i);
        if (leg.kind != LegKind::ToRedis || leg.departure == nullptr)
            continue;
        const int silent = leg.departure->count - reported.value(i);
        if (silent <= 0)
            continue;
        const Place redis = destinationOf(leg);
        const QString text = silent == 1
            ? Texts::tr("%1: 1 more receiver, which has not reported").arg(redis.name)
            : Texts::tr("%1: %2 more receivers, which have not reported").arg(redis.name, QString::number(silent));
        verdicts.append({redis, Verdict::None, true, text});
    }
    return verdicts;
}

} // namespace

QList<TraceVerdict> makeVerdicts(const QList<TraceLeg> &legs, const QList<TraceStep> &steps, const QList<Place> &lanes)
{
    QList<TraceVerdict> verdicts;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const TraceStep &step = steps.at(i);
        const Place &from = lanes.at(step.from);
        const Place &to = lanes.at(step.to);
        if (i >= legs.size()) {
            verdicts.append({to, step.verdict, true, Texts::tr("%1: ack missing from %2").arg(to.name, from.name)});
            continue;
        }
        const Case seen{legs.at(i), step, from, to};
        if (const QString sentence = sentenceOf(seen); !sentence.isEmpty())
            verdicts.append({speakerOf(seen), step.verdict, step.inferred, sentence});
    }
    return verdicts + silentReceivers(legs);
}

} // namespace relayscope::core
