#include "core/tracesteps.h"

#include "core/peertext.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace relayscope::core {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::Trace)
};

Place placeOfNote(const Hop &hop)
{
    // A client says that its answer is missing; all else is told by the node where it happened.
    const bool isAtNode = hop.kind != HopKind::AckMissing && hop.to.kind == PlaceKind::Node;
    return isAtNode ? hop.to : hop.from;
}

bool isStopped(const TraceLeg &leg)
{
    return leg.kind == LegKind::Withheld || leg.decisive().kind == HopKind::Lost;
}

Verdict verdictOf(const TraceLeg &leg)
{
    if (leg.kind == LegKind::ToRedis && leg.departure != nullptr && leg.decisive().verdict != Verdict::Undecodable)
        return leg.departure->verdict;
    // What was written has not been delivered before the client says so.
    if (leg.kind == LegKind::EventToClient && leg.arrival == nullptr)
        return Verdict::None;
    return leg.decisive().verdict;
}

QString textFromRedis(const Hop &hop)
{
    if (hop.verdict != Verdict::Delivered)
        return hop.verdict == Verdict::None ? Texts::tr("received") : verdictText(hop.verdict);
    if (hop.count <= 0)
        return Texts::tr("received");
    return hop.count == 1 ? Texts::tr("received for 1 socket") : Texts::tr("received for %1 sockets").arg(hop.count);
}

QString textToClient(const TraceLeg &leg)
{
    return leg.arrival == nullptr ? Texts::tr("written, arrival not seen") : verdictText(leg.arrival->verdict);
}

QString textOfNote(const Hop &hop)
{
    if (hop.kind == HopKind::RoomJoined)
        return Texts::tr("joined room %1").arg(QString::fromUtf8(hop.room));
    if (hop.kind == HopKind::RoomLeft)
        return Texts::tr("left room %1").arg(QString::fromUtf8(hop.room));
    return describe(hop);
}

QString textOf(const TraceLeg &leg)
{
    switch (leg.kind) {
    case LegKind::EventToNode:
        return leg.arrival == nullptr ? Texts::tr("sent, arrival not seen") : Texts::tr("sent");
    case LegKind::ToRedis:
        return leg.departure == nullptr ? hopKindText(HopKind::Published) : describe(*leg.departure);
    case LegKind::FromRedis:
        return textFromRedis(*leg.arrival);
    case LegKind::EventToClient:
        return textToClient(leg);
    case LegKind::AckToClient:
    case LegKind::AckToNode:
        return leg.arrival == nullptr ? Texts::tr("ack sent, arrival not seen") : Texts::tr("ack");
    case LegKind::Withheld:
        return leg.decisive().kind == HopKind::Missed ? leg.decisive().text : verdictText(leg.decisive().verdict);
    case LegKind::Note:
        return textOfNote(leg.decisive());
    }
    Q_UNREACHABLE();
}

QString doubtOf(const TraceLeg &leg, const QList<TraceLeg> &legs)
{
    QStringList doubts;
    const bool isReceipt = leg.kind == LegKind::FromRedis;
    if (isReceipt && (leg.origin < 0 || legs.at(leg.origin).arrival == nullptr))
        doubts.append(Texts::tr("when it left Redis was not observed"));
    else if (!isReceipt && leg.arrival == nullptr)
        doubts.append(Texts::tr("only its departure was observed"));
    else if (!isReceipt && leg.departure == nullptr)
        doubts.append(Texts::tr("only its arrival was observed"));
    if (leg.candidates > 1)
        doubts.append(Texts::tr("joined by order: one of %1 equal ones").arg(leg.candidates));
    for (const Hop *hop : {leg.departure, leg.arrival}) {
        if (hop == nullptr || !hop->inferred || (hop == leg.departure && hop == leg.arrival))
            continue;
        doubts.append(
            hop->text.isEmpty() ? Texts::tr("joined by content: the publisher does not report") : peerText(hop->text));
    }
    doubts.removeDuplicates();
    return doubts.join(Texts::tr("; ", "between reasons"));
}

