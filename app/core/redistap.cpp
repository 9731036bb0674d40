#include "core/redistap.h"

#include "base/clock.h"
#include "protocol/redisadapter/channels.h"
#include "redis/redisbus.h"

namespace relayscope::core {

RedisTap::RedisTap(QObject *parent)
    : QObject(parent)
{
}

RedisTap::~RedisTap() = default;

void RedisTap::watch(const redis::Options &options)
{
    emit abandoned();
    // What the user sends now is not to come later.
    redis::BusOptions busOptions;
    busOptions.queue.maxMessages = 0;
    m_bus = std::make_unique<redis::RedisBus>(options, QByteArrayLiteral("relayscope-tap"), busOptions);
    connect(m_bus.get(), &redis::Bus::messageReceived, this,
        [this](const QByteArray &, const QByteArray &channel, const QByteArray &message) {
            if (!channel.endsWith(redisadapter::kBeatChannelSuffix))
                emit messageSeen({monotonicNs(), channel, message});
        });
    connect(m_bus.get(), &redis::Bus::stateChanged, this,
        [this](redis::Link, redis::LinkState, const QString &reason) { noteState(reason); });
    setLamp({LampState::Connecting, {}});
    m_bus->psubscribe(QByteArrayLiteral("*"));
    m_bus->start();
}

void RedisTap::stop()
{
    m_bus.reset();
    emit abandoned();
    setLamp({});
}

bool RedisTap::publish(const QByteArray &channel, const QByteArray &message, redis::Bus::PublishReply reply)
{
    if (!m_bus || m_bus->state(redis::Link::Publish) != redis::LinkState::Ready)
        return false;
    m_bus->publish(channel, message, std::move(reply));
    return true;
}

void RedisTap::noteState(const QString &reason)
{
    // Only the subscribing link observes; the other one is for what the emitter publishes.
    Lamp lamp = m_lamp;
    switch (m_bus->state(redis::Link::Subscribe)) {
    case redis::LinkState::Ready:
        lamp = {LampState::Ready, {}};
        break;
    case redis::LinkState::Lost:
        lamp = {LampState::Lost, reason.isEmpty() ? m_lamp.reason : reason};
        break;
    case redis::LinkState::Connecting:
        // Attempts after a loss are part of the loss: the lamp does not blink, the reason stays.
        if (lamp.state != LampState::Lost)
            lamp.state = LampState::Connecting;
        break;
    }
    setLamp(lamp);
}

void RedisTap::setLamp(const Lamp &lamp)
{
    if (lamp == m_lamp)
        return;
    const bool wasReady = m_lamp.state == LampState::Ready;
    const bool isReady = lamp.state == LampState::Ready;
    m_lamp = lamp;
    if (wasReady != isReady)
        emit changed({monotonicNs(), isReady});
    emit lampChanged(m_lamp);
}

} // namespace relayscope::core
