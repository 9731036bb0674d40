#include "socketio/broadcastoperator.h"

#include "protocol/socketio/reservedevents.h"
#include "socketio/broadcastack.h"
#include "socketio/namespace.h"
#include "socketio/servercontext.h"
#include "socketio/socket.h"

namespace relayscope::socketio {

const char *toString(EmitError error)
{
    switch (error) {
    case EmitError::ReservedEventName:
        return "the event name is reserved";
    case EmitError::EventNameMissing:
        return "the event has no name";
    }
    Q_UNREACHABLE();
}

BroadcastOperator &BroadcastOperator::to(const QByteArray &room)
{
    if (!m_options.selection.rooms.contains(room))
        m_options.selection.rooms.append(room);
    return *this;
}

BroadcastOperator &BroadcastOperator::to(const QList<QByteArray> &rooms)
{
    for (const QByteArray &room : rooms)
        to(room);
    return *this;
}

BroadcastOperator &BroadcastOperator::except(const QByteArray &room)
{
    if (!m_options.selection.except.contains(room))
        m_options.selection.except.append(room);
    return *this;
}

BroadcastOperator &BroadcastOperator::except(const QList<QByteArray> &rooms)
{
    for (const QByteArray &room : rooms)
        except(room);
    return *this;
}

BroadcastOperator &BroadcastOperator::exceptSocket(const Socket &socket)
{
    return except(socket.id());
}

BroadcastOperator &BroadcastOperator::local()
{
    m_options.local = true;
    return *this;
}

BroadcastOperator &BroadcastOperator::volatileOnly()
{
    m_options.flags.isVolatile = true;
    return *this;
}

BroadcastOperator &BroadcastOperator::compress(bool compress)
{
    m_options.flags.compress = compress;
    return *this;
}

BroadcastOperator &BroadcastOperator::timeout(std::chrono::milliseconds timeout)
{
    m_options.flags.timeoutMs = timeout.count();
    return *this;
}

BroadcastOperator &BroadcastOperator::expectSingleResponse()
{
    m_options.flags.expectSingleResponse = true;
    return *this;
}

BroadcastOperator &BroadcastOperator::trace(quint64 trace)
{
    m_options.trace = trace;
    return *this;
}

Expected<void, EmitError> BroadcastOperator::emitEvent(QByteArrayView name, const protocol::Value::Array &arguments)
{
    return emitPayload(makeEvent(name, arguments));
}

Expected<void, EmitError> BroadcastOperator::emitPayload(const Payload &event)
{
    if (isReservedEvent(viewEvent(event).name))
        return Unexpected(EmitError::ReservedEventName);
    m_namespace.adapter().broadcast(event, m_options);
    return {};
}

Expected<void, EmitError> BroadcastOperator::emitWithAck(const Payload &event, BroadcastReply reply)
{
    if (isReservedEvent(viewEvent(event).name))
        return Unexpected(EmitError::ReservedEventName);
    const std::chrono::milliseconds timeout{m_options.flags.timeoutMs.value_or(0)};
    const std::shared_ptr<BroadcastAck> operation
        = BroadcastAck::start(m_namespace.context(), m_namespace.adapter(), timeout, std::move(reply));
    m_namespace.adapter().broadcastWithAck(event, m_options, operation);
    m_namespace.adapter().serverCount(
        [operation](std::optional<qint64> servers) { operation->setServerCount(servers); });
    return {};
}

void BroadcastOperator::fetchSockets(Adapter::FetchReply reply) const
{
    m_namespace.adapter().fetchSockets(m_options.selection, m_options.local, std::move(reply));
}

void BroadcastOperator::socketsJoin(const QList<QByteArray> &rooms) const
{
    m_namespace.adapter().addSockets(m_options.selection, rooms, m_options.local);
}

void BroadcastOperator::socketsLeave(const QList<QByteArray> &rooms) const
{
    m_namespace.adapter().removeSockets(m_options.selection, rooms, m_options.local);
}

void BroadcastOperator::disconnectSockets(bool closeConnection) const
{
    m_namespace.adapter().disconnectSockets(m_options.selection, closeConnection, m_options.local);
}

} // namespace relayscope::socketio
