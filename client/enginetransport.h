#pragma once

#include "client/clientoptions.h"
#include "protocol/engineio/packet.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QString>

namespace relayscope::client {

/// Largest message or polling response accepted from a server: the limit of `ws`, which the official client runs on
/// (ws lib/websocket.js, maxPayload of a client, 100 MiB).
inline constexpr qsizetype kMaxIncomingBytes = 100 * 1024 * 1024;

enum class TransportEnd {
    /// The peer closed, or the connection was lost.
    Closed,
    /// It could not be opened, or the peer broke the protocol of this transport.
    Failed,
};

/// One way of carrying Engine.IO packets. Knows nothing of handshakes, heartbeats or upgrades. Lives on the thread of
/// its EngineClient, which is its parent; never emits from inside open().
class EngineTransport : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    Q_DISABLE_COPY_MOVE(EngineTransport)

    [[nodiscard]] virtual Transport kind() const = 0;
    virtual void open() = 0;
    /// False from send() until drained().
    [[nodiscard]] virtual bool isWritable() const = 0;
    /// Only while isWritable().
    virtual void send(const QList<engineio::Packet> &packets) = 0;
    /// The session the requests belong to, once the handshake has named it.
    virtual void setSid(const QByteArray &sid) = 0;
    /// Lets what is under way finish and starts nothing new; paused() follows, possibly at once.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Says goodbye to the server if it is open and deletes itself when that is out. Emits nothing any more.
    virtual void closeAndDelete() = 0;

signals:
    void opened();
    void packetReceived(const relayscope::engineio::Packet &packet);
    void drained();
    void paused();
    /// Once; nothing follows. detail: what happened, in words.
    void ended(relayscope::client::TransportEnd end, const QString &detail);
};

} // namespace relayscope::client
