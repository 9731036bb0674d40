#include "protocol/redisadapter/codec.h"

#include "protocol/json.h"
#include "protocol/limits.h"
#include "protocol/messagepack.h"
#include "protocol/redisadapter/fields.h"

namespace relayscope::redisadapter {

using protocol::Value;

namespace {

Expected<Value, BusError> decodeMessagePack(QByteArrayView bytes)
{
    auto value = protocol::decodeMessagePack(bytes);
    if (value)
        return *std::move(value);
    const bool isTooLarge = value.error() == protocol::MessagePackError::TooLarge;
    return Unexpected(isTooLarge ? BusError::TooLarge : BusError::NotMessagePack);
}

/// JSON or MessagePack, told apart by the first byte (lib/index.ts onrequest, onresponse).
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

/// The type of a message that has one.
Expected<RequestType, BusError> readType(const Value &map)
{
    const Value *const type = fields::find(map, "type");
    if (!type)
        return Unexpected(BusError::FieldMissing);
    const std::int64_t *const number = type->asInt();
    if (!number || *number < 0 || *number > static_cast<std::int64_t>(RequestType::BroadcastAck))
        return Unexpected(BusError::UnknownType);
    return static_cast<RequestType>(*number);
}

/// First error of several fields that were read.
template<typename... Results>
std::optional<BusError> firstError(const Results &...results)
{
    std::optional<BusError> error;
    const auto note = [&error](const auto &result) {
        if (!error && !result)
            error = result.error();
    };
    (note(results), ...);
    return error;
}

Expected<QList<QByteArray>, BusError> readRooms(const Value &map)
{
    const Value *const value = fields::find(map, "rooms");
    if (!value)
        return Unexpected(BusError::FieldMissing);
    auto rooms = fields::roomList(*value);
    if (!rooms)
        return Unexpected(BusError::FieldInvalid);
    return *std::move(rooms);
}

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
    const auto rooms = fields::find(map, "rooms") ? readRooms(map) : Expected<QList<QByteArray>, BusError>({});
    if (const auto error = firstError(requestId, rooms))
        return Unexpected(*error);
    return Request(SocketsRequest{*requestId, *rooms});
}

Expected<Request, BusError> readAllRoomsRequest(const Value &map)
{
    const auto uid = fields::uid(map);
    const auto requestId = fields::text(map, "requestId");
    if (const auto error = firstError(uid, requestId))
        return Unexpected(*error);
    return Request(AllRoomsRequest{*uid, *requestId});
}

Expected<Request, BusError> readRoomsRequest(RequestType type, const Value &map)
{
    if (!fields::find(map, "opts")) {
        const auto requestId = fields::text(map, "requestId");
        const auto sid = fields::text(map, "sid");
        const auto room = fields::room(map, "room");
        if (const auto error = firstError(requestId, sid, room))
            return Unexpected(*error);
        return Request(LegacyRoomRequest{type, *requestId, *sid, *room});
    }
    const auto uid = fields::uid(map);
    const auto selection = readSelection(map);
    const auto rooms = readRooms(map);
    if (const auto error = firstError(uid, selection, rooms))
        return Unexpected(*error);
    return Request(RoomsRequest{type, *uid, *selection, *rooms});
}

Expected<Request, BusError> readDisconnectRequest(const Value &map)
{
    const auto close = fields::flag(map, "close");
    if (!fields::find(map, "opts")) {
        const auto requestId = fields::text(map, "requestId");
        const auto sid = fields::text(map, "sid");
        if (const auto error = firstError(requestId, sid, close))
            return Unexpected(*error);
        return Request(LegacyDisconnectRequest{*requestId, *sid, *close});
    }
    const auto uid = fields::uid(map);
    const auto selection = readSelection(map);
    if (const auto error = firstError(uid, selection, close))
        return Unexpected(*error);
    return Request(DisconnectRequest{*uid, *selection, *close});
}

Expected<Request, BusError> readFetchRequest(const Value &map)
{
    const auto uid = fields::uid(map);
    const auto requestId = fields::text(map, "requestId");
    const auto selection = readSelection(map);
    if (const auto error = firstError(uid, requestId, selection))
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
    if (const auto error = firstError(uid, requestId, packet, selection, flags))
        return Unexpected(*error);
    return Request(BroadcastRequest{*uid, *requestId, *packet, *selection, *flags});
}

/// The name of a socket in a list of sockets: itself, or its member `id`.
Expected<RemoteSocket, BusError> readRemoteSocket(const Value &map)
{
    const auto id = fields::text(map, "id");
    if (!id)
        return Unexpected(id.error());
    RemoteSocket socket;
    socket.id = *id;
    if (fields::find(map, "rooms")) {
        const auto rooms = readRooms(map);
        if (!rooms)
            return Unexpected(rooms.error());
        socket.rooms = *rooms;
    }
    if (const Value *const handshake = map.member("handshake"))
        socket.handshake = *handshake;
    if (const Value *const data = map.member("data"))
        socket.data = *data;
    return socket;
}

Expected<Response, BusError> readSockets(const QByteArray &requestId, const Value &list)
{
    const Value::Array *const elements = list.asArray();
    if (!elements)
        return Unexpected(BusError::FieldInvalid);
    if (!elements->empty() && elements->front().asText()) {
        auto ids = fields::roomList(list);
        if (!ids)
            return Unexpected(BusError::FieldInvalid);
        return Response(SocketsResponse{requestId, *std::move(ids)});
    }
    FetchResponse response{requestId, {}};
    response.sockets.reserve(static_cast<qsizetype>(elements->size()));
    for (const Value &element : *elements) {
        auto socket = readRemoteSocket(element);
        if (!socket)
            return Unexpected(BusError::FieldInvalid);
        response.sockets.append(*std::move(socket));
    }
    return Response(std::move(response));
}

/// Responses to types 0 to 5 do not say what they answer; their members do.
Expected<Response, BusError> readUntypedResponse(const QByteArray &requestId, const Value &map)
{
    if (const Value *const sockets = fields::find(map, "sockets"))
        return readSockets(requestId, *sockets);
    if (fields::find(map, "rooms")) {
        auto rooms = readRooms(map);
        if (!rooms)
            return Unexpected(rooms.error());
        return Response(AllRoomsResponse{requestId, *std::move(rooms)});
    }
    return Response(DoneResponse{requestId});
}

Value memberOrUndefined(const Value &map, QByteArrayView name)
{
    const Value *const value = map.member(name);
    return value ? *value : Value();
}

} // namespace

