#include "support/memorybus.h"

#include "base/clock.h"

#include <limits>
#include <utility>

namespace relayscope::test {

using redis::Link;
using redis::LinkState;

namespace {

/// Whether the set after `[` contains c; moves pattern behind its `]`.
bool takeSet(QByteArrayView &pattern, char c)
{
    const bool isNegated = pattern.startsWith('^');
    if (isNegated)
        pattern = pattern.sliced(1);
    bool isIn = false;
    while (!pattern.isEmpty() && !pattern.startsWith(']')) {
        if (pattern.startsWith('\\') && pattern.size() > 1)
            pattern = pattern.sliced(1);
        char low = pattern.front();
        char high = low;
        pattern = pattern.sliced(1);
        if (pattern.size() > 1 && pattern.front() == '-' && pattern[1] != ']') {
            high = pattern[1];
            pattern = pattern.sliced(2);
        }
        if (low > high)
            std::swap(low, high);
        isIn = isIn || (c >= low && c <= high);
    }
    if (!pattern.isEmpty())
        pattern = pattern.sliced(1);
    return isIn != isNegated;
}

} // namespace

bool matchesGlob(QByteArrayView pattern, QByteArrayView text)
{
    while (!pattern.isEmpty()) {
        char p = pattern.front();
        pattern = pattern.sliced(1);
        if (p == '*') {
            for (qsizetype skipped = 0; skipped <= text.size(); ++skipped) {
                if (matchesGlob(pattern, text.sliced(skipped)))
                    return true;
            }
            return false;
        }
        if (text.isEmpty())
            return false;
        const char c = text.front();
        text = text.sliced(1);
        if (p == '[') {
            if (!takeSet(pattern, c))
                return false;
            continue;
        }
        const bool isAny = p == '?';
        if (p == '\\' && !pattern.isEmpty()) {
            p = pattern.front();
            pattern = pattern.sliced(1);
        }
        if (!isAny && p != c)
            return false;
    }
    return text.isEmpty();
}

qint64 MemoryRedis::publish(const QByteArray &channel, const QByteArray &message)
{
    qint64 receivers = 0;
    for (MemoryBus *bus : std::as_const(m_buses))
        receivers += bus->take(channel, message);
    return receivers;
}

qint64 MemoryRedis::countSubscribers(const QByteArray &channel) const
{
    qint64 count = 0;
    for (const MemoryBus *bus : m_buses)
        count += bus->isReady() && bus->m_channels.contains(channel) ? 1 : 0;
    return count;
}

MemoryBus::MemoryBus(MemoryRedis &redis, QObject *parent)
    : Bus(parent)
    , m_redis(redis)
    , m_held({}, [this](redis::OutboundQueue::Message message, redis::DropReason reason) {
        noteDropped(std::move(message), reason);
    })
{
    m_redis.m_buses.append(this);
}

MemoryBus::~MemoryBus()
{
    m_redis.m_buses.removeAll(this);
}

void MemoryBus::start()
{
    restore();
}

void MemoryBus::lose(const QString &reason)
{
    ++m_connection;
    setState(LinkState::Lost, reason);
}

void MemoryBus::restore()
{
    const auto becomeReady = [this] {
        setState(LinkState::Ready, QString());
        beat();
        while (std::optional<redis::OutboundQueue::Message> held = m_held.takeNext(monotonicNs()))
            send(held->channel, held->bytes, std::move(held->reply));
    };
    QMetaObject::invokeMethod(this, becomeReady, Qt::QueuedConnection);
}

void MemoryBus::missBeats()
{
    m_missesBeats = true;
    emit stateChanged(Link::Subscribe, LinkState::Lost, QStringLiteral("does not hear itself"));
}

redis::HearingStatus MemoryBus::hearing() const
{
    redis::HearingStatus status;
    status.isDeaf = m_missesBeats;
    return status;
}

void MemoryBus::expireHeld()
{
    m_held.dropExpired(std::numeric_limits<qint64>::max());
}

void MemoryBus::setState(LinkState state, const QString &reason)
{
    if (std::exchange(m_state, state) == state)
        return;
    emit stateChanged(Link::Publish, state, reason);
    emit stateChanged(Link::Subscribe, state, reason);
}

void MemoryBus::publish(const QByteArray &channel, const QByteArray &message, PublishReply reply)
{
    if (m_state == LinkState::Ready)
        send(channel, message, std::move(reply));
    else
        m_held.push({channel, message, std::move(reply), monotonicNs()});
}

void MemoryBus::send(const QByteArray &channel, const QByteArray &message, PublishReply reply)
{
    const qint64 receivers = m_redis.publish(channel, message);
    if (reply) {
        const auto answer = [this, reply = std::move(reply), receivers, connection = m_connection] {
            reply({connection == m_connection ? std::optional(receivers) : std::nullopt, {}, {}});
        };
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    }
}

void MemoryBus::noteDropped(redis::OutboundQueue::Message message, redis::DropReason reason)
{
    const auto index = static_cast<std::size_t>(reason);
    ++m_outbound.droppedMessages[index];
    m_outbound.droppedBytes[index] += static_cast<quint64>(message.size());
    if (message.reply)
        QMetaObject::invokeMethod(
            this,
            [reply = std::move(message.reply), reason] {
                reply({std::nullopt, {}, reason});
            },
            Qt::QueuedConnection);
}

redis::OutboundStatus MemoryBus::outbound() const
{
    redis::OutboundStatus status = m_outbound;
    status.queuedMessages = m_held.count();
    status.queuedBytes = m_held.bytes();
    return status;
}

void MemoryBus::subscribe(const QByteArray &channel)
{
    m_channels.insert(channel);
}

void MemoryBus::psubscribe(const QByteArray &pattern)
{
    m_patterns.insert(pattern);
}

void MemoryBus::unsubscribe(const QByteArray &channel)
{
    m_channels.erase(channel);
}

void MemoryBus::punsubscribe(const QByteArray &pattern)
{
    m_patterns.erase(pattern);
}

void MemoryBus::countSubscribers(const QByteArray &channel, CountReply reply)
{
    const bool isUp = m_state == LinkState::Ready;
    const std::optional<qint64> count = isUp ? std::optional(m_redis.countSubscribers(channel)) : std::nullopt;
    QMetaObject::invokeMethod(
        this, [reply = std::move(reply), count] { reply(count); }, Qt::QueuedConnection);
}

void MemoryBus::setBeat(const QByteArray &channel, ComposeBeat compose)
{
    m_beatChannel = channel;
    m_compose = std::move(compose);
    subscribe(channel);
}

void MemoryBus::beat()
{
    if (m_compose && m_state == LinkState::Ready)
        m_redis.publish(m_beatChannel, m_compose(++m_beatSequence));
}

LinkState MemoryBus::state(Link) const
{
    return m_state;
}

qint64 MemoryBus::take(const QByteArray &channel, const QByteArray &message)
{
    if (m_state != LinkState::Ready)
        return 0;
    qint64 taken = 0;
    if (m_channels.contains(channel)) {
        deliverLater(QByteArray(), channel, message);
        ++taken;
    }
    for (const QByteArray &pattern : m_patterns) {
        if (matchesGlob(pattern, channel)) {
            deliverLater(pattern, channel, message);
            ++taken;
        }
    }
    return taken;
}

void MemoryBus::deliverLater(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message)
{
    const auto deliver = [this, pattern, channel, message, connection = m_connection] {
        const bool isWanted = pattern.isEmpty() ? m_channels.contains(channel) : m_patterns.contains(pattern);
        if (connection == m_connection && isWanted && !m_isDeaf)
            emit messageReceived(pattern, channel, message);
    };
    QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
}

} // namespace relayscope::test
