#pragma once

#include "redis/options.h"

#include <QByteArrayView>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <span>

class QHostInfo;
struct redisAsyncContext;
struct redisReply;

namespace relayscope {
class EndOfTurn;
}

namespace relayscope::redis {

class NotifierAdapter;

/// One connection to Redis that comes back: looks the host up, connects, logs in, notices silence, and tries again for
/// ever with growing delays. Lives on the server loop, owned by RedisBus. Knows nothing of channels.
class Connection final : public QObject {
    Q_OBJECT

public:
    /// The reply, or null when the connection was lost before it came. Runs from the event loop.
    using ReplyHandler = std::function<void(const redisReply *reply)>;
    using PushHandler = std::function<void(const redisReply &push)>;

    /// endOfTurn is borrowed. push gets what arrives on subscriptions.
    Connection(
        Options options, QByteArray clientName, EndOfTurn &endOfTurn, PushHandler push, QObject *parent = nullptr);
    ~Connection() override;
    Q_DISABLE_COPY_MOVE(Connection)

    /// Begins to connect; call once.
    void start();
    [[nodiscard]] bool isOpen() const { return m_stage == Stage::Open; }
    /// The connection does what it is for: the next loss starts with the shortest delay again.
    void settle() { m_failures = 0; }

    /// False when not connected. Replies come in the order of the commands.
    [[nodiscard]] bool send(std::span<const QByteArrayView> arguments, ReplyHandler reply);
    /// (P)SUBSCRIBE and (P)UNSUBSCRIBE: their confirmations and messages go to the push handler.
    bool sendSubscription(std::span<const QByteArrayView> arguments);
    [[nodiscard]] std::size_t pendingReplies() const { return m_pending.size(); }
    /// How long the oldest command has been waiting for its reply; 0 when none waits.
    [[nodiscard]] std::chrono::nanoseconds replyDelay() const;
    [[nodiscard]] std::size_t unsentBytes() const;

signals:
    /// Connected and logged in; commands are welcome.
    void opened();
    /// Redis did not take the user name or password; lost() follows with the same reason.
    void loginRefused(const QString &reason);
    /// reason: in words for the user. The next attempt is scheduled.
    void lost(const QString &reason);
    /// Something that Redis answers is to be sent, or the connection will be taken for dead.
    void heartbeatDue();

private:
    enum class Stage { Idle, LookingUp, Connecting, Open, Waiting };
    struct Callbacks;
    struct Pending {
        ReplyHandler handler;
        qint64 sentNs = 0;
    };

    void attempt();
    void connectToOneOf(const QHostInfo &info);
    void connectTo(const QString &address);
    void logIn();
    void noteRefusal(const redisReply &error);
    void finishLogIn(const redisReply *reply);
    void checkSilence();
    /// Gives up this connection and schedules the next.
    void fail(const QString &reason);
    void dropContext();
    /// hiredis frees the context by itself.
    void forgetContext(const redisAsyncContext &context);
    [[nodiscard]] std::chrono::milliseconds nextDelay();

    const Options m_options;
    const QByteArray m_clientName;
    const PushHandler m_push;
    NotifierAdapter *m_adapter = nullptr;
    redisAsyncContext *m_context = nullptr;
    std::deque<Pending> m_pending;
    /// Why Redis does not let us in; empty while it does.
    QString m_refusal;
    bool m_isLoginRefused = false;
    /// Limits an attempt, then waits for the next.
    QTimer m_timer;
    QTimer m_heartbeat;
    Stage m_stage = Stage::Idle;
    int m_attempts = 0;
    /// Since the last settle().
    int m_failures = 0;
    int m_silentBeats = 0;
};

} // namespace relayscope::redis
