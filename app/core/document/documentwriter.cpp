#include "core/document/documentwriter.h"

#include "core/document/documentformat.h"
#include "core/jsonvalues.h"
#include "protocol/json.h"
#include "protocol/prettyjson.h"

#include <algorithm>

namespace relayscope::core {

namespace {

using protocol::Value;

/// Members of an object in the order in which they are added.
class Members final {
public:
    void add(const char *key, Value value) { m_members.emplace_back(QByteArray(key), std::move(value)); }
    void add(const char *key, const QString &text) { add(key, Value(text.toUtf8())); }
    void addUnless(bool isDefault, const char *key, Value value)
    {
        if (!isDefault)
            add(key, std::move(value));
    }
    [[nodiscard]] Value take() { return Value(std::move(m_members)); }

private:
    Value::Object m_members;
};

template<typename Choice, std::size_t Count>
Value nameOf(const format::Names<Choice, Count> &names, Choice choice)
{
    const auto found
        = std::find_if(names.begin(), names.end(), [choice](const auto &name) { return name.first == choice; });
    return Value(found->second);
}

template<typename Texts>
Value listOf(const Texts &texts)
{
    Value::Array list;
    for (const auto &text : texts) {
        if constexpr (std::is_same_v<std::decay_t<decltype(text)>, QString>)
            list.emplace_back(text.toUtf8());
        else
            list.emplace_back(text);
    }
    return Value(std::move(list));
}

Value redisValue(const RedisSpec &redis)
{
    return redis.mode == RedisMode::Private ? Value("private") : Value(redis.url.toUtf8());
}

Value nodeValue(const NodeSpec &node)
{
    Members members;
    members.add(format::kId, node.id);
    members.add(format::kName, node.name);
    members.addUnless(node.port == 0, format::kPort, Value(int(node.port)));
    members.addUnless(node.rulesFile.isEmpty(), format::kRulesFile, Value(node.rulesFile.toUtf8()));
    members.addUnless(node.restartOnCrash, format::kRestartOnCrash, Value(false));
    members.addUnless(node.extraArguments.isEmpty(), format::kExtraArguments, listOf(node.extraArguments));
    return members.take();
}

Value clientValue(const ClientSpec &client)
{
    Members members;
    members.add(format::kId, client.id);
    members.add(format::kName, client.name);
    members.add(format::kNode, client.nodeId);
    members.addUnless(client.nsp == "/", format::kNamespace, Value(client.nsp));
    members.addUnless(client.transport == TransportChoice::PollingThenWebSocket, format::kTransport,
        nameOf(format::kTransports, client.transport));
    members.addUnless(client.auth.isUndefined(), format::kAuth, client.auth);
    Members query;
    for (const auto &[key, value] : client.query)
        query.add(key.toUtf8().constData(), value);
    members.addUnless(client.query.isEmpty(), format::kQuery, query.take());
    Members headers;
    for (const auto &[key, value] : client.headers)
        headers.add(key.constData(), Value(value));
    members.addUnless(client.headers.isEmpty(), format::kHeaders, headers.take());
    members.addUnless(client.reconnection, format::kReconnection, Value(false));
    return members.take();
}

Value messageValue(const SavedMessage &message)
{
    Members members;
    members.addUnless(message.name.isEmpty(), format::kName, Value(message.name.toUtf8()));
    members.add(format::kSendAs, nameOf(format::kSenders, message.sender));
    members.addUnless(message.senderId.isEmpty(), format::kFrom, Value(message.senderId.toUtf8()));
    members.addUnless(message.nsp == "/", format::kNamespace, Value(message.nsp));
    members.add(format::kEvent, Value(message.event));
    if (auto arguments = protocol::parseJson(message.arguments); arguments && arguments->asArray() != nullptr)
        members.add(format::kArguments, std::move(*arguments));
    else
        members.add(format::kArgumentsText, Value(message.arguments)); // not finished, but not to be lost
    members.addUnless(message.rooms.isEmpty(), format::kRooms, listOf(message.rooms));
    members.addUnless(message.except.isEmpty(), format::kExcept, listOf(message.except));
    members.addUnless(!message.local, format::kLocal, Value(true));
    members.addUnless(!message.isVolatile, format::kVolatile, Value(true));
    members.addUnless(message.ackTimeoutMs == 0, format::kAckTimeoutMs, Value(message.ackTimeoutMs));
    members.addUnless(message.repeatCount == 1, format::kRepeat, Value(message.repeatCount));
    members.addUnless(message.repeatDelayMs == 0, format::kRepeatDelayMs, Value(message.repeatDelayMs));
    return members.take();
}

} // namespace

QByteArray writeDocument(const ClusterDocument &document)
{
    Members members;
    members.add(format::kFormat, Value(format::kVersion));
    members.add(format::kRedis, redisValue(document.cluster.redis));
    members.add(format::kNodes, listValue(document.cluster.nodes, nodeValue));
    members.add(format::kClients, listValue(document.cluster.clients, clientValue));
    if (!document.rules.isEmpty()) {
        // As part of the document where that brings back the same text, so that it can be read and edited there.
        auto rules = protocol::parseJson(document.rules);
        if (rules && rules->asObject() != nullptr && protocol::toPrettyJson(*rules) == document.rules)
            members.add(format::kRules, std::move(*rules));
        else
            members.add(format::kRulesText, Value(document.rules));
    }
    members.addUnless(document.rulesDraft.isEmpty(), format::kRulesDraft, Value(document.rulesDraft));
    members.addUnless(document.editedFile.isEmpty(), format::kEditedFile, Value(document.editedFile.toUtf8()));
    members.addUnless(document.shelf.isEmpty(), format::kShelf, listValue(document.shelf, messageValue));
    return protocol::toPrettyJson(members.take());
}

QByteArray writeMessages(const QList<SavedMessage> &messages)
{
    return protocol::toPrettyJson(listValue(messages, messageValue));
}

} // namespace relayscope::core
