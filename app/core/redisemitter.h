#pragma once

#include "core/broadcastrequest.h"
#include "core/observation.h"
#include "core/sendrequest.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

namespace relayscope::redis {
struct PublishOutcome;
}

namespace relayscope::core {

class RedisTap;

/// What @socket.io/redis-emitter publishes for a request.
struct EmitterMessage {
    QByteArray channel;
    QByteArray bytes;
};
/// A namespace without its slash gets it, exactly one room has a channel of its own (@socket.io/redis-emitter 5.1
/// lib/index.ts). local and ackTimeout mean nothing to an emitter.
[[nodiscard]] EmitterMessage makeEmitterMessage(const BroadcastRequest &request);

/// Sends as a program would that is no server of the cluster and only publishes on its Redis. Lives on the monitor
/// thread, owned by Monitor; publishes over the tap's connection, which is borrowed.
class RedisEmitter final : public QObject {
    Q_OBJECT

public:
    explicit RedisEmitter(RedisTap &tap, QObject *parent = nullptr);

    /// finished() follows, at once when it is refused.
    void send(quint64 id, const BroadcastRequest &request);

signals:
    void finished(const relayscope::core::SendResult &result);
    /// Once for each message, when Redis has told who got it, with the time of publishing.
    void published(const relayscope::core::EmitterObservation &seen);

private:
    [[nodiscard]] static QString refusalOf(const BroadcastRequest &request);
    void finish(quint64 id, const redis::PublishOutcome &outcome);
    void failAll();

    RedisTap &m_tap;
    /// Published, Redis has not answered; at most as many as the connection lets wait.
    QHash<quint64, EmitterObservation> m_waiting;
};

} // namespace relayscope::core
