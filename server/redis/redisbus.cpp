#include "redis/redisbus.h"

#include "base/endofturn.h"
#include "redis/publishlink.h"
#include "redis/subscribelink.h"

#include <utility>

namespace relayscope::redis {

namespace {

QByteArray nameOf(const QByteArray &clientName, const char *link)
{
    return clientName.isEmpty() ? clientName : clientName + '-' + link;
}

} // namespace

class RedisBus::Private final {
public:
    Private(const Options &options, const QByteArray &clientName, const BusOptions &busOptions, const Random &random)
        : publisher(options, nameOf(clientName, "pub"), endOfTurn, busOptions.queue, random)
        , subscriber(options, nameOf(clientName, "sub"), endOfTurn,
              {[this](const QByteArray &channel, const QByteArray &beat) {
                   return publisher.publishAtOnce(channel, beat);
               },
                  [this] { return publisher.isKeepingUp(); }},
              busOptions.canaryInterval, random)
    {
    }

    EndOfTurn endOfTurn;
    PublishLink publisher;
    SubscribeLink subscriber;
};

RedisBus::RedisBus(Options options, QByteArray clientName, BusOptions busOptions, Random random, QObject *parent)
    : Bus(parent)
    , d(std::make_unique<Private>(options, clientName, busOptions, random))
{
    connect(&d->publisher, &PublishLink::stateChanged, this,
        [this](LinkState state, const QString &reason) { emit stateChanged(Link::Publish, state, reason); });
    connect(&d->publisher, &PublishLink::publishRefused, this, &Bus::publishRefused);
    connect(&d->publisher, &PublishLink::loginRefused, this, &RedisBus::loginRefused);
    // The subscription may be waiting for a beat that could not be sent so far. Queued: the bus may be gone by then.
    connect(
        &d->publisher, &PublishLink::stateChanged, &d->subscriber, [this] { d->subscriber.beat(); },
        Qt::QueuedConnection);
    connect(&d->subscriber, &SubscribeLink::stateChanged, this,
        [this](LinkState state, const QString &reason) { emit stateChanged(Link::Subscribe, state, reason); });
    connect(&d->subscriber, &SubscribeLink::messageReceived, this, &Bus::messageReceived);
    connect(&d->subscriber, &SubscribeLink::gapEnded, this, &Bus::gapEnded);
}

RedisBus::~RedisBus() = default;

void RedisBus::start()
{
    d->publisher.start();
    d->subscriber.start();
}

void RedisBus::publish(const QByteArray &channel, const QByteArray &message, PublishReply reply)
{
    d->publisher.publish(channel, message, std::move(reply));
}

void RedisBus::subscribe(const QByteArray &channel)
{
    d->subscriber.subscribe(channel);
}

void RedisBus::psubscribe(const QByteArray &pattern)
{
    d->subscriber.psubscribe(pattern);
}

void RedisBus::unsubscribe(const QByteArray &channel)
{
    d->subscriber.unsubscribe(channel);
}

void RedisBus::punsubscribe(const QByteArray &pattern)
{
    d->subscriber.punsubscribe(pattern);
}

void RedisBus::countSubscribers(const QByteArray &channel, CountReply reply)
{
    d->publisher.countSubscribers(channel, std::move(reply));
}

void RedisBus::setBeat(const QByteArray &channel, ComposeBeat compose)
{
    d->subscriber.setBeat(channel, std::move(compose));
}

void RedisBus::beat()
{
    d->subscriber.beat();
}

LinkState RedisBus::state(Link link) const
{
    return link == Link::Publish ? d->publisher.state() : d->subscriber.state();
}

OutboundStatus RedisBus::outbound() const
{
    return d->publisher.outbound();
}

HearingStatus RedisBus::hearing() const
{
    return d->subscriber.hearing();
}

} // namespace relayscope::redis
