#include "redis/redisbus.h"

#include "base/clock.h"
#include "base/endofturn.h"
#include "redis/connection.h"
#include "redis/logging.h"

#include <QPointer>
#include <QTimer>

#include <hiredis/hiredis.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace relayscope::redis {

namespace {

/// Subscribed to as a sign of life where nothing else is subscribed to.
constexpr QByteArrayView kIdleChannel = "relayscope:idle";

std::optional<qint64> integerOf(const redisReply *reply)
{
    if (reply && reply->type == REDIS_REPLY_ERROR)
        qCWarning(lcRedis, "Redis refused a command: %s", reply->str);
    return reply && reply->type == REDIS_REPLY_INTEGER ? std::optional<qint64>(reply->integer) : std::nullopt;
}

QByteArray bytesOf(const redisReply &reply)
{
    return reply.type == REDIS_REPLY_STRING ? QByteArray(reply.str, static_cast<qsizetype>(reply.len)) : QByteArray();
}

} // namespace

class RedisBus::Private final {
public:
    /// The channels, or the patterns, that the subscribing link has to have.
    struct Subscriptions {
        QByteArrayView subscribeCommand;
        QByteArrayView unsubscribeCommand;
        std::set<QByteArray> wanted;
        /// Those of wanted that Redis has confirmed on this connection.
        std::set<QByteArray> confirmed;

        [[nodiscard]] bool areComplete() const { return wanted.size() == confirmed.size(); }
    };
    struct LinkStatus {
        LinkState state = LinkState::Connecting;
        QString reason;
    };

    Private(RedisBus *bus, Options options, const QByteArray &clientName, const BusOptions &busOptions);

    /// Whether the publishing link takes one more message now.
    [[nodiscard]] bool isKeepingUp() const;
    void send(const QByteArray &channel, const QByteArray &message, PublishReply reply);
    void hold(OutboundQueue::Message message);
    /// Sends what was held, as far as the link takes it.
    void flush();
    void dropExpired();
    void wakeForExpiry();
    void countDropped(OutboundQueue::Message message, DropReason reason);
    void setState(Link link, LinkState state, const QString &reason);
    void subscribe(Subscriptions &subscriptions, const QByteArray &name);
    void unsubscribe(Subscriptions &subscriptions, const QByteArray &name);
    void subscribeToAll();
    void pingSubscriber();
    void handlePush(const redisReply &push);
    void handleMessage(const redisReply &push);
    void handleConfirmation(Subscriptions &subscriptions, const QByteArray &name);
    void handlePublished(const redisReply *answer, const PublishReply &reply);

    RedisBus *q;
    EndOfTurn endOfTurn;
    std::array<LinkStatus, 2> links;
    Subscriptions channels{"SUBSCRIBE", "UNSUBSCRIBE", {}, {}};
    Subscriptions patterns{"PSUBSCRIBE", "PUNSUBSCRIBE", {}, {}};
    OutboundQueue queue;
    /// Of queue, but for what it holds now.
    OutboundStatus outbound;
    QTimer expiry;
    Connection publisher;
    Connection subscriber;
};

RedisBus::Private::Private(RedisBus *bus, Options options, const QByteArray &clientName, const BusOptions &busOptions)
    : q(bus)
    , queue(busOptions.queue,
          [this](OutboundQueue::Message message, DropReason reason) { countDropped(std::move(message), reason); })
    , publisher(options, clientName.isEmpty() ? clientName : clientName + "-pub", endOfTurn, [](const redisReply &) {})
    , subscriber(options, clientName.isEmpty() ? clientName : clientName + "-sub", endOfTurn,
          [this](const redisReply &push) { handlePush(push); })
{
    expiry.setSingleShot(true);
    connect(&expiry, &QTimer::timeout, q, [this] { dropExpired(); });
    connect(&publisher, &Connection::opened, q, [this] {
        publisher.settle();
        const QPointer<RedisBus> self(q);
        setState(Link::Publish, LinkState::Ready, QString());
        if (self)
            flush();
    });
    connect(&subscriber, &Connection::opened, q, [this] { subscribeToAll(); });
    connect(&publisher, &Connection::loginRefused, q, &RedisBus::loginRefused);
    connect(&publisher, &Connection::lost, q,
        [this](const QString &reason) { setState(Link::Publish, LinkState::Lost, reason); });
    connect(&subscriber, &Connection::lost, q,
        [this](const QString &reason) { setState(Link::Subscribe, LinkState::Lost, reason); });
    connect(&publisher, &Connection::heartbeatDue, q, [this] {
        // Refused only while the link is down, which is what it would find out.
        std::ignore = publisher.send(std::array<QByteArrayView, 1>{"PING"}, [this](const redisReply *) { flush(); });
    });
    connect(&subscriber, &Connection::heartbeatDue, q, [this] { pingSubscriber(); });
}

