#include "node/commands.h"

#include "protocol/json.h"
#include "protocol/messagepack.h"
#include "protocol/socketio/reservedevents.h"
#include "socketio/broadcastoperator.h"
#include "socketio/namespace.h"
#include "socketio/rules/rulesloader.h"
#include "socketio/server.h"
#include "socketio/servercontext.h"

#include <chrono>
#include <optional>
#include <tuple>
#include <utility>

namespace relayscope::node {

namespace {

using protocol::Value;
using socketio::BroadcastOperator;
using socketio::EmitError;
using socketio::Payload;
using telemetry::Emit;
using telemetry::EmitOutcome;
using telemetry::EmitResult;

/// Empty when it can be sent.
[[nodiscard]] QByteArray refusalOf(const Emit &emission, const socketio::Namespace *nsp, bool areArgumentsValid)
{
    if (!nsp)
        return "the node does not serve the namespace " + emission.nsp;
    if (emission.event.isEmpty())
        return toString(EmitError::EventNameMissing);
    if (socketio::isReservedEvent(emission.event))
        return toString(EmitError::ReservedEventName);
    return areArgumentsValid ? QByteArray() : QByteArrayLiteral("the arguments are not a MessagePack array");
}

/// `[1,"two"]`; what would make it longer than Commands::kMaxAnswerBytes is left out.
[[nodiscard]] QByteArray answersText(const Value::Array &answers)
{
    QByteArray text = QByteArrayLiteral("[");
    for (const Value &answer : answers) {
        const QByteArray json = answer.isUndefined() ? QByteArrayLiteral("null") : protocol::toJson(answer);
        if (text.size() + json.size() > Commands::kMaxAnswerBytes)
            break;
        if (text.size() > 1)
            text += ',';
        text += json;
    }
    return text + ']';
}

[[nodiscard]] BroadcastOperator targetOf(socketio::Namespace &nsp, const Emit &emission, quint64 trace)
{
    BroadcastOperator target(nsp);
    target.to(emission.rooms).except(emission.except).trace(trace);
    if (emission.local)
        target.local();
    if (emission.isVolatile)
        target.volatileOnly();
    return target;
}

[[nodiscard]] EmitResult resultOf(quint64 id, const socketio::BroadcastResult &broadcast)
{
    EmitResult result;
    result.id = id;
    result.outcome = broadcast.error.isEmpty() ? EmitOutcome::Acknowledged : EmitOutcome::TimedOut;
    const auto answered = static_cast<qint64>(broadcast.answers.size());
    result.missing = broadcast.asked ? static_cast<qint32>(*broadcast.asked - answered) : -1;
    result.answers = answersText(broadcast.answers);
    result.reason = broadcast.error.toUtf8();
    if (!broadcast.missing.isEmpty())
        result.reason += "; no answer from " + broadcast.missing.toString().toUtf8();
    return result;
}

} // namespace

telemetry::RulesAnswer Commands::setRules(const telemetry::SetRules &rules)
{
    auto parsed = socketio::parseRules(rules.json, QStringLiteral("rules"));
    if (!parsed)
        return {false, parsed.error().line, parsed.error().column, parsed.error().message.toUtf8()};
    if (const auto accepted = m_server.setRules(std::move(parsed).value()); !accepted)
        return {false, 0, 0, accepted.error().toUtf8()};
    return {true, 0, 0, {}};
}

void Commands::emitEvent(const Emit &emission, const EmitReply &reply)
{
    socketio::Namespace *const nsp = m_server.find(emission.nsp);
    const auto arguments = protocol::decodeMessagePack(emission.arguments);
    const QByteArray reason = refusalOf(emission, nsp, arguments && arguments->asArray());
    if (!reason.isEmpty()) {
        reply({emission.id, EmitOutcome::Refused, 0, {}, reason});
        return;
    }
    const Payload event = socketio::makeEvent(emission.event, *arguments->asArray());
    const bool asksForAcks = emission.ackTimeoutMs >= 0;
    socketio::Recorder &recorder = nsp->context().recorder;
    const quint64 trace = recorder.nextTrace();
    recorder.emitted(
        nsp->name(), event, emission.rooms.size() == 1 ? emission.rooms.first() : QByteArray(), asksForAcks, trace);

    BroadcastOperator target = targetOf(*nsp, emission, trace);
    // The one error that these calls have was looked for above.
    if (!asksForAcks) {
        std::ignore = target.emitPayload(event);
        reply({emission.id, EmitOutcome::Sent, 0, {}, {}});
        return;
    }
    target.timeout(std::chrono::milliseconds(emission.ackTimeoutMs));
    std::ignore = target.emitWithAck(
        event, [reply, id = emission.id](const socketio::BroadcastResult &result) { reply(resultOf(id, result)); });
}

} // namespace relayscope::node
