#include "core/nodecommands.h"

#include "base/clock.h"
#include "core/telemetryhub.h"
#include "protocol/messagepack.h"

#include <algorithm>
#include <chrono>

namespace relayscope::core {

namespace {

SendOutcome outcomeOf(telemetry::EmitOutcome outcome)
{
    switch (outcome) {
    case telemetry::EmitOutcome::Sent:
        return SendOutcome::Sent;
    case telemetry::EmitOutcome::Acknowledged:
        return SendOutcome::Acknowledged;
    case telemetry::EmitOutcome::TimedOut:
        return SendOutcome::AckTimedOut;
    case telemetry::EmitOutcome::Refused:
        return SendOutcome::Refused;
    }
    return SendOutcome::Refused;
}

telemetry::Emit frameOf(quint64 id, const BroadcastRequest &request)
{
    telemetry::Emit emission;
    emission.id = id;
    emission.local = request.local;
    emission.isVolatile = request.isVolatile;
    if (request.ackTimeout)
        emission.ackTimeoutMs = std::clamp<qint64>(request.ackTimeout->count(), 0, telemetry::kMaxAckTimeoutMs);
    emission.nsp = request.nsp;
    emission.rooms = request.rooms;
    emission.except = request.except;
    emission.event = request.event;
    emission.arguments = protocol::encodeMessagePack(request.arguments);
    return emission;
}

} // namespace

NodeCommands::NodeCommands(TelemetryHub &hub, QObject *parent)
    : QObject(parent)
    , m_hub(hub)
{
    connect(&m_hub, &TelemetryHub::emitAnswered, this, &NodeCommands::finish);
    connect(&m_hub, &TelemetryHub::nodeDisconnected, this, &NodeCommands::failAllOf);
    // A new run of a node whose old link has not been noticed to be gone.
    connect(&m_hub, &TelemetryHub::nodeConnected, this, &NodeCommands::failAllOf);
}

void NodeCommands::emitFrom(quint64 id, const QString &nodeId, const BroadcastRequest &request)
{
    if (qMax(request.rooms.size(), request.except.size()) > telemetry::kMaxEmitRooms) {
        refuse(id, nodeId, tr("More than %1 rooms").arg(telemetry::kMaxEmitRooms));
        return;
    }
    if (m_waiting.size() >= kMaxWaiting) {
        refuse(id, nodeId, tr("Too many broadcasts wait for their answer"));
        return;
    }
    const QByteArray frame = telemetry::encodeFrame(frameOf(id, request));
    if (frame.size() > telemetry::kMaxFrameBytes) {
        refuse(id, nodeId, tr("The event is larger than %1 bytes").arg(telemetry::kMaxFrameBytes));
        return;
    }
    if (!m_hub.sendTo(nodeId, frame)) {
        refuse(id, nodeId, tr("The node is not running, or has no connection to us"));
        return;
    }
    m_waiting.insert(id, {nodeId, monotonicNs()});
}

void NodeCommands::finish(const telemetry::EmitResult &answer)
{
    const auto waiting = m_waiting.constFind(answer.id);
    if (waiting == m_waiting.cend())
        return;
    SendResult result;
    result.id = answer.id;
    result.outcome = outcomeOf(answer.outcome);
    result.answer = answer.answers;
    result.reason = QString::fromUtf8(answer.reason);
    result.missingAnswers = answer.missing;
    if (result.outcome == SendOutcome::Acknowledged)
        result.roundTripNs = monotonicNs() - waiting->sinceNs;
    const QString nodeId = waiting->nodeId;
    m_waiting.erase(waiting);
    emit finished(result, nodeId);
}

void NodeCommands::failAllOf(const QString &nodeId)
{
    QList<quint64> ids;
    for (auto waiting = m_waiting.cbegin(); waiting != m_waiting.cend(); ++waiting) {
        if (waiting->nodeId == nodeId)
            ids.append(waiting.key());
    }
    std::sort(ids.begin(), ids.end());
    for (const quint64 id : std::as_const(ids)) {
        m_waiting.remove(id);
        SendResult result;
        result.id = id;
        result.outcome = SendOutcome::Disconnected;
        result.reason = tr("The node ended before it answered");
        result.missingAnswers = -1;
        emit finished(result, nodeId);
    }
}

void NodeCommands::refuse(quint64 id, const QString &nodeId, const QString &reason)
{
    SendResult result;
    result.id = id;
    result.outcome = SendOutcome::Refused;
    result.reason = reason;
    emit finished(result, nodeId);
}

} // namespace relayscope::core
