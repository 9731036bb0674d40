#pragma once

#include "socketio/adapter.h"
#include "socketio/broadcastoperator.h"
#include "socketio/deferredcalls.h"

#include <QSet>

#include <chrono>
#include <memory>

namespace relayscope::socketio {

struct ServerContext;

/// One broadcast that waits for answers: done when every node has told its number of clients and all of them answered,
/// or when the time is over. Held by the adapter's callbacks and by its own timeout.
class BroadcastAck final : public AckCollector {
public:
    /// adapter must outlive what context.later holds.
    [[nodiscard]] static std::shared_ptr<BroadcastAck> start(
        ServerContext &context, const Adapter &adapter, std::chrono::milliseconds timeout, BroadcastReply reply);

    /// Nodes that will report; nothing when they cannot be counted: then only the timeout ends it.
    void setServerCount(std::optional<qint64> servers);
    void addClientCount(qint64 clients, const QByteArray &uid) override;
    void addAnswer(protocol::Value answer) override;

private:
    BroadcastAck(ServerContext &context, const Adapter &adapter, BroadcastReply reply);
    [[nodiscard]] bool haveAllTold() const { return m_serverCount == m_serversHeard; }
    void finishWhenComplete();
    void finish(const QString &error);

    ServerContext &m_context;
    const Adapter &m_adapter;
    BroadcastReply m_reply;
    DeferredCalls::Id m_timeout = 0;
    std::optional<qint64> m_serverCount;
    /// This node among them.
    qint64 m_serversHeard = 0;
    QSet<QByteArray> m_uidsHeard;
    qint64 m_clientCount = 0;
    protocol::Value::Array m_answers;
};

} // namespace relayscope::socketio
