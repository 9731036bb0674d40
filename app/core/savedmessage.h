#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

namespace relayscope::core {

/// A message as the user wrote it, to be sent now or kept for later. Its JSON is checked when it is sent, not here, so
/// that nothing that was typed is lost.
struct SavedMessage {
    enum class Sender {
        /// A test client sends an event to its node.
        Client,
        /// A node broadcasts to clients of the cluster, as its own code would.
        Node,
        /// A program that is no server publishes on Redis, as redis-emitter does.
        Emitter,
    };

    /// What the shelf shows; empty for the event's name.
    QString name;
    Sender sender = Sender::Client;
    /// Client or node id; unused for an emitter.
    QString senderId;
    QByteArray nsp = QByteArrayLiteral("/");
    QByteArray event;
    /// Text of a JSON array.
    QByteArray arguments = QByteArrayLiteral("[]");
    /// Of a node or an emitter: rooms to send to, none for all; rooms or socket ids to leave out.
    QList<QByteArray> rooms;
    QList<QByteArray> except;
    bool local = false;
    bool isVolatile = false;
    /// 0: no answer is asked for.
    int ackTimeoutMs = 0;
    /// From 1.
    int repeatCount = 1;
    int repeatDelayMs = 0;

    bool operator==(const SavedMessage &) const = default;
};

} // namespace relayscope::core

Q_DECLARE_METATYPE(relayscope::core::SavedMessage)
