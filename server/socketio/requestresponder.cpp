#include "socketio/requestresponder.h"

#include "protocol/redisadapter/codec.h"
#include "socketio/buslink.h"
#include "socketio/clustermembers.h"
#include "socketio/clusterrequests.h"
#include "socketio/eventhandler.h"
#include "socketio/localadapter.h"
#include "socketio/namespace.h"
#include "socketio/responsename.h"
#include "socketio/servercontext.h"

#include <memory>
#include <utility>

namespace relayscope::socketio {

namespace {

using telemetry::EventKind;
using telemetry::Verdict;

/// Sends the answers of this node's clients back to the node that asked.
class RemoteCollector final : public AckCollector {
public:
    using Respond = std::function<void(const redisadapter::Response &response)>;

    /// uid: of this node.
    RemoteCollector(QByteArray requestId, QByteArray uid, Respond respond)
        : m_requestId(std::move(requestId))
        , m_uid(std::move(uid))
        , m_respond(std::move(respond))
    {
    }
    void addClientCount(qint64 clients, const QByteArray &) override
    {
        m_respond(redisadapter::BroadcastClientCount{m_requestId, clients, m_uid});
    }
    void addAnswer(protocol::Value answer) override
    {
        m_respond(redisadapter::BroadcastAck{m_requestId, std::move(answer)});
    }

private:
    QByteArray m_requestId;
    QByteArray m_uid;
    Respond m_respond;
};

} // namespace

RequestResponder::RequestResponder(Namespace &nsp, BusLink &link, const redisadapter::Channels &channels,
    LocalAdapter &local, const ClusterRequests &ownRequests)
    : m_namespace(nsp)
    , m_link(link)
    , m_channels(channels)
    , m_local(local)
    , m_ownRequests(ownRequests)
{
}

void RequestResponder::receive(const QByteArray &channel, const QByteArray &message)
{
    const ReceivedMessage received = m_link.receive(channel, message);
    const Expected<redisadapter::Request, redisadapter::BusError> decoded = redisadapter::decodeRequest(message);
    if (!decoded) {
        m_link.ignored(received, IgnoreReason::Undecodable, toString(decoded.error()));
        return;
    }
    std::visit(
        [this, &received](const auto &request) {
            if constexpr (requires { request.uid; })
                m_link.noteSender(request.uid);
            answer(request, received);
        },
        *decoded);
}

bool RequestResponder::ignoresOwn(const QByteArray &uid, const QByteArray &requestId, const ReceivedMessage &received)
{
    // The uid tells it too when the request is over before it comes back.
    if (uid != m_link.uid() && !m_ownRequests.isPending(requestId))
        return false;
    ReceivedMessage own = received;
    own.message.uid = m_link.uid();
    m_link.ignored(own, IgnoreReason::OwnEcho);
    return true;
}

QByteArray RequestResponder::signatureFor(const QByteArray &asker) const
{
    const ClusterMembers *const members = m_namespace.context().members;
    return members && members->knows(asker) ? m_link.uid() : QByteArray();
}

void RequestResponder::accept(const char *name, const QByteArray &requestId, const ReceivedMessage &received)
{
    ++m_namespace.context().counters.requestsReceived;
    m_link.applied(received, Verdict::Delivered, 0);
    m_link.recordRequest(EventKind::RequestReceived, name, requestId, received.trace);
}

void RequestResponder::respond(const QByteArray &uid, const redisadapter::Response &response, quint64 trace)
{
    const bool specific = m_namespace.context().options.publishOnSpecificResponseChannel && !uid.isEmpty();
    publishResponse(specific ? m_channels.responseOf(uid) : m_channels.response(), response, trace);
}

void RequestResponder::publishResponse(const QByteArray &channel, const redisadapter::Response &response, quint64 trace)
{
    m_link.publish(channel, redisadapter::encode(response), QByteArray(), QByteArray(), trace);
    const QByteArray requestId = std::visit([](const auto &form) { return form.requestId; }, response);
    m_link.recordRequest(EventKind::ResponseSent, responseName(response), requestId, trace);
}

void RequestResponder::answer(const redisadapter::SocketsRequest &request, const ReceivedMessage &received)
{
    if (ignoresOwn(QByteArray(), request.requestId, received))
        return;
    accept("sockets", request.requestId, received);
    redisadapter::SocketsResponse response{request.requestId, {}};
    m_namespace.rooms().forEach(
        Selection{request.rooms, {}}, [&response](Socket &socket) { response.sockets.append(socket.id()); },
        [](Socket &) {});
    respond(QByteArray(), response, received.trace);
}

void RequestResponder::answer(const redisadapter::AllRoomsRequest &request, const ReceivedMessage &received)
{
    if (ignoresOwn(request.uid, request.requestId, received))
        return;
    accept("allRooms", request.requestId, received);
    respond(request.uid,
        redisadapter::AllRoomsResponse{request.requestId, m_namespace.rooms().names(), signatureFor(request.uid)},
        received.trace);
}

void RequestResponder::answer(const redisadapter::RoomsRequest &request, const ReceivedMessage &received)
{
    // Applied to our own sockets when it was published.
    if (ignoresOwn(request.uid, QByteArray(), received))
        return;
    if (request.type == redisadapter::RequestType::RemoteJoin) {
        accept("socketsJoin", QByteArray(), received);
        m_local.addSockets(request.selection, request.rooms, true);
    } else {
        accept("socketsLeave", QByteArray(), received);
        m_local.removeSockets(request.selection, request.rooms, true);
    }
}

void RequestResponder::answer(const redisadapter::LegacyRoomRequest &request, const ReceivedMessage &received)
{
    accept("legacy join or leave", request.requestId, received);
    Socket *const socket = m_namespace.rooms().find(request.sid);
    if (!socket)
        return;
    if (request.type == redisadapter::RequestType::RemoteJoin)
        socket->join(request.room, received.trace);
    else
        socket->leave(request.room, received.trace);
    respond(QByteArray(), redisadapter::DoneResponse{request.requestId}, received.trace);
}

void RequestResponder::answer(const redisadapter::DisconnectRequest &request, const ReceivedMessage &received)
{
    if (ignoresOwn(request.uid, QByteArray(), received))
        return;
    accept("disconnectSockets", QByteArray(), received);
    m_local.disconnectSockets(request.selection, request.close, true);
}

void RequestResponder::answer(const redisadapter::LegacyDisconnectRequest &request, const ReceivedMessage &received)
{
    accept("legacy disconnect", request.requestId, received);
    Socket *const socket = m_namespace.rooms().find(request.sid);
    if (!socket)
        return;
    socket->disconnect(request.close);
    respond(QByteArray(), redisadapter::DoneResponse{request.requestId}, received.trace);
}

void RequestResponder::answer(const redisadapter::FetchRequest &request, const ReceivedMessage &received)
{
    if (ignoresOwn(request.uid, request.requestId, received))
        return;
    accept("fetchSockets", request.requestId, received);
    respond(request.uid,
        redisadapter::FetchResponse{request.requestId, m_local.describe(request.selection), signatureFor(request.uid)},
        received.trace);
}

void RequestResponder::answer(const redisadapter::ServerSideEmitRequest &request, const ReceivedMessage &received)
{
    if (request.uid == m_link.uid()) {
        ReceivedMessage own = received;
        own.message.uid = request.uid;
        m_link.ignored(own, IgnoreReason::OwnEcho);
        return;
    }
    accept("serverSideEmit", request.requestId.value_or(QByteArray()), received);
    EventHandler *const handler = m_namespace.handler();
    if (!handler)
        return;
    ServerSideAck ack;
    if (request.requestId) {
        // Always on the common channel, whatever publishOnSpecificResponseChannel says (lib/index.ts, the same).
        const auto answered = std::make_shared<bool>(false);
        ack = [this, answered, requestId = *request.requestId, signature = signatureFor(request.uid),
                  trace = received.trace](const protocol::Value &answer) {
            if (!std::exchange(*answered, true)) {
                publishResponse(
                    m_channels.response(), redisadapter::ServerSideEmitResponse{requestId, answer, signature}, trace);
            }
        };
    }
    handler->serverSideEventReceived(m_namespace, request.data, ack);
}

void RequestResponder::answer(const redisadapter::BroadcastRequest &request, const ReceivedMessage &received)
{
    if (ignoresOwn(request.uid, request.requestId, received))
        return;
    accept("broadcastWithAck", request.requestId, received);
    // The flags of the message are dropped but for the time that the sender waits (lib/index.ts, type 7).
    BroadcastOptions options;
    options.selection = request.selection;
    options.flags.timeoutMs = request.flags.timeoutMs;
    options.trace = received.trace;
    const auto collector = std::make_shared<RemoteCollector>(request.requestId, signatureFor(request.uid),
        [this, uid = request.uid, trace = received.trace](
            const redisadapter::Response &response) { respond(uid, response, trace); });
    m_local.broadcastWithAck(request.packet.payload, options, collector);
}

} // namespace relayscope::socketio
