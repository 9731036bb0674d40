#include "socketio/rules/argumenttemplate.h"

#include "protocol/json.h"
#include "socketio/rules/rulescope.h"

#include <utility>

namespace relayscope::socketio {

namespace {

using protocol::Value;

const Value *stepInto(const Value &value, const ArgumentTemplate::Step &step)
{
    if (const QByteArray *const name = std::get_if<QByteArray>(&step))
        return value.member(*name);
    const Value::Array *const array = value.asArray();
    const auto index = static_cast<std::size_t>(std::get<qsizetype>(step));
    return array && index < array->size() ? &(*array)[index] : nullptr;
}

Value resolve(const ArgumentTemplate::Reference &reference, RuleScope &scope)
{
    const Value *value = &scope.root(reference.root);
    for (const ArgumentTemplate::Step &step : reference.steps) {
        value = stepInto(*value, step);
        if (!value)
            return Value();
    }
    return *value;
}

/// `$args` with a client event behind it: its bytes can be handed on.
const ReceivedEvent *splicedEvent(const ArgumentTemplate &arguments, const RuleScope &scope)
{
    return arguments.isAllArguments() ? scope.event() : nullptr;
}

Value::Array toArguments(Value value)
{
    if (value.isUndefined())
        return {};
    if (Value::Array *const list = value.asArray())
        return std::move(*list);
    return {std::move(value)};
}

QByteArray bracketed(QByteArrayView json)
{
    QByteArray array;
    array.reserve(json.size() + 2);
    array.append('[').append(json).append(']');
    return array;
}

} // namespace

bool ArgumentTemplate::isAllArguments() const
{
    const auto *const reference = std::get_if<Reference>(&m_form);
    return reference && reference->root == TemplateRoot::Arguments && reference->steps.empty();
}

Value ArgumentTemplate::evaluate(RuleScope &scope) const
{
    if (const auto *const reference = std::get_if<Reference>(&m_form))
        return resolve(*reference, scope);
    if (const auto *const array = std::get_if<Array>(&m_form)) {
        Value::Array items;
        items.reserve(array->items.size());
        for (const ArgumentTemplate &item : array->items)
            items.push_back(item.evaluate(scope));
        return items;
    }
    if (const auto *const object = std::get_if<Object>(&m_form)) {
        Value::Object members;
        members.reserve(object->members.size());
        for (const auto &[name, member] : object->members)
            members.emplace_back(name, member.evaluate(scope));
        return members;
    }
    return std::get<Value>(m_form);
}

Payload makeEventPayload(const QByteArray &name, const ArgumentTemplate &arguments, RuleScope &scope)
{
    if (const ReceivedEvent *const event = splicedEvent(arguments, scope))
        return makeEvent(name, event->argumentsJson, event->payload.attachments());
    return makeEvent(name, toArguments(arguments.evaluate(scope)));
}

Payload makeAckPayload(const ArgumentTemplate &arguments, RuleScope &scope)
{
    if (const ReceivedEvent *const event = splicedEvent(arguments, scope))
        return Payload(bracketed(event->argumentsJson), event->payload.attachments());
    return Payload::fromValue(toArguments(arguments.evaluate(scope)));
}

QByteArray makeJsonText(const ArgumentTemplate &value, RuleScope &scope)
{
    const ReceivedEvent *const event = splicedEvent(value, scope);
    if (event && event->payload.attachments().isEmpty())
        return bracketed(event->argumentsJson);
    const Value evaluated = value.evaluate(scope);
    return protocol::toJson(evaluated.isUndefined() ? Value(nullptr) : evaluated);
}

} // namespace relayscope::socketio
