#include "socketio/buslink.h"

#include "base/clock.h"
#include "redis/bus.h"
#include "socketio/clustermembers.h"
#include "socketio/servercontext.h"

#include <utility>

namespace relayscope::socketio {

namespace {

using telemetry::Verdict;

Verdict verdictOf(IgnoreReason reason)
{
    switch (reason) {
    case IgnoreReason::OwnEcho:
        return Verdict::OwnEchoIgnored;
    case IgnoreReason::UnknownRoom:
        return Verdict::NoSocketInRoom;
    case IgnoreReason::OtherNamespace:
        return Verdict::OtherNamespace;
    case IgnoreReason::Undecodable:
        return Verdict::Undecodable;
    case IgnoreReason::UnknownRequest:
        return Verdict::None;
    case IgnoreReason::Stale:
        return Verdict::Lost;
    }
    Q_UNREACHABLE();
}

QByteArray explain(redis::DropReason reason)
{
    switch (reason) {
    case redis::DropReason::Expired:
        return QByteArrayLiteral("not published: Redis could not be reached in time");
    case redis::DropReason::Full:
        return QByteArrayLiteral("not published: too much was waiting for Redis");
    }
    Q_UNREACHABLE();
}

} // namespace

BusLink::BusLink(ServerContext &context, redis::Bus &bus, QByteArray nsp, QByteArray uid)
    : m_context(context)
    , m_bus(bus)
    , m_nsp(std::move(nsp))
    , m_uid(std::move(uid))
    , m_self(std::make_shared<BusLink *>(this))
{
}

void BusLink::publish(const QByteArray &channel, const QByteArray &bytes, const QByteArray &room,
    const QByteArray &eventName, quint64 trace)
{
    redis::Bus::PublishReply reply;
    if (m_context.recorder.isWatching()) {
        reply = [self = std::weak_ptr(m_self),
                    published = m_context.recorder.published({channel, bytes, m_nsp, m_uid, room, eventName}, trace)](
                    const redis::PublishOutcome &outcome) mutable {
            const auto link = self.lock();
            if (!link)
                return;
            Recorder &recorder = (*link)->m_context.recorder;
            if (outcome.dropped)
                recorder.skipped(
                    Verdict::Lost, published.nsp, published.eventName, explain(*outcome.dropped), published.trace);
            else
                recorder.busPublished(std::move(published), outcome);
        };
    }
    ++m_context.counters.busPublished;
    m_bus.publish(channel, bytes, std::move(reply));
}

ReceivedMessage BusLink::receive(const QByteArray &channel, const QByteArray &bytes)
{
    ++m_context.counters.busReceived;
    ReceivedMessage received;
    received.message.channel = channel;
    received.message.bytes = bytes;
    received.message.nsp = m_nsp;
    received.timeNs = m_context.recorder.isWatching() ? monotonicNs() : 0;
    received.trace = m_context.recorder.nextTrace();
    return received;
}

void BusLink::ignored(const ReceivedMessage &received, IgnoreReason reason, const QByteArray &why)
{
    ++m_context.counters.busIgnored[static_cast<int>(reason)];
    m_context.recorder.busReceived(received.message, verdictOf(reason), why, 0, received.timeNs, received.trace);
}

void BusLink::noteSender(const QByteArray &uid)
{
    if (m_context.members && uid != m_uid)
        m_context.members->noteSender(uid);
}

bool BusLink::isStale(const QByteArray &uid) const
{
    return m_context.members && m_context.members->isOverdue(uid);
}

void BusLink::applied(const ReceivedMessage &received, Verdict verdict, qsizetype sockets)
{
    m_context.recorder.busReceived(received.message, verdict, QByteArray(), sockets, received.timeNs, received.trace);
}

void BusLink::recordRequest(
    telemetry::EventKind kind, const QByteArray &name, const QByteArray &requestId, quint64 trace)
{
    m_context.recorder.request(kind, m_nsp, name, requestId, trace);
}

} // namespace relayscope::socketio
