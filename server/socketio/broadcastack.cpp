#include "socketio/broadcastack.h"

#include "socketio/servercontext.h"

#include <algorithm>
#include <utility>

namespace relayscope::socketio {

BroadcastAck::BroadcastAck(ServerContext &context, const Adapter &adapter, BroadcastReply reply)
    : m_context(context)
    , m_adapter(adapter)
    , m_reply(std::move(reply))
{
}

std::shared_ptr<BroadcastAck> BroadcastAck::start(
    ServerContext &context, const Adapter &adapter, std::chrono::milliseconds timeout, BroadcastReply reply)
{
    const std::shared_ptr<BroadcastAck> operation(new BroadcastAck(context, adapter, std::move(reply)));
    operation->m_timeout
        = context.later.after(timeout, [operation] { operation->finish(QStringLiteral("operation has timed out")); });
    return operation;
}

void BroadcastAck::setServerCount(std::optional<qint64> servers)
{
    m_serverCount = servers;
    finishWhenComplete();
}

void BroadcastAck::addClientCount(qint64 clients, const QByteArray &uid)
{
    ++m_serversHeard;
    m_clientCount += clients;
    if (!uid.isEmpty())
        m_uidsHeard.insert(uid);
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
    if (haveAllTold() && static_cast<qint64>(m_answers.size()) == m_clientCount)
        finish(QString());
}

void BroadcastAck::finish(const QString &error)
{
    if (!m_reply)
        return;
    m_context.later.cancel(m_timeout);
    BroadcastResult result{std::move(m_answers), error, std::nullopt, {}};
    if (haveAllTold()) {
        result.asked = m_clientCount;
    } else {
        Answered others{std::max<qint64>(m_serversHeard - 1, 0), m_uidsHeard, std::nullopt};
        if (m_serverCount)
            others.expected = *m_serverCount - 1;
        result.missing = m_adapter.missing(others);
        ++m_context.counters.requestsPartial;
    }
    std::exchange(m_reply, {})(result);
}

} // namespace relayscope::socketio
