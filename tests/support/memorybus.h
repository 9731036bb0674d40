#pragma once

#include "redis/bus.h"
#include "redis/outboundqueue.h"

#include <QList>
#include <QString>

#include <set>

namespace relayscope::test {

class MemoryBus;

/// What the memory buses of one test share: a Redis Pub/Sub without a Redis. Must outlive its buses.
class MemoryRedis final {
public:
    MemoryRedis() = default;
    Q_DISABLE_COPY_MOVE(MemoryRedis)

    /// As the command PUBLISH of a foreign client: delivered from the event loop. The number of receivers.
    qint64 publish(const QByteArray &channel, const QByteArray &message);
    /// As PUBSUB NUMSUB: patterns do not count.
    [[nodiscard]] qint64 countSubscribers(const QByteArray &channel) const;

private:
    friend class MemoryBus;
    QList<MemoryBus *> m_buses;
};

/// Bus without a Redis, for tests of what stands on one. Behaves as RedisBus does (both pass the same contract test):
/// deliveries, replies and state changes come from the event loop, in order. Lives on the thread of its test.
class MemoryBus final : public redis::Bus {
    Q_OBJECT

public:
    explicit MemoryBus(MemoryRedis &redis, QObject *parent = nullptr);
    ~MemoryBus() override;
    Q_DISABLE_COPY_MOVE(MemoryBus)

    /// Connecting until then; Ready follows from the event loop.
    void start();
    /// As if the server had gone: both links are Lost at once, what is published meanwhile is missed.
    void lose(const QString &reason);
    /// Ready again, with its subscriptions, from the event loop; what was held goes out.
    void restore();
    /// Subscribed, but nothing arrives: a node that hangs.
    void setDeaf(bool isDeaf) { m_isDeaf = isDeaf; }
    /// As if its own beats did not come back: a Redis that hangs. Everything arrives all the same.
    void missBeats();
    /// As if what is held had got too old.
    void expireHeld();

    void publish(const QByteArray &channel, const QByteArray &message, PublishReply reply) override;
    void subscribe(const QByteArray &channel) override;
    void psubscribe(const QByteArray &pattern) override;
    void unsubscribe(const QByteArray &channel) override;
    void punsubscribe(const QByteArray &pattern) override;
    void countSubscribers(const QByteArray &channel, CountReply reply) override;
    void setBeat(const QByteArray &channel, ComposeBeat compose) override;
    /// Beats go out when the bus becomes Ready and when a test calls this; there is no timer.
    void beat() override;
    [[nodiscard]] redis::LinkState state(redis::Link link) const override;
    [[nodiscard]] redis::OutboundStatus outbound() const override;
    [[nodiscard]] redis::HearingStatus hearing() const override;

private:
    friend class MemoryRedis;

    /// Queues the message once for each subscription that takes it; how many did.
    qint64 take(const QByteArray &channel, const QByteArray &message);
    void deliverLater(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message);
    void setState(redis::LinkState state, const QString &reason);
    void send(const QByteArray &channel, const QByteArray &message, PublishReply reply);
    void noteDropped(redis::OutboundQueue::Message message, redis::DropReason reason);

    MemoryRedis &m_redis;
    std::set<QByteArray> m_channels;
    std::set<QByteArray> m_patterns;
    QByteArray m_beatChannel;
    ComposeBeat m_compose;
    quint64 m_beatSequence = 0;
    redis::OutboundStatus m_outbound;
    redis::OutboundQueue m_held;
    redis::LinkState m_state = redis::LinkState::Connecting;
    /// Distinguishes connections: what was under way on a lost one is lost with it.
    int m_connection = 0;
    bool m_isDeaf = false;
    bool m_missesBeats = false;
};

/// Redis glob: `*`, `?`, `[a-z]`, `[^a]` and `\` before a literal character (redis util.c stringmatchlen).
[[nodiscard]] bool matchesGlob(QByteArrayView pattern, QByteArrayView text);

} // namespace relayscope::test
