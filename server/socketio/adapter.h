#pragma once

#include "protocol/socketio/payload.h"
#include "protocol/value.h"
#include "socketio/broadcastoptions.h"
#include "socketio/clusteranswer.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>
#include <optional>

namespace relayscope::socketio {

/// Where the parts of a broadcast with acknowledgements report to.
class AckCollector {
public:
    virtual ~AckCollector() = default;
    /// One node: how many of its clients were asked. uid: who that is, empty for this node and for one that does not
    /// say.
    virtual void addClientCount(qint64 clients, const QByteArray &uid) = 0;
    /// One client's first argument, undefined when it sent none.
    virtual void addAnswer(protocol::Value answer) = 0;
};

/// What joins the sockets of one namespace into rooms and nodes into a cluster; the operations of
/// socket.io-adapter 2.5. Lives on the server loop, owned by its Namespace. Replies come at most once, from the event
/// loop or at once.
class Adapter {
public:
    using CountReply = std::function<void(std::optional<qint64> servers)>;
    using FetchReply = std::function<void(const ClusterAnswer<QList<RemoteSocket>> &answer)>;
    using RoomsReply = std::function<void(const ClusterAnswer<QList<QByteArray>> &answer)>;
    using ServerSideReply = std::function<void(const ClusterAnswer<protocol::Value::Array> &answer)>;

    virtual ~Adapter() = default;

    /// Subscribes, for an adapter that does; once.
    virtual void start() = 0;
    /// Unsubscribes; nothing is delivered after it.
    virtual void close() = 0;

    /// event: a makeEvent() payload.
    virtual void broadcast(const Payload &event, const BroadcastOptions &options) = 0;
    /// The collector hears of answers for options.flags.timeoutMs at most; later ones are dropped.
    virtual void broadcastWithAck(
        const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector)
        = 0;
    /// Nodes of the cluster, this one included; nothing when they cannot be counted.
    virtual void serverCount(CountReply reply) = 0;
    /// Who has not answered yet, by name where it is known.
    [[nodiscard]] virtual Missing missing(const Answered &answered) const = 0;

    virtual void fetchSockets(const Selection &selection, bool local, FetchReply reply) = 0;
    /// Rooms of all nodes, each once.
    virtual void allRooms(RoomsReply reply) = 0;
    virtual void addSockets(const Selection &selection, const QList<QByteArray> &rooms, bool local) = 0;
    virtual void removeSockets(const Selection &selection, const QList<QByteArray> &rooms, bool local) = 0;
    virtual void disconnectSockets(const Selection &selection, bool closeConnection, bool local) = 0;
    /// To the other nodes only. data: event name first. reply is empty when no answer is wanted.
    virtual void serverSideEmit(const protocol::Value::Array &data, ServerSideReply reply) = 0;
};

} // namespace relayscope::socketio
