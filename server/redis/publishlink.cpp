#include "redis/publishlink.h"

#include "base/clock.h"
#include "redis/logging.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace relayscope::redis {

namespace {

std::optional<qint64> integerOf(const Reply &reply)
{
    return reply.type == Reply::Type::Integer ? std::optional(reply.integer) : std::nullopt;
}

} // namespace

PublishLink::PublishLink(Options options, const QByteArray &clientName, EndOfTurn &endOfTurn,
    OutboundQueue::Limits limits, Connection::Random random)
    : m_queue(
        limits, [this](OutboundQueue::Message message, DropReason reason) { countDropped(std::move(message), reason); })
    , m_connection(std::move(options), clientName, endOfTurn, {{}, std::move(random)})
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &PublishLink::dropExpired);
    connect(&m_connection, &Connection::loginRefused, this, &PublishLink::loginRefused);
    connect(&m_connection, &Connection::answered, this, &PublishLink::flush);
    connect(
        &m_connection, &Connection::lost, this, [this](const QString &reason) { setState(LinkState::Lost, reason); });
    connect(&m_connection, &Connection::opened, this, [this] {
        m_connection.settle();
        setState(LinkState::Ready, QString());
    });
}

PublishLink::~PublishLink() = default;

void PublishLink::setState(LinkState state, const QString &reason)
{
    m_state = state;
    emit stateChanged(state, reason);
}

bool PublishLink::isKeepingUp() const
{
    return m_connection.isOpen() && m_connection.replyDelay() <= kMaxReplyDelay
        && m_connection.unsentBytes() < kMaxOutputBytes && m_connection.pendingReplies() < kMaxPendingCommands;
}

OutboundStatus PublishLink::outbound() const
{
    OutboundStatus status = m_totals;
    status.queuedMessages = m_queue.count();
    status.queuedBytes = m_queue.bytes();
    return status;
}

void PublishLink::publish(const QByteArray &channel, const QByteArray &message, Bus::PublishReply reply)
{
    if (m_queue.isEmpty() && isKeepingUp()) {
        send(channel, message, std::move(reply));
        return;
    }
    const qint64 nowNs = monotonicNs();
    // The timer is enough in a quiet time; in a busy one the oldest may be too old before it fires.
    m_queue.dropExpired(nowNs);
    m_queue.push({channel, message, std::move(reply), nowNs});
    wakeForExpiry();
}

bool PublishLink::publishAtOnce(const QByteArray &channel, const QByteArray &message)
{
    return m_connection.send(std::array<QByteArrayView, 3>{"PUBLISH", channel, message}, [](const Reply *answer) {
        if (answer && answer->type == Reply::Type::Error)
            qCWarning(lcRedis, "Redis refused a beat: %s", answer->text.constData());
    });
}

void PublishLink::send(const QByteArray &channel, const QByteArray &message, Bus::PublishReply reply)
{
    // Small enough for std::function to hold it without memory of its own: most messages take this way.
    Connection::ReplyHandler handler = [this](const Reply *answer) { handlePublished(answer, {}); };
    if (reply)
        handler = [this, reply = std::move(reply)](const Reply *answer) { handlePublished(answer, reply); };
    // Refused only while the link is down, which isKeepingUp() has told.
    std::ignore = m_connection.send(std::array<QByteArrayView, 3>{"PUBLISH", channel, message}, std::move(handler));
}

void PublishLink::handlePublished(const Reply *answer, const Bus::PublishReply &reply)
{
    const QPointer<PublishLink> self(this);
    PublishOutcome outcome;
    if (!answer) {
        ++m_totals.unansweredMessages;
    } else if (answer->type == Reply::Type::Error) {
        outcome.refusal = answer->text;
        emit publishRefused(outcome.refusal);
    } else {
        outcome.receivers = integerOf(*answer);
    }
    if (self && reply)
        reply(outcome);
}

void PublishLink::countSubscribers(const QByteArray &channel, Bus::CountReply reply)
{
    const auto answer = [reply](const Reply *counted) {
        // Channel and count, in turn.
        const bool isAnswer = counted && counted->type == Reply::Type::List && counted->elements.size() == 2;
        if (counted && counted->type == Reply::Type::Error)
            qCWarning(lcRedis, "Redis refused to count subscribers: %s", counted->text.constData());
        reply(isAnswer ? integerOf(counted->elements[1]) : std::nullopt);
    };
    if (!m_connection.send(std::array<QByteArrayView, 3>{"PUBSUB", "NUMSUB", channel}, answer))
        QMetaObject::invokeMethod(
            this, [reply] { reply(std::nullopt); }, Qt::QueuedConnection);
}

void PublishLink::flush()
{
    while (!m_queue.isEmpty() && isKeepingUp()) {
        if (std::optional<OutboundQueue::Message> next = m_queue.takeNext(monotonicNs()))
            send(next->channel, next->bytes, std::move(next->reply));
    }
    wakeForExpiry();
}

void PublishLink::dropExpired()
{
    m_queue.dropExpired(monotonicNs());
    wakeForExpiry();
}

void PublishLink::wakeForExpiry()
{
    using namespace std::chrono;
    const std::optional<qint64> next = m_queue.nextExpiryNs();
    if (!next)
        m_expiry.stop();
    else if (!m_expiry.isActive())
        m_expiry.start(ceil<milliseconds>(nanoseconds(std::max<qint64>(*next - monotonicNs(), 0))));
}

void PublishLink::countDropped(OutboundQueue::Message message, DropReason reason)
{
    const auto index = static_cast<std::size_t>(reason);
    ++m_totals.droppedMessages[index];
    m_totals.droppedBytes[index] += static_cast<quint64>(message.size());
    if (message.reply)
        QMetaObject::invokeMethod(
            this,
            [reply = std::move(message.reply), reason] {
                reply({std::nullopt, {}, reason});
            },
            Qt::QueuedConnection);
}

} // namespace relayscope::redis
