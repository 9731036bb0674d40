#include "protocol/engineio/handshake.h"

#include "protocol/json.h"

#include <limits>
#include <optional>

namespace relayscope::engineio {

using protocol::Value;

namespace {

constexpr std::chrono::milliseconds kMaxInterval = std::chrono::hours(24);

std::optional<std::int64_t> integerWithin(const Value *value, std::int64_t low, std::int64_t high)
{
    const std::int64_t *const number = value ? value->asInt() : nullptr;
    if (!number || *number < low || *number > high)
        return std::nullopt;
    return *number;
}

std::optional<std::chrono::milliseconds> interval(const Value *value)
{
    const auto ms = integerWithin(value, 1, kMaxInterval.count());
    if (!ms)
        return std::nullopt;
    return std::chrono::milliseconds(*ms);
}

std::optional<QList<QByteArray>> textList(const Value *value)
{
    const Value::Array *const array = value ? value->asArray() : nullptr;
    if (!array)
        return std::nullopt;
    QList<QByteArray> list;
    for (const Value &element : *array) {
        const QByteArray *const text = element.asText();
        if (!text)
            return std::nullopt;
        list.append(*text);
    }
    return list;
}

} // namespace

const char *toString(HandshakeError error)
{
    switch (error) {
    case HandshakeError::NotAnObject:
        return "handshake is not a JSON object";
    case HandshakeError::SidMissing:
        return "handshake has no sid";
    case HandshakeError::FieldInvalid:
        return "handshake has an invalid field";
    }
    return "";
}

QByteArray encodeHandshake(const Handshake &handshake)
{
    Value::Array upgrades;
    for (const QByteArray &transport : handshake.upgrades)
        upgrades.emplace_back(transport);
    return protocol::toJson(Value::Object{
        {"sid", handshake.sid},
        {"upgrades", std::move(upgrades)},
        {"pingInterval", handshake.pingInterval.count()},
        {"pingTimeout", handshake.pingTimeout.count()},
        {"maxPayload", handshake.maxPayloadBytes},
    });
}

Expected<Handshake, HandshakeError> decodeHandshake(QByteArrayView json)
{
    const auto document = protocol::parseJson(json);
    if (!document || !document->asObject())
        return Unexpected(HandshakeError::NotAnObject);
    const Value *const sid = document->member("sid");
    if (!sid || !sid->asText() || sid->asText()->isEmpty())
        return Unexpected(HandshakeError::SidMissing);

    Handshake handshake;
    handshake.sid = *sid->asText();
    const auto upgrades = textList(document->member("upgrades"));
    const auto pingInterval = interval(document->member("pingInterval"));
    const auto pingTimeout = interval(document->member("pingTimeout"));
    if (!upgrades || !pingInterval || !pingTimeout)
        return Unexpected(HandshakeError::FieldInvalid);
    handshake.upgrades = *upgrades;
    handshake.pingInterval = *pingInterval;
    handshake.pingTimeout = *pingTimeout;
    if (const Value *const maxPayload = document->member("maxPayload")) {
        const auto bytes = integerWithin(maxPayload, 0, std::numeric_limits<std::int32_t>::max());
        if (!bytes)
            return Unexpected(HandshakeError::FieldInvalid);
        handshake.maxPayloadBytes = static_cast<qsizetype>(*bytes);
    }
    return handshake;
}

} // namespace relayscope::engineio
