#pragma once

#include "telemetry/event.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

#include <variant>

namespace relayscope::core {

/// What a node reported. `instance` is unlike for each run of the node, since a new run counts its traces from 1 again.
struct NodeObservation {
    QString nodeId;
    QByteArray instance;
    telemetry::Event event;
};

/// What the tap saw on Redis.
struct TapObservation {
    qint64 timeNs = 0;
    QByteArray channel;
    QByteArray message;
};

/// What we published ourselves, as an emitter. receivers: as Redis counted them, our tap too; -1 unknown.
struct EmitterObservation {
    qint64 timeNs = 0;
    QByteArray channel;
    QByteArray message;
    qint64 receivers = -1;
};

/// The tap began or ceased to observe: what was published before it was ready, it cannot have seen.
struct TapChange {
    qint64 timeNs = 0;
    bool isReady = false;
};

/// Texts of the two heartbeats.
inline constexpr char kPing[] = "ping";
inline constexpr char kPong[] = "pong";

/// What a test client did or saw.
struct ClientObservation {
    enum class Kind { Connected, Disconnected, Sent, Delivered, AckDelivered, AckMissing, AckSent, Heartbeat };

    Kind kind = Kind::Sent;
    qint64 timeNs = 0;
    QString clientId;
    /// Node that it is connected to.
    QString nodeId;
    QByteArray sid;
    QByteArray nsp;
    QByteArray eventName;
    /// Ordinal of the EVENT on its socket and direction; of the acknowledged EVENT for acks.
    quint64 sequence = 0;
    quint32 bytes = 0;
    /// The event asked for an acknowledgement.
    bool wantsAck = false;
    /// JSON arguments.
    QByteArray payload;
    /// Reason; of a heartbeat: "ping" from the node or "pong" to it.
    QString text;
};

/// The node's ring, or its link to us, lost some.
struct DropObservation {
    qint64 timeNs = 0;
    QString nodeId;
    quint64 count = 0;
    /// The run whose reports they were; empty when it was not reports that were lost.
    QByteArray instance;
};

/// The link to a run of a node closed: whatever it had to say, it has said.
struct NodeEnd {
    qint64 timeNs = 0;
    QString nodeId;
    QByteArray instance;
};

using Observation = std::variant<NodeObservation, TapObservation, EmitterObservation, TapChange, ClientObservation,
    DropObservation, NodeEnd>;

[[nodiscard]] qint64 timeOf(const Observation &observation);

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::ClientObservation)
