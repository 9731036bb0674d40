#include "redis/connection.h"

#include "base/clock.h"
#include "redis/logging.h"
#include "redis/redisbus.h"
#include "redis/streamsocket.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>
#include <utility>
#include <vector>

namespace relayscope::redis {

namespace {

using namespace std::chrono_literals;

constexpr auto kHeartbeatInterval = 2s;
/// Beats without a byte from Redis; counted, not timed, so that a pause of our own process is not taken for one of
/// Redis.
constexpr int kMaxSilentBeats = 3;
/// Share of a delay that chance may take off; never added, so that the longest delay is a promise.
constexpr double kJitter = 0.5;

/// What begins a message or a confirmation of a subscription, and never a reply to anything else.
constexpr std::array<QByteArrayView, 6> kPushes{
    "message", "pmessage", "subscribe", "unsubscribe", "psubscribe", "punsubscribe"};

bool isPush(const Reply &reply)
{
    return reply.type == Reply::Type::List && reply.elements.size() >= 3
        && reply.elements.front().type == Reply::Type::Text
        && std::find(kPushes.begin(), kPushes.end(), reply.elements.front().text) != kPushes.end();
}

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

void appendNumber(QByteArray &out, char type, qsizetype number)
{
    std::array<char, 24> text{type};
    const char *const end = std::to_chars(text.data() + 1, text.data() + text.size(), number).ptr;
    out.append(text.data(), end - text.data());
    out.append("\r\n", 2);
}

/// RESP: `*2\r\n$4\r\nPING\r\n$1\r\nx\r\n`.
void appendCommand(QByteArray &out, std::span<const QByteArrayView> arguments)
{
    appendNumber(out, '*', static_cast<qsizetype>(arguments.size()));
    for (const QByteArrayView argument : arguments) {
        appendNumber(out, '$', argument.size());
        out.append(argument);
        out.append("\r\n", 2);
    }
}

} // namespace

Connection::Connection(
    Options options, QByteArray clientName, EndOfTurn &endOfTurn, Callbacks callbacks, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clientName(std::move(clientName))
    , m_callbacks(std::move(callbacks))
    , m_socket(new StreamSocket(endOfTurn, this))
{
    connect(m_socket, &StreamSocket::bytesReceived, this, &Connection::read);
    connect(m_socket, &StreamSocket::failed, this, &Connection::fail);
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

Connection::~Connection() = default;

void Connection::start()
{
    Q_ASSERT(m_stage == Stage::Idle);
    attempt();
}

void Connection::renew(const QString &reason)
{
    if (isOpen())
        fail(reason);
}

void Connection::attempt()
{
    ++m_attempts;
    m_refusal.clear();
    m_isLoginRefused = false;
    m_timer.start(RedisBus::kConnectTimeout);
    const QHostAddress address(m_options.host);
    if (!address.isNull()) {
        connectTo(address);
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
        connectTo(addresses.at(m_failures % addresses.size()));
}

void Connection::connectTo(const QHostAddress &address)
{
    m_stage = Stage::Connecting;
    const QString refusal = m_socket->connectTo(address, m_options.port);
    if (!refusal.isEmpty()) {
        fail(refusal);
        return;
    }
    m_reader = std::make_unique<ReplyReader>();
    logIn();
}

void Connection::logIn()
{
    const auto refuse = [this](const Reply *reply) {
        if (reply && reply->type == Reply::Type::Error)
            noteRefusal(reply->text);
    };
    const auto sendLater = [this](const std::vector<QByteArrayView> &command, ReplyHandler reply) {
        appendCommand(m_socket->output(), command);
        m_pending.push_back({std::move(reply), monotonicNs()});
    };
    if (!m_options.password.isEmpty() && m_options.user.isEmpty())
        sendLater({"AUTH", m_options.password}, refuse);
    else if (!m_options.password.isEmpty())
        sendLater({"AUTH", m_options.user, m_options.password}, refuse);
    if (m_options.database != 0)
        sendLater({"SELECT", QByteArray::number(m_options.database)}, refuse);
    // A name is for people who look at CLIENT LIST: a refusal does not matter.
    if (!m_clientName.isEmpty())
        sendLater({"CLIENT", "SETNAME", m_clientName}, {});
    // Written when the connection is made.
    sendLater({"PING"}, [this](const Reply *reply) { finishLogIn(reply); });
}

void Connection::noteRefusal(const QByteArray &error)
{
    // The first is the cause of those after it.
    if (!m_refusal.isEmpty())
        return;
    m_refusal = explain(error);
    m_isLoginRefused = isWrongPassword(error) || error.startsWith("NOAUTH");
}

void Connection::finishLogIn(const Reply *reply)
{
    if (!reply)
        return;
    if (reply->type == Reply::Type::Error)
        noteRefusal(reply->text);
    else if (reply->type != Reply::Type::Text || reply->text != "PONG")
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
    if (m_socket->takeReadActivity()) {
        m_silentBeats = 0;
    } else if (++m_silentBeats >= kMaxSilentBeats) {
        fail(QStringLiteral("no answer for %1 s")
                 .arg(std::chrono::seconds(kHeartbeatInterval * kMaxSilentBeats).count()));
        return;
    }
    std::ignore = send(std::array<QByteArrayView, 1>{"PING"}, {});
}

void Connection::read(QByteArrayView bytes)
{
    const QPointer<Connection> self(this);
    const int attempt = m_attempts;
    m_reader->feed(bytes);
    // A handler may destroy us, or give this connection up.
    while (self && m_reader && m_attempts == attempt) {
        Expected<std::optional<Reply>, QString> reply = m_reader->next();
        if (!reply) {
            fail(QStringLiteral("Redis sent what is no reply: %1").arg(reply.error()));
            return;
        }
        if (!*reply)
            break;
        dispatch(**reply);
    }
    if (self && m_attempts == attempt)
        emit answered();
}

void Connection::dispatch(const Reply &reply)
{
    if (m_callbacks.push && isOpen() && isPush(reply)) {
        m_callbacks.push(reply);
    } else if (!m_pending.empty()) {
        const ReplyHandler handler = std::move(m_pending.front().handler);
        m_pending.pop_front();
        if (handler)
            handler(&reply);
    } else if (reply.type == Reply::Type::Error) {
        // A subscription that is not allowed, or the last words before Redis closes.
        fail(QString::fromUtf8(reply.text));
    } else {
        fail(QStringLiteral("Redis sent a reply that nobody asked for"));
    }
}

bool Connection::send(std::span<const QByteArrayView> arguments, ReplyHandler reply)
{
    if (!isOpen())
        return false;
    appendCommand(m_socket->output(), arguments);
    m_socket->write();
    m_pending.push_back({std::move(reply), monotonicNs()});
    return true;
}

void Connection::sendSubscription(std::span<const QByteArrayView> arguments)
{
    if (!isOpen())
        return;
    appendCommand(m_socket->output(), arguments);
    m_socket->write();
}

std::chrono::nanoseconds Connection::replyDelay() const
{
    return std::chrono::nanoseconds(m_pending.empty() ? 0 : monotonicNs() - m_pending.front().sentNs);
}

std::size_t Connection::unsentBytes() const
{
    return m_socket->unsentBytes();
}

void Connection::fail(const QString &reason)
{
    const QPointer<Connection> self(this);
    m_socket->close();
    m_reader.reset();
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
    const double chance = m_callbacks.random ? m_callbacks.random() : QRandomGenerator::global()->generateDouble();
    const auto delay = std::min<std::chrono::milliseconds>(doubled, RedisBus::kMaxDelay);
    return std::chrono::milliseconds(std::lround(static_cast<double>(delay.count()) * (1.0 - kJitter * chance)));
}

} // namespace relayscope::redis