void RedisBus::Private::setState(Link link, LinkState state, const QString &reason)
{
    LinkStatus &status = links[static_cast<std::size_t>(link)];
    if (status.state == state && status.reason == reason)
        return;
    status = {state, reason};
    emit q->stateChanged(link, state, reason);
}

bool RedisBus::Private::isKeepingUp() const
{
    return publisher.isOpen() && publisher.replyDelay() <= kMaxReplyDelay && publisher.unsentBytes() < kMaxOutputBytes
        && publisher.pendingReplies() < kMaxPendingCommands;
}

void RedisBus::Private::send(const QByteArray &channel, const QByteArray &message, PublishReply reply)
{
    // Small enough for std::function to hold it without memory of its own: most messages take this way.
    Connection::ReplyHandler handler = [this](const redisReply *answer) { handlePublished(answer, {}); };
    if (reply)
        handler = [this, reply = std::move(reply)](const redisReply *answer) { handlePublished(answer, reply); };
    // Refused only while the link is down, which isKeepingUp() has told.
    std::ignore = publisher.send(std::array<QByteArrayView, 3>{"PUBLISH", channel, message}, std::move(handler));
}

void RedisBus::Private::hold(OutboundQueue::Message message)
{
    // The timer is enough in a quiet time; in a busy one the oldest may be too old before it fires.
    queue.dropExpired(message.publishedNs);
    queue.push(std::move(message));
    wakeForExpiry();
}

void RedisBus::Private::flush()
{
    while (!queue.isEmpty() && isKeepingUp()) {
        if (std::optional<OutboundQueue::Message> next = queue.takeNext(monotonicNs()))
            send(next->channel, next->bytes, std::move(next->reply));
    }
    wakeForExpiry();
}

void RedisBus::Private::dropExpired()
{
    queue.dropExpired(monotonicNs());
    wakeForExpiry();
}

void RedisBus::Private::wakeForExpiry()
{
    const std::optional<qint64> next = queue.nextExpiryNs();
    if (!next) {
        expiry.stop();
    } else if (!expiry.isActive()) {
        using namespace std::chrono;
        expiry.start(ceil<milliseconds>(nanoseconds(std::max<qint64>(*next - monotonicNs(), 0))));
    }
}

void RedisBus::Private::countDropped(OutboundQueue::Message message, DropReason reason)
{
    const auto index = static_cast<std::size_t>(reason);
    ++outbound.droppedMessages[index];
    outbound.droppedBytes[index] += static_cast<quint64>(message.size());
    if (message.reply)
        QMetaObject::invokeMethod(
            q,
            [reply = std::move(message.reply), reason] {
                reply({std::nullopt, {}, reason});
            },
            Qt::QueuedConnection);
}

void RedisBus::Private::subscribe(Subscriptions &subscriptions, const QByteArray &name)
{
    if (subscriptions.wanted.insert(name).second && subscriber.isOpen())
        subscriber.sendSubscription(std::array<QByteArrayView, 2>{subscriptions.subscribeCommand, name});
}

void RedisBus::Private::unsubscribe(Subscriptions &subscriptions, const QByteArray &name)
{
    subscriptions.confirmed.erase(name);
    if (subscriptions.wanted.erase(name) != 0 && subscriber.isOpen())
        subscriber.sendSubscription(std::array<QByteArrayView, 2>{subscriptions.unsubscribeCommand, name});
}

void RedisBus::Private::subscribeToAll()
{
    for (Subscriptions *subscriptions : {&channels, &patterns}) {
        subscriptions->confirmed.clear();
        if (subscriptions->wanted.empty())
            continue;
        std::vector<QByteArrayView> command{subscriptions->subscribeCommand};
        command.insert(command.end(), subscriptions->wanted.begin(), subscriptions->wanted.end());
        subscriber.sendSubscription(command);
    }
    if (channels.areComplete() && patterns.areComplete())
        setState(Link::Subscribe, LinkState::Ready, QString());
}

void RedisBus::Private::pingSubscriber()
{
    // Not PING: hiredis 0.14 cannot match its reply on a subscribed connection. Subscribing again to what is subscribed
    // to changes nothing and is answered.
    const Subscriptions &used = channels.wanted.empty() && !patterns.wanted.empty() ? patterns : channels;
    const QByteArrayView name = used.wanted.empty() ? kIdleChannel : QByteArrayView(*used.wanted.begin());
    subscriber.sendSubscription(std::array<QByteArrayView, 2>{used.subscribeCommand, name});
}

