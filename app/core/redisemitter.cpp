#include "core/redisemitter.h"

#include "base/clock.h"
#include "core/redistap.h"
#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/codec.h"
#include "protocol/socketio/reservedevents.h"
#include "redis/bus.h"

#include <algorithm>

namespace relayscope::core {

namespace {

/// First part of the channel names of adapter and emitter where nothing is said.
const QByteArray kPrefix = QByteArrayLiteral("socket.io");

} // namespace

EmitterMessage makeEmitterMessage(const BroadcastRequest &request)
{
    const QByteArray nsp = request.nsp.startsWith('/') ? request.nsp : '/' + request.nsp;
    redisadapter::Broadcast broadcast;
    broadcast.packet
        = {socketio::PacketType::Event, nsp, std::nullopt, socketio::makeEvent(request.event, request.arguments)};
    broadcast.selection = {request.rooms, request.except};
    broadcast.flags.isVolatile = request.isVolatile;
    const redisadapter::Channels channels(kPrefix, nsp);
    const bool isOneRoom = request.rooms.size() == 1;
    return {isOneRoom ? channels.room(request.rooms.first()) : channels.broadcast(),
        redisadapter::encodeAsEmitter(broadcast)};
}

RedisEmitter::RedisEmitter(RedisTap &tap, QObject *parent)
    : QObject(parent)
    , m_tap(tap)
{
    connect(&m_tap, &RedisTap::abandoned, this, &RedisEmitter::failAll);
}

/// Empty when an emitter can send it.
QString RedisEmitter::refusalOf(const BroadcastRequest &request)
{
    if (request.event.isEmpty())
        return tr("The event has no name");
    if (socketio::isReservedEvent(request.event))
        return tr("The event name %1 is reserved").arg(QString::fromUtf8(request.event));
    if (request.local)
        return tr("An emitter has no sockets of its own: it cannot send to local sockets only");
    if (request.ackTimeout)
        return tr("An emitter cannot ask for acknowledgements");
    return {};
}

void RedisEmitter::send(quint64 id, const BroadcastRequest &request)
{
    SendResult refused;
    refused.id = id;
    refused.outcome = SendOutcome::Refused;
    refused.reason = refusalOf(request);
    if (refused.reason.isEmpty()) {
        const EmitterMessage message = makeEmitterMessage(request);
        const qint64 timeNs = monotonicNs();
        const bool isTaken = m_tap.publish(
            message.channel, message.bytes, [this, id](const redis::PublishOutcome &outcome) { finish(id, outcome); });
        if (isTaken) {
            m_waiting.insert(id, {timeNs, message.channel, message.bytes, -1});
            return;
        }
        refused.reason = tr("Redis is not reached");
    }
    emit finished(refused);
}

void RedisEmitter::finish(quint64 id, const redis::PublishOutcome &outcome)
{
    EmitterObservation seen = m_waiting.take(id);
    seen.receivers = outcome.receivers.value_or(-1);
    SendResult result;
    result.id = id;
    if (outcome.dropped || !outcome.refusal.isEmpty()) {
        result.outcome = SendOutcome::Refused;
        result.reason = outcome.dropped ? tr("Redis is not reached")
                                        : tr("Redis refused to publish: %1").arg(QString::fromUtf8(outcome.refusal));
        emit finished(result);
        return;
    }
    // Our own tap is one of them; the cluster does not have it.
    result.receivers = m_tap.isReady() && seen.receivers > 0 ? seen.receivers - 1 : seen.receivers;
    if (!outcome.receivers) {
        result.outcome = SendOutcome::Disconnected;
        result.reason = tr("The connection to Redis was lost before it told who got the message");
    }
    emit published(seen);
    emit finished(result);
}

void RedisEmitter::failAll()
{
    QList<quint64> ids = m_waiting.keys();
    std::sort(ids.begin(), ids.end());
    for (const quint64 id : std::as_const(ids))
        finish(id, {});
}

} // namespace relayscope::core
