#pragma once

#include "redis/bus.h"
#include "redis/options.h"
#include "redis/outboundqueue.h"

#include <chrono>
#include <memory>

namespace relayscope::redis {

/// How a RedisBus behaves, whatever Redis it is on.
struct BusOptions {
    /// What is held while the publishing link takes nothing.
    OutboundQueue::Limits queue;

    bool operator==(const BusOptions &) const = default;
};

/// Bus on a real Redis server through hiredis: one connection publishes, one subscribes. Reconnects for ever with
/// exponential backoff (kFirstDelay doubling to kMaxDelay, +-20 % jitter) and resubscribes before it is Ready.
/// Lives on the server loop.
///
/// Commands that are in the socket of a Redis that hangs cannot be taken back: it executes them when it goes on,
/// however old they are then. So the link is fed only while Redis keeps up (see kMaxReplyDelay), and the messages that
/// may come late after a freeze are those of the first kMaxReplyDelay of it; all later ones wait in the queue with its
/// age limit.
class RedisBus final : public Bus {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kFirstDelay{50};
    static constexpr std::chrono::milliseconds kMaxDelay{2'000};
    static constexpr std::chrono::milliseconds kConnectTimeout{3'000};
    /// Redis keeps up while no command waits longer than this for its reply; after that messages are held.
    static constexpr std::chrono::milliseconds kMaxReplyDelay{200};
    /// Commands that wait for their reply on the publishing link, and bytes not yet written to it, at which messages
    /// are held too.
    static constexpr std::size_t kMaxPendingCommands = 100'000;
    static constexpr std::size_t kMaxOutputBytes = 16'000'000;

    /// clientName: CLIENT SETNAME of both connections with `-pub` or `-sub` behind it, so that they can be told apart
    /// in CLIENT LIST; empty for none.
    RedisBus(Options options, QByteArray clientName, BusOptions busOptions = {}, QObject *parent = nullptr);
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
    [[nodiscard]] LinkState state(Link link) const override;
    [[nodiscard]] OutboundStatus outbound() const override;

signals:
    /// Redis did not take the user name or password, or asks for one that was not given. Attempts go on all the same:
    /// whether a wrong password is final is for the owner to say. Comes once for each refused attempt, before Lost.
    void loginRefused(const QString &reason);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace relayscope::redis
