#include "support/clusterprobe/jsonlines.h"

#include "protocol/json.h"

namespace relayscope::probe {

using protocol::Value;

namespace {

constexpr char kBinaryKey[] = "$binary";

/// Copies value with each part that change() has another form for replaced by it.
template<typename Change>
Value replaced(const Value &value, const Change &change)
{
    if (std::optional<Value> other = change(value))
        return std::move(*other);
    if (const Value::Array *const items = value.asArray()) {
        Value::Array copies;
        for (const Value &item : *items)
            copies.push_back(replaced(item, change));
        return copies;
    }
    if (const Value::Object *const members = value.asObject()) {
        Value::Object copies;
        for (const auto &[name, member] : *members)
            copies.emplace_back(name, replaced(member, change));
        return copies;
    }
    return value;
}

std::optional<Value> binaryFromMarker(const Value &value)
{
    const Value *const base64 = value.member(kBinaryKey);
    if (!base64 || !base64->asText())
        return std::nullopt;
    return Value(Value::Binary{QByteArray::fromBase64(*base64->asText())});
}

std::optional<Value> markerFromBinary(const Value &value)
{
    const Value::Binary *const binary = value.asBinary();
    if (!binary)
        return std::nullopt;
    return Value(Value::Object{{kBinaryKey, Value(binary->bytes.toBase64())}});
}

} // namespace

std::optional<Value> fromLine(QByteArrayView line)
{
    const auto value = protocol::parseJson(line);
    if (!value)
        return std::nullopt;
    return replaced(*value, binaryFromMarker);
}

QByteArray toLine(const Value &value)
{
    return protocol::toJson(replaced(value, markerFromBinary));
}

} // namespace relayscope::probe
