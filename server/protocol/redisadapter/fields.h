#pragma once

#include "base/expected.h"
#include "protocol/redisadapter/codec.h"

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <optional>

/// The parts that bus messages are made of, read from untrusted values and written in the official member order.
namespace relayscope::redisadapter::fields {

/// NotMessagePack, TooLarge.
[[nodiscard]] Expected<protocol::Value, BusError> decodeMessagePack(QByteArrayView bytes);
/// JSON or MessagePack, told apart by the first byte (lib/index.ts onrequest, onresponse); NotJson.
[[nodiscard]] Expected<protocol::Value, BusError> decodeEither(QByteArrayView bytes);

/// First error of several fields that were read.
template<typename... Results>
[[nodiscard]] std::optional<BusError> firstError(const Results &...results)
{
    std::optional<BusError> error;
    const auto note = [&error](const auto &result) {
        if (!error && !result)
            error = result.error();
    };
    (note(results), ...);
    return error;
}

/// A member's value; null when it is missing, undefined or null, which JavaScript's adapter treats alike.
[[nodiscard]] const protocol::Value *find(const protocol::Value &map, QByteArrayView name);

/// The member `type`: FieldMissing, UnknownType.
[[nodiscard]] Expected<RequestType, BusError> type(const protocol::Value &map);
/// FieldMissing, FieldInvalid when it is no text.
[[nodiscard]] Expected<QByteArray, BusError> text(const protocol::Value &map, QByteArrayView name);
/// Empty when missing: emitters and old adapters send requests without one. UidInvalid when it is no text.
[[nodiscard]] Expected<QByteArray, BusError> uid(const protocol::Value &map);
/// A room's name, a number as its decimal text.
[[nodiscard]] Expected<QByteArray, BusError> room(const protocol::Value &map, QByteArrayView name);
/// false when missing.
[[nodiscard]] Expected<bool, BusError> flag(const protocol::Value &map, QByteArrayView name);
/// A whole number from 0 to 2^31 - 1, so that the sum of what many nodes say stays a number.
[[nodiscard]] Expected<std::int64_t, BusError> count(const protocol::Value &map, QByteArrayView name);

/// The member `rooms`.
[[nodiscard]] Expected<QList<QByteArray>, BusError> rooms(const protocol::Value &map);
/// A list of rooms, nothing when an element is neither text nor number.
[[nodiscard]] std::optional<QList<QByteArray>> roomList(const protocol::Value &array);
/// `{rooms,except}`, missing members are empty.
[[nodiscard]] Expected<Selection, BusError> selection(const protocol::Value &opts);
/// The member `flags` of opts, none when missing; unknown flags are ignored.
[[nodiscard]] Expected<Flags, BusError> flags(const protocol::Value &opts);
/// `{type,data,nsp}`: an EVENT with a valid name; nsp `/` when missing.
[[nodiscard]] Expected<socketio::Packet, BusError> packet(const protocol::Value &map);

[[nodiscard]] protocol::Value fromRooms(const QList<QByteArray> &rooms);
/// `{rooms,except}`
[[nodiscard]] protocol::Value::Object fromSelection(const Selection &selection);
/// `{rooms,except,flags}`
[[nodiscard]] protocol::Value::Object fromOptions(const Selection &selection, const Flags &flags);
/// `{rooms,flags,except}`
[[nodiscard]] protocol::Value::Object fromEmitterOptions(const Selection &selection, const Flags &flags);
[[nodiscard]] protocol::Value fromPacket(const socketio::Packet &packet);

} // namespace relayscope::redisadapter::fields
