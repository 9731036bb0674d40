#pragma once

#include "base/expected.h"
#include "protocol/value.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <optional>

namespace relayscope::core {

/// One event for a test client to send.
struct SendRequest {
    QByteArray nsp = QByteArrayLiteral("/");
    QByteArray event;
    protocol::Value::Array arguments;
    /// Set: ask for an acknowledgement and wait that long.
    std::optional<std::chrono::milliseconds> ackTimeout;

    bool operator==(const SendRequest &) const = default;
};

/// The arguments as a user types them: a JSON array of them, or one JSON value for one argument; blank for none. The
/// error says what is wrong and at which character, counted from 1.
[[nodiscard]] Expected<protocol::Value::Array, QString> parseArguments(const QString &json);

enum class SendOutcome {
    /// Handed to the transport (or kept until connected); no answer was asked for.
    Sent,
    Acknowledged,
    AckTimedOut,
    /// The connection went before the answer came.
    Disconnected,
    /// Nothing was sent; the reason tells why.
    Refused,
};

struct SendResult {
    /// What Cluster::sendEvent(), sendFromNode() or sendAsEmitter() returned.
    quint64 id = 0;
    /// Empty when a node or the emitter sent it.
    QString clientId;
    SendOutcome outcome = SendOutcome::Sent;
    /// Arguments of the acknowledgement as a JSON array; of a broadcast the answers that came, the first argument of
    /// each, also when others are missing.
    QByteArray answer;
    /// From sending to the answer, 0 without one.
    qint64 roundTripNs = 0;
    QString reason;
    /// Of a broadcast that asked for acknowledgements: clients that were asked and did not answer; -1 unknown, as the
    /// nodes that never said how many clients they asked.
    int missingAnswers = 0;
    /// Of the emitter: receivers as Redis counted them, without our tap; -1 unknown.
    qint64 receivers = -1;
    /// Of a node: its link to Redis was down when it had sent it, so far nobody but its own clients can have got it.
    bool isUnpublished = false;

    bool operator==(const SendResult &) const = default;
};

/// An event that a test client got.
struct ReceivedEvent {
    QString clientId;
    QByteArray nsp;
    QByteArray event;
    /// JSON array.
    QByteArray arguments;
    qint64 timeNs = 0;

    bool operator==(const ReceivedEvent &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::SendResult)
Q_DECLARE_METATYPE(relayscope::core::ReceivedEvent)
