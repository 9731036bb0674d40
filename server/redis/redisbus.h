#pragma once

#include "redis/bus.h"
#include "redis/options.h"
#include "redis/outboundqueue.h"

#include <chrono>
#include <functional>
#include <memory>

namespace relayscope::redis {

/// How a RedisBus behaves, whatever Redis it is on.
struct BusOptions {
    /// What is held while the publishing link takes nothing.
    OutboundQueue::Limits queue;
    /// Between two beats, where beats are set; 0 for none: then the bus takes it on trust that it hears.
    std::chrono::milliseconds canaryInterval{1'000};

    bool operator==(const BusOptions &) const = default;
};

/// Bus on a real Redis server: one connection publishes, one subscribes. Reconnects for ever with exponential backoff
/// (kFirstDelay doubling to kMaxDelay, of which chance takes off up to a half) and resubscribes before it is Ready.
/// Lives on the server loop.
class RedisBus final : public Bus {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kFirstDelay{50};
    static constexpr std::chrono::milliseconds kMaxDelay{2'000};
    static constexpr std::chrono::milliseconds kConnectTimeout{3'000};

    /// Uniform in [0, 1), for the delays between attempts.
    using Random = std::function<double()>;

    /// clientName: CLIENT SETNAME of both connections with `-pub` or `-sub` behind it, so that they can be told apart
    /// in CLIENT LIST; empty for none. random: empty for the system's.
    RedisBus(Options options, QByteArray clientName, BusOptions busOptions = {}, Random random = {},
        QObject *parent = nullptr);
    ~RedisBus() override;
    Q_DISABLE_COPY_MOVE(RedisBus)

    /// Begins to connect; call once.
    void start();

    void publish(const QByteArray &channel, const QByteArray &message, PublishReply reply) override;
    void subscribe(const QByteArray &channel) override;
    void psubscribe(const QByteArray &pattern) override;
    void unsubscribe(const QByteArray &channel) override;
    void punsubscribe(const QByteArray &pattern) override;
    void countSubscribers(const QByteArray &channel, CountReply reply) override;
    void setBeat(const QByteArray &channel, ComposeBeat compose) override;
    void beat() override;
    [[nodiscard]] LinkState state(Link link) const override;
    [[nodiscard]] OutboundStatus outbound() const override;
    [[nodiscard]] HearingStatus hearing() const override;

signals:
    /// Redis did not take the user name or password, or asks for one that was not given. Attempts go on all the same:
    /// whether a wrong password is final is for the owner to say. Comes once for each refused attempt, before Lost.
    void loginRefused(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::redis
