#include "core/buspeek.h"

#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/codec.h"

#include <type_traits>

namespace relayscope::core {

namespace {

using redisadapter::RequestType;

void readPacket(BusPeek &peek, const socketio::Packet &packet)
{
    peek.nsp = packet.nsp;
    peek.payload = packet.payload.json();
    if (packet.type == socketio::PacketType::Event)
        peek.eventName = socketio::viewEvent(packet.payload).name;
}

struct RequestReader {
    BusPeek &peek;

    void operator()(const redisadapter::SocketsRequest &request) const
    {
        describe(RequestType::Sockets, {}, request.requestId);
    }
    void operator()(const redisadapter::AllRoomsRequest &request) const
    {
        describe(RequestType::AllRooms, request.uid, request.requestId);
    }
    void operator()(const redisadapter::RoomsRequest &request) const { describe(request.type, request.uid, {}); }
    void operator()(const redisadapter::LegacyRoomRequest &request) const
    {
        describe(request.type, {}, request.requestId);
    }
    void operator()(const redisadapter::DisconnectRequest &request) const
    {
        describe(RequestType::RemoteDisconnect, request.uid, {});
    }
    void operator()(const redisadapter::LegacyDisconnectRequest &request) const
    {
        describe(RequestType::RemoteDisconnect, {}, request.requestId);
    }
    void operator()(const redisadapter::FetchRequest &request) const
    {
        describe(RequestType::RemoteFetch, request.uid, request.requestId);
    }
    void operator()(const redisadapter::ServerSideEmitRequest &request) const
    {
        describe(RequestType::ServerSideEmit, request.uid, request.requestId.value_or(QByteArray()));
    }
    void operator()(const redisadapter::BroadcastRequest &request) const
    {
        readPacket(peek, request.packet);
        peek.selection = request.selection;
        describe(RequestType::Broadcast, request.uid, request.requestId);
    }

private:
    void describe(RequestType type, const QByteArray &uid, const QByteArray &requestId) const
    {
        peek.text = QLatin1String(requestName(type));
        peek.uid = uid;
        peek.requestId = requestId;
    }
};

void readBroadcast(BusPeek &peek, const QByteArray &message)
{
    peek.kind = BusPeek::Kind::Broadcast;
    const auto broadcast = redisadapter::decodeBroadcast(message);
    peek.isUndecodable = !broadcast;
    if (!broadcast)
        return;
    readPacket(peek, broadcast->packet);
    peek.uid = broadcast->uid;
    peek.selection = broadcast->selection;
    // One channel for all: the rooms are in the message then.
    if (peek.room.isEmpty())
        peek.room = broadcast->selection.rooms.join(' ');
}

void readRequest(BusPeek &peek, const QByteArray &message)
{
    peek.kind = BusPeek::Kind::Request;
    const auto request = redisadapter::decodeRequest(message);
    peek.isUndecodable = !request;
    if (request)
        std::visit(RequestReader{peek}, *request);
}

void readResponse(BusPeek &peek, const QByteArray &message)
{
    peek.kind = BusPeek::Kind::Response;
    const auto response = redisadapter::decodeResponse(message);
    peek.isUndecodable = !response;
    if (response)
        std::visit([&peek](const auto &answer) { peek.requestId = answer.requestId; }, *response);
}

} // namespace

const char *requestName(RequestType type)
{
    switch (type) {
    case RequestType::Sockets:
        return "sockets";
    case RequestType::AllRooms:
        return "allRooms";
    case RequestType::RemoteJoin:
        return "socketsJoin";
    case RequestType::RemoteLeave:
        return "socketsLeave";
    case RequestType::RemoteDisconnect:
        return "disconnectSockets";
    case RequestType::RemoteFetch:
        return "fetchSockets";
    case RequestType::ServerSideEmit:
        return "serverSideEmit";
    case RequestType::Broadcast:
        return "broadcast with ack";
    case RequestType::BroadcastClientCount:
        return "client count";
    case RequestType::BroadcastAck:
        return "client's ack";
    }
    return nullptr;
}

BusPeek peekBus(const QByteArray &prefix, const QByteArray &channel, const QByteArray &message)
{
    const redisadapter::ChannelName name = redisadapter::parseChannel(prefix, channel);
    BusPeek peek;
    peek.nsp = name.nsp;
    peek.payload = message;
    switch (name.kind) {
    case redisadapter::ChannelKind::Room:
        peek.room = name.detail;
        [[fallthrough]];
    case redisadapter::ChannelKind::Broadcast:
        readBroadcast(peek, message);
        break;
    case redisadapter::ChannelKind::Request:
        readRequest(peek, message);
        break;
    case redisadapter::ChannelKind::Response:
        readResponse(peek, message);
        break;
    case redisadapter::ChannelKind::Beat:
    case redisadapter::ChannelKind::Foreign:
        break;
    }
    return peek;
}

} // namespace relayscope::core
