#include "protocol/redisadapter/codec.h"

#include "protocol/redisadapter/fields.h"

namespace relayscope::redisadapter {

using protocol::Value;

namespace {

Expected<RemoteSocket, BusError> readRemoteSocket(const Value &map)
{
    const auto id = fields::text(map, "id");
    if (!id)
        return Unexpected(id.error());
    RemoteSocket socket;
    socket.id = *id;
    if (fields::find(map, "rooms")) {
        const auto rooms = fields::rooms(map);
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
        auto rooms = fields::rooms(map);
        if (!rooms)
            return Unexpected(rooms.error());
        return Response(AllRoomsResponse{requestId, *std::move(rooms)});
    }
    return Response(DoneResponse{requestId});
}

/// Who answers, where it says so.
void setUid(Response &response, const Value &map)
{
    const Value *const uid = map.member("uid");
    if (!uid || !uid->asText())
        return;
    std::visit(
        [uid](auto &form) {
            if constexpr (requires { form.uid; })
                form.uid = *uid->asText();
        },
        response);
}

Value memberOrUndefined(const Value &map, QByteArrayView name)
{
    const Value *const value = map.member(name);
    return value ? *value : Value();
}

Expected<Response, BusError> readTypedResponse(const QByteArray &requestId, const Value &map)
{
    const auto type = fields::type(map);
    if (!type)
        return Unexpected(type.error());
    if (*type == RequestType::ServerSideEmit)
        return Response(ServerSideEmitResponse{requestId, memberOrUndefined(map, "data")});
    if (*type == RequestType::BroadcastAck)
        return Response(BroadcastAck{requestId, memberOrUndefined(map, "packet")});
    if (*type != RequestType::BroadcastClientCount)
        return Unexpected(BusError::UnknownType);
    const auto clientCount = fields::count(map, "clientCount");
    if (!clientCount)
        return Unexpected(clientCount.error());
    return Response(BroadcastClientCount{requestId, *clientCount});
}

} // namespace

Expected<Response, BusError> decodeResponse(QByteArrayView bytes)
{
    const auto map = fields::decodeEither(bytes);
    if (!map)
        return Unexpected(map.error());
    const auto requestId = fields::text(*map, "requestId");
    if (!requestId)
        return Unexpected(requestId.error());
    Expected<Response, BusError> response
        = fields::find(*map, "type") ? readTypedResponse(*requestId, *map) : readUntypedResponse(*requestId, *map);
    if (response)
        setUid(*response, *map);
    return response;
}

} // namespace relayscope::redisadapter
