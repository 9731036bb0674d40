#include "protocol/redisadapter/fields.h"

#include "protocol/jsnumber.h"
#include "protocol/json.h"
#include "protocol/limits.h"
#include "protocol/messagepack.h"
#include "protocol/socketio/reservedevents.h"

#include <limits>

namespace relayscope::redisadapter::fields {

using protocol::Value;

namespace {

/// An event array: a name that may be sent, then arguments.
bool isEvent(const Value &data)
{
    const Value::Array *const array = data.asArray();
    if (!array || array->empty())
        return false;
    const Value &name = array->front();
    if (const QByteArray *const nameText = name.asText())
        return !socketio::isReservedEvent(*nameText);
    return name.asInt() || name.asUInt() || name.asDouble();
}

std::optional<QByteArray> roomName(const Value &value)
{
    if (const QByteArray *const name = value.asText())
        return *name;
    if (const std::int64_t *const number = value.asInt())
        return QByteArray::number(static_cast<qlonglong>(*number));
    if (const std::uint64_t *const number = value.asUInt())
        return QByteArray::number(static_cast<qulonglong>(*number));
    if (const double *const number = value.asDouble()) {
        QByteArray name;
        protocol::appendNumber(name, *number);
        return name;
    }
    return std::nullopt;
}

/// Of `{rooms}` or `{except}`; empty when missing.
Expected<QList<QByteArray>, BusError> selectedRooms(const Value &opts, QByteArrayView name)
{
    const Value *const value = find(opts, name);
    if (!value)
        return QList<QByteArray>();
    auto rooms = roomList(*value);
    if (!rooms)
        return Unexpected(BusError::SelectionInvalid);
    return *std::move(rooms);
}

/// Milliseconds, fractions cut; nothing when it is no number or not a sensible one.
std::optional<std::int64_t> timeoutMs(const Value &value)
{
    constexpr double kMaxMs = 9'007'199'254'740'992.0;
    if (const std::int64_t *const ms = value.asInt())
        return *ms >= 0 ? std::optional(*ms) : std::nullopt;
    const double *const ms = value.asDouble();
    if (!ms || !(*ms >= 0 && *ms <= kMaxMs))
        return std::nullopt;
    return static_cast<std::int64_t>(*ms);
}

Value::Object fromFlags(const Flags &flags)
{
    Value::Object object;
    if (flags.expectSingleResponse)
        object.emplace_back("expectSingleResponse", true);
    if (flags.isVolatile)
        object.emplace_back("volatile", true);
    if (flags.compress)
        object.emplace_back("compress", *flags.compress);
    if (flags.timeoutMs)
        object.emplace_back("timeout", *flags.timeoutMs);
    return object;
}

} // namespace

Expected<Value, BusError> decodeMessagePack(QByteArrayView bytes)
{
    auto value = protocol::decodeMessagePack(bytes);
    if (value)
        return *std::move(value);
    const bool isTooLarge = value.error() == protocol::MessagePackError::TooLarge;
    return Unexpected(isTooLarge ? BusError::TooLarge : BusError::NotMessagePack);
}

Expected<Value, BusError> decodeEither(QByteArrayView bytes)
{
    if (!bytes.startsWith('{'))
        return decodeMessagePack(bytes);
    if (bytes.size() > limits::kMaxBusMessageBytes)
        return Unexpected(BusError::TooLarge);
    auto value = protocol::parseJson(bytes);
    if (!value)
        return Unexpected(BusError::NotJson);
    return *std::move(value);
}

const Value *find(const Value &map, QByteArrayView name)
{
    const Value *const value = map.member(name);
    return value && !value->isUndefined() && !value->isNull() ? value : nullptr;
}

Expected<RequestType, BusError> type(const Value &map)
{
    const Value *const value = find(map, "type");
    if (!value)
        return Unexpected(BusError::FieldMissing);
    const std::int64_t *const number = value->asInt();
    if (!number || *number < 0 || *number > static_cast<std::int64_t>(RequestType::BroadcastAck))
        return Unexpected(BusError::UnknownType);
    return static_cast<RequestType>(*number);
}

Expected<QByteArray, BusError> text(const Value &map, QByteArrayView name)
{
    const Value *const value = find(map, name);
    if (!value)
        return Unexpected(BusError::FieldMissing);
    if (!value->asText())
        return Unexpected(BusError::FieldInvalid);
    return *value->asText();
}

Expected<QByteArray, BusError> uid(const Value &map)
{
    const Value *const value = find(map, "uid");
    if (!value)
        return QByteArray();
    if (!value->asText())
        return Unexpected(BusError::UidInvalid);
    return *value->asText();
}

Expected<QByteArray, BusError> room(const Value &map, QByteArrayView name)
{
    const Value *const value = find(map, name);
    if (!value)
        return Unexpected(BusError::FieldMissing);
    auto text = roomName(*value);
    if (!text)
        return Unexpected(BusError::FieldInvalid);
    return *std::move(text);
}

Expected<bool, BusError> flag(const Value &map, QByteArrayView name)
{
    const Value *const value = find(map, name);
    if (!value)
        return false;
    if (!value->asBool())
        return Unexpected(BusError::FieldInvalid);
    return *value->asBool();
}

Expected<std::int64_t, BusError> count(const Value &map, QByteArrayView name)
{
    const Value *const value = find(map, name);
    if (!value)
        return Unexpected(BusError::FieldMissing);
    const std::int64_t *const number = value->asInt();
    if (!number || *number < 0 || *number > std::numeric_limits<std::int32_t>::max())
        return Unexpected(BusError::FieldInvalid);
    return *number;
}

Expected<QList<QByteArray>, BusError> rooms(const Value &map)
{
    const Value *const value = find(map, "rooms");
    if (!value)
        return Unexpected(BusError::FieldMissing);
    auto names = roomList(*value);
    if (!names)
        return Unexpected(BusError::FieldInvalid);
    return *std::move(names);
}

std::optional<QList<QByteArray>> roomList(const Value &array)
{
    const Value::Array *const elements = array.asArray();
    if (!elements)
        return std::nullopt;
    QList<QByteArray> rooms;
    rooms.reserve(static_cast<qsizetype>(elements->size()));
    for (const Value &element : *elements) {
        auto name = roomName(element);
        if (!name)
            return std::nullopt;
        rooms.append(*std::move(name));
    }
    return rooms;
}

Expected<Selection, BusError> selection(const Value &opts)
{
    if (!opts.asObject())
        return Unexpected(BusError::SelectionInvalid);
    auto rooms = selectedRooms(opts, "rooms");
    if (!rooms)
        return Unexpected(rooms.error());
    auto except = selectedRooms(opts, "except");
    if (!except)
        return Unexpected(except.error());
    return Selection{*std::move(rooms), *std::move(except)};
}

Expected<Flags, BusError> flags(const Value &opts)
{
    Flags flags;
    const Value *const object = find(opts, "flags");
    if (!object)
        return flags;
    if (!object->asObject())
        return Unexpected(BusError::FlagsInvalid);
    const auto isVolatile = flag(*object, "volatile");
    const auto expectSingleResponse = flag(*object, "expectSingleResponse");
    if (!isVolatile || !expectSingleResponse)
        return Unexpected(BusError::FlagsInvalid);
    flags.isVolatile = *isVolatile;
    flags.expectSingleResponse = *expectSingleResponse;
    if (const Value *const compress = find(*object, "compress")) {
        if (!compress->asBool())
            return Unexpected(BusError::FlagsInvalid);
        flags.compress = *compress->asBool();
    }
    if (const Value *const timeout = find(*object, "timeout")) {
        flags.timeoutMs = timeoutMs(*timeout);
        if (!flags.timeoutMs)
            return Unexpected(BusError::FlagsInvalid);
    }
    return flags;
}

Expected<socketio::Packet, BusError> packet(const Value &map)
{
    constexpr auto kEventType = static_cast<std::int64_t>(socketio::PacketType::Event);
    const Value *const type = find(map, "type");
    const Value *const data = find(map, "data");
    if (!type || !type->asInt() || *type->asInt() != kEventType || !data || !isEvent(*data))
        return Unexpected(BusError::PacketInvalid);

    socketio::Packet packet;
    packet.payload = socketio::Payload::fromValue(*data);
    if (const Value *const id = find(map, "id")) {
        if (!id->asInt() || *id->asInt() < 0)
            return Unexpected(BusError::PacketInvalid);
        packet.id = static_cast<std::uint64_t>(*id->asInt());
    }
    if (const Value *const nsp = find(map, "nsp")) {
        if (!nsp->asText())
            return Unexpected(BusError::PacketInvalid);
        packet.nsp = *nsp->asText();
    }
    return packet;
}

Value fromRooms(const QList<QByteArray> &rooms)
{
    Value::Array array;
    array.reserve(static_cast<std::size_t>(rooms.size()));
    for (const QByteArray &name : rooms)
        array.emplace_back(name);
    return Value(std::move(array));
}

Value::Object fromSelection(const Selection &selection)
{
    return {{"rooms", fromRooms(selection.rooms)}, {"except", fromRooms(selection.except)}};
}

Value::Object fromOptions(const Selection &selection, const Flags &flags)
{
    Value::Object options = fromSelection(selection);
    options.emplace_back("flags", fromFlags(flags));
    return options;
}

Value::Object fromEmitterOptions(const Selection &selection, const Flags &flags)
{
    return {
        {"rooms", fromRooms(selection.rooms)}, {"flags", fromFlags(flags)}, {"except", fromRooms(selection.except)}};
}

Value fromPacket(const socketio::Packet &packet)
{
    Value::Object object;
    object.reserve(4);
    object.emplace_back("type", static_cast<int>(packet.type));
    object.emplace_back("data", packet.payload.toValue());
    if (packet.id)
        object.emplace_back("id", *packet.id);
    object.emplace_back("nsp", packet.nsp);
    return Value(std::move(object));
}

} // namespace relayscope::redisadapter::fields