const char *toString(BusError error)
{
    switch (error) {
    case BusError::TooLarge:
        return "message too large";
    case BusError::NotMessagePack:
        return "not MessagePack";
    case BusError::NotJson:
        return "not JSON";
    case BusError::NotABroadcast:
        return "not a list of uid, packet and options";
    case BusError::UidInvalid:
        return "invalid uid";
    case BusError::PacketInvalid:
        return "invalid packet";
    case BusError::SelectionInvalid:
        return "invalid rooms or except";
    case BusError::FlagsInvalid:
        return "invalid flags";
    case BusError::UnknownType:
        return "unknown type";
    case BusError::FieldMissing:
        return "a field is missing";
    case BusError::FieldInvalid:
        return "a field has an invalid value";
    }
    return "";
}

Expected<Broadcast, BusError> decodeBroadcast(QByteArrayView bytes)
{
    const auto value = decodeMessagePack(bytes);
    if (!value)
        return Unexpected(value.error());
    const Value::Array *const parts = value->asArray();
    if (!parts || parts->size() != 3)
        return Unexpected(BusError::NotABroadcast);
    const Value &opts = (*parts)[2];
    const QByteArray *const uid = (*parts)[0].asText();
    if (!uid)
        return Unexpected(BusError::UidInvalid);
    auto packet = fields::packet((*parts)[1]);
    auto selection = fields::selection(opts);
    const auto flags = fields::flags(opts);
    if (const auto error = firstError(packet, selection, flags))
        return Unexpected(*error);
    return Broadcast{*uid, *std::move(packet), *std::move(selection), *flags};
}

Expected<Request, BusError> decodeRequest(QByteArrayView bytes)
{
    const auto map = decodeEither(bytes);
    if (!map)
        return Unexpected(map.error());
    const auto type = readType(*map);
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

Expected<Response, BusError> decodeResponse(QByteArrayView bytes)
{
    const auto map = decodeEither(bytes);
    if (!map)
        return Unexpected(map.error());
    const auto requestId = fields::text(*map, "requestId");
    if (!requestId)
        return Unexpected(requestId.error());
    if (!fields::find(*map, "type"))
        return readUntypedResponse(*requestId, *map);
    const auto type = readType(*map);
    if (!type)
        return Unexpected(type.error());
    if (*type == RequestType::ServerSideEmit)
        return Response(ServerSideEmitResponse{*requestId, memberOrUndefined(*map, "data")});
    if (*type == RequestType::BroadcastAck)
        return Response(BroadcastAck{*requestId, memberOrUndefined(*map, "packet")});
    if (*type != RequestType::BroadcastClientCount)
        return Unexpected(BusError::UnknownType);
    const auto clientCount = fields::count(*map, "clientCount");
    if (!clientCount)
        return Unexpected(clientCount.error());
    return Response(BroadcastClientCount{*requestId, *clientCount});
}

} // namespace relayscope::redisadapter
