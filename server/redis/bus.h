#pragma once

#include <QByteArray>
#include <QObject>

#include <array>
#include <chrono>
#include <functional>
#include <optional>

namespace relayscope::redis {

/// State of one of the two connections that a bus has: Redis allows no PUBLISH on a subscribed connection (RESP2).
enum class LinkState {
    Connecting,
    /// Connected and logged in; for the subscribing link: all subscriptions confirmed too, and the own beat heard where
    /// there is one.
    Ready,
    /// Lost or refused, and so until it is Ready again; attempts go on. The reason is in words.
    Lost,
};
enum class Link { Publish, Subscribe };

/// Why a message that was held for a link did not go out.
enum class DropReason : quint8 {
    /// Too old to be of use to anybody.
    Expired,
    /// Too many messages or bytes were waiting.
    Full,
};
inline constexpr std::size_t kDropReasonCount = 2;
[[nodiscard]] const char *toString(DropReason reason);

/// What became of a PUBLISH; all empty when the link was lost before Redis answered: then nobody knows.
struct PublishOutcome {
    /// Receivers as Redis counts them.
    std::optional<qint64> receivers;
    /// Redis' own words (NOPERM ..., OOM ...) when it refused.
    QByteArray refusal;
    /// Set when it never went to Redis.
    std::optional<DropReason> dropped;
};

/// What a bus holds for the publishing link now, and what it has dropped since it was made.
struct OutboundStatus {
    qsizetype queuedMessages = 0;
    qsizetype queuedBytes = 0;
    std::array<quint64, kDropReasonCount> droppedMessages{}; // by DropReason
    std::array<quint64, kDropReasonCount> droppedBytes{};
    /// Messages that Redis may have got or not: the link was lost before it answered.
    quint64 unansweredMessages = 0;
};

/// How well a bus has heard itself since it was made.
struct HearingStatus {
    /// Subscribed, and yet its own beats do not come back.
    bool isDeaf = false;
    /// From publishing to hearing of the last beat that came back.
    std::optional<std::chrono::nanoseconds> roundTrip;
    /// Beats that had not come back when the next one was due.
    quint64 missedBeats = 0;
    /// Times that the subscribing link was not Ready after it had been, and how long; the one that goes on included.
    quint64 gaps = 0;
    std::chrono::nanoseconds gapTime{0};
};

/// What the adapter needs of Redis, and no more; the seam where tests put a bus in memory. Lives on the server loop.
///
/// Delivery is that of Redis Pub/Sub: at most once, in the order of the server per connection. Messages published while
/// the link is down, or while Redis does not answer, are held for a short time in their order; what does not fit or
/// gets too old is dropped, oldest first, and counted. Subscriptions are remembered and made again after a reconnect
/// before the state becomes Ready; one made while Ready leaves the state as it is. After unsubscribe() nothing of that
/// channel is received. messageReceived() and replies never come from inside a call.
class Bus : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Receivers as Redis counts them, nothing when it failed.
    using CountReply = std::function<void(std::optional<qint64> count)>;

    using PublishReply = std::function<void(const PublishOutcome &outcome)>;

    /// The text of a beat; its number grows by one with each, so that no two are equal.
    using ComposeBeat = std::function<QByteArray(quint64 sequence)>;

    /// Never waits. reply may be empty; else it runs once, later, unless the bus is destroyed.
    virtual void publish(const QByteArray &channel, const QByteArray &message, PublishReply reply) = 0;
    virtual void subscribe(const QByteArray &channel) = 0;
    virtual void psubscribe(const QByteArray &pattern) = 0;
    virtual void unsubscribe(const QByteArray &channel) = 0;
    virtual void punsubscribe(const QByteArray &pattern) = 0;
    /// PUBSUB NUMSUB: exact subscribers only, patterns do not count. reply runs once, later, unless the bus is
    /// destroyed.
    virtual void countSubscribers(const QByteArray &channel, CountReply reply) = 0;

    /// From now on the bus publishes beats on channel, subscribes to it, and tells by them whether it hears itself. The
    /// beats of all buses on that channel are received as any other message. An empty compose ends the beats.
    virtual void setBeat(const QByteArray &channel, ComposeBeat compose) = 0;
    /// One more beat, now: what it says has changed.
    virtual void beat() = 0;

    [[nodiscard]] virtual LinkState state(Link link) const = 0;
    [[nodiscard]] virtual OutboundStatus outbound() const = 0;
    [[nodiscard]] virtual HearingStatus hearing() const = 0;
    /// Both links Ready.
    [[nodiscard]] bool isReady() const
    {
        return state(Link::Publish) == LinkState::Ready && state(Link::Subscribe) == LinkState::Ready;
    }

signals:
    /// pattern is empty for a plain subscription. The bytes are the receiver's to keep.
    void messageReceived(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message);
    /// Redis answered a PUBLISH with an error, in its own words; before the reply, if there is one.
    void publishRefused(const QByteArray &refusal);
    /// The subscribing link is Ready again; what was published in between (CLOCK_MONOTONIC) may have been missed.
    void gapEnded(qint64 fromNs, qint64 toNs);
    /// reason: for Lost, what happened, in words for the user.
    void stateChanged(relayscope::redis::Link link, relayscope::redis::LinkState state, const QString &reason);
};

} // namespace relayscope::redis