/// When each publication came to Redis, by index of its leg: nobody reports that from inside, but the tap and the
/// receivers cannot have had it earlier.
QHash<qsizetype, qint64> timesAtRedis(const QList<TraceLeg> &legs)
{
    QHash<qsizetype, qint64> times;
    const auto note = [&times](qsizetype leg, qint64 timeNs) {
        const auto known = times.constFind(leg);
        times.insert(leg, known == times.cend() ? timeNs : std::min(*known, timeNs));
    };
    for (qsizetype i = 0; i < legs.size(); ++i) {
        const TraceLeg &leg = legs.at(i);
        if (leg.kind == LegKind::ToRedis && leg.arrival != nullptr)
            note(i, leg.arrival->timeNs);
        else if (leg.kind == LegKind::FromRedis && leg.origin >= 0)
            note(leg.origin, leg.arrival->timeNs);
    }
    for (auto time = times.begin(); time != times.end(); ++time) {
        if (const Hop *published = legs.at(time.key()).departure)
            time.value() = std::max(time.value(), published->timeNs);
    }
    return times;
}

void setTimes(TraceStep &step, const TraceLeg &leg, qsizetype index, const QHash<qsizetype, qint64> &atRedis)
{
    step.departureNs = leg.first().timeNs;
    step.arrivalNs = leg.decisive().timeNs;
    if (leg.kind == LegKind::ToRedis)
        step.arrivalNs = atRedis.value(index, step.departureNs);
    if (leg.kind == LegKind::FromRedis)
        step.departureNs = atRedis.value(leg.origin, step.arrivalNs);
    // An end that was written down a moment late does not make time run backwards.
    step.departureNs = std::min(step.departureNs, step.arrivalNs);
}

} // namespace

Place originOf(const TraceLeg &leg)
{
    return leg.kind == LegKind::Note ? placeOfNote(leg.decisive()) : leg.first().from;
}

Place destinationOf(const TraceLeg &leg)
{
    return leg.kind == LegKind::Note ? placeOfNote(leg.decisive()) : leg.decisive().to;
}

QList<TraceStep> makeSteps(const QList<TraceLeg> &legs, const QList<Place> &lanes, qint64 startNs)
{
    const QHash<qsizetype, qint64> atRedis = timesAtRedis(legs);
    QList<TraceStep> steps;
    steps.reserve(legs.size());
    for (qsizetype i = 0; i < legs.size(); ++i) {
        const TraceLeg &leg = legs.at(i);
        TraceStep step;
        step.from = int(lanes.indexOf(originOf(leg)));
        step.to = int(lanes.indexOf(destinationOf(leg)));
        setTimes(step, leg, i, atRedis);
        step.departureNs -= startNs;
        step.arrivalNs -= startNs;
        step.kind = leg.decisive().kind;
        step.verdict = verdictOf(leg);
        step.stopped = isStopped(leg);
        step.eventName = leg.first().eventName;
        step.text = textOf(leg);
        step.doubt = doubtOf(leg, legs);
        step.inferred = !step.doubt.isEmpty();
        step.hops.append(leg.first().number);
        if (leg.decisive().number != leg.first().number)
            step.hops.append(leg.decisive().number);
        steps.append(step);
    }
    return steps;
}

QList<TraceStep> missingAnswers(const QList<TraceLeg> &legs, const QList<Place> &lanes, qint64 atNs)
{
    QHash<QString, int> answered;
    for (const TraceLeg &leg : legs) {
        if (leg.kind == LegKind::AckToNode)
            ++answered[leg.first().from.id];
        // The node has said so itself.
        else if (leg.decisive().kind == HopKind::AckMissing)
            ++answered[leg.decisive().to.id];
    }
    QList<TraceStep> steps;
    for (const TraceLeg &leg : legs) {
        const bool isQuestion = leg.kind == LegKind::EventToClient && leg.first().ackId >= 0;
        if (!isQuestion || answered[destinationOf(leg).id]-- > 0)
            continue;
        TraceStep step;
        step.from = int(lanes.indexOf(destinationOf(leg)));
        step.to = int(lanes.indexOf(originOf(leg)));
        step.departureNs = atNs;
        step.arrivalNs = atNs;
        step.kind = HopKind::AckMissing;
        step.verdict = Verdict::AckMissing;
        step.stopped = true;
        step.inferred = true;
        step.eventName = leg.first().eventName;
        step.text = hopKindText(HopKind::AckMissing);
        step.doubt = Texts::tr("no answer has been seen");
        step.hops.append(leg.first().number);
        steps.append(step);
    }
    return steps;
}

} // namespace relayscope::core
