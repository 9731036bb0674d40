#pragma once

#include "core/specs.h"

#include <QDateTime>
#include <QHash>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace relayscope::core {

/// Life of a child process.
enum class ProcessState {
    Stopped,
    /// Started, has not said yet that it is ready.
    Starting,
    Running,
    Stopping,
    /// Ended by itself or was killed; starts again after the backoff if its policy says so.
    Crashed,
    /// Ended RestartPolicy::kCrashLoopExits times within kCrashLoopWindow, or ended with an error before it was ready:
    /// waits for the user.
    GaveUp,
};

enum class LampState { Off, Connecting, Ready, Lost };

/// One lamp: a link and, when it is lost, why, in words.
struct Lamp {
    LampState state = LampState::Off;
    QString reason;
    bool operator==(const Lamp &) const = default;
};

struct RedisStatus {
    RedisMode mode = RedisMode::Private;
    /// Of our own server; for an attached one Running while the tap is connected, Starting before.
    ProcessState state = ProcessState::Stopped;
    QString host;
    quint16 port = 0;
    qint64 pid = 0;
    /// The URL of an attached one, without its password; empty otherwise.
    QString displayName;
    /// Our observing connection.
    Lamp tap;
    std::optional<QDateTime> since;
    int restarts = 0;
    /// How it ended last, in words; empty when it has not.
    QString exit;
    QStringList lastLogLines;

    bool operator==(const RedisStatus &) const = default;
};

struct NodeStatus {
    NodeSpec spec;
    ProcessState state = ProcessState::Stopped;
    /// The node's own word, from telemetry: subscribed and serving. Running but not ready: the reason.
    bool ready = false;
    QString readinessReason;
    QString host;
    /// The port it really listens on, 0 before it runs.
    quint16 port = 0;
    qint64 pid = 0;
    std::optional<QDateTime> since;
    int restarts = 0;
    /// How it ended last: "exited with code 1", "killed by signal 9 (SIGKILL)"; empty when it has not.
    QString exit;
    /// It was a signal that ended it last.
    bool wasKilled = false;
    Lamp publishLink;
    Lamp subscribeLink;
    /// Telemetry link to us.
    Lamp telemetry;
    int socketCount = 0;
    /// Events that the node's own ring had to drop.
    quint64 telemetryDropped = 0;
    /// At most Supervisor::kKeptLogLines, over all runs.
    QStringList lastLogLines;

    bool operator==(const NodeStatus &) const = default;
};

enum class ClientState {
    Disconnected,
    Connecting,
    Connected,
    WaitingToReconnect,
    Refused,
    /// Its cluster does not run.
    Stopped,
};

struct ClientStatus {
    ClientSpec spec;
    ClientState state = ClientState::Disconnected;
    /// "polling" or "websocket" while open, empty otherwise.
    QString transport;
    /// Socket.IO id, empty when not connected.
    QByteArray sid;
    /// Why it is not connected, in words.
    QString reason;
    quint64 sent = 0;
    quint64 received = 0;
    /// Ids of the next acknowledgements by namespace; 0 where there is none yet.
    QHash<QByteArray, quint64> nextAckIds;

    bool operator==(const ClientStatus &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::RedisStatus)
Q_DECLARE_METATYPE(relayscope::core::NodeStatus)
Q_DECLARE_METATYPE(relayscope::core::ClientStatus)
