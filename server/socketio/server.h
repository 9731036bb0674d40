#pragma once

#include "base/expected.h"
#include "socketio/counters.h"
#include "socketio/rules/rules.h"
#include "socketio/serveroptions.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <memory>
#include <utility>

namespace relayscope {
class TimerWheel;
namespace engineio {
class EngineSession;
}
namespace redis {
class Bus;
}
namespace telemetry {
class Sink;
}
} // namespace relayscope

namespace relayscope::socketio {

class Namespace;

/// A Socket.IO v5 server on top of Engine.IO sessions: namespaces, their sockets, the adapter that joins nodes, and the
/// rules that say what happens with an event. Lives on the server loop; what it borrows must outlive it. Knows nothing
/// of transports: give accept() to an EngineServer; close and destroy that one first, nothing is sent after it.
class Server final : public QObject {
    Q_OBJECT

public:
    /// bus: needed by AdapterKind::Classic and by rules with plain channels, else it may be null.
    Server(ServerOptions options, TimerWheel &wheel, telemetry::Sink &sink, redis::Bus *bus, QObject *parent = nullptr);
    ~Server() override;
    Q_DISABLE_COPY_MOVE(Server)

    /// Takes a new session: sets its listener.
    void accept(engineio::EngineSession &session);

    /// Swaps what this node does with events: namespaces that are new are made and subscribed to, namespaces that the
    /// rules no longer name take no new sockets, sockets stay. Errors, in words for the user, leave the old rules in
    /// force: plain channels without a Redis, a plain channel that belongs to the adapter.
    [[nodiscard]] Expected<void, QString> setRules(Rules rules);

    /// From now on new sessions are closed at once; the others go on, and are the engine's to close.
    void refuseSessions();
    /// Unsubscribes from everything. After the sessions: those that are left hear nothing of other nodes any more.
    void leaveBus();

    /// The namespace of that name (`/` or `/name`), made when it is not there: for code that is not rules.
    Namespace &of(const QByteArray &name);
    /// Null when there is none.
    [[nodiscard]] Namespace *find(const QByteArray &name) const;

    [[nodiscard]] const Counters &counters() const;
    /// Other nodes of the cluster that let themselves be heard now; servers of other makes do not.
    [[nodiscard]] qsizetype knownNodeCount() const;
    /// Sockets by namespace, in order of creation.
    [[nodiscard]] QList<std::pair<QByteArray, qsizetype>> socketCounts() const;
    /// Rooms with somebody in by namespace, in order of creation; the sockets' own are not counted.
    [[nodiscard]] QList<std::pair<QByteArray, qsizetype>> roomCounts() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::socketio
