#pragma once

#include "protocol/redisadapter/channels.h"
#include "socketio/adapter.h"
#include "socketio/buslink.h"
#include "socketio/clusterrequests.h"
#include "socketio/localadapter.h"
#include "socketio/requestresponder.h"

#include <QObject>

namespace relayscope::redis {
class Bus;
}

namespace relayscope::socketio {

class Namespace;

/// The classic Redis adapter, byte-compatible with @socket.io/redis-adapter 8.3: what is
/// for all nodes is published for the others and done here at once, whether or not Redis takes it; requests ask all
/// nodes. Messages that make no sense are counted and ignored. One per namespace, with a uid of its own, owned by it.
class RedisAdapter final : public QObject, public Adapter {
    Q_OBJECT

public:
    RedisAdapter(Namespace &nsp, redis::Bus &bus);
    ~RedisAdapter() override;
    Q_DISABLE_COPY_MOVE(RedisAdapter)

    [[nodiscard]] const QByteArray &uid() const { return m_link.uid(); }

    void start() override;
    void close() override;
    void broadcast(const Payload &event, const BroadcastOptions &options) override;
    void broadcastWithAck(
        const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector) override;
    void serverCount(CountReply reply) override;
    [[nodiscard]] Missing missing(const Answered &answered) const override;
    void fetchSockets(const Selection &selection, bool local, FetchReply reply) override;
    void allRooms(RoomsReply reply) override;
    void addSockets(const Selection &selection, const QList<QByteArray> &rooms, bool local) override;
    void removeSockets(const Selection &selection, const QList<QByteArray> &rooms, bool local) override;
    void disconnectSockets(const Selection &selection, bool closeConnection, bool local) override;
    void serverSideEmit(const protocol::Value::Array &data, ServerSideReply reply) override;

private:
    void receive(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message);
    void receiveBroadcast(const QByteArray &channel, const QByteArray &message, QByteArrayView room);
    /// A request that needs no answer. What it asks for is done here at once, whatever becomes of Redis; the own echo
    /// is ignored.
    void publishRequest(const redisadapter::Request &request, const QByteArray &name);

    Namespace &m_namespace;
    redisadapter::Channels m_channels;
    BusLink m_link;
    LocalAdapter m_local;
    ClusterRequests m_requests;
    RequestResponder m_responder;
    QByteArray m_pattern;
    QByteArray m_ownResponseChannel;
    /// First bytes of every broadcast of this node.
    QByteArray m_ownBroadcastPrefix;
};

} // namespace relayscope::socketio
