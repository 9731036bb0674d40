#include "core/sendjob.h"

#include "core/cluster.h"

#include <algorithm>

namespace relayscope::core {

namespace {

std::optional<std::chrono::milliseconds> ackTimeout(const SavedMessage &message)
{
    if (message.ackTimeoutMs <= 0)
        return std::nullopt;
    return std::chrono::milliseconds(message.ackTimeoutMs);
}

SendRequest sendRequest(const OutgoingMessage &outgoing)
{
    const SavedMessage &message = outgoing.message;
    return {message.nsp, message.event, outgoing.arguments, ackTimeout(message)};
}

BroadcastRequest broadcastRequest(const OutgoingMessage &outgoing)
{
    const SavedMessage &message = outgoing.message;
    return {message.nsp, message.rooms, message.except, message.local, message.isVolatile, message.event,
        outgoing.arguments, ackTimeout(message)};
}

} // namespace

SendJob::SendJob(Cluster &cluster, OutgoingMessage outgoing, QObject *parent)
    : QObject(parent)
    , m_cluster(cluster)
    , m_outgoing(std::move(outgoing))
{
    m_progress.wanted = std::clamp(m_outgoing.message.repeatCount, 1, kMaxRepeats);
    m_next.setInterval(std::clamp(m_outgoing.message.repeatDelayMs, 0, kMaxDelayMs));
    m_next.setTimerType(Qt::PreciseTimer);
    m_announce.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &SendJob::sendOne);
    connect(&m_announce, &QTimer::timeout, this, &SendJob::announce);
    connect(&m_cluster, &Cluster::sendFinished, this, &SendJob::noteResult);
}

void SendJob::start()
{
    m_next.start();
    sendOne();
}

void SendJob::stop()
{
    m_progress.wanted = m_progress.sent;
    m_next.stop();
    m_announce.start();
}

void SendJob::sendOne()
{
    if (m_waiting.size() >= kMaxWaiting)
        return; // at the next tick, when there is room
    m_waiting.insert(submit());
    ++m_progress.sent;
    if (!isSending())
        m_next.stop();
    m_announce.start();
}

quint64 SendJob::submit()
{
    const SavedMessage &message = m_outgoing.message;
    switch (message.sender) {
    case SavedMessage::Sender::Client:
        return m_cluster.sendEvent(message.senderId, sendRequest(m_outgoing));
    case SavedMessage::Sender::Node:
        return m_cluster.sendFromNode(message.senderId, broadcastRequest(m_outgoing));
    case SavedMessage::Sender::Emitter:
        return m_cluster.sendAsEmitter(broadcastRequest(m_outgoing));
    }
    Q_UNREACHABLE();
}

void SendJob::noteResult(const SendResult &result)
{
    if (!m_waiting.remove(result.id))
        return;
    m_progress.last = result;
    m_progress.unpublished += result.isUnpublished ? 1 : 0;
    if (result.outcome == SendOutcome::Refused) {
        ++m_progress.refused;
        m_progress.refusal = result.reason;
    } else if (result.outcome == SendOutcome::Acknowledged && result.missingAnswers == 0) {
        ++m_progress.answered;
    } else if (result.outcome != SendOutcome::Sent) {
        ++m_progress.unanswered;
    }
    m_announce.start();
}

void SendJob::announce()
{
    if (m_finished)
        return;
    m_progress.waiting = int(m_waiting.size());
    m_finished = !isSending() && m_waiting.isEmpty();
    emit progressed(m_progress);
    if (m_finished)
        emit finished(m_progress);
}

} // namespace relayscope::core
