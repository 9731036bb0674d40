#pragma once

#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/messages.h"
#include "socketio/adapter.h"
#include "socketio/deferredcalls.h"

#include <QByteArray>

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <variant>

namespace relayscope::socketio {

class BusLink;
class LocalAdapter;
class Namespace;
struct ReceivedMessage;

/// Questions of this node to all others, and their answers: as many as PUBSUB NUMSUB counts subscribers of the request
/// channel. requestsTimeout bounds counting and answering together; what came in until then is given, with the names of
/// those that are missing. Part of the RedisAdapter, owned by it.
class ClusterRequests final {
public:
    ClusterRequests(Namespace &nsp, BusLink &link, const redisadapter::Channels &channels, LocalAdapter &local);
    ~ClusterRequests();
    Q_DISABLE_COPY_MOVE(ClusterRequests)

    void fetchSockets(const Selection &selection, Adapter::FetchReply reply);
    void allRooms(Adapter::RoomsReply reply);
    void serverSideEmit(const protocol::Value::Array &data, Adapter::ServerSideReply reply);
    /// Publishes only; the local half is the caller's.
    void broadcastWithAck(
        const Payload &event, const BroadcastOptions &options, std::shared_ptr<AckCollector> collector);

    /// As Adapter::missing().
    [[nodiscard]] Missing missing(const Answered &answered) const;
    /// Whether this node asked that and still waits.
    [[nodiscard]] bool isPending(const QByteArray &requestId) const { return m_pending.contains(requestId); }
    /// A message of a response channel.
    void receive(const QByteArray &channel, const QByteArray &message);

private:
    struct Fetch {
        QList<RemoteSocket> sockets;
        Adapter::FetchReply reply;
    };
    struct AllRooms {
        QList<QByteArray> rooms;
        Adapter::RoomsReply reply;
        /// Those of rooms: answers are long, and most of them repeat each other.
        std::unordered_set<QByteArray> known;
    };
    struct ServerSideEmit {
        protocol::Value::Array answers;
        Adapter::ServerSideReply reply;
    };
    struct BroadcastAcks {
        std::shared_ptr<AckCollector> collector;
    };
    struct Pending {
        std::variant<Fetch, AllRooms, ServerSideEmit, BroadcastAcks> kind;
        Answered answered = {};
        DeferredCalls::Id timeout = 0;
    };
    using PendingMap = std::unordered_map<QByteArray, Pending>;

    struct Question {
        QByteArray requestId;
        redisadapter::Request request;
        /// For telemetry: fetchSockets ..., and what caused it.
        QByteArray name;
        QByteArray eventName = {};
        quint64 trace = 0;
    };
    /// Counts the other nodes, then asks them; the time runs from now on.
    void countAndAsk(Question question, Pending pending);
    void ask(const Question &question);
    void waitFor(const QByteArray &requestId, Pending pending, std::chrono::milliseconds timeout);
    void expire(const QByteArray &requestId);
    void finishWhenComplete(PendingMap::iterator pending);
    /// Ends it with what is there; error: empty, or why answers are missing.
    void finish(PendingMap::iterator pending, const QString &error);
    [[nodiscard]] static QString timeoutError(const Pending &pending);
    /// False when it is no answer to that kind of question.
    [[nodiscard]] static bool add(Pending &pending, const redisadapter::Response &response);

    Namespace &m_namespace;
    BusLink &m_link;
    const redisadapter::Channels &m_channels;
    LocalAdapter &m_local;
    PendingMap m_pending;
    /// Expires with this object: bus replies may come after it.
    std::shared_ptr<ClusterRequests *> m_self;
};

} // namespace relayscope::socketio
