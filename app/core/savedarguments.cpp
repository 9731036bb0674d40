#include "core/savedarguments.h"

#include <algorithm>

namespace relayscope::core {

namespace {

using protocol::Value;

/// The bytes of `{"type":"Buffer","data":[...]}`; nothing when the value is anything else.
std::optional<QByteArray> bufferBytes(const Value &value)
{
    const Value::Object *object = value.asObject();
    if (object == nullptr || object->size() != 2)
        return std::nullopt;
    const Value *type = value.member("type");
    const Value *numbers = value.member("data");
    if (type == nullptr || type->asText() == nullptr || *type->asText() != "Buffer" || numbers == nullptr
        || numbers->asArray() == nullptr)
        return std::nullopt;
    QByteArray bytes;
    bytes.reserve(qsizetype(numbers->asArray()->size()));
    for (const Value &number : *numbers->asArray()) {
        if (number.asInt() == nullptr || *number.asInt() < 0 || *number.asInt() > 255)
            return std::nullopt;
        bytes.append(char(*number.asInt()));
    }
    return bytes;
}

/// As deep as the JSON reader allows.
void reviveBuffers(Value &value)
{
    if (auto bytes = bufferBytes(value)) {
        value = Value::Binary{std::move(*bytes)};
    } else if (Value::Array *array = value.asArray()) {
        std::for_each(array->begin(), array->end(), reviveBuffers);
    } else if (Value::Object *object = value.asObject()) {
        for (Value::Member &member : *object)
            reviveBuffers(member.second);
    }
}

} // namespace

QByteArray toSavedArguments(const Value::Array &arguments)
{
    return protocol::toJson(Value(arguments));
}

Expected<Value::Array, protocol::JsonFailure> readSavedArguments(const QByteArray &json)
{
    if (json.trimmed().isEmpty())
        return Value::Array{};
    auto parsed = protocol::parseJson(json);
    if (!parsed)
        return Unexpected(parsed.error());
    if (parsed->asArray() == nullptr)
        return Unexpected(protocol::JsonFailure{protocol::JsonError::Syntax, 0});
    Value::Array arguments = std::move(*parsed->asArray());
    std::for_each(arguments.begin(), arguments.end(), reviveBuffers);
    return arguments;
}

} // namespace relayscope::core
