#include "socketio/rules/ruleengine.h"

#include "protocol/socketio/reservedevents.h"
#include "socketio/namespace.h"
#include "socketio/rules/plainchannels.h"
#include "socketio/rules/rulescope.h"
#include "socketio/servercontext.h"
#include "socketio/socket.h"

#include <algorithm>
#include <utility>

namespace relayscope::socketio {

namespace {

using protocol::Value;

/// Actions that wait for their delay, of all clients. Ours: a client must not choose our memory.
constexpr std::size_t kMaxDelayedActions = 100'000;

/// A name as text, or a number as its digits; nothing for what is no name.
std::optional<QByteArray> toName(const Value &value)
{
    if (const QByteArray *const text = value.asText())
        return *text;
    if (const std::int64_t *const number = value.asInt())
        return QByteArray::number(qlonglong{*number});
    return std::nullopt;
}

/// Each template gives one room or a list of rooms; nothing when one of them is no room name.
std::optional<QList<QByteArray>> toRooms(const std::vector<ArgumentTemplate> &templates, RuleScope &scope)
{
    QList<QByteArray> rooms;
    const auto append = [&rooms](const Value &value) {
        const std::optional<QByteArray> name = toName(value);
        if (name)
            rooms.append(*name);
        return name.has_value();
    };
    for (const ArgumentTemplate &room : templates) {
        const Value value = room.evaluate(scope);
        const Value::Array *const list = value.asArray();
        if (list ? !std::all_of(list->begin(), list->end(), append) : !append(value))
            return std::nullopt;
    }
    return rooms;
}

} // namespace

RuleEngine::RuleEngine(ServerContext &context, PlainChannels *plainChannels)
    : m_context(context)
    , m_plainChannels(plainChannels)
    , m_rules(std::make_shared<const Rules>())
{
}

RuleEngine::~RuleEngine() = default;

void RuleEngine::attach(Namespace &nsp)
{
    if (std::find(m_namespaces.begin(), m_namespaces.end(), &nsp) != m_namespaces.end())
        return;
    m_namespaces.push_back(&nsp);
    nsp.setHandler(this);
}

void RuleEngine::socketConnected(Socket &socket)
{
    const NamespaceRules *const rules = m_rules->find(socket.nsp().name());
    if (!rules || rules->onConnect.empty())
        return;
    const auto scope = std::make_shared<RuleScope>(m_rules, socket.nsp(), m_context.recorder.nextTrace());
    scope->setSocket(socket.shared_from_this());
    run(rules->onConnect, scope);
}

RuleEngine::Match RuleEngine::find(const Namespace &nsp, const QByteArray &eventName) const
{
    const NamespaceRules *const rules = m_rules->find(nsp.name());
    if (!rules)
        return {};
    const auto found = rules->onEvent.find(eventName);
    const bool isForOthers = found == rules->onEvent.end();
    const Actions &actions = isForOthers ? rules->onOtherEvent : found->second;
    return {actions.empty() ? nullptr : &actions, isForOthers};
}

Handling RuleEngine::handlingOf(const Namespace &nsp, const QByteArray &eventName) const
{
    const Match match = find(nsp, eventName);
    if (!match.actions)
        return {telemetry::Verdict::NoRule, {}};
    return {telemetry::Verdict::HandledByRule, match.isForOthers ? QByteArrayLiteral("*") : eventName};
}

void RuleEngine::eventReceived(Socket &socket, const ReceivedEvent &event)
{
    const Match match = find(socket.nsp(), event.name);
    if (!match.actions) {
        ++m_context.counters.eventsWithoutRule;
        m_context.recorder.noRule(socket, event.name, event.trace);
        return;
    }
    const auto scope = std::make_shared<RuleScope>(m_rules, socket.nsp(), event.trace);
    scope->setSocket(socket.shared_from_this());
    scope->setEvent(event);
    run(*match.actions, scope);
}

void RuleEngine::serverSideEventReceived(Namespace &, const Value::Array &, const ServerSideAck &) { }

void RuleEngine::messageReceived(const QByteArray &channel, const QByteArray &message, quint64 trace)
{
    for (Namespace *const nsp : m_namespaces) {
        const NamespaceRules *const rules = m_rules->find(nsp->name());
        if (!rules)
            continue;
        const auto found = rules->onMessage.find(channel);
        if (found == rules->onMessage.end())
            continue;
        const auto scope = std::make_shared<RuleScope>(m_rules, *nsp, trace);
        scope->setMessage(channel, message);
        run(found->second, scope);
    }
}

void RuleEngine::run(const Actions &actions, const std::shared_ptr<RuleScope> &scope)
{
    for (const Action &action : actions) {
        if (action.delay.count() == 0) {
            run(action, *scope);
            continue;
        }
        if (m_context.later.pendingCount() >= kMaxDelayedActions) {
            skip(*scope, "too many actions wait for their delay");
            continue;
        }
        // The scope keeps the rules alive, and with them the action.
        m_context.later.after(action.delay, [this, &action, scope] { run(action, *scope); });
    }
}

void RuleEngine::run(const Action &action, RuleScope &scope)
{
    std::visit([this, &scope](const auto &step) { apply(step, scope); }, action.step);
}

void RuleEngine::apply(const JoinAction &action, RuleScope &scope)
{
    const std::optional<QList<QByteArray>> rooms = toRooms(action.rooms, scope);
    if (!rooms || !scope.socket()) {
        skip(scope, "join: not a room name");
        return;
    }
    for (const QByteArray &room : *rooms)
        scope.socket()->join(room, scope.trace());
}

void RuleEngine::apply(const LeaveAction &action, RuleScope &scope)
{
    const std::optional<QList<QByteArray>> rooms = toRooms(action.rooms, scope);
    if (!rooms || !scope.socket()) {
        skip(scope, "leave: not a room name");
        return;
    }
    for (const QByteArray &room : *rooms)
        scope.socket()->leave(room, scope.trace());
}

void RuleEngine::apply(const AckAction &action, RuleScope &scope)
{
    scope.acknowledge(action.arguments);
}

void RuleEngine::apply(const EmitAction &action, RuleScope &scope)
{
    const std::optional<QByteArray> name = toName(action.name.evaluate(scope));
    if (!name || isReservedEvent(*name)) {
        skip(scope, "emit: not an event name");
        return;
    }
    if (action.target == EmitAction::Target::Sender) {
        if (Socket *const socket = scope.socket()) {
            socket->sendEvent(makeEventPayload(*name, action.arguments, scope), action.isVolatile, scope.trace());
        }
        return;
    }
    const std::optional<QList<QByteArray>> rooms = toRooms(action.rooms, scope);
    const std::optional<QList<QByteArray>> except = toRooms(action.except, scope);
    if (!rooms || !except) {
        skip(scope, "emit: not a room name");
        return;
    }
    BroadcastOptions options{Selection{*rooms, *except}, Flags(), action.local, scope.trace()};
    options.flags.isVolatile = action.isVolatile;
    if (action.target == EmitAction::Target::Others && scope.socket())
        options.selection.except.append(scope.socket()->id());
    scope.nsp().adapter().broadcast(makeEventPayload(*name, action.arguments, scope), options);
}

void RuleEngine::apply(const DisconnectAction &action, RuleScope &scope)
{
    if (Socket *const socket = scope.socket())
        socket->disconnect(action.closeConnection);
}

void RuleEngine::apply(const PublishAction &action, RuleScope &scope)
{
    const std::optional<QByteArray> channel = toName(action.channel.evaluate(scope));
    if (!channel || !m_plainChannels) {
        skip(scope, "publish: not a channel name");
        return;
    }
    m_plainChannels->publish(*channel, makeJsonText(action.message, scope), scope.trace());
}

void RuleEngine::skip(RuleScope &scope, const char *why)
{
    ++m_context.counters.actionsSkipped;
    const QByteArray eventName = scope.event() ? scope.event()->name : QByteArray();
    m_context.recorder.skipped(telemetry::Verdict::NoRule, scope.nsp().name(), eventName, why, scope.trace());
}

} // namespace relayscope::socketio
