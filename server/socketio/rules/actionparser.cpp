#include "socketio/rules/actionparser.h"

#include "protocol/socketio/reservedevents.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace relayscope::socketio {

using protocol::LocatedJsonError;
using protocol::LocatedValue;

namespace {

using Member = LocatedValue::Member;

struct Verb {
    const char *name;
    QByteArrayList otherKeys;
};

const std::array<Verb, 6> &verbs()
{
    static const std::array<Verb, 6> kVerbs{{
        {"join", {}},
        {"leave", {}},
        {"ack", {}},
        {"emit", {"args", "to", "rooms", "except", "local", "volatile"}},
        {"disconnect", {}},
        {"publish", {"message"}},
    }};
    return kVerbs;
}

/// Reads one action; the first error sticks and everything after it is skipped.
class ActionReader final {
public:
    ActionReader(const LocatedValue &object, TemplateContext context)
        : m_object(object)
        , m_context(context)
    {
    }

    [[nodiscard]] Expected<Action, LocatedJsonError> read()
    {
        Action action;
        if (const Verb *const verb = findVerb(); verb && checkKeys(*verb)) {
            action.step = readStep(*verb);
            action.delay = readDelay();
        }
        if (m_error)
            return Unexpected(*m_error);
        return action;
    }

private:
    void fail(qsizetype offset, const QString &message)
    {
        if (!m_error)
            m_error = LocatedJsonError{offset, message};
    }

    [[nodiscard]] const Member *find(QByteArrayView key) const
    {
        const auto found = std::find_if(m_object.members.begin(), m_object.members.end(),
            [key](const Member &member) { return member.key == key; });
        return found == m_object.members.end() ? nullptr : &*found;
    }

    const Verb *findVerb()
    {
        if (m_object.kind != LocatedValue::Kind::Object) {
            fail(m_object.offset, QStringLiteral("an action must be an object"));
            return nullptr;
        }
        QStringList names;
        for (const Verb &verb : verbs()) {
            if (find(verb.name))
                return &verb;
            names.append(QString::fromLatin1(verb.name));
        }
        fail(m_object.offset, QStringLiteral("an action needs one of %1").arg(names.join(QStringLiteral(", "))));
        return nullptr;
    }

    bool checkKeys(const Verb &verb)
    {
        for (auto member = m_object.members.begin(); member != m_object.members.end(); ++member) {
            const QString key = QString::fromUtf8(member->key);
            const bool known
                = member->key == verb.name || member->key == "delayMs" || verb.otherKeys.contains(member->key);
            if (!known) {
                fail(member->keyOffset,
                    QStringLiteral("unknown key '%1' in an action with '%2'").arg(key, QLatin1String(verb.name)));
            } else if (std::any_of(m_object.members.begin(), member,
                           [&](const Member &earlier) { return earlier.key == member->key; })) {
                fail(member->keyOffset, QStringLiteral("key '%1' is there twice").arg(key));
            }
        }
        const QByteArray name = verb.name;
        const bool allowed = m_context == TemplateContext::Event || name == "emit" || name == "publish"
            || (m_context == TemplateContext::Connect && name != "ack");
        if (!allowed) {
            fail(find(name)->keyOffset,
                QStringLiteral("'%1' makes no sense here: %2")
                    .arg(QString::fromLatin1(name),
                        m_context == TemplateContext::Connect ? QStringLiteral("a connect has no answer")
                                                              : QStringLiteral("there is no client behind a message")));
        }
        return !m_error;
    }

    Action::Step readStep(const Verb &verb)
    {
        const QByteArray name = verb.name;
        const LocatedValue &subject = find(name)->value;
        if (name == "join")
            return JoinAction{readRooms(subject)};
        if (name == "leave")
            return LeaveAction{readRooms(subject)};
        if (name == "ack")
            return AckAction{readArguments(subject)};
        if (name == "disconnect")
            return readDisconnect(subject);
        if (name == "publish")
            return readPublish(subject);
        return readEmit(subject);
    }

    ArgumentTemplate readTemplate(const LocatedValue &value)
    {
        Expected<ArgumentTemplate, LocatedJsonError> parsed = parseTemplate(value, m_context);
        if (parsed)
            return std::move(*parsed);
        fail(parsed.error().offset, parsed.error().message);
        return {};
    }

    /// A literal name that is not empty, or a reference.
    ArgumentTemplate readName(const LocatedValue &value, const char *what)
    {
        if (!value.text() || value.text()->isEmpty())
            fail(value.offset, QStringLiteral("expected %1").arg(QLatin1String(what)));
        return readTemplate(value);
    }

