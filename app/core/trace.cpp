#include "core/trace.h"

#include "core/tracelegs.h"
#include "core/tracesteps.h"
#include "core/traceverdicts.h"

#include <QCollator>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace relayscope::core {

namespace {

/// Places from left to right; those of one group stand by name.
enum class LaneGroup { SendingClient, EntryServer, Redis, OtherServers, OtherClients };

/// Who began it, and the server that it came to first.
struct Beginning {
    Place sender;
    Place entry;
};

Beginning beginningOf(const QList<TraceLeg> &legs)
{
    for (const LegKind kind : {LegKind::EventToNode, LegKind::ToRedis}) {
        const auto leg = std::find_if(
            legs.cbegin(), legs.cend(), [kind](const TraceLeg &candidate) { return candidate.kind == kind; });
        if (leg == legs.cend())
            continue;
        const Place from = originOf(*leg);
        return {from, kind == LegKind::EventToNode ? destinationOf(*leg) : from};
    }
    return legs.isEmpty() ? Beginning{} : Beginning{originOf(legs.constFirst()), originOf(legs.constFirst())};
}

LaneGroup groupOf(const Place &place, const Beginning &beginning)
{
    if (place == beginning.entry)
        return LaneGroup::EntryServer;
    if (place == beginning.sender)
        return LaneGroup::SendingClient;
    switch (place.kind) {
    case PlaceKind::Redis:
        return LaneGroup::Redis;
    case PlaceKind::Client:
        return LaneGroup::OtherClients;
    case PlaceKind::Node:
    case PlaceKind::ForeignServer:
    case PlaceKind::Unknown:
        return LaneGroup::OtherServers;
    }
    Q_UNREACHABLE();
}

QList<Place> lanesOf(const QList<TraceLeg> &legs, const Beginning &beginning)
{
    QList<Place> lanes;
    for (const TraceLeg &leg : legs) {
        for (const Place &place : {originOf(leg), destinationOf(leg)}) {
            if (!lanes.contains(place))
                lanes.append(place);
        }
    }
    // The order is the same in all languages; that of the C locale would not know numbers.
    QCollator byName(QLocale(QLocale::English));
    byName.setNumericMode(true);
    std::stable_sort(lanes.begin(), lanes.end(), [&](const Place &a, const Place &b) {
        const LaneGroup groupA = groupOf(a, beginning);
        const LaneGroup groupB = groupOf(b, beginning);
        return groupA != groupB ? groupA < groupB : byName.compare(a.name, b.name) < 0;
    });
    return lanes;
}

void countOutcome(Trace &trace, const QList<TraceLeg> &legs)
{
    QSet<QString> expected;
    QSet<QString> reached;
    for (const TraceLeg &leg : legs) {
        const bool isMissedByClient
            = leg.decisive().kind == HopKind::Missed && destinationOf(leg).kind == PlaceKind::Client;
        trace.losses += leg.decisive().kind == HopKind::Lost || isMissedByClient ? 1 : 0;
        if (leg.kind != LegKind::EventToClient)
            continue;
        expected.insert(destinationOf(leg).id);
        if (leg.decisive().kind == HopKind::Delivered)
            reached.insert(destinationOf(leg).id);
    }
    trace.expectedClients = int(expected.size());
    trace.reachedClients = int(reached.size());
    for (const TraceLeg &leg : legs) {
        if (leg.decisive().kind == HopKind::AckMissing && leg.decisive().verdict == Verdict::AckMissing)
            trace.missingAcks.append(leg.decisive().to);
    }
    // After the steps of the legs come the answers that never came.
    for (qsizetype i = legs.size(); i < trace.steps.size(); ++i)
        trace.missingAcks.append(trace.lanes.at(trace.steps.at(i).from));
}

bool isBefore(const Hop &a, const Hop &b)
{
    return a.timeNs != b.timeNs ? a.timeNs < b.timeNs : a.number < b.number;
}

bool leavesBefore(const TraceStep &a, const TraceStep &b)
{
    return a.departureNs != b.departureNs ? a.departureNs < b.departureNs : a.arrivalNs < b.arrivalNs;
}

} // namespace

Trace Trace::of(QList<Hop> hops)
{
    Trace trace;
    if (hops.isEmpty())
        return trace;
    std::sort(hops.begin(), hops.end(), isBefore);
    const QList<TraceLeg> legs = pairHops(hops);
    const Beginning beginning = beginningOf(legs);
    const auto named
        = std::find_if(hops.cbegin(), hops.cend(), [](const Hop &hop) { return !hop.eventName.isEmpty(); });

    trace.message = hops.constFirst().message;
    trace.eventName = named == hops.cend() ? QByteArray() : named->eventName;
    trace.sender = beginning.sender;
    trace.startNs = hops.constFirst().timeNs;
    trace.durationNs = hops.constLast().timeNs - trace.startNs;
    trace.hopCount = int(hops.size());
    trace.lanes = lanesOf(legs, beginning);
    trace.steps = makeSteps(legs, trace.lanes, trace.startNs) + missingAnswers(legs, trace.lanes, trace.durationNs);
    trace.verdicts = makeVerdicts(legs, trace.steps, trace.lanes);
    countOutcome(trace, legs);
    std::stable_sort(trace.steps.begin(), trace.steps.end(), leavesBefore);
    std::stable_sort(trace.verdicts.begin(), trace.verdicts.end(), [&](const TraceVerdict &a, const TraceVerdict &b) {
        return trace.lanes.indexOf(a.place) < trace.lanes.indexOf(b.place);
    });
    return trace;
}

int Trace::stepOf(quint64 hop) const
{
    const auto step = std::find_if(
        steps.cbegin(), steps.cend(), [hop](const TraceStep &candidate) { return candidate.hops.contains(hop); });
    return step == steps.cend() ? -1 : int(step - steps.cbegin());
}

} // namespace relayscope::core
