#pragma once

#include "redis/bus.h"
#include "redis/options.h"

#include <chrono>
#include <memory>

namespace relayscope::redis {

/// Bus on a real Redis server through hiredis: one connection publishes, one subscribes. Reconnects for ever with
/// exponential backoff (kFirstDelay doubling to kMaxDelay, +-20 % jitter) and resubscribes before it is Ready.
/// Lives on the server loop.
class RedisBus final : public Bus {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kFirstDelay{50};
    static constexpr std::chrono::milliseconds kMaxDelay{2'000};
    static constexpr std::chrono::milliseconds kConnectTimeout{3'000};
    /// Commands that wait for their reply on the publishing link; over that publish() refuses.
    static constexpr int kMaxPendingCommands = 100'000;
    /// Bytes that hiredis holds for the publishing link; over that publish() refuses.
    static constexpr qsizetype kMaxOutputBytes = 64'000'000;

    /// clientName: CLIENT SETNAME of both connections with `-pub` or `-sub` behind it, so that they can be told apart
    /// in CLIENT LIST; empty for none.
    RedisBus(Options options, QByteArray clientName, QObject *parent = nullptr);
    ~RedisBus() override;
    Q_DISABLE_COPY_MOVE(RedisBus)

    /// Begins to connect; call once.
    void start();

    bool publish(const QByteArray &channel, const QByteArray &message, PublishReply reply) override;
    void subscribe(const QByteArray &channel) override;
    void psubscribe(const QByteArray &pattern) override;
    void unsubscribe(const QByteArray &channel) override;
    void punsubscribe(const QByteArray &pattern) override;
    void countSubscribers(const QByteArray &channel, CountReply reply) override;
    [[nodiscard]] LinkState state(Link link) const override;

signals:
    /// Redis did not take the user name or password, or asks for one that was not given. Attempts go on all the same:
    /// whether a wrong password is final is for the owner to say. Comes once for each refused attempt, before Lost.
    void loginRefused(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::redis
