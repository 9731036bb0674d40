#pragma once

#include "base/expected.h"
#include "protocol/redisadapter/messages.h"

#include <QByteArray>

namespace relayscope::redisadapter {

/// One value per rule a bus message can break. All of them mean: count it and ignore the message.
enum class BusError {
    TooLarge,
    NotMessagePack,
    NotJson,
    NotABroadcast,
    UidInvalid,
    PacketInvalid,
    SelectionInvalid,
    FlagsInvalid,
    UnknownType,
    FieldMissing,
    FieldInvalid,
};
[[nodiscard]] const char *toString(BusError error);

/// Bytes of @socket.io/redis-adapter 8.3 (notepack.io or JSON, keys in its order). For every request that it can make
/// itself; the legacy forms are encoded with the keys of the table in its documentation.
[[nodiscard]] QByteArray encode(const Broadcast &broadcast);
[[nodiscard]] QByteArray encode(const Request &request);
[[nodiscard]] QByteArray encode(const Response &response);

/// Bytes of @socket.io/redis-emitter 5.1 (lib/index.ts BroadcastOperator.emit): uid kEmitterUid whatever the broadcast
/// says, and its own order of opts.
[[nodiscard]] QByteArray encodeAsEmitter(const Broadcast &broadcast);

/// Decodes by key, so that @socket.io/redis-emitter's member order is understood too. Missing opts members count as
/// empty, a missing packet.nsp as `/`, as the official adapter does.
[[nodiscard]] Expected<Broadcast, BusError> decodeBroadcast(QByteArrayView bytes);
/// JSON when the first byte is `{`, MessagePack otherwise.
[[nodiscard]] Expected<Request, BusError> decodeRequest(QByteArrayView bytes);
[[nodiscard]] Expected<Response, BusError> decodeResponse(QByteArrayView bytes);

} // namespace relayscope::redisadapter
