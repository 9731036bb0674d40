#include "redis/connection.h"

#include "base/clock.h"
#include "redis/logging.h"
#include "redis/notifieradapter.h"
#include "redis/redisbus.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QPointer>
#include <QRandomGenerator>
#include <QVarLengthArray>

#include <hiredis/async.h>
#include <hiredis/sds.h>

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>
#include <utility>
#include <vector>

namespace relayscope::redis {

namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeatInterval = 2s;
/// Beats without a byte from Redis; counted, not timed, so that a pause of our own process is not taken for one of
/// Redis.
constexpr int kMaxSilentBeats = 3;
/// Jitter of the delay between attempts: 80 % to 120 %.
constexpr double kJitter = 0.2;

bool isWrongPassword(QByteArrayView error)
{
    return error.startsWith("WRONGPASS") || error.startsWith("ERR invalid password");
}

/// What a refused login means, in words for the user.
QString explain(QByteArrayView error)
{
    const QString said = QString::fromUtf8(error);
    if (isWrongPassword(error))
        return QStringLiteral("wrong user name or password (Redis: %1)").arg(said);
    if (error.startsWith("NOAUTH"))
        return QStringLiteral("Redis asks for a password (Redis: %1)").arg(said);
    if (error.startsWith("LOADING"))
        return QStringLiteral("Redis is still loading its data (Redis: %1)").arg(said);
    return QStringLiteral("Redis refused the login (Redis: %1)").arg(said);
}

QString errorOf(const redisAsyncContext &context)
{
    // Not context.errstr: hiredis copies it only after it has told of a failed connect.
    return context.c.err ? QString::fromUtf8(context.c.errstr) : QStringLiteral("connection closed");
}

bool append(redisAsyncContext &context, redisCallbackFn *callback, std::span<const QByteArrayView> arguments)
{
    QVarLengthArray<const char *, 8> texts;
    QVarLengthArray<std::size_t, 8> lengths;
    for (const QByteArrayView argument : arguments) {
        texts.append(argument.data() ? argument.data() : "");
        lengths.append(static_cast<std::size_t>(argument.size()));
    }
    const int count = static_cast<int>(arguments.size());
    return redisAsyncCommandArgv(&context, callback, nullptr, count, texts.data(), lengths.constData()) == REDIS_OK;
}

/// hiredis writes with write(2): a peer that has closed would end the process.
void ignoreBrokenPipes()
{
    struct sigaction current { };
    if (::sigaction(SIGPIPE, nullptr, &current) == 0 && current.sa_handler == SIG_DFL)
        std::signal(SIGPIPE, SIG_IGN);
}

} // namespace

/// What hiredis calls. context->data is the Connection, null once it has given the context up.
struct Connection::Callbacks {
    static Connection *of(const redisAsyncContext *context) { return static_cast<Connection *>(context->data); }

    static void connected(const redisAsyncContext *context, int status)
    {
        Connection *self = of(context);
        // On success the first reply decides. On failure hiredis frees the context when this returns.
        if (self && status != REDIS_OK)
            self->forgetContext(*context);
    }
    static void disconnected(const redisAsyncContext *context, int)
    {
        if (Connection *self = of(context))
            self->forgetContext(*context);
    }
    static void replied(redisAsyncContext *context, void *reply, void *)
    {
        Connection *self = of(context);
        // Null replies announce the end of the connection; fail() tells the waiting ones then.
        if (!self || !reply)
            return;
        const ReplyHandler handler = std::move(self->m_pending.front().handler);
        self->m_pending.pop_front();
        if (handler)
            handler(static_cast<const redisReply *>(reply));
    }
    static void pushed(redisAsyncContext *context, void *push, void *)
    {
        if (Connection *self = of(context); self && push)
            self->m_push(*static_cast<const redisReply *>(push));
    }
};

Connection::Connection(Options options, QByteArray clientName, EndOfTurn &endOfTurn, PushHandler push, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clientName(std::move(clientName))
    , m_push(std::move(push))
    , m_adapter(new NotifierAdapter(endOfTurn, this))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_stage == Stage::Waiting)
            attempt();
        else
            fail(QStringLiteral("no answer within %1 ms").arg(RedisBus::kConnectTimeout.count()));
    });
    m_heartbeat.setInterval(kHeartbeatInterval);
    connect(&m_heartbeat, &QTimer::timeout, this, &Connection::checkSilence);
}

Connection::~Connection()
{
    dropContext();
}

void Connection::start()
{
    Q_ASSERT(m_stage == Stage::Idle);
    ignoreBrokenPipes();
    attempt();
}

void Connection::attempt()
{
    ++m_attempts;
    m_refusal.clear();
    m_isLoginRefused = false;
    m_timer.start(RedisBus::kConnectTimeout);
    // hiredis would look a name up by itself, and block the loop meanwhile.
    if (!QHostAddress(m_options.host).isNull()) {
        connectTo(m_options.host);
        return;
    }
    m_stage = Stage::LookingUp;
    // Not with this as context: Qt 6.4 leaks the handler of a context that goes before the answer comes.
    QHostInfo::lookupHost(m_options.host, [self = QPointer(this), lookup = m_attempts](const QHostInfo &info) {
        if (self && self->m_attempts == lookup && self->m_stage == Stage::LookingUp)
            self->connectToOneOf(info);
    });
}

void Connection::connectToOneOf(const QHostInfo &info)
{
    const QList<QHostAddress> addresses = info.addresses();
    if (addresses.isEmpty())
        fail(info.errorString());
    else
        connectTo(addresses.at(m_failures % addresses.size()).toString());
}

