#include "redis/subscribelink.h"

#include "base/clock.h"
#include "redis/logging.h"

#include <QPointer>

#include <array>
#include <utility>
#include <vector>

namespace relayscope::redis {

namespace {

/// Beats missed in a row, while Redis answers on the other link, after which the subscription is made anew.
constexpr int kRenewAfterMissed = 2 * Canary::kMaxMissed;

QString deafness()
{
    return QStringLiteral("does not hear itself through Redis");
}

} // namespace

SubscribeLink::SubscribeLink(Options options, const QByteArray &clientName, EndOfTurn &endOfTurn, Publisher publisher,
    std::chrono::milliseconds beatInterval, Connection::Random random)
    : m_publisher(std::move(publisher))
    , m_connection(std::move(options), clientName, endOfTurn,
          {[this](const Reply &push) { handlePush(push); }, std::move(random)})
{
    m_beatTimer.setInterval(beatInterval);
    connect(&m_beatTimer, &QTimer::timeout, this, &SubscribeLink::handleBeatDue);
    connect(&m_connection, &Connection::opened, this, &SubscribeLink::subscribeToAll);
    connect(
        &m_connection, &Connection::lost, this, [this](const QString &reason) { setState(LinkState::Lost, reason); });
}

SubscribeLink::~SubscribeLink() = default;

void SubscribeLink::start()
{
    m_connection.start();
    if (m_beatTimer.intervalAsDuration().count() > 0)
        m_beatTimer.start();
}

HearingStatus SubscribeLink::hearing() const
{
    HearingStatus status = m_gaps;
    status.isDeaf = isSubscribed() && m_canary.isDeaf();
    status.roundTrip = m_canary.roundTrip();
    status.missedBeats = m_canary.missed();
    if (m_gapStartNs)
        status.gapTime += std::chrono::nanoseconds(monotonicNs() - *m_gapStartNs);
    return status;
}

void SubscribeLink::add(Subscriptions &subscriptions, const QByteArray &name)
{
    if (subscriptions.wanted.insert(name).second)
        m_connection.sendSubscription(std::array<QByteArrayView, 2>{subscriptions.subscribeCommand, name});
}

void SubscribeLink::remove(Subscriptions &subscriptions, const QByteArray &name)
{
    subscriptions.confirmed.erase(name);
    if (subscriptions.wanted.erase(name) != 0)
        m_connection.sendSubscription(std::array<QByteArrayView, 2>{subscriptions.unsubscribeCommand, name});
}

void SubscribeLink::setBeat(const QByteArray &channel, Bus::ComposeBeat compose)
{
    m_beatChannel = channel;
    m_compose = std::move(compose);
    if (hasBeats())
        subscribe(channel);
}

void SubscribeLink::beat()
{
    if (!hasBeats())
        return;
    const QByteArray beat = m_compose(++m_beatSequence);
    if (m_publisher.publish(m_beatChannel, beat))
        m_canary.send(beat, monotonicNs());
}

void SubscribeLink::handleBeatDue()
{
    const QPointer<SubscribeLink> self(this);
    // Without a subscription there is nothing that could be heard.
    if (isSubscribed())
        m_canary.beginInterval();
    if (m_canary.missedInRow() >= kRenewAfterMissed && m_publisher.isAnswering())
        m_connection.renew(deafness());
    else if (m_canary.isDeaf() && m_connection.isOpen())
        setState(LinkState::Lost, deafness());
    if (self)
        beat();
}

void SubscribeLink::subscribeToAll()
{
    m_canary.restart();
    for (Subscriptions *subscriptions : {&m_channels, &m_patterns}) {
        subscriptions->confirmed.clear();
        if (subscriptions->wanted.empty())
            continue;
        std::vector<QByteArrayView> command{subscriptions->subscribeCommand};
        command.insert(command.end(), subscriptions->wanted.begin(), subscriptions->wanted.end());
        m_connection.sendSubscription(command);
    }
    if (isSubscribed())
        becomeReadyWhenHeard();
}

bool SubscribeLink::isSubscribed() const
{
    return m_connection.isOpen() && m_channels.areComplete() && m_patterns.areComplete();
}

void SubscribeLink::becomeReadyWhenHeard()
{
    if (m_state == LinkState::Ready || !isSubscribed())
        return;
    if (hasBeats() && !m_canary.isHeard()) {
        beat();
        return;
    }
    m_connection.settle();
    setState(LinkState::Ready, QString());
}

void SubscribeLink::handlePush(const Reply &push)
{
    const QByteArray &kind = push.elements.front().text;
    if (kind == "message" || kind == "pmessage")
        handleMessage(push);
    else if (kind == "subscribe")
        handleConfirmation(m_channels, push.elements[1].text);
    else if (kind == "psubscribe")
        handleConfirmation(m_patterns, push.elements[1].text);
}

void SubscribeLink::handleMessage(const Reply &push)
{
    const bool isByPattern = push.elements.size() == 4;
    const QByteArray pattern = isByPattern ? push.elements[1].text : QByteArray();
    const QByteArray &channel = push.elements[isByPattern ? 2 : 1].text;
    const QByteArray &message = push.elements.back().text;
    // What was under way when it was unsubscribed from is not wanted any more.
    const bool isWanted = isByPattern ? m_patterns.wanted.contains(pattern) : m_channels.wanted.contains(channel);
    if (!isWanted)
        return;
    const QPointer<SubscribeLink> self(this);
    if (!isByPattern && channel == m_beatChannel && m_canary.hear(message, monotonicNs()))
        becomeReadyWhenHeard();
    if (self)
        emit messageReceived(pattern, channel, message);
}

void SubscribeLink::handleConfirmation(Subscriptions &subscriptions, const QByteArray &name)
{
    if (subscriptions.wanted.contains(name) && subscriptions.confirmed.insert(name).second)
        becomeReadyWhenHeard();
}

void SubscribeLink::setState(LinkState state, const QString &reason)
{
    if (state == m_state && reason == m_reason)
        return;
    const LinkState before = std::exchange(m_state, state);
    m_reason = reason;
    const std::optional<Gap> ended = noteGap(before);
    const QPointer<SubscribeLink> self(this);
    emit stateChanged(state, reason);
    if (self && ended)
        emit gapEnded(ended->fromNs, ended->toNs);
}

std::optional<SubscribeLink::Gap> SubscribeLink::noteGap(LinkState before)
{
    const qint64 nowNs = monotonicNs();
    if (before == LinkState::Ready) {
        ++m_gaps.gaps;
        // Deafness is found out late: since the last beat nothing is certain.
        m_gapStartNs = m_canary.isDeaf() ? m_canary.lastHeardNs().value_or(nowNs) : nowNs;
    }
    if (m_state != LinkState::Ready || !m_gapStartNs)
        return std::nullopt;
    const Gap gap{*std::exchange(m_gapStartNs, std::nullopt), nowNs};
    m_gaps.gapTime += std::chrono::nanoseconds(gap.toNs - gap.fromNs);
    qCWarning(lcRedis, "did not hear the bus for %.3f s: what was published meanwhile may be missed",
        static_cast<double>(gap.toNs - gap.fromNs) / 1e9);
    return gap;
}

} // namespace relayscope::redis
