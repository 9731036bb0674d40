#include "socketio/rules/rulescope.h"

#include "protocol/json.h"
#include "socketio/namespace.h"
#include "socketio/servercontext.h"
#include "socketio/socket.h"

#include <utility>

namespace relayscope::socketio {

namespace {

using protocol::Value;

Value toValue(const QList<QByteArray> &texts)
{
    Value::Array array;
    array.reserve(static_cast<std::size_t>(texts.size()));
    for (const QByteArray &text : texts)
        array.emplace_back(text);
    return array;
}

} // namespace

RuleScope::RuleScope(std::shared_ptr<const Rules> rules, Namespace &nsp, quint64 trace)
    : m_rules(std::move(rules))
    , m_namespace(nsp)
    , m_trace(trace)
{
}

RuleScope::~RuleScope() = default;

void RuleScope::setMessage(QByteArray channel, QByteArray message)
{
    m_channel = std::move(channel);
    m_message = std::move(message);
}

void RuleScope::acknowledge(const ArgumentTemplate &arguments)
{
    if (m_socket && m_event && m_event->ackId && !std::exchange(m_acknowledged, true))
        m_socket->sendAck(*m_event->ackId, makeAckPayload(arguments, *this), m_trace);
}

const Value &RuleScope::root(TemplateRoot root)
{
    std::optional<Value> &value = m_roots[static_cast<int>(root)];
    if (!value)
        value = build(root);
    return *value;
}

Value RuleScope::build(TemplateRoot root) const
{
    switch (root) {
    case TemplateRoot::Arguments: {
        if (!m_event)
            return Value::Array{};
        Value value = m_event->payload.toValue();
        if (Value::Array *const list = value.asArray(); list && !list->empty())
            list->erase(list->begin());
        return value;
    }
    case TemplateRoot::EventName:
        return m_event ? Value(m_event->name) : Value();
    case TemplateRoot::Socket:
        if (!m_socket)
            return Value();
        return Value::Object{{"id", Value(m_socket->id())}, {"rooms", toValue(m_socket->rooms())}};
    case TemplateRoot::Handshake:
        return m_socket ? m_socket->handshake() : Value();
    case TemplateRoot::Namespace:
        return m_namespace.name();
    case TemplateRoot::Node:
        return m_namespace.context().options.nodeName;
    case TemplateRoot::Channel:
        return m_channel;
    case TemplateRoot::Message: {
        Expected<Value, protocol::JsonFailure> parsed = protocol::parseJson(m_message);
        return parsed ? std::move(*parsed) : Value(m_message);
    }
    }
    Q_UNREACHABLE();
}

} // namespace relayscope::socketio
