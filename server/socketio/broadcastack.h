#pragma once

#include "socketio/adapter.h"
#include "socketio/broadcastoperator.h"
#include "socketio/deferredcalls.h"

#include <chrono>
#include <memory>

namespace relayscope::socketio {

/// One broadcast that waits for answers: done when every node has told its number of clients and all of them answered,
/// or when the time is over. Held by the adapter's callbacks and by its own timeout.
class BroadcastAck final : public AckCollector {
public:
    [[nodiscard]] static std::shared_ptr<BroadcastAck> start(
        DeferredCalls &later, std::chrono::milliseconds timeout, BroadcastReply reply);

    /// Nodes that will report; nothing when they cannot be counted: then only the timeout ends it.
    void setServerCount(std::optional<qint64> servers);
    void addClientCount(qint64 clients) override;
    void addAnswer(protocol::Value answer) override;

private:
    BroadcastAck(DeferredCalls &later, BroadcastReply reply);
    void finishWhenComplete();
    void finish(const QString &error);

    DeferredCalls &m_later;
    BroadcastReply m_reply;
    DeferredCalls::Id m_timeout = 0;
    std::optional<qint64> m_serverCount;
    qint64 m_serversHeard = 0;
    qint64 m_clientCount = 0;
    protocol::Value::Array m_answers;
};

} // namespace relayscope::socketio
