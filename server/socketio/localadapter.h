#pragma once

#include "socketio/adapter.h"
#include "telemetry/event.h"

namespace relayscope::socketio {

class Namespace;

/// What became of one broadcast at the sockets of this node; each selected socket is counted once.
struct LocalDelivery {
    qsizetype reached = 0;
    /// Left out by `except`.
    qsizetype excluded = 0;
    /// Volatile, and not to be written at once.
    qsizetype dropped = 0;
    bool namesRooms = false;

    /// Delivered, or why nobody was reached.
    [[nodiscard]] telemetry::Verdict verdict() const;
};

/// The adapter of a node that is alone, and the local half of every other one. Encodes each broadcast once and hands
/// the same messages to all its sockets.
class LocalAdapter final : public Adapter {
public:
    explicit LocalAdapter(Namespace &nsp);

    void start() override { }
    void close() override { }
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
    /// There are no other nodes: the answers are none.
    void serverSideEmit(const protocol::Value::Array &data, ServerSideReply reply) override;

    /// Sends event to the selected sockets of this node.
    LocalDelivery deliver(const Payload &event, const BroadcastOptions &options);
    /// The selected sockets of this node as fetchSockets shows them.
    [[nodiscard]] QList<RemoteSocket> describe(const Selection &selection) const;

private:
    Namespace &m_namespace;
};

} // namespace relayscope::socketio
