#include "protocol/socketio/payload.h"

#include "protocol/json.h"
#include "protocol/jsonwriter.h"

namespace relayscope::socketio {

using protocol::Value;

namespace {

/// Writes binaries as placeholders and collects them.
class PlaceholderWriter final : public protocol::JsonWriter {
public:
    PlaceholderWriter(QByteArray &json, QList<QByteArray> &attachments)
        : JsonWriter(json)
        , m_attachments(attachments)
    {
    }

protected:
    void writeBinary(const QByteArray &bytes) override
    {
        out().append(R"({"_placeholder":true,"num":)");
        out().append(QByteArray::number(m_attachments.size()));
        out().append('}');
        m_attachments.append(bytes);
    }

private:
    QList<QByteArray> &m_attachments;
};

/// The attachment that value stands for, null when it is not a placeholder.
const QByteArray *attachmentOf(const Value &value, const QList<QByteArray> &attachments)
{
    const Value *const mark = value.member("_placeholder");
    if (!mark || !mark->asBool() || !*mark->asBool())
        return nullptr;
    const Value *const num = value.member("num");
    const std::int64_t *const index = num ? num->asInt() : nullptr;
    if (!index || *index < 0 || *index >= attachments.size())
        return nullptr;
    return &attachments.at(static_cast<qsizetype>(*index));
}

/// Recurses as deep as the JSON, which the parser bounds.
void restoreBinaries(Value &value, const QList<QByteArray> &attachments)
{
    if (const QByteArray *const bytes = attachmentOf(value, attachments)) {
        value = Value(Value::Binary{*bytes});
    } else if (Value::Array *const array = value.asArray()) {
        for (Value &element : *array)
            restoreBinaries(element, attachments);
    } else if (Value::Object *const object = value.asObject()) {
        for (auto &[name, member] : *object)
            restoreBinaries(member, attachments);
    }
}

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype skipSpace(QByteArrayView json, qsizetype i)
{
    while (i < json.size() && isJsonSpace(json[i]))
        ++i;
    return i;
}

/// Offset after the token that begins at i: a string with its quotes, or a number.
qsizetype endOfName(QByteArrayView json, qsizetype i)
{
    if (json[i] != '"') {
        while (i < json.size() && json[i] != ',' && json[i] != ']' && !isJsonSpace(json[i]))
            ++i;
        return i;
    }
    for (++i; i < json.size() && json[i] != '"'; ++i) {
        if (json[i] == '\\')
            ++i;
    }
    return std::min(i + 1, json.size());
}

QByteArray nameFromToken(QByteArrayView token)
{
    if (token.startsWith('"') && !token.contains('\\'))
        return token.size() < 2 ? QByteArray() : token.sliced(1, token.size() - 2).toByteArray();
    const auto value = protocol::parseJson(token);
    if (!value)
        return {};
    return value->asText() ? *value->asText() : protocol::toJson(*value);
}

/// `["name"` with room for the rest.
QByteArray beginEvent(QByteArrayView name, qsizetype roomForArguments)
{
    QByteArray json;
    json.reserve(name.size() + roomForArguments + 8);
    json.append('[');
    protocol::appendJsonString(json, name);
    return json;
}

} // namespace

Payload Payload::fromValue(const Value &value)
{
    Payload payload;
    if (!value.isNull())
        PlaceholderWriter(payload.m_json, payload.m_attachments).write(value);
    return payload;
}

Value Payload::toValue() const
{
    auto value = protocol::parseJson(m_json);
    if (!value)
        return {};
    if (!m_attachments.isEmpty())
        restoreBinaries(*value, m_attachments);
    return *std::move(value);
}

EventView viewEvent(const Payload &payload)
{
    const QByteArrayView json = payload.json();
    const qsizetype open = skipSpace(json, 0);
    const qsizetype nameBegin = skipSpace(json, open + 1);
    const qsizetype close = json.lastIndexOf(']');
    if (nameBegin >= close)
        return {};
    const qsizetype nameEnd = endOfName(json, nameBegin);
    EventView view;
    view.name = nameFromToken(json.sliced(nameBegin, nameEnd - nameBegin));
    const qsizetype comma = skipSpace(json, nameEnd);
    if (comma < close && json[comma] == ',')
        view.argumentsJson = json.sliced(comma + 1, close - comma - 1);
    return view;
}

Payload makeEvent(QByteArrayView name, QByteArrayView argumentsJson, QList<QByteArray> attachments)
{
    QByteArray json = beginEvent(name, argumentsJson.size());
    if (!argumentsJson.isEmpty()) {
        json.append(',');
        json.append(argumentsJson);
    }
    json.append(']');
    return Payload(std::move(json), std::move(attachments));
}

Payload makeEvent(QByteArrayView name, const Value::Array &arguments)
{
    Value::Array event;
    event.reserve(arguments.size() + 1);
    event.emplace_back(name.toByteArray());
    event.insert(event.end(), arguments.begin(), arguments.end());
    return Payload::fromValue(Value(std::move(event)));
}

} // namespace relayscope::socketio
