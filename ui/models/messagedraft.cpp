#include "models/messagedraft.h"

#include "core/savedarguments.h"
#include "protocol/limits.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>

namespace relayscope::models {

namespace {

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

constexpr std::array<QByteArrayView, 6> kReservedEvents{
    "connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener"};

std::optional<DraftProblem> eventProblem(const QByteArray &event)
{
    if (event.isEmpty())
        return DraftProblem{DraftField::Event, Words::tr("The event needs a name"), 0, 0};
    if (std::find(kReservedEvents.begin(), kReservedEvents.end(), event) != kReservedEvents.end()) {
        return DraftProblem{DraftField::Event,
            Words::tr("Socket.IO keeps the event name \"%1\" for itself").arg(QString::fromUtf8(event)), 0, 0};
    }
    return std::nullopt;
}

std::optional<DraftProblem> namespaceProblem(const QByteArray &nsp)
{
    if (!nsp.startsWith('/'))
        return DraftProblem{DraftField::Namespace, Words::tr("A namespace begins with a slash"), 0, 0};
    if (nsp.contains(','))
        return DraftProblem{DraftField::Namespace, Words::tr("A namespace has no comma in it"), nsp.indexOf(','), 0};
    return std::nullopt;
}

/// "2, line 1, column 5: ..." only as far as it helps to find the place.
QString placedText(const MessageDraft &draft, qsizetype argument, const ArgumentProblem &problem)
{
    const QString &text = draft.arguments.at(argument).text;
    const QStringView before = QStringView(text).first(std::min(problem.position, text.size()));
    const qsizetype line = before.count(QLatin1Char('\n')) + 1;
    const qsizetype column = before.size() - before.lastIndexOf(QLatin1Char('\n'));
    if (draft.arguments.size() == 1)
        return Words::tr("Arguments, %1:%2: %3", "line, column, what is wrong").arg(line).arg(column).arg(problem.text);
    return Words::tr("Argument %1, %2:%3: %4", "number, line, column, what is wrong")
        .arg(argument + 1)
        .arg(line)
        .arg(column)
        .arg(problem.text);
}

} // namespace

Expected<core::OutgoingMessage, DraftProblem> checkDraft(const MessageDraft &draft)
{
    if (auto problem = namespaceProblem(draft.message.nsp))
        return Unexpected(std::move(*problem));
    if (auto problem = eventProblem(draft.message.event))
        return Unexpected(std::move(*problem));

    core::OutgoingMessage outgoing{draft.message, {}};
    for (qsizetype i = 0; i < draft.arguments.size(); ++i) {
        auto values = readArgument(draft.arguments.at(i));
        if (!values) {
            return Unexpected(
                DraftProblem{DraftField::Arguments, placedText(draft, i, values.error()), values.error().position, i});
        }
        std::move(values->begin(), values->end(), std::back_inserter(outgoing.arguments));
        const auto attachments = std::count_if(outgoing.arguments.begin(), outgoing.arguments.end(),
            [](const protocol::Value &value) { return value.asBinary() != nullptr; });
        if (attachments > limits::kMaxAttachments) {
            return Unexpected(DraftProblem{DraftField::Arguments,
                Words::tr("A node takes at most %1 binary arguments").arg(limits::kMaxAttachments), 0, i});
        }
    }
    outgoing.message.arguments = core::toSavedArguments(outgoing.arguments);
    return outgoing;
}

MessageDraft toDraft(const core::SavedMessage &message)
{
    const auto arguments = core::readSavedArguments(message.arguments);
    MessageDraft draft{message, {}};
    draft.arguments = arguments ? argumentDrafts(*arguments)
                                : QList<ArgumentDraft>{{ArgumentType::Json, QString::fromUtf8(message.arguments)}};
    if (draft.arguments.isEmpty())
        draft.arguments.append(ArgumentDraft());
    return draft;
}

} // namespace relayscope::models
