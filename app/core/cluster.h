#pragma once

#include "core/broadcastrequest.h"
#include "core/channelstat.h"
#include "core/hop.h"
#include "core/logline.h"
#include "core/nodemetrics.h"
#include "core/problem.h"
#include "core/programs.h"
#include "core/redismetrics.h"
#include "core/roomcell.h"
#include "core/rulesanswer.h"
#include "core/sendrequest.h"
#include "core/specs.h"
#include "core/status.h"

#include <QObject>

#include <memory>

namespace relayscope::core {

/// The running cluster: Redis, nodes and test clients, and the stream of what they do. The one door between the window
/// (or relayscope-run) and everything behind it.
///
/// Lives on the main thread and starts the processes there; telemetry, tap and joining run on a monitor thread, test
/// clients on a client thread, both inside. Every command returns at once; what came of it arrives as a signal, also
/// when it cannot be done: then as problemReported(). Unknown ids are ignored.
class Cluster final : public QObject {
    Q_OBJECT

public:
    /// Id of Redis in problems and log lines.
    [[nodiscard]] static QString redisId() { return QStringLiteral("redis"); }

    explicit Cluster(Programs programs, QObject *parent = nullptr);
    /// Ends whatever still runs without ceremony; stop() and wait for stopped() to end it properly.
    ~Cluster() override;
    Q_DISABLE_COPY_MOVE(Cluster)

    [[nodiscard]] const Programs &programs() const;

    /// Starts Redis, the nodes, and the clients as soon as their nodes are ready. On top of what runs already.
    void start(const ClusterSpec &spec);
    /// Disconnects the clients, stops the nodes, then our own Redis; ends with stopped(). Specs are forgotten.
    void stop();
    /// Something of ours runs or is on its way.
    [[nodiscard]] bool isActive() const;

    void startRedis(const RedisSpec &spec);
    void stopRedis();
    void restartRedis();
    void killRedis();
    [[nodiscard]] RedisStatus redis() const;

    /// Adds and starts a node: "node A", "node B", ... from port 3000 up where the spec says nothing. Returns its id.
    QString addNode(NodeSpec spec = {});
    void startNode(const QString &id);
    void stopNode(const QString &id);
    void restartNode(const QString &id);
    /// SIGKILL, as a crash would be; it stays down until it is started.
    void killNode(const QString &id);
    /// What people read from now on; rows that are recorded keep the name that they were recorded with.
    void renameNode(const QString &id, const QString &name);
    /// Stops it and forgets it and its clients.
    void removeNode(const QString &id);
    [[nodiscard]] QList<NodeStatus> nodes() const;
    /// This rules file, or the name of rules that come with the node (no slash in it), empty for their default. It is
    /// checked first; only when it is right it goes to the nodes, to those that run and to those that are started until
    /// stop(). Clients stay connected. rulesAnswered() tells; a file that cannot be read or is wrong is a problem too,
    /// and changes nothing.
    void applyRules(const QString &file);
    /// The same for a text that is at hand.
    void applyRulesText(const QByteArray &json);

    /// Adds a client and connects it when its node is ready; the node with the fewest clients where the spec names
    /// none. Returns its id.
    QString addClient(ClientSpec spec = {});
    void disconnectClient(const QString &id);
    void reconnectClient(const QString &id);
    /// Takes it to another node: it leaves the one that it is on and connects there as soon as that runs. A client that
    /// was disconnected by the user stays so.
    void moveClient(const QString &id, const QString &nodeId);
    /// As renameNode(); also what its own answers say.
    void renameClient(const QString &id, const QString &name);
    void removeClient(const QString &id);
    [[nodiscard]] QList<ClientStatus> clients() const;

    /// Returns the id that sendFinished() repeats.
    quint64 sendEvent(const QString &clientId, const SendRequest &request);
    /// The node broadcasts, as io.to().emit() in its own code would; the result comes when the node has done it or the
    /// acknowledgements are in. Refused: no such node, node not connected to us, namespace that it does not serve,
    /// reserved or missing event name, more than 4 MB. Returns the id that sendFinished() repeats.
    quint64 sendFromNode(const QString &nodeId, const BroadcastRequest &request);
    /// Publishes on the cluster's Redis what @socket.io/redis-emitter would. Refused: Redis not reached, a reserved or
    /// missing event name, and what an emitter cannot do: local, acknowledgements. Returns the id that sendFinished()
    /// repeats.
    quint64 sendAsEmitter(const BroadcastRequest &request);

signals:
    void redisChanged(const relayscope::core::RedisStatus &status);
    /// A new id is a new node or client.
    void nodeChanged(const relayscope::core::NodeStatus &status);
    void nodeRemoved(const QString &id);
    void clientChanged(const relayscope::core::ClientStatus &status);
    void clientRemoved(const QString &id);

    /// In batches, about 20 a second while something happens, in order of time within a batch.
    void hopsRecorded(const QList<relayscope::core::Hop> &hops);
    /// After the rows of both were recorded; rare.
    void messagesJoined(const QList<relayscope::core::MessageJoin> &joins);
    /// All that was observed so far has been recorded; until the next batch.
    void streamSettled();
    /// Once a second for each node that reports.
    void nodeMetricsChanged(const relayscope::core::NodeMetrics &metrics);
    /// Once a second while Redis is connected and lets us ask.
    void redisMetricsChanged(const relayscope::core::RedisMetrics &metrics);
    /// The channels that are new or have changed; at most five times a second.
    void channelsChanged(const QList<relayscope::core::ChannelStat> &changed);
    /// The Redis is another one, or there were too many channels: then the longest silent ones go.
    void channelsForgotten(const QList<QByteArray> &channels);
    /// All rooms with somebody in; at most five times a second.
    void roomsChanged(const QList<relayscope::core::RoomCell> &all);

    void eventReceived(const relayscope::core::ReceivedEvent &event);
    void sendFinished(const relayscope::core::SendResult &result);
    /// First, with an empty node id, what the text is worth (when it is wrong, nothing changes anywhere); then from
    /// every node that runs, as soon as it obeys the new rules or has refused them.
    void rulesAnswered(const QString &nodeId, const relayscope::core::RulesAnswer &answer);

    void logLinesAdded(const QList<relayscope::core::LogLine> &lines);
    void problemReported(const relayscope::core::Problem &problem);
    /// What was reported for this place is over.
    void problemSolved(const QString &where);
    /// After stop(): nothing of ours runs.
    void stopped();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::core
