#pragma once

#include "protocol/socketio/packet.h"
#include "protocol/value.h"

#include <QByteArray>
#include <QList>

#include <cstdint>
#include <optional>
#include <variant>

namespace relayscope::redisadapter {

/// `rooms` and `except` select sockets of a namespace: in any of rooms (all sockets when empty), in none of except.
/// Rooms are text; a room that arrives as a number is its decimal text.
struct Selection {
    QList<QByteArray> rooms;
    QList<QByteArray> except;
    bool operator==(const Selection &) const = default;
};

/// Flags that travel with a broadcast (@socket.io/redis-adapter 8.3 lib/index.ts; `local` never travels). JavaScript
/// writes them in the order of its calls, we as expectSingleResponse, volatile, compress, timeout.
struct Flags {
    bool isVolatile = false;
    std::optional<bool> compress;
    std::optional<std::int64_t> timeoutMs;
    bool expectSingleResponse = false;
    bool operator==(const Flags &) const = default;
};

/// What @socket.io/redis-emitter calls itself: no node has such a uid, so all of them take what it sends.
inline constexpr char kEmitterUid[] = "emitter";

/// MessagePack `[uid, {type,data,nsp}, {rooms,except,flags}]` on `<prefix>#<nsp>#[<room>#]`.
struct Broadcast {
    QByteArray uid;
    socketio::Packet packet;
    Selection selection;
    Flags flags;
    bool operator==(const Broadcast &) const = default;
};

/// Request types, the number on the wire (`RequestType` of lib/index.ts). 8 and 9 are responses.
enum class RequestType : quint8 {
    Sockets = 0,
    AllRooms = 1,
    RemoteJoin = 2,
    RemoteLeave = 3,
    RemoteDisconnect = 4,
    RemoteFetch = 5,
    ServerSideEmit = 6,
    Broadcast = 7,
    BroadcastClientCount = 8,
    BroadcastAck = 9,
};

struct SocketsRequest {
    QByteArray requestId;
    QList<QByteArray> rooms;
    bool operator==(const SocketsRequest &) const = default;
};
struct AllRoomsRequest {
    QByteArray uid;
    QByteArray requestId;
    bool operator==(const AllRoomsRequest &) const = default;
};
/// REMOTE_JOIN and REMOTE_LEAVE: by selection, without answer.
struct RoomsRequest {
    RequestType type = RequestType::RemoteJoin;
    QByteArray uid;
    Selection selection;
    QList<QByteArray> rooms;
    bool operator==(const RoomsRequest &) const = default;
};
/// Legacy REMOTE_JOIN / REMOTE_LEAVE `{requestId,type,sid,room}`, answered with `{requestId}` by the node that has sid.
struct LegacyRoomRequest {
    RequestType type = RequestType::RemoteJoin;
    QByteArray requestId;
    QByteArray sid;
    QByteArray room;
    bool operator==(const LegacyRoomRequest &) const = default;
};
struct DisconnectRequest {
    QByteArray uid;
    Selection selection;
    bool close = false;
    bool operator==(const DisconnectRequest &) const = default;
};
/// Legacy REMOTE_DISCONNECT `{requestId,type,sid,close}`.
struct LegacyDisconnectRequest {
    QByteArray requestId;
    QByteArray sid;
    bool close = false;
    bool operator==(const LegacyDisconnectRequest &) const = default;
};
struct FetchRequest {
    QByteArray uid;
    QByteArray requestId;
    Selection selection;
    bool operator==(const FetchRequest &) const = default;
};
struct ServerSideEmitRequest {
    QByteArray uid;
    /// Set when the sender waits for one answer of each other node.
    std::optional<QByteArray> requestId;
    /// Event name first.
    protocol::Value::Array data;
    bool operator==(const ServerSideEmitRequest &) const = default;
};
/// BROADCAST with acks, the one MessagePack request.
struct BroadcastRequest {
    QByteArray uid;
    QByteArray requestId;
    socketio::Packet packet;
    Selection selection;
    Flags flags;
    bool operator==(const BroadcastRequest &) const = default;
};

using Request = std::variant<SocketsRequest, AllRoomsRequest, RoomsRequest, LegacyRoomRequest, DisconnectRequest,
    LegacyDisconnectRequest, FetchRequest, ServerSideEmitRequest, BroadcastRequest>;

/// `{id,handshake,rooms,data}` of one socket; handshake is the object of socket.handshake.
struct RemoteSocket {
    QByteArray id;
    protocol::Value handshake;
    QList<QByteArray> rooms;
    protocol::Value data;
    bool operator==(const RemoteSocket &) const = default;
};

/// `{requestId,sockets:[ids]}`, `{requestId,rooms:[...]}`, `{requestId,sockets:[{...}]}`, `{requestId}`. An empty list
/// of sockets does not tell which of the two it is and is decoded as the FetchResponse, the one that 8.x asks for.
/// uid, where there is one, is the node that answers: nodes of ours tell it each other in a last member.
struct SocketsResponse {
    QByteArray requestId;
    QList<QByteArray> sockets;
    bool operator==(const SocketsResponse &) const = default;
};
struct AllRoomsResponse {
    QByteArray requestId;
    QList<QByteArray> rooms;
    QByteArray uid = {};
    bool operator==(const AllRoomsResponse &) const = default;
};
struct FetchResponse {
    QByteArray requestId;
    QList<RemoteSocket> sockets;
    QByteArray uid = {};
    bool operator==(const FetchResponse &) const = default;
};
struct DoneResponse {
    QByteArray requestId;
    bool operator==(const DoneResponse &) const = default;
};
struct ServerSideEmitResponse {
    QByteArray requestId;
    protocol::Value data;
    QByteArray uid = {};
    bool operator==(const ServerSideEmitResponse &) const = default;
};
struct BroadcastClientCount {
    QByteArray requestId;
    std::int64_t clientCount = 0;
    QByteArray uid = {};
    bool operator==(const BroadcastClientCount &) const = default;
};
/// MessagePack; packet is the first ack argument.
struct BroadcastAck {
    QByteArray requestId;
    protocol::Value packet;
    bool operator==(const BroadcastAck &) const = default;
};

using Response = std::variant<SocketsResponse, AllRoomsResponse, FetchResponse, DoneResponse, ServerSideEmitResponse,
    BroadcastClientCount, BroadcastAck>;

} // namespace relayscope::redisadapter
