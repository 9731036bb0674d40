#include "socketio/rules/rulesloader.h"

#include "protocol/limits.h"
#include "protocol/locatedjson.h"
#include "protocol/socketio/reservedevents.h"
#include "socketio/rules/actionparser.h"

#include <QFile>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace relayscope::socketio {

using protocol::lineAndColumn;
using protocol::LocatedJsonError;
using protocol::LocatedValue;
using protocol::parseLocatedJson;

namespace {

using Member = LocatedValue::Member;
using Failure = std::optional<LocatedJsonError>;

LocatedJsonError errorAt(qsizetype offset, const QString &message)
{
    return LocatedJsonError{offset, message};
}

/// What is wrong with value as an object: its kind, or a key that is there twice or, when known is not empty, unknown.
Failure checkObject(const LocatedValue &value, const char *what, std::initializer_list<const char *> known)
{
    if (value.kind != LocatedValue::Kind::Object)
        return errorAt(value.offset, QStringLiteral("%1 must be an object").arg(QLatin1String(what)));
    for (auto member = value.members.begin(); member != value.members.end(); ++member) {
        const QString key = QString::fromUtf8(member->key);
        const bool isKnown = known.size() == 0
            || std::any_of(known.begin(), known.end(), [&](const char *name) { return member->key == name; });
        if (!isKnown)
            return errorAt(member->keyOffset, QStringLiteral("unknown key '%1' in %2").arg(key, QLatin1String(what)));
        if (std::any_of(
                value.members.begin(), member, [&](const Member &earlier) { return earlier.key == member->key; }))
            return errorAt(member->keyOffset, QStringLiteral("key '%1' is there twice").arg(key));
    }
    return std::nullopt;
}

Failure readActions(const LocatedValue &value, TemplateContext context, Actions &actions)
{
    Expected<Actions, LocatedJsonError> parsed = parseActions(value, context);
    if (!parsed)
        return parsed.error();
    actions = std::move(*parsed);
    return std::nullopt;
}

Failure readEventRules(const LocatedValue &value, NamespaceRules &rules)
{
    if (Failure failure = checkObject(value, "'on'", {}))
        return failure;
    for (const Member &member : value.members) {
        if (isReservedEvent(member.key)) {
            return errorAt(
                member.keyOffset, QStringLiteral("the event name '%1' is reserved").arg(QString::fromUtf8(member.key)));
        }
        Actions &actions = member.key == "*" ? rules.onOtherEvent : rules.onEvent[member.key];
        if (Failure failure = readActions(member.value, TemplateContext::Event, actions))
            return failure;
    }
    return std::nullopt;
}

Failure readMessageRules(const LocatedValue &value, NamespaceRules &rules)
{
    if (Failure failure = checkObject(value, "'subscribe'", {}))
        return failure;
    for (const Member &member : value.members) {
        if (member.key.isEmpty())
            return errorAt(member.keyOffset, QStringLiteral("a channel must have a name"));
        if (Failure failure = readActions(member.value, TemplateContext::Message, rules.onMessage[member.key]))
            return failure;
    }
    return std::nullopt;
}

Failure readNamespace(const Member &member, NamespaceRules &rules)
{
    if (!member.key.startsWith('/') || member.key.contains(',') || member.key.size() > limits::kMaxNamespaceBytes) {
        return errorAt(member.keyOffset,
            QStringLiteral("a namespace begins with '/', has no ',' and at most %1 bytes")
                .arg(limits::kMaxNamespaceBytes));
    }
    if (Failure failure = checkObject(member.value, "a namespace", {"onConnect", "on", "subscribe"}))
        return failure;
    rules.name = member.key;
    for (const Member &part : member.value.members) {
        Failure failure = part.key == "onConnect" ? readActions(part.value, TemplateContext::Connect, rules.onConnect)
            : part.key == "on"                    ? readEventRules(part.value, rules)
                                                  : readMessageRules(part.value, rules);
        if (failure)
            return failure;
    }
    return std::nullopt;
}

Failure readRules(const LocatedValue &root, std::vector<NamespaceRules> &rules)
{
    if (Failure failure = checkObject(root, "a rules file", {"description", "namespaces"}))
        return failure;
    const LocatedValue *namespaces = nullptr;
    for (const Member &member : root.members) {
        if (member.key == "namespaces")
            namespaces = &member.value;
        else if (!member.value.text())
            return errorAt(member.value.offset, QStringLiteral("the description must be a text"));
    }
    if (!namespaces)
        return errorAt(root.offset, QStringLiteral("a rules file needs 'namespaces'"));
    if (Failure failure = checkObject(*namespaces, "'namespaces'", {}))
        return failure;
    for (const Member &member : namespaces->members) {
        if (Failure failure = readNamespace(member, rules.emplace_back()))
            return failure;
    }
    return std::nullopt;
}

} // namespace

QString RulesError::toString() const
{
    if (line == 0)
        return QStringLiteral("%1: %2").arg(file, message);
    return QStringLiteral("%1:%2:%3: %4").arg(file).arg(line).arg(column).arg(message);
}

Expected<Rules, RulesError> loadRules(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Unexpected(RulesError{path, 0, 0, QStringLiteral("cannot be read: %1").arg(file.errorString())});
    const QByteArray json = file.read(kMaxRulesBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Unexpected(RulesError{path, 0, 0, QStringLiteral("cannot be read: %1").arg(file.errorString())});
    return parseRules(json, path);
}

Expected<Rules, RulesError> parseRules(QByteArrayView json, const QString &fileName)
{
    if (json.size() > kMaxRulesBytes) {
        return Unexpected(RulesError{fileName, 0, 0, QStringLiteral("longer than %1 bytes").arg(kMaxRulesBytes)});
    }
    const auto located = [&](const LocatedJsonError &error) {
        const auto [line, column] = lineAndColumn(json, error.offset);
        return Unexpected(RulesError{fileName, line, column, error.message});
    };
    const Expected<LocatedValue, LocatedJsonError> document = parseLocatedJson(json);
    if (!document)
        return located(document.error());
    std::vector<NamespaceRules> rules;
    if (const Failure failure = readRules(*document, rules))
        return located(*failure);
    return Rules(std::move(rules));
}

} // namespace relayscope::socketio
