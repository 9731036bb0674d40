#pragma once

#include "redis/bus.h"
#include "redis/canary.h"
#include "redis/connection.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>
#include <set>

namespace relayscope::redis {

/// The half of a RedisBus that listens. Ready when Redis has confirmed every subscription, and, where there are beats,
/// while it hears its own. Lives on the server loop, owned by its RedisBus.
class SubscribeLink final : public QObject {
    Q_OBJECT

public:
    /// How it reaches the publishing half. Both are borrowed.
    struct Publisher {
        /// False when the beat could not be sent.
        std::function<bool(const QByteArray &channel, const QByteArray &beat)> publish;
        /// Whether Redis answers, so that a missing beat is a fault of the subscription.
        std::function<bool()> isAnswering;
    };

    /// beatInterval: 0 for no beats.
    SubscribeLink(Options options, const QByteArray &clientName, EndOfTurn &endOfTurn, Publisher publisher,
        std::chrono::milliseconds beatInterval, Connection::Random random);
    ~SubscribeLink() override;
    Q_DISABLE_COPY_MOVE(SubscribeLink)

    void start();
    [[nodiscard]] LinkState state() const { return m_state; }
    [[nodiscard]] HearingStatus hearing() const;

    void subscribe(const QByteArray &channel) { add(m_channels, channel); }
    void psubscribe(const QByteArray &pattern) { add(m_patterns, pattern); }
    void unsubscribe(const QByteArray &channel) { remove(m_channels, channel); }
    void punsubscribe(const QByteArray &pattern) { remove(m_patterns, pattern); }

    /// As Bus::setBeat() and Bus::beat().
    void setBeat(const QByteArray &channel, Bus::ComposeBeat compose);
    void beat();

signals:
    void stateChanged(relayscope::redis::LinkState state, const QString &reason);
    void messageReceived(const QByteArray &pattern, const QByteArray &channel, const QByteArray &message);
    void gapEnded(qint64 fromNs, qint64 toNs);

private:
    /// The channels, or the patterns, that the link has to have.
    struct Subscriptions {
        QByteArrayView subscribeCommand;
        QByteArrayView unsubscribeCommand;
        std::set<QByteArray> wanted;
        /// Those of wanted that Redis has confirmed on this connection.
        std::set<QByteArray> confirmed;

        [[nodiscard]] bool areComplete() const { return wanted.size() == confirmed.size(); }
    };
    struct Gap {
        qint64 fromNs = 0;
        qint64 toNs = 0;
    };

    void add(Subscriptions &subscriptions, const QByteArray &name);
    void remove(Subscriptions &subscriptions, const QByteArray &name);
    void subscribeToAll();
    void handlePush(const Reply &push);
    void handleMessage(const Reply &push);
    void handleConfirmation(Subscriptions &subscriptions, const QByteArray &name);
    [[nodiscard]] bool isSubscribed() const;
    [[nodiscard]] bool hasBeats() const { return m_compose && m_beatTimer.intervalAsDuration().count() > 0; }
    void handleBeatDue();
    void becomeReadyWhenHeard();
    void setState(LinkState state, const QString &reason);
    /// Keeps the accounts; the gap that is over with this change of state.
    [[nodiscard]] std::optional<Gap> noteGap(LinkState before);

    const Publisher m_publisher;
    Subscriptions m_channels{"SUBSCRIBE", "UNSUBSCRIBE", {}, {}};
    Subscriptions m_patterns{"PSUBSCRIBE", "PUNSUBSCRIBE", {}, {}};
    LinkState m_state = LinkState::Connecting;
    QString m_reason;
    QByteArray m_beatChannel;
    Bus::ComposeBeat m_compose;
    quint64 m_beatSequence = 0;
    QTimer m_beatTimer;
    Canary m_canary;
    /// Of ended gaps; the one that goes on began at m_gapStartNs.
    HearingStatus m_gaps;
    std::optional<qint64> m_gapStartNs;
    Connection m_connection;
};

} // namespace relayscope::redis