void RedisBus::Private::handlePush(const redisReply &push)
{
    if (push.type != REDIS_REPLY_ARRAY || push.elements < 3)
        return;
    const std::span<redisReply *> elements(push.element, push.elements);
    const QByteArrayView kind(elements[0]->str, elements[0]->str ? static_cast<qsizetype>(elements[0]->len) : 0);
    if (kind == "message" || kind == "pmessage")
        handleMessage(push);
    else if (kind == "subscribe")
        handleConfirmation(channels, bytesOf(*elements[1]));
    else if (kind == "psubscribe")
        handleConfirmation(patterns, bytesOf(*elements[1]));
}

void RedisBus::Private::handleMessage(const redisReply &push)
{
    const std::span<redisReply *> elements(push.element, push.elements);
    const bool isByPattern = elements.size() == 4;
    const QByteArray pattern = isByPattern ? bytesOf(*elements[1]) : QByteArray();
    const QByteArray channel = bytesOf(*elements[isByPattern ? 2 : 1]);
    // What was under way when it was unsubscribed from is not wanted any more.
    const bool isWanted = isByPattern ? patterns.wanted.contains(pattern) : channels.wanted.contains(channel);
    if (isWanted)
        emit q->messageReceived(pattern, channel, bytesOf(*elements.back()));
}

void RedisBus::Private::handleConfirmation(Subscriptions &subscriptions, const QByteArray &name)
{
    if (!subscriptions.wanted.contains(name) || !subscriptions.confirmed.insert(name).second)
        return;
    if (channels.areComplete() && patterns.areComplete()) {
        subscriber.settle();
        setState(Link::Subscribe, LinkState::Ready, QString());
    }
}

void RedisBus::Private::handlePublished(const redisReply *answer, const PublishReply &reply)
{
    const QPointer<RedisBus> self(q);
    PublishOutcome outcome;
    if (!answer)
        ++outbound.unansweredMessages;
    else if (answer->type == REDIS_REPLY_INTEGER)
        outcome.receivers = answer->integer;
    else if (answer->type == REDIS_REPLY_ERROR) {
        outcome.refusal = QByteArray(answer->str, static_cast<qsizetype>(answer->len));
        emit q->publishRefused(outcome.refusal);
    }
    if (self && reply)
        reply(outcome);
    if (self && !queue.isEmpty())
        flush();
}

RedisBus::RedisBus(Options options, QByteArray clientName, BusOptions busOptions, QObject *parent)
    : Bus(parent)
    , d(std::make_unique<Private>(this, std::move(options), clientName, busOptions))
{
}

RedisBus::~RedisBus() = default;

void RedisBus::start()
{
    d->publisher.start();
    d->subscriber.start();
}

void RedisBus::publish(const QByteArray &channel, const QByteArray &message, PublishReply reply)
{
    if (d->queue.isEmpty() && d->isKeepingUp())
        d->send(channel, message, std::move(reply));
    else
        d->hold({channel, message, std::move(reply), monotonicNs()});
}

void RedisBus::subscribe(const QByteArray &channel)
{
    d->subscribe(d->channels, channel);
}

void RedisBus::psubscribe(const QByteArray &pattern)
{
    d->subscribe(d->patterns, pattern);
}

void RedisBus::unsubscribe(const QByteArray &channel)
{
    d->unsubscribe(d->channels, channel);
}

void RedisBus::punsubscribe(const QByteArray &pattern)
{
    d->unsubscribe(d->patterns, pattern);
}

void RedisBus::countSubscribers(const QByteArray &channel, CountReply reply)
{
    const auto answer = [this, reply](const redisReply *array) {
        const QPointer<RedisBus> self(this);
        // channel and count, in turn
        const bool isAnswer = array && array->type == REDIS_REPLY_ARRAY && array->elements == 2;
        reply(isAnswer ? integerOf(array->element[1]) : std::nullopt);
        if (self)
            d->flush();
    };
    const bool isSent = d->publisher.isOpen()
        && d->publisher.send(std::array<QByteArrayView, 3>{"PUBSUB", "NUMSUB", channel}, answer);
    if (!isSent)
        QMetaObject::invokeMethod(
            this, [reply] { reply(std::nullopt); }, Qt::QueuedConnection);
}

LinkState RedisBus::state(Link link) const
{
    return d->links[static_cast<std::size_t>(link)].state;
}

OutboundStatus RedisBus::outbound() const
{
    OutboundStatus status = d->outbound;
    status.queuedMessages = d->queue.count();
    status.queuedBytes = d->queue.bytes();
    return status;
}

} // namespace relayscope::redis
