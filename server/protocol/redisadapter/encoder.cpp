#include "protocol/redisadapter/codec.h"

#include "protocol/json.h"
#include "protocol/messagepack.h"
#include "protocol/redisadapter/fields.h"

namespace relayscope::redisadapter {

using protocol::encodeMessagePack;
using protocol::toJson;
using protocol::Value;

namespace {

constexpr int number(RequestType type)
{
    return static_cast<int>(type);
}

/// Begins `{uid,...}`; emitters have no uid.
Value::Object beginWithUid(const QByteArray &uid)
{
    Value::Object object;
    if (!uid.isEmpty())
        object.emplace_back("uid", uid);
    return object;
}

QByteArray encodeRequest(const SocketsRequest &request)
{
    return toJson(Value::Object{{"requestId", request.requestId}, {"type", number(RequestType::Sockets)},
        {"rooms", fields::fromRooms(request.rooms)}});
}

QByteArray encodeRequest(const AllRoomsRequest &request)
{
    Value::Object object = beginWithUid(request.uid);
    object.emplace_back("requestId", request.requestId);
    object.emplace_back("type", number(RequestType::AllRooms));
    return toJson(std::move(object));
}

QByteArray encodeRequest(const RoomsRequest &request)
{
    Value::Object object = beginWithUid(request.uid);
    object.emplace_back("type", number(request.type));
    object.emplace_back("opts", fields::fromSelection(request.selection));
    object.emplace_back("rooms", fields::fromRooms(request.rooms));
    return toJson(std::move(object));
}

QByteArray encodeRequest(const LegacyRoomRequest &request)
{
    return toJson(Value::Object{{"requestId", request.requestId}, {"type", number(request.type)}, {"sid", request.sid},
        {"room", request.room}});
}

QByteArray encodeRequest(const DisconnectRequest &request)
{
    Value::Object object = beginWithUid(request.uid);
    object.emplace_back("type", number(RequestType::RemoteDisconnect));
    object.emplace_back("opts", fields::fromSelection(request.selection));
    object.emplace_back("close", request.close);
    return toJson(std::move(object));
}

QByteArray encodeRequest(const LegacyDisconnectRequest &request)
{
    return toJson(Value::Object{{"requestId", request.requestId}, {"type", number(RequestType::RemoteDisconnect)},
        {"sid", request.sid}, {"close", request.close}});
}

QByteArray encodeRequest(const FetchRequest &request)
{
    Value::Object object = beginWithUid(request.uid);
    object.emplace_back("requestId", request.requestId);
    object.emplace_back("type", number(RequestType::RemoteFetch));
    object.emplace_back("opts", fields::fromSelection(request.selection));
    return toJson(std::move(object));
}

QByteArray encodeRequest(const ServerSideEmitRequest &request)
{
    Value::Object object = beginWithUid(request.uid);
    if (request.requestId)
        object.emplace_back("requestId", *request.requestId);
    object.emplace_back("type", number(RequestType::ServerSideEmit));
    object.emplace_back("data", request.data);
    return toJson(std::move(object));
}

QByteArray encodeRequest(const BroadcastRequest &request)
{
    Value::Object object = beginWithUid(request.uid);
    object.emplace_back("requestId", request.requestId);
    object.emplace_back("type", number(RequestType::Broadcast));
    object.emplace_back("packet", fields::fromPacket(request.packet));
    object.emplace_back("opts", fields::fromOptions(request.selection, request.flags));
    return encodeMessagePack(std::move(object));
}

/// Behind all members of the official adapter.
Value::Object withUid(Value::Object response, const QByteArray &uid)
{
    if (!uid.isEmpty())
        response.emplace_back("uid", uid);
    return response;
}

QByteArray encodeResponse(const SocketsResponse &response)
{
    return toJson(Value::Object{{"requestId", response.requestId}, {"sockets", fields::fromRooms(response.sockets)}});
}

QByteArray encodeResponse(const AllRoomsResponse &response)
{
    return toJson(withUid(
        Value::Object{{"requestId", response.requestId}, {"rooms", fields::fromRooms(response.rooms)}}, response.uid));
}

QByteArray encodeResponse(const FetchResponse &response)
{
    Value::Array sockets;
    sockets.reserve(static_cast<std::size_t>(response.sockets.size()));
    for (const RemoteSocket &socket : response.sockets) {
        sockets.emplace_back(Value::Object{{"id", socket.id}, {"handshake", socket.handshake},
            {"rooms", fields::fromRooms(socket.rooms)}, {"data", socket.data}});
    }
    return toJson(
        withUid(Value::Object{{"requestId", response.requestId}, {"sockets", std::move(sockets)}}, response.uid));
}

QByteArray encodeResponse(const DoneResponse &response)
{
    return toJson(Value::Object{{"requestId", response.requestId}});
}

QByteArray encodeResponse(const ServerSideEmitResponse &response)
{
    return toJson(withUid(Value::Object{{"type", number(RequestType::ServerSideEmit)},
                              {"requestId", response.requestId}, {"data", response.data}},
        response.uid));
}

QByteArray encodeResponse(const BroadcastClientCount &response)
{
    return toJson(withUid(Value::Object{{"type", number(RequestType::BroadcastClientCount)},
                              {"requestId", response.requestId}, {"clientCount", response.clientCount}},
        response.uid));
}

QByteArray encodeResponse(const BroadcastAck &response)
{
    return encodeMessagePack(Value::Object{
        {"type", number(RequestType::BroadcastAck)}, {"requestId", response.requestId}, {"packet", response.packet}});
}

} // namespace

QByteArray encode(const Broadcast &broadcast)
{
    // Not an initialiser list, which would copy the packet's tree.
    Value::Array message;
    message.reserve(3);
    message.emplace_back(broadcast.uid);
    message.push_back(fields::fromPacket(broadcast.packet));
    message.emplace_back(fields::fromOptions(broadcast.selection, broadcast.flags));
    return encodeMessagePack(std::move(message));
}

QByteArray encodeAsEmitter(const Broadcast &broadcast)
{
    Value::Array message;
    message.reserve(3);
    message.emplace_back(kEmitterUid);
    message.push_back(fields::fromPacket(broadcast.packet));
    message.emplace_back(fields::fromEmitterOptions(broadcast.selection, broadcast.flags));
    return encodeMessagePack(std::move(message));
}

QByteArray encode(const Request &request)
{
    return std::visit([](const auto &alternative) { return encodeRequest(alternative); }, request);
}

QByteArray encode(const Response &response)
{
    return std::visit([](const auto &alternative) { return encodeResponse(alternative); }, response);
}

} // namespace relayscope::redisadapter
