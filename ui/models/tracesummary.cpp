#include "models/tracesummary.h"

#include "core/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace relayscope::models {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::TraceSummary)
};

QString subject(const core::Trace &trace)
{
    const QString event = QString::fromUtf8(trace.eventName);
    if (event.isEmpty())
        return Texts::tr("Message from %1").arg(trace.sender.name);
    return trace.sender.name.isEmpty() ? event : Texts::tr("%1 from %2", "event, sender").arg(event, trace.sender.name);
}

} // namespace

QString traceHeadline(const core::Trace &trace)
{
    const QString hops
        = trace.hopCount == 1 ? Texts::tr("1 hop") : Texts::tr("%1 hops").arg(QLocale().toString(trace.hopCount));
    return Texts::tr("%1 · %2 · %3", "what from whom, hops, duration")
        .arg(subject(trace), hops, core::durationText(trace.durationNs));
}

QString traceOutcome(const core::Trace &trace)
{
    QStringList parts;
    if (trace.expectedClients == 1)
        parts.append(
            trace.reachedClients == 1 ? Texts::tr("reached its 1 client") : Texts::tr("did not reach its 1 client"));
    else if (trace.expectedClients > 1)
        parts.append(Texts::tr("%1 of %2 clients").arg(trace.reachedClients).arg(trace.expectedClients));
    if (trace.losses > 0)
        parts.append(trace.losses == 1 ? Texts::tr("1 lost") : Texts::tr("%1 lost").arg(trace.losses));
    const auto acks = std::count_if(trace.steps.cbegin(), trace.steps.cend(),
        [](const core::TraceStep &step) { return step.verdict == core::Verdict::AckReceived; });
    if (acks > 0)
        parts.append(acks == 1 ? Texts::tr("1 ack received") : Texts::tr("%1 acks received").arg(acks));
    if (!trace.missingAcks.isEmpty())
        parts.append(trace.missingAcks.size() == 1 ? Texts::tr("1 ack missing")
                                                   : Texts::tr("%1 acks missing").arg(trace.missingAcks.size()));
    return parts.join(Texts::tr(", ", "between the parts of an outcome"));
}

bool hasTraceLosses(const core::Trace &trace)
{
    return trace.losses > 0 || !trace.missingAcks.isEmpty();
}

} // namespace relayscope::models
