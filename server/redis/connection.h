#pragma once

#include "redis/options.h"
#include "redis/replyreader.h"

#include <QByteArrayView>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <span>

class QHostAddress;
class QHostInfo;

namespace relayscope {
class EndOfTurn;
}

namespace relayscope::redis {

class StreamSocket;

/// One connection to Redis that comes back: looks the host up, connects, logs in, notices silence, and tries again for
/// ever with growing delays. Matches replies with commands, and gives it up when Redis sends what cannot be. Lives on
/// the server loop, owned by RedisBus or CommandLink. Knows nothing of channels.
class Connection final : public QObject {
    Q_OBJECT

public:
    /// The reply, or null when the connection was lost before it came. Runs from the event loop.
    using ReplyHandler = std::function<void(const Reply *reply)>;
    using PushHandler = std::function<void(const Reply &push)>;
    /// Uniform in [0, 1).
    using Random = std::function<double()>;

    struct Callbacks {
        /// What arrives on subscriptions; empty for a connection that has none.
        PushHandler push;
        /// Spreads the attempts of many nodes; empty for the system's.
        Random random;
    };

    /// endOfTurn is borrowed.
    Connection(Options options, QByteArray clientName, EndOfTurn &endOfTurn, Callbacks callbacks = {},
        QObject *parent = nullptr);
    ~Connection() override;
    Q_DISABLE_COPY_MOVE(Connection)

    /// Begins to connect; call once.
    void start();
    [[nodiscard]] bool isOpen() const { return m_stage == Stage::Open; }
    /// The connection does what it is for: the next loss starts with the shortest delay again.
    void settle() { m_failures = 0; }
    /// Gives this connection up, with lost(), and makes a new one. No effect while there is none.
    void renew(const QString &reason);

    /// False when not connected. Replies come in the order of the commands.
    [[nodiscard]] bool send(std::span<const QByteArrayView> arguments, ReplyHandler reply);
    /// (P)SUBSCRIBE and (P)UNSUBSCRIBE: their confirmations and messages go to the push handler.
    void sendSubscription(std::span<const QByteArrayView> arguments);
    [[nodiscard]] std::size_t pendingReplies() const { return m_pending.size(); }
    /// How long the oldest command has been waiting for its reply; 0 when none waits.
    [[nodiscard]] std::chrono::nanoseconds replyDelay() const;
    [[nodiscard]] std::size_t unsentBytes() const;

signals:
    /// Connected and logged in; commands are welcome.
    void opened();
    /// Replies have come in and were handed out: replyDelay() may be shorter than before.
    void answered();
    /// Redis did not take the user name or password; lost() follows with the same reason.
    void loginRefused(const QString &reason);
    /// reason: in words for the user. The next attempt is scheduled.
    void lost(const QString &reason);

private:
    enum class Stage { Idle, LookingUp, Connecting, Open, Waiting };
    struct Pending {
        ReplyHandler handler;
        qint64 sentNs = 0;
    };

    void attempt();
    void connectToOneOf(const QHostInfo &info);
    void connectTo(const QHostAddress &address);
    void logIn();
    void noteRefusal(const QByteArray &error);
    void finishLogIn(const Reply *reply);
    void checkSilence();
    void read(QByteArrayView bytes);
    void dispatch(const Reply &reply);
    /// Gives up this connection and schedules the next.
    void fail(const QString &reason);
    [[nodiscard]] std::chrono::milliseconds nextDelay();

    const Options m_options;
    const QByteArray m_clientName;
    const Callbacks m_callbacks;
    StreamSocket *m_socket;
    /// Of this connection; null while there is none.
    std::unique_ptr<ReplyReader> m_reader;
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
