#include "socketio/broadcastack.h"

#include <utility>

namespace relayscope::socketio {

BroadcastAck::BroadcastAck(DeferredCalls &later, BroadcastReply reply)
    : m_later(later)
    , m_reply(std::move(reply))
{
}

std::shared_ptr<BroadcastAck> BroadcastAck::start(
    DeferredCalls &later, std::chrono::milliseconds timeout, BroadcastReply reply)
{
    const std::shared_ptr<BroadcastAck> operation(new BroadcastAck(later, std::move(reply)));
    operation->m_timeout
        = later.after(timeout, [operation] { operation->finish(QStringLiteral("operation has timed out")); });
    return operation;
}

void BroadcastAck::setServerCount(std::optional<qint64> servers)
{
    m_serverCount = servers;
    finishWhenComplete();
}

void BroadcastAck::addClientCount(qint64 clients)
{
    ++m_serversHeard;
    m_clientCount += clients;
    finishWhenComplete();
}

void BroadcastAck::addAnswer(protocol::Value answer)
{
    if (!m_reply)
        return;
    m_answers.push_back(std::move(answer));
    finishWhenComplete();
}

void BroadcastAck::finishWhenComplete()
{
    if (m_serverCount == m_serversHeard && static_cast<qint64>(m_answers.size()) == m_clientCount)
        finish(QString());
}

void BroadcastAck::finish(const QString &error)
{
    if (!m_reply)
        return;
    m_later.cancel(m_timeout);
    const bool haveAllTold = m_serverCount == m_serversHeard;
    std::exchange(m_reply, {})(error, m_answers, haveAllTold ? std::optional(m_clientCount) : std::nullopt);
}

} // namespace relayscope::socketio
