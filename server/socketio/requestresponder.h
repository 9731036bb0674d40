#pragma once

#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/messages.h"

#include <QByteArray>

namespace relayscope::socketio {

class BusLink;
class ClusterRequests;
class LocalAdapter;
class Namespace;
struct ReceivedMessage;

/// Answers what other nodes and emitters ask on the request channel: all types of @socket.io/redis-adapter 8.3 and the
/// legacy forms of its ancestors. Part of the RedisAdapter, owned by it.
class RequestResponder final {
public:
    RequestResponder(Namespace &nsp, BusLink &link, const redisadapter::Channels &channels, LocalAdapter &local,
        const ClusterRequests &ownRequests);
    Q_DISABLE_COPY_MOVE(RequestResponder)

    void receive(const QByteArray &channel, const QByteArray &message);

private:
    void answer(const redisadapter::SocketsRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::AllRoomsRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::RoomsRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::LegacyRoomRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::DisconnectRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::LegacyDisconnectRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::FetchRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::ServerSideEmitRequest &request, const ReceivedMessage &received);
    void answer(const redisadapter::BroadcastRequest &request, const ReceivedMessage &received);

    /// True, and recorded, when this node asked that itself.
    [[nodiscard]] bool ignoresOwn(const QByteArray &uid, const QByteArray &requestId, const ReceivedMessage &received);
    /// Our uid for an answer to a node of ours; empty for official servers, which get the bytes that they would send.
    [[nodiscard]] QByteArray signatureFor(const QByteArray &asker) const;
    void accept(const char *name, const QByteArray &requestId, const ReceivedMessage &received);
    /// uid: who asked, empty when it did not say.
    void respond(const QByteArray &uid, const redisadapter::Response &response, quint64 trace);
    void publishResponse(const QByteArray &channel, const redisadapter::Response &response, quint64 trace);

    Namespace &m_namespace;
    BusLink &m_link;
    const redisadapter::Channels &m_channels;
    LocalAdapter &m_local;
    const ClusterRequests &m_ownRequests;
};

} // namespace relayscope::socketio