void Connection::connectTo(const QString &address)
{
    m_stage = Stage::Connecting;
    redisAsyncContext *context = redisAsyncConnect(address.toUtf8().constData(), m_options.port);
    if (!context || context->err) {
        const QString reason = context ? errorOf(*context) : QStringLiteral("out of memory");
        if (context)
            redisAsyncFree(context);
        fail(reason);
        return;
    }
    // Not for our children: they would keep the connection open after us.
    ::fcntl(context->c.fd, F_SETFD, FD_CLOEXEC);
    m_context = context;
    context->data = this;
    m_adapter->attach(context);
    redisAsyncSetConnectCallback(context, &Callbacks::connected);
    redisAsyncSetDisconnectCallback(context, &Callbacks::disconnected);
    logIn();
}

void Connection::logIn()
{
    const auto refuse = [this](const redisReply *reply) {
        if (reply && reply->type == REDIS_REPLY_ERROR)
            noteRefusal(*reply);
    };
    std::vector<QByteArrayView> login{"AUTH"};
    if (!m_options.user.isEmpty())
        login.push_back(m_options.user);
    login.push_back(m_options.password);
    bool isSent = m_options.password.isEmpty() || send(login, refuse);
    if (m_options.database != 0) {
        const QByteArray database = QByteArray::number(m_options.database);
        isSent = isSent && send(std::array<QByteArrayView, 2>{"SELECT", database}, refuse);
    }
    // A name is for people who look at CLIENT LIST: a refusal does not matter.
    if (!m_clientName.isEmpty())
        isSent = isSent && send(std::array<QByteArrayView, 3>{"CLIENT", "SETNAME", m_clientName}, {});
    isSent = isSent
        && send(std::array<QByteArrayView, 1>{"PING"}, [this](const redisReply *reply) { finishLogIn(reply); });
    if (!isSent)
        fail(errorOf(*m_context));
}

void Connection::noteRefusal(const redisReply &error)
{
    // The first is the cause of those after it.
    if (!m_refusal.isEmpty())
        return;
    const QByteArrayView text(error.str, static_cast<qsizetype>(error.len));
    m_refusal = explain(text);
    m_isLoginRefused = isWrongPassword(text) || text.startsWith("NOAUTH");
}

void Connection::finishLogIn(const redisReply *reply)
{
    if (!reply)
        return;
    if (reply->type == REDIS_REPLY_ERROR)
        noteRefusal(*reply);
    else if (reply->type != REDIS_REPLY_STATUS || qstrcmp(reply->str, "PONG") != 0)
        m_refusal = QStringLiteral("the server is no Redis: it does not answer PING");
    if (!m_refusal.isEmpty()) {
        const QPointer<Connection> self(this);
        if (m_isLoginRefused)
            emit loginRefused(m_refusal);
        if (self)
            fail(m_refusal);
        return;
    }
    m_timer.stop();
    m_stage = Stage::Open;
    m_silentBeats = 0;
    m_heartbeat.start();
    emit opened();
}

void Connection::checkSilence()
{
    if (m_adapter->takeReadActivity()) {
        m_silentBeats = 0;
    } else if (++m_silentBeats >= kMaxSilentBeats) {
        fail(QStringLiteral("no answer for %1 s")
                 .arg(std::chrono::seconds(kHeartbeatInterval * kMaxSilentBeats).count()));
        return;
    }
    emit heartbeatDue();
}

bool Connection::send(std::span<const QByteArrayView> arguments, ReplyHandler reply)
{
    if (!m_context || !append(*m_context, &Callbacks::replied, arguments))
        return false;
    m_pending.push_back({std::move(reply), monotonicNs()});
    return true;
}

bool Connection::sendSubscription(std::span<const QByteArrayView> arguments)
{
    return m_context && append(*m_context, &Callbacks::pushed, arguments);
}

std::chrono::nanoseconds Connection::replyDelay() const
{
    return std::chrono::nanoseconds(m_pending.empty() ? 0 : monotonicNs() - m_pending.front().sentNs);
}

std::size_t Connection::unsentBytes() const
{
    return m_context ? sdslen(m_context->c.obuf) : 0;
}

void Connection::forgetContext(const redisAsyncContext &context)
{
    // hiredis is inside its own clean-up: what follows from the loss waits for a clean stack.
    const QString reason = errorOf(context);
    m_adapter->detach();
    m_context = nullptr;
    QMetaObject::invokeMethod(
        this,
        [this, reason, attempt = m_attempts] {
            if (attempt == m_attempts && m_stage != Stage::Waiting)
                fail(reason);
        },
        Qt::QueuedConnection);
}

void Connection::dropContext()
{
    m_adapter->detach();
    if (redisAsyncContext *context = std::exchange(m_context, nullptr)) {
        context->data = nullptr;
        redisAsyncFree(context);
    }
}

void Connection::fail(const QString &reason)
{
    const QPointer<Connection> self(this);
    dropContext();
    m_heartbeat.stop();
    m_stage = Stage::Waiting;
    m_timer.start(nextDelay());
    qCInfo(lcRedis).noquote() << m_clientName << m_options.displayName() << "lost:" << reason;
    const std::deque<Pending> pending = std::exchange(m_pending, {});
    emit lost(reason);
    for (const Pending &command : pending) {
        if (self && command.handler)
            command.handler(nullptr);
    }
}

std::chrono::milliseconds Connection::nextDelay()
{
    // Past ten doublings the limit is reached by far.
    const auto doubled = RedisBus::kFirstDelay * (1 << std::min(m_failures, 10));
    ++m_failures;
    const double jitter = 1.0 - kJitter + 2.0 * kJitter * QRandomGenerator::global()->generateDouble();
    const auto delay = std::min<std::chrono::milliseconds>(doubled, RedisBus::kMaxDelay);
    return std::chrono::milliseconds(std::lround(static_cast<double>(delay.count()) * jitter));
}

} // namespace relayscope::redis
