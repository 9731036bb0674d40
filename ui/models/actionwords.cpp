#include "models/actionwords.h"

#include "core/words.h"
#include "protocol/json.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace relayscope::models {

namespace {

using protocol::Value;

/// Gives lupdate a context for what stands in free functions.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(relayscope::models::Words)
};

/// "$args[0]" is better said than spelt.
QString referenceText(const QString &text)
{
    static const QRegularExpression oneArgument(QStringLiteral("^\\$args\\[(\\d{1,3})\\]$"));
    if (const auto match = oneArgument.match(text); match.hasMatch())
        return Words::tr("<argument %1>", "stands for its value").arg(match.capturedView(1).toInt() + 1);
    if (text == QLatin1String("$args"))
        return Words::tr("<all arguments>", "stands for their values");
    if (text == QLatin1String("$event"))
        return Words::tr("<event>", "stands for its name");
    if (text == QLatin1String("$message"))
        return Words::tr("<message>", "stands for what came from Redis");
    return text.startsWith(QLatin1String("$$")) ? text.mid(1) : text;
}

QString valueText(const Value &value)
{
    if (value.asText() != nullptr)
        return referenceText(QString::fromUtf8(*value.asText()));
    return QString::fromUtf8(protocol::toJson(value));
}

/// Arguments of an answer: a list of them, or one reference.
QString argumentsText(const Value &arguments)
{
    if (arguments.asArray() == nullptr)
        return valueText(arguments);
    QStringList texts;
    for (const Value &argument : *arguments.asArray()) {
        const QByteArray *text = argument.asText();
        const bool isReference = text != nullptr && text->startsWith('$') && !text->startsWith("$$");
        texts.append(isReference ? valueText(argument) : QString::fromUtf8(protocol::toJson(argument)));
    }
    return texts.isEmpty() ? Words::tr("with nothing", "an answer without arguments") : core::listText(texts);
}

/// One or several rooms.
QString roomsText(const Value &rooms)
{
    if (rooms.asArray() == nullptr)
        return Words::tr("room %1").arg(valueText(rooms));
    QStringList names;
    for (const Value &room : *rooms.asArray())
        names.append(valueText(room));
    if (names.size() == 1)
        return Words::tr("room %1").arg(names.first());
    return Words::tr("rooms %1", "list of names").arg(core::listText(names));
}

bool isSet(const Value &action, QByteArrayView flag)
{
    const Value *value = action.member(flag);
    return value != nullptr && value->asBool() != nullptr && *value->asBool();
}

QString targetText(const Value &action)
{
    const Value *to = action.member("to");
    const QByteArray whom = to != nullptr && to->asText() != nullptr ? *to->asText() : QByteArray("all");
    if (whom == "sender")
        return Words::tr("the sender");
    const Value *rooms = action.member("rooms");
    if (rooms == nullptr)
        return whom == "others" ? Words::tr("all others") : Words::tr("everybody");
    return whom == "others" ? Words::tr("the others in %1", "rooms").arg(roomsText(*rooms)) : roomsText(*rooms);
}

QString emitText(const Value &action, const Value &event)
{
    QString text = Words::tr("emit %1 to %2", "event, target").arg(valueText(event), targetText(action));
    if (const Value *except = action.member("except"))
        text = Words::tr("%1, except %2", "emit, rooms").arg(text, roomsText(*except));
    if (isSet(action, "local"))
        text = Words::tr("%1, on this node only", "emit").arg(text);
    if (isSet(action, "volatile"))
        text = Words::tr("%1, if they can take it at once", "emit").arg(text);
    return text;
}

QString verbText(const Value &action)
{
    if (const Value *event = action.member("emit"))
        return emitText(action, *event);
    if (const Value *rooms = action.member("join"))
        return Words::tr("join %1", "rooms").arg(roomsText(*rooms));
    if (const Value *rooms = action.member("leave"))
        return Words::tr("leave %1", "rooms").arg(roomsText(*rooms));
    if (const Value *answer = action.member("ack"))
        return Words::tr("answer %1", "arguments").arg(argumentsText(*answer));
    if (const Value *channel = action.member("publish"))
        return Words::tr("publish on Redis channel %1").arg(valueText(*channel));
    if (const Value *what = action.member("disconnect")) {
        return what->asText() != nullptr && *what->asText() == "connection" ? Words::tr("close the connection")
                                                                            : Words::tr("take it out of the namespace");
    }
    return Words::tr("?", "an action that is not known");
}

} // namespace

QString actionText(const Value &action)
{
    const Value *delay = action.member("delayMs");
    if (delay == nullptr)
        return verbText(action);
    return Words::tr("after %1 ms %2", "milliseconds, action").arg(valueText(*delay), verbText(action));
}

} // namespace relayscope::models
