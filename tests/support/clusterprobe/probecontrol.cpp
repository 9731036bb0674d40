#include "support/clusterprobe/probecontrol.h"

#include "support/clusterprobe/jsonlines.h"

#include "socketio/broadcastoperator.h"
#include "socketio/namespace.h"
#include "socketio/server.h"

namespace relayscope::probe {

using protocol::Value;
using socketio::BroadcastOperator;
using socketio::Namespace;

namespace {

/// Empty when there is no such text.
QByteArray textOf(const Value &command, QByteArrayView name)
{
    const Value *const member = command.member(name);
    return member && member->asText() ? *member->asText() : QByteArray();
}

bool isTrue(const Value *value)
{
    return value && value->asBool() && *value->asBool();
}

QList<QByteArray> textsOf(const Value &command, QByteArrayView name)
{
    QList<QByteArray> texts;
    const Value *const member = command.member(name);
    if (!member || !member->asArray())
        return texts;
    for (const Value &item : *member->asArray()) {
        if (item.asText())
            texts.append(*item.asText());
    }
    return texts;
}

Value::Array argumentsOf(const Value &command)
{
    const Value *const arguments = command.member("args");
    return arguments && arguments->asArray() ? *arguments->asArray() : Value::Array();
}

Value listOf(const QList<QByteArray> &texts)
{
    return Value::Array(texts.begin(), texts.end());
}

BroadcastOperator select(Namespace &nsp, const Value &command)
{
    BroadcastOperator target = nsp.all();
    target.to(textsOf(command, "rooms")).except(textsOf(command, "except"));
    const Value *const flags = command.member("flags");
    if (!flags)
        return target;
    if (isTrue(flags->member("local")))
        target.local();
    if (isTrue(flags->member("volatile")))
        target.volatileOnly();
    if (const Value *const compress = flags->member("compress"); compress && compress->asBool())
        target.compress(*compress->asBool());
    if (const Value *const timeout = flags->member("timeoutMs"); timeout && timeout->asInt())
        target.timeout(std::chrono::milliseconds(*timeout->asInt()));
    return target;
}

Value answers(const QString &error, const Value::Array &responses)
{
    return Value::Object{{"error", error.isEmpty() ? Value(nullptr) : Value(error.toUtf8())}, {"responses", responses}};
}

} // namespace

ProbeControl::ProbeControl(socketio::Server &server, Print print)
    : m_server(server)
    , m_print(std::move(print))
{
}

void ProbeControl::run(const QByteArray &line)
{
    const std::optional<Value> command = fromLine(line);
    if (command)
        runOperation(textOf(*command, "op"), *command);
    else
        printError({}, "not a line of JSON");
}

void ProbeControl::runOperation(const QByteArray &operation, const Value &command)
{
    const QByteArray name = textOf(command, "nsp");
    Namespace &nsp = m_server.of(name.isEmpty() ? QByteArrayLiteral("/") : name);
    const BroadcastOperator target = select(nsp, command);
    if (operation == "emit")
        return emitEvent(target, command);
    if (operation == "emitWithAck")
        return emitWithAck(target, command);
    if (operation == "fetchSockets")
        return fetchSockets(target, command);
    if (operation == "serverSideEmit")
        return serverSideEmit(nsp, command, false);
    if (operation == "serverSideEmitWithAck")
        return serverSideEmit(nsp, command, true);
    if (operation == "allRooms")
        return allRooms(nsp, command);
    if (operation == "socketsJoin")
        target.socketsJoin(textsOf(command, "with"));
    else if (operation == "socketsLeave")
        target.socketsLeave(textsOf(command, "with"));
    else if (operation == "disconnectSockets")
        target.disconnectSockets(isTrue(command.member("close")));
    else
        return printError(command, "unknown operation " + operation);
    printResult(command, nullptr);
}

void ProbeControl::emitEvent(BroadcastOperator target, const Value &command)
{
    const auto emitted = target.emitEvent(textOf(command, "event"), argumentsOf(command));
    if (emitted)
        printResult(command, nullptr);
    else
        printError(command, socketio::toString(emitted.error()));
}

void ProbeControl::emitWithAck(BroadcastOperator target, const Value &command)
{
    const auto emitted = target.emitWithAck(socketio::makeEvent(textOf(command, "event"), argumentsOf(command)),
        [this, command](
            const socketio::BroadcastResult &result) { printResult(command, answers(result.error, result.answers)); });
    if (!emitted)
        printError(command, socketio::toString(emitted.error()));
}

void ProbeControl::fetchSockets(const BroadcastOperator &target, const Value &command)
{
    target.fetchSockets([this, command](const socketio::ClusterAnswer<QList<socketio::RemoteSocket>> &sockets) {
        Value::Array list;
        for (const socketio::RemoteSocket &socket : sockets.values)
            list.push_back(Value::Object{{"id", socket.id}, {"rooms", listOf(socket.rooms)}, {"data", socket.data},
                {"handshake", socket.handshake}});
        printAnswer(command, std::move(list), sockets.error, sockets.missing);
    });
}

void ProbeControl::serverSideEmit(Namespace &nsp, const Value &command, bool withAck)
{
    Value::Array data = argumentsOf(command);
    data.insert(data.begin(), Value(textOf(command, "event")));
    socketio::Adapter::ServerSideReply reply;
    if (withAck)
        reply = [this, command](const socketio::ClusterAnswer<Value::Array> &answer) {
            printResult(command, answers(answer.error, answer.values));
        };
    const auto emitted = nsp.serverSideEmit(std::move(data), std::move(reply));
    if (!emitted)
        printError(command, socketio::toString(emitted.error()));
    else if (!withAck)
        printResult(command, nullptr);
}

void ProbeControl::allRooms(Namespace &nsp, const Value &command)
{
    nsp.adapter().allRooms([this, command](const socketio::ClusterAnswer<QList<QByteArray>> &rooms) {
        printAnswer(command, listOf(rooms.values), rooms.error, rooms.missing);
    });
}

void ProbeControl::printAnswer(
    const Value &command, Value values, const QString &error, const socketio::Missing &missing)
{
    if (error.isEmpty())
        return printResult(command, std::move(values));
    const Value *const id = command.member("id");
    m_print(Value::Object{{"id", id ? *id : Value(nullptr)}, {"error", error.toUtf8()}, {"partial", std::move(values)},
        {"missing", missing.toString().toUtf8()}});
}

void ProbeControl::printResult(const Value &command, Value result)
{
    const Value *const id = command.member("id");
    m_print(Value::Object{{"id", id ? *id : Value(nullptr)}, {"result", std::move(result)}});
}

void ProbeControl::printError(const Value &command, const QByteArray &reason)
{
    const Value *const id = command.member("id");
    m_print(Value::Object{{"id", id ? *id : Value(nullptr)}, {"error", reason}});
}

} // namespace relayscope::probe
