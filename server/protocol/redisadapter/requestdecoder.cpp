#include "protocol/redisadapter/codec.h"

#include "protocol/redisadapter/fields.h"

namespace relayscope::redisadapter {

using protocol::Value;

namespace {

/// opts of a request that cannot do without.
Expected<Selection, BusError> readSelection(const Value &map)
{
    const Value *const opts = fields::find(map, "opts");
    if (!opts)
        return Unexpected(BusError::FieldMissing);
    return fields::selection(*opts);
}

Expected<Request, BusError> readSocketsRequest(const Value &map)
{
    const auto requestId = fields::text(map, "requestId");
    // Old adapters leave rooms out when they mean all sockets.
    const auto rooms = fields::find(map, "rooms") ? fields::rooms(map) : Expected<QList<QByteArray>, BusError>({});
    if (const auto error = fields::firstError(requestId, rooms))
        return Unexpected(*error);
    return Request(SocketsRequest{*requestId, *rooms});
}

Expected<Request, BusError> readAllRoomsRequest(const Value &map)
{
    const auto uid = fields::uid(map);
    const auto requestId = fields::text(map, "requestId");
    if (const auto error = fields::firstError(uid, requestId))
        return Unexpected(*error);
    return Request(AllRoomsRequest{*uid, *requestId});
}

Expected<Request, BusError> readRoomsRequest(RequestType type, const Value &map)
{
    if (!fields::find(map, "opts")) {
        const auto requestId = fields::text(map, "requestId");
        const auto sid = fields::text(map, "sid");
        const auto room = fields::room(map, "room");
        if (const auto error = fields::firstError(requestId, sid, room))
            return Unexpected(*error);
        return Request(LegacyRoomRequest{type, *requestId, *sid, *room});
    }
    const auto uid = fields::uid(map);
    const auto selection = readSelection(map);
    const auto rooms = fields::rooms(map);
    if (const auto error = fields::firstError(uid, selection, rooms))
        return Unexpected(*error);
    return Request(RoomsRequest{type, *uid, *selection, *rooms});
}

Expected<Request, BusError> readDisconnectRequest(const Value &map)
{
    const auto close = fields::flag(map, "close");
    if (!fields::find(map, "opts")) {
        const auto requestId = fields::text(map, "requestId");
        const auto sid = fields::text(map, "sid");
        if (const auto error = fields::firstError(requestId, sid, close))
            return Unexpected(*error);
        return Request(LegacyDisconnectRequest{*requestId, *sid, *close});
    }
    const auto uid = fields::uid(map);
    const auto selection = readSelection(map);
    if (const auto error = fields::firstError(uid, selection, close))
        return Unexpected(*error);
    return Request(DisconnectRequest{*uid, *selection, *close});
}

Expected<Request, BusError> readFetchRequest(const Value &map)
{
    const auto uid = fields::uid(map);
    const auto requestId = fields::text(map, "requestId");
    const auto selection = readSelection(map);
    if (const auto error = fields::firstError(uid, requestId, selection))
        return Unexpected(*error);
    return Request(FetchRequest{*uid, *requestId, *selection});
}

Expected<Request, BusError> readServerSideEmitRequest(const Value &map)
{
    const auto uid = fields::uid(map);
    if (!uid)
        return Unexpected(uid.error());
    const Value *const data = fields::find(map, "data");
    if (!data)
        return Unexpected(BusError::FieldMissing);
    if (!data->asArray() || data->asArray()->empty())
        return Unexpected(BusError::FieldInvalid);
    ServerSideEmitRequest request{*uid, std::nullopt, *data->asArray()};
    if (fields::find(map, "requestId")) {
        const auto requestId = fields::text(map, "requestId");
        if (!requestId)
            return Unexpected(requestId.error());
        request.requestId = *requestId;
    }
    return Request(std::move(request));
}

Expected<Request, BusError> readBroadcastRequest(const Value &map)
{
    const Value *const packetMap = fields::find(map, "packet");
    const Value *const opts = fields::find(map, "opts");
    if (!packetMap || !opts)
        return Unexpected(BusError::FieldMissing);
    const auto uid = fields::uid(map);
    const auto requestId = fields::text(map, "requestId");
    const auto packet = fields::packet(*packetMap);
    const auto selection = fields::selection(*opts);
    const auto flags = fields::flags(*opts);
    if (const auto error = fields::firstError(uid, requestId, packet, selection, flags))
        return Unexpected(*error);
    return Request(BroadcastRequest{*uid, *requestId, *packet, *selection, *flags});
}

} // namespace

Expected<Request, BusError> decodeRequest(QByteArrayView bytes)
{
    const auto map = fields::decodeEither(bytes);
    if (!map)
        return Unexpected(map.error());
    const auto type = fields::type(*map);
    if (!type)
        return Unexpected(type.error());
    switch (*type) {
    case RequestType::Sockets:
        return readSocketsRequest(*map);
    case RequestType::AllRooms:
        return readAllRoomsRequest(*map);
    case RequestType::RemoteJoin:
    case RequestType::RemoteLeave:
        return readRoomsRequest(*type, *map);
    case RequestType::RemoteDisconnect:
        return readDisconnectRequest(*map);
    case RequestType::RemoteFetch:
        return readFetchRequest(*map);
    case RequestType::ServerSideEmit:
        return readServerSideEmitRequest(*map);
    case RequestType::Broadcast:
        return readBroadcastRequest(*map);
    case RequestType::BroadcastClientCount:
    case RequestType::BroadcastAck:
        break;
    }
    return Unexpected(BusError::UnknownType);
}

} // namespace relayscope::redisadapter
