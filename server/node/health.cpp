#include "node/health.h"

namespace relayscope::node {

Health::Health(const redis::Bus *bus, QObject *parent)
    : QObject(parent)
    , m_bus(bus)
{
    m_reason = currentReason();
    if (m_bus) {
        connect(m_bus, &redis::Bus::stateChanged, this,
            [this](redis::Link link, redis::LinkState state, const QString &reason) {
                // The attempt after a failure says nothing of its cause: keep it until the link is ready.
                QString &failure = link == redis::Link::Publish ? m_publishFailure : m_subscribeFailure;
                if (state != redis::LinkState::Connecting)
                    failure = state == redis::LinkState::Lost ? reason : QString();
                update();
            });
    }
}

void Health::setListening()
{
    m_listening = true;
    update();
}

void Health::setDraining()
{
    m_draining = true;
    update();
}

void Health::setOverCapacity(bool isOver)
{
    m_overCapacity = isOver;
    update();
}

void Health::update()
{
    QString reason = currentReason();
    if (reason == m_reason)
        return;
    m_reason = std::move(reason);
    emit changed(m_reason);
}

QString Health::currentReason() const
{
    if (m_draining)
        return QStringLiteral("draining");
    if (!m_listening)
        return QStringLiteral("not listening yet");
    if (m_overCapacity)
        return QStringLiteral("over capacity");
    if (!m_bus || m_bus->isReady())
        return {};
    const bool publishes = m_bus->state(redis::Link::Publish) == redis::LinkState::Ready;
    return publishes ? linkReason(redis::Link::Subscribe) : linkReason(redis::Link::Publish);
}

QString Health::linkReason(redis::Link link) const
{
    const bool isPublish = link == redis::Link::Publish;
    const QString &failure = isPublish ? m_publishFailure : m_subscribeFailure;
    const QString what = isPublish ? QStringLiteral("Redis connection") : QStringLiteral("Redis subscription");
    return failure.isEmpty() ? QStringLiteral("%1 not confirmed yet").arg(what)
                             : QStringLiteral("%1 lost: %2").arg(what, failure);
}

} // namespace relayscope::node
