#include "run/jsonreport.h"

#include "core/jsonvalues.h"
#include "core/names.h"
#include "protocol/json.h"

namespace relayscope::run {

namespace {

using core::Hop;
using core::listValue;
using core::placeValue;
using core::textValue;
using protocol::Value;

Value redisValue(const core::RedisStatus &status)
{
    return Value::Object{
        {"mode", Value(status.mode == core::RedisMode::Private ? "private" : "attached")},
        {"host", textValue(status.host)},
        {"port", Value(int(status.port))},
        {"pid", Value(std::int64_t(status.pid))},
    };
}

Value nodeValue(const core::NodeStatus &status)
{
    return Value::Object{
        {"id", textValue(status.spec.id)},
        {"name", textValue(status.spec.name)},
        {"host", textValue(status.host)},
        {"port", Value(int(status.port))},
        {"wantedPort", Value(int(status.spec.port))},
        {"pid", Value(std::int64_t(status.pid))},
        {"ready", Value(status.ready)},
    };
}

Value clientValue(const core::ClientStatus &status)
{
    return Value::Object{
        {"id", textValue(status.spec.id)},
        {"name", textValue(status.spec.name)},
        {"node", textValue(status.spec.nodeId)},
        {"sid", Value(status.sid)},
        {"transport", textValue(status.transport)},
    };
}

Value hopValue(const Hop &hop, qint64 startNs)
{
    Value::Object value{
        {"afterNs", Value(std::int64_t(hop.timeNs - startNs))},
        {"kind", Value(core::nameOf(hop.kind))},
        {"verdict", Value(core::nameOf(hop.verdict))},
        {"from", placeValue(hop.from)},
        {"to", placeValue(hop.to)},
        {"nsp", Value(hop.nsp)},
        {"event", Value(hop.eventName)},
        {"bytes", Value(std::int64_t(hop.bytes))},
        {"inferred", Value(hop.inferred)},
    };
    if (!hop.channel.isEmpty())
        value.emplace_back("channel", Value(hop.channel));
    if (!hop.room.isEmpty())
        value.emplace_back("room", Value(hop.room));
    if (!hop.text.isEmpty())
        value.emplace_back("text", textValue(hop.text));
    return value;
}

Value messageValue(const MessageRecord &record)
{
    const Hop &sending = record.sending();
    Value::Array hops;
    for (const Hop &hop : record.hops)
        hops.push_back(hopValue(hop, sending.timeNs));
    return Value::Object{
        {"event", Value(sending.eventName)},
        {"from", textValue(sending.from.id)},
        {"deliveries", Value(std::int64_t(record.deliveries()))},
        {"durationNs", Value(std::int64_t(record.durationNs()))},
        {"hops", std::move(hops)},
    };
}

} // namespace

QByteArray toJson(const DemoRecord &record)
{
    const Value::Object document{
        {"ok", Value(record.failure.isEmpty())},
        {"failure", record.failure.isEmpty() ? Value(nullptr) : textValue(record.failure)},
        {"notices", listValue(record.problems, [](const core::Problem &problem) { return textValue(problem.text); })},
        {"redis", redisValue(record.redis)},
        {"nodes", listValue(record.nodes, nodeValue)},
        {"clients", listValue(record.clients, clientValue)},
        {"messages", listValue(record.messages, messageValue)},
    };
    return protocol::toJson(document) + '\n';
}

QByteArray toJsonLine(const core::Hop &hop, qint64 originNs)
{
    Value value = hopValue(hop, originNs);
    Value::Object &members = *value.asObject();
    members.emplace(members.begin(), "message", Value(hop.message));
    members.emplace(members.begin(), "number", Value(hop.number));
    return protocol::toJson(value) + '\n';
}

} // namespace relayscope::run
