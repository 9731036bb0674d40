#include "core/testsocket.h"

#include "base/clock.h"
#include "protocol/json.h"

#include <QPointer>

#include <algorithm>

namespace relayscope::core {

TestSocket::TestSocket(client::Socket &socket, const ClientSpec &spec, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_clientId(spec.id)
    , m_clientName(spec.name)
    , m_nodeId(spec.nodeId)
{
    connect(&m_socket, &client::Socket::connected, this, &TestSocket::noteConnected);
    connect(&m_socket, &client::Socket::disconnected, this, &TestSocket::noteDisconnected);
    connect(&m_socket, &client::Socket::eventSent, this, &TestSocket::noteSent);
    connect(&m_socket, &client::Socket::eventReceived, this, &TestSocket::noteReceived);
}

void TestSocket::send(quint64 id, const SendRequest &request)
{
    const qint64 startedNs = monotonicNs();
    const Outgoing outgoing{id, request.event, protocol::toJson(request.arguments), request.ackTimeout.has_value()};
    m_outgoing.push_back(outgoing);
    m_sendingSinceNs = startedNs;
    bool isTaken = false;
    if (request.ackTimeout) {
        isTaken = m_socket.emitEvent(request.event, request.arguments, request.ackTimeout,
            // The manager may end after us and fail its pending acks then.
            [self = QPointer(this), outgoing, startedNs](
                const Expected<client::Socket::Arguments, client::AckError> &answer) {
                if (self)
                    self->noteAnswer(outgoing, startedNs, answer);
            });
    } else {
        isTaken = m_socket.emitEvent(request.event, request.arguments);
    }
    m_sendingSinceNs = 0;
    if (!isTaken)
        refuse(id);
    else if (!request.ackTimeout)
        emit sendFinished({id, m_clientId, SendOutcome::Sent, {}, 0, {}});
}

void TestSocket::refuse(quint64 id)
{
    std::erase_if(m_outgoing, [id](const Outgoing &outgoing) { return outgoing.id == id; });
    emit sendFinished({id, m_clientId, SendOutcome::Refused, {}, 0,
        tr("%1 is not connected and keeps no more events until it is").arg(m_clientName)});
}

void TestSocket::noteConnected()
{
    m_sid = m_socket.id();
    emit observed(observation(ClientObservation::Kind::Connected));
}

void TestSocket::noteDisconnected(const QString &reason)
{
    ClientObservation seen = observation(ClientObservation::Kind::Disconnected);
    seen.text = reason;
    m_sequences.clear();
    emit observed(seen);
}

void TestSocket::noteSent(const QByteArray &name, quint64 sequence, qsizetype wireBytes)
{
    ClientObservation seen = observation(ClientObservation::Kind::Sent);
    if (m_sendingSinceNs != 0)
        seen.timeNs = m_sendingSinceNs;
    seen.eventName = name;
    seen.sequence = sequence;
    seen.bytes = quint32(wireBytes);
    if (!m_outgoing.empty()) {
        const Outgoing outgoing = std::move(m_outgoing.front());
        m_outgoing.pop_front();
        seen.payload = outgoing.payload;
        seen.wantsAck = outgoing.wantsAck;
        if (outgoing.wantsAck)
            m_sequences.insert(outgoing.id, sequence);
    }
    emit observed(seen);
}

void TestSocket::noteReceived(const QByteArray &name, const client::Socket::Arguments &arguments,
    const client::Socket::Reply &reply, quint64 sequence, qsizetype wireBytes)
{
    ClientObservation seen = observation(ClientObservation::Kind::Delivered);
    seen.eventName = name;
    seen.sequence = sequence;
    seen.bytes = quint32(wireBytes);
    seen.payload = protocol::toJson(arguments);
    seen.wantsAck = bool(reply);
    emit observed(seen);
    emit eventReceived({m_clientId, seen.nsp, name, seen.payload, seen.timeNs});
    if (!reply)
        return;
    // Test clients answer with their name, so that the asking side sees who answered.
    reply({protocol::Value(m_clientName.toUtf8())});
    seen.kind = ClientObservation::Kind::AckSent;
    seen.timeNs = monotonicNs();
    seen.bytes = 0;
    seen.payload.clear();
    emit observed(seen);
}

void TestSocket::noteAnswer(
    const Outgoing &outgoing, qint64 startedNs, const Expected<client::Socket::Arguments, client::AckError> &answer)
{
    // An event that timed out before it left never will.
    std::erase_if(m_outgoing, [&outgoing](const Outgoing &waiting) { return waiting.id == outgoing.id; });
    ClientObservation seen
        = observation(answer ? ClientObservation::Kind::AckDelivered : ClientObservation::Kind::AckMissing);
    seen.eventName = outgoing.event;
    seen.sequence = m_sequences.take(outgoing.id);
    SendResult result{outgoing.id, m_clientId, SendOutcome::Acknowledged, {}, 0, {}};
    if (answer) {
        result.answer = protocol::toJson(*answer);
        result.roundTripNs = seen.timeNs - startedNs;
        seen.payload = result.answer;
    } else {
        result.outcome
            = answer.error() == client::AckError::TimedOut ? SendOutcome::AckTimedOut : SendOutcome::Disconnected;
        result.reason = QString::fromUtf8(client::toString(answer.error()));
        seen.text = result.reason;
    }
    emit observed(seen);
    emit sendFinished(result);
}

ClientObservation TestSocket::observation(ClientObservation::Kind kind) const
{
    ClientObservation seen;
    seen.kind = kind;
    seen.timeNs = monotonicNs();
    seen.clientId = m_clientId;
    seen.nodeId = m_nodeId;
    seen.sid = m_sid;
    seen.nsp = m_socket.nsp();
    return seen;
}

} // namespace relayscope::core
