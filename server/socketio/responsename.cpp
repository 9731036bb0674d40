#include "socketio/responsename.h"

namespace relayscope::socketio {

namespace {

struct Namer {
    const char *operator()(const redisadapter::SocketsResponse &) const { return "sockets"; }
    const char *operator()(const redisadapter::AllRoomsResponse &) const { return "allRooms"; }
    const char *operator()(const redisadapter::FetchResponse &) const { return "fetchSockets"; }
    const char *operator()(const redisadapter::DoneResponse &) const { return "legacy request"; }
    const char *operator()(const redisadapter::ServerSideEmitResponse &) const { return "serverSideEmit"; }
    const char *operator()(const redisadapter::BroadcastClientCount &) const { return "broadcastWithAck: clients"; }
    const char *operator()(const redisadapter::BroadcastAck &) const { return "broadcastWithAck: answer"; }
};

} // namespace

const char *responseName(const redisadapter::Response &response)
{
    return std::visit(Namer(), response);
}

} // namespace relayscope::socketio