    /// A room or a list of rooms.
    std::vector<ArgumentTemplate> readRooms(const LocatedValue &value)
    {
        std::vector<ArgumentTemplate> rooms;
        if (value.kind != LocatedValue::Kind::Array) {
            rooms.push_back(readName(value, "a room name or a list of them"));
            return rooms;
        }
        for (const LocatedValue &room : value.items)
            rooms.push_back(readName(room, "a room name"));
        return rooms;
    }

    /// A list of values, or a reference to spread.
    ArgumentTemplate readArguments(const LocatedValue &value)
    {
        const bool isReference = value.text() && value.text()->startsWith('$') && !value.text()->startsWith("$$");
        if (value.kind != LocatedValue::Kind::Array && !isReference)
            fail(value.offset, QStringLiteral("expected a list of arguments, or a reference such as \"$args\""));
        return readTemplate(value);
    }

    bool readFlag(const char *key)
    {
        const Member *const member = find(key);
        if (!member)
            return false;
        const bool *const flag = member->value.scalar.asBool();
        if (!flag)
            fail(member->value.offset, QStringLiteral("expected true or false"));
        return flag && *flag;
    }

    std::chrono::milliseconds readDelay()
    {
        const Member *const member = find("delayMs");
        if (!member)
            return {};
        const std::int64_t *const delay = member->value.scalar.asInt();
        if (delay && *delay >= 0 && *delay <= kMaxActionDelay.count())
            return std::chrono::milliseconds(*delay);
        fail(member->value.offset, QStringLiteral("expected a delay of 0 to %1 ms").arg(kMaxActionDelay.count()));
        return {};
    }

    DisconnectAction readDisconnect(const LocatedValue &value)
    {
        const QByteArray what = value.text() ? *value.text() : QByteArray();
        if (what != "namespace" && what != "connection")
            fail(value.offset, QStringLiteral("expected \"namespace\" or \"connection\""));
        return DisconnectAction{what == "connection"};
    }

    PublishAction readPublish(const LocatedValue &value)
    {
        PublishAction action;
        action.channel = readName(value, "a channel name");
        const Member *const message = find("message");
        if (message)
            action.message = readTemplate(message->value);
        else
            fail(m_object.offset, QStringLiteral("'publish' needs a 'message'"));
        return action;
    }

    EmitAction readEmit(const LocatedValue &value)
    {
        EmitAction action;
        action.name = readName(value, "an event name");
        if (value.text() && isReservedEvent(*value.text()))
            fail(value.offset, QStringLiteral("the event name '%1' is reserved").arg(QString::fromUtf8(*value.text())));
        if (const Member *const arguments = find("args"))
            action.arguments = readArguments(arguments->value);
        action.target = readTarget();
        if (const Member *const rooms = find("rooms"))
            action.rooms = readRooms(rooms->value);
        if (const Member *const except = find("except"))
            action.except = readRooms(except->value);
        action.local = readFlag("local");
        action.isVolatile = readFlag("volatile");
        return action;
    }

    EmitAction::Target readTarget()
    {
        const Member *const member = find("to");
        if (!member)
            return EmitAction::Target::All;
        const QByteArray target = member->value.text() ? *member->value.text() : QByteArray();
        const bool hasSender = m_context != TemplateContext::Message;
        if (target == "all")
            return EmitAction::Target::All;
        if (target == "others" && hasSender)
            return EmitAction::Target::Others;
        if (target != "sender" || !hasSender) {
            fail(member->value.offset,
                hasSender ? QStringLiteral("expected \"all\", \"others\" or \"sender\" (rooms have a key of their own)")
                          : QStringLiteral("expected \"all\": there is no client behind a message"));
        }
        for (const char *const key : {"rooms", "except", "local"}) {
            if (const Member *const useless = find(key)) {
                fail(useless->keyOffset,
                    QStringLiteral("'%1' makes no sense with \"to\": \"sender\"").arg(QLatin1String(key)));
            }
        }
        return EmitAction::Target::Sender;
    }

    const LocatedValue &m_object;
    TemplateContext m_context;
    std::optional<LocatedJsonError> m_error;
};

} // namespace

Expected<Actions, LocatedJsonError> parseActions(const LocatedValue &list, TemplateContext context)
{
    if (list.kind != LocatedValue::Kind::Array)
        return Unexpected(LocatedJsonError{list.offset, QStringLiteral("expected a list of actions")});
    Actions actions;
    for (const LocatedValue &item : list.items) {
        Expected<Action, LocatedJsonError> action = ActionReader(item, context).read();
        if (!action)
            return Unexpected(action.error());
        actions.push_back(std::move(*action));
    }
    return actions;
}

} // namespace relayscope::socketio
