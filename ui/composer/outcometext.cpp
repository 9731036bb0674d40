#include "ui/composer/outcometext.h"

#include "core/peertext.h"
#include "core/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace relayscope::ui {

namespace {

using core::SendOutcome;
using models::Tone;

/// A line has room for.
constexpr qsizetype kMaxNames = 5;

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::ui::Outcome)
};

QString duration(qint64 ns)
{
    return Words::tr("%1 ms", "milliseconds").arg(QLocale().toString(double(ns) / 1e6, 'f', 1));
}

QString answerText(const core::SendResult &result)
{
    return Words::tr("%1  after %2", "answer, how long it took")
        .arg(QString::fromUtf8(result.answer), duration(result.roundTripNs));
}

QString namesText(const QList<core::Place> &places)
{
    QStringList names;
    for (const core::Place &place : places.first(qMin(places.size(), kMaxNames)))
        names.append(place.name);
    const QString listed = core::listText(names);
    return places.size() <= kMaxNames
        ? listed
        : Words::tr("%1 and %2 more", "names, a count").arg(listed, QString::number(places.size() - kMaxNames));
}

/// With names, when the trace knows all of those who did not answer.
QString missingText(const core::SendResult &result, const core::Trace &trace)
{
    const qsizetype silent = trace.missingAcks.size();
    if (silent > 0 && (result.missingAnswers < 0 || result.missingAnswers == silent)) {
        return Words::tr("%1 of %2 answered; missing: %3", "two counts, names")
            .arg(QString::number(qMax(qsizetype(0), trace.expectedClients - silent)),
                QString::number(trace.expectedClients), namesText(trace.missingAcks));
    }
    const QString came = result.answer.isEmpty() || result.answer == "[]"
        ? Words::tr("no answer in time")
        : Words::tr("partial answer %1").arg(QString::fromUtf8(result.answer));
    if (result.missingAnswers == 0)
        return came;
    if (result.missingAnswers < 0)
        return Words::tr("%1; how many are missing is not known").arg(came);
    const QString missing = result.missingAnswers == 1
        ? Words::tr("1 client did not answer")
        : Words::tr("%1 clients did not answer").arg(result.missingAnswers);
    return Words::tr("%1; %2", "what came, what is missing").arg(came, missing);
}

bool isLost(const core::SavedMessage &message, const core::SendResult &result)
{
    return result.isUnpublished && !message.local;
}

QString sentText(const core::SavedMessage &message, const core::SendResult &result)
{
    switch (message.sender) {
    case core::SavedMessage::Sender::Client:
        return Words::tr("sent");
    case core::SavedMessage::Sender::Node:
        if (message.local)
            return Words::tr("sent to the node's own clients");
        return isLost(message, result)
            ? Words::tr("not published so far, only sent to the node's own clients: its link to Redis is down")
            : Words::tr("published");
    case core::SavedMessage::Sender::Emitter:
        break;
    }
    if (result.receivers < 0)
        return Words::tr("published");
    if (result.receivers == 0)
        return Words::tr("published, and no node is subscribed");
    return result.receivers == 1 ? Words::tr("published, 1 subscriber got it")
                                 : Words::tr("published, %1 subscribers got it").arg(result.receivers);
}

Tone toneOfSent(const core::SavedMessage &message, const core::SendResult &result)
{
    if (isLost(message, result))
        return Tone::Bad;
    return result.receivers == 0 ? Tone::Pending : Tone::Plain;
}

Outcome outcomeOfOne(const core::SavedMessage &message, const core::SendProgress &progress, const core::Trace &trace)
{
    const core::SendResult &result = progress.last;
    if (progress.waiting > 0) {
        return {
            message.ackTimeoutMs > 0 ? Words::tr("waiting for the answer ...") : Words::tr("sending ..."), Tone::Plain};
    }
    switch (result.outcome) {
    case SendOutcome::Sent:
        return {sentText(message, result), toneOfSent(message, result)};
    case SendOutcome::Acknowledged:
        if (result.missingAnswers == 0)
            return {answerText(result), Tone::Good};
        return {missingText(result, trace), Tone::Pending};
    case SendOutcome::AckTimedOut:
        return {missingText(result, trace), Tone::Pending};
    case SendOutcome::Disconnected:
        return {Words::tr("no answer: the connection went before it came"), Tone::Pending};
    case SendOutcome::Refused:
        return {Words::tr("not sent: %1").arg(core::peerText(result.reason)), Tone::Bad};
    }
    Q_UNREACHABLE();
}

Outcome outcomeOfMany(const core::SavedMessage &message, const core::SendProgress &progress)
{
    const QLocale locale;
    QStringList parts{Words::tr("%1 of %2 sent")
                          .arg(locale.toString(progress.sent - progress.refused), locale.toString(progress.wanted))};
    if (message.ackTimeoutMs > 0) {
        parts.append(Words::tr("%1 answered").arg(locale.toString(progress.answered)));
        if (progress.unanswered > 0)
            parts.append(Words::tr("%1 without answer").arg(locale.toString(progress.unanswered)));
    }
    if (progress.unpublished > 0 && !message.local)
        parts.append(Words::tr("%1 not published").arg(locale.toString(progress.unpublished)));
    if (progress.waiting > 0)
        parts.append(Words::tr("%1 waiting").arg(locale.toString(progress.waiting)));
    if (progress.refused > 0)
        parts.append(
            Words::tr("%1 refused: %2").arg(locale.toString(progress.refused), core::peerText(progress.refusal)));
    const bool isDone = progress.sent >= progress.wanted && progress.waiting == 0;
    const bool hasLost = progress.refused > 0 || (progress.unpublished > 0 && !message.local);
    const Tone tone = hasLost                ? Tone::Bad
        : progress.unanswered > 0            ? Tone::Pending
        : isDone && message.ackTimeoutMs > 0 ? Tone::Good
                                             : Tone::Plain;
    return {core::listText(parts), tone};
}

} // namespace

Outcome outcome(const core::SavedMessage &message, const core::SendProgress &progress, const core::Trace &trace)
{
    return message.repeatCount > 1 ? outcomeOfMany(message, progress) : outcomeOfOne(message, progress, trace);
}

} // namespace relayscope::ui
