#include "core/document/documentreader.h"

#include "core/document/documentformat.h"
#include "core/document/objectreader.h"
#include "core/sendjob.h"
#include "protocol/json.h"
#include "protocol/prettyjson.h"
#include "telemetry/frame.h"

#include <QCoreApplication>
#include <QSet>

#include <limits>

namespace relayscope::core {

using protocol::LocatedValue;

namespace {

struct DocumentText {
    Q_DECLARE_TR_FUNCTIONS(relayscope::core::ClusterDocument)
};

constexpr int kMaxPort = 65'535;

template<typename Choice, std::size_t Count>
Choice choiceOf(ObjectReader &object, const char *key, const format::Names<Choice, Count> &names, JsonFault &fault)
{
    const LocatedValue *value = object.take(key);
    if (value == nullptr)
        return names.front().first;
    QStringList known;
    for (const auto &[choice, name] : names) {
        if (const QByteArray *text = value->text(); text != nullptr && *text == name)
            return choice;
        known.append(QLatin1Char('\'') + QLatin1String(name) + QLatin1Char('\''));
    }
    fault.set(value->offset,
        DocumentText::tr("'%1' must be one of %2").arg(QLatin1String(key), known.join(QLatin1String(", "))));
    return names.front().first;
}

RedisSpec readRedis(ObjectReader &root)
{
    const QByteArray text = root.text(format::kRedis, "private");
    return text == "private" ? RedisSpec{} : RedisSpec{RedisMode::Attached, QString::fromUtf8(text)};
}

NodeSpec readNode(const LocatedValue &value, JsonFault &fault)
{
    ObjectReader object(value, DocumentText::tr("a node"), fault);
    NodeSpec node;
    node.id = QString::fromUtf8(object.requiredText(format::kId));
    node.name = QString::fromUtf8(object.text(format::kName, node.id.toUtf8()));
    node.port = quint16(object.number(format::kPort, 0, 0, kMaxPort));
    node.rulesFile = QString::fromUtf8(object.text(format::kRulesFile));
    node.restartOnCrash = object.boolean(format::kRestartOnCrash, true);
    for (const QByteArray &argument : object.texts(format::kExtraArguments))
        node.extraArguments.append(QString::fromUtf8(argument));
    object.finish();
    return node;
}

/// Texts by name, in the order of the file.
template<typename Add>
void readTexts(ObjectReader &parent, const char *key, JsonFault &fault, Add add)
{
    const LocatedValue *value = parent.take(key);
    if (value == nullptr)
        return;
    ObjectReader object(*value, QLatin1Char('\'') + QLatin1String(key) + QLatin1Char('\''), fault);
    for (const LocatedValue::Member &member : value->members)
        add(member.key, object.text(member.key.constData()));
}

ClientSpec readClient(const LocatedValue &value, JsonFault &fault)
{
    ObjectReader object(value, DocumentText::tr("a client"), fault);
    ClientSpec client;
    client.id = QString::fromUtf8(object.requiredText(format::kId));
    client.name = QString::fromUtf8(object.text(format::kName, client.id.toUtf8()));
    client.nodeId = QString::fromUtf8(object.requiredText(format::kNode));
    client.nsp = object.text(format::kNamespace, client.nsp);
    client.transport = choiceOf(object, format::kTransport, format::kTransports, fault);
    if (const LocatedValue *auth = object.take(format::kAuth))
        client.auth = plainValue(*auth);
    readTexts(object, format::kQuery, fault, [&client](const QByteArray &name, const QByteArray &text) {
        client.query.append({QString::fromUtf8(name), QString::fromUtf8(text)});
    });
    readTexts(object, format::kHeaders, fault, [&client](const QByteArray &name, const QByteArray &text) {
        client.headers.append({name, text});
    });
    client.reconnection = object.boolean(format::kReconnection, true);
    object.finish();
    return client;
}

SavedMessage readMessage(const LocatedValue &value, JsonFault &fault)
{
    ObjectReader object(value, DocumentText::tr("a saved message"), fault);
    SavedMessage message;
    message.name = QString::fromUtf8(object.text(format::kName));
    message.sender = choiceOf(object, format::kSendAs, format::kSenders, fault);
    message.senderId = QString::fromUtf8(object.text(format::kFrom));
    message.nsp = object.text(format::kNamespace, message.nsp);
    message.event = object.text(format::kEvent);
    if (const LocatedValue *arguments = object.take(format::kArguments)) {
        if (arguments->kind != LocatedValue::Kind::Array)
            fault.set(arguments->offset, DocumentText::tr("'arguments' must be a list"));
        message.arguments = protocol::toJson(plainValue(*arguments));
    }
    message.arguments = object.text(format::kArgumentsText, message.arguments);
    message.rooms = object.texts(format::kRooms);
    message.except = object.texts(format::kExcept);
    message.local = object.boolean(format::kLocal, false);
    message.isVolatile = object.boolean(format::kVolatile, false);
    message.ackTimeoutMs = object.number(format::kAckTimeoutMs, 0, 0, int(telemetry::kMaxAckTimeoutMs));
    message.repeatCount = object.number(format::kRepeat, 1, 1, SendJob::kMaxRepeats);
    message.repeatDelayMs = object.number(format::kRepeatDelayMs, 0, 0, SendJob::kMaxDelayMs);
    object.finish();
    return message;
}

void checkId(const QString &id, qsizetype offset, QSet<QString> &ids, JsonFault &fault)
{
    if (ids.contains(id))
        fault.set(offset, DocumentText::tr("the id '%1' is there twice").arg(id));
    ids.insert(id);
}

QByteArray readRules(ObjectReader &root, JsonFault &fault)
{
    const LocatedValue *rules = root.take(format::kRules);
    if (rules == nullptr)
        return root.text(format::kRulesText);
    if (rules->kind != LocatedValue::Kind::Object)
        fault.set(rules->offset, DocumentText::tr("'rules' must be an object"));
    if (root.take(format::kRulesText) != nullptr)
        fault.set(rules->offset, DocumentText::tr("there may be 'rules' or 'rulesText', not both"));
    return protocol::toPrettyJson(plainValue(*rules));
}

void checkVersion(ObjectReader &root, const LocatedValue &value, JsonFault &fault)
{
    const LocatedValue *version = root.take(format::kFormat);
    const std::int64_t *number = version == nullptr ? nullptr : version->scalar.asInt();
    if (number == nullptr)
        fault.set(value.offset, DocumentText::tr("this is no cluster file: it has no \"relayscope\": 1"));
    else if (*number != format::kVersion)
        fault.set(version->offset,
            DocumentText::tr("version %1 of cluster files; this program reads version %2")
                .arg(QString::number(*number), QString::number(format::kVersion)));
}

ClusterDocument readRoot(const LocatedValue &value, JsonFault &fault)
{
    ClusterDocument document;
    ObjectReader root(value, DocumentText::tr("a cluster file"), fault);
    checkVersion(root, value, fault);
    document.cluster.redis = readRedis(root);
    QSet<QString> nodeIds;
    root.each(format::kNodes, kMaxDocumentNodes, [&](const LocatedValue &item) {
        document.cluster.nodes.append(readNode(item, fault));
        checkId(document.cluster.nodes.constLast().id, item.offset, nodeIds, fault);
    });
    QSet<QString> clientIds;
    root.each(format::kClients, kMaxDocumentClients, [&](const LocatedValue &item) {
        const ClientSpec client = readClient(item, fault);
        checkId(client.id, item.offset, clientIds, fault);
        if (!nodeIds.contains(client.nodeId))
            fault.set(item.offset, DocumentText::tr("there is no node '%1'").arg(client.nodeId));
        document.cluster.clients.append(client);
    });
    document.rules = readRules(root, fault);
    document.rulesDraft = root.text(format::kRulesDraft);
    document.editedFile = QString::fromUtf8(root.text(format::kEditedFile));
    root.each(format::kShelf, kMaxShelfMessages,
        [&](const LocatedValue &item) { document.shelf.append(readMessage(item, fault)); });
    root.finish();
    return document;
}

/// Runs read on the parsed document and gives what it made, or what is wrong and where.
template<typename Result, typename Read>
Expected<Result, DocumentError> readJson(QByteArrayView json, Read read)
{
    const auto errorOf = [json](const protocol::LocatedJsonError &error) {
        const auto [line, column] = protocol::lineAndColumn(json, error.offset);
        return Unexpected(DocumentError{line, column, error.message});
    };
    const auto parsed = protocol::parseLocatedJson(json);
    if (!parsed)
        return errorOf(parsed.error());
    JsonFault fault;
    Result result = read(*parsed, fault);
    if (fault.error())
        return errorOf(*fault.error());
    return result;
}

} // namespace

QString DocumentError::toString() const
{
    return QStringLiteral("%1:%2: %3").arg(QString::number(line), QString::number(column), message);
}

Expected<ClusterDocument, DocumentError> readDocument(QByteArrayView json)
{
    return readJson<ClusterDocument>(json, readRoot);
}

Expected<QList<SavedMessage>, DocumentError> readMessages(QByteArrayView json)
{
    return readJson<QList<SavedMessage>>(json, [](const LocatedValue &value, JsonFault &fault) {
        QList<SavedMessage> messages;
        if (value.kind != LocatedValue::Kind::Array || qsizetype(value.items.size()) > kMaxShelfMessages) {
            fault.set(value.offset,
                DocumentText::tr("a list of at most %1 saved messages is expected").arg(kMaxShelfMessages));
            return messages;
        }
        for (const LocatedValue &item : value.items)
            messages.append(readMessage(item, fault));
        return messages;
    });
}

} // namespace relayscope::core
