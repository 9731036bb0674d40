#pragma once

#include "base/endofturn.h"
#include "base/timerwheel.h"
#include "engine/httpconnection.h"
#include "engine/queuedbytes.h"
#include "engine/ratelimit.h"
#include "engine/transport.h"

namespace relayscope::engineio {

struct SessionContext;

/// HTTP long-polling: a GET that is held until there is something to send, POSTs that bring packets (engine.io
/// lib/transports/polling.ts). Messages of one turn leave joined in one response.
class PollingTransport final : public Transport, private HttpExchange, private EndOfTurnTask {
public:
    explicit PollingTransport(const SessionContext &context);
    ~PollingTransport() override;
    Q_DISABLE_COPY_MOVE(PollingTransport)

    /// A request of this session; answers it now or later.
    void serve(HttpConnection &connection);

    [[nodiscard]] TransportKind kind() const override { return TransportKind::Polling; }
    [[nodiscard]] bool isWritable() const override { return m_poll && m_queue.empty(); }
    [[nodiscard]] qsizetype queuedBytes() const override { return m_queued.value(); }
    [[nodiscard]] quint64 takenBytes() const override { return m_taken; }
    void send(const SharedMessagePtr &message) override;
    /// An answered poll makes room for the client's next request, which must not be served from inside a send().
    void flush() override { runAtEndOfTurn(); }
    [[nodiscard]] std::vector<SharedMessagePtr> takeQueued() override;
    [[nodiscard]] bool close() override;
    void discard() override;
    void abort() override;

private:
    void servePoll(HttpConnection &connection);
    void servePush(HttpConnection &connection);
    void bodyReceived(HttpConnection &connection, const QByteArray &body) override;
    void bodyTooLarge(HttpConnection &connection) override;
    void requestAborted(HttpConnection &connection) override;
    void runAtEndOfTurn() override;

    /// Answers the pending GET with what is queued, and last after it when it is not empty.
    void answerPoll(QByteArrayView last = {});
    void fail(DisconnectReason reason, const QByteArray &description, Fault fault = Fault::RuleBroken);
    void dropQueue();
    void dropPush();
    void answerPush();

    const SessionContext &m_context;
    HttpConnection *m_poll = nullptr;
    HttpConnection *m_push = nullptr;
    /// The body of m_push is read; its answer waits because the client sends too fast.
    bool m_pushRead = false;
    RateLimit m_rateLimit;
    WheelTimer m_pushTimer{[this] { answerPush(); }};
    std::vector<SharedMessagePtr> m_queue;
    QueuedBytes m_queued;
    quint64 m_taken = 0;
    /// The close packet waits for the next GET.
    bool m_closePending = false;
    bool m_closed = false;
};

} // namespace relayscope::engineio
