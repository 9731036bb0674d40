#pragma once

#include "redis/bus.h"
#include "redis/connection.h"
#include "redis/outboundqueue.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstddef>

namespace relayscope::redis {

/// The half of a RedisBus that publishes and asks. Feeds its connection only while Redis keeps up, and holds messages
/// for a short time otherwise. Lives on the server loop, owned by its RedisBus.
///
/// Commands that are in the socket of a Redis that hangs cannot be taken back: it executes them when it goes on,
/// however old they are then. So what may come late after a freeze are the messages of its first kMaxReplyDelay; all
/// later ones wait in the queue with its age limit. Receivers that hear beats ignore even those after a long freeze.
class PublishLink final : public QObject {
    Q_OBJECT

public:
    /// Redis keeps up while no command waits longer than this for its reply.
    static constexpr std::chrono::milliseconds kMaxReplyDelay{200};
    /// Commands without reply, and bytes not yet written to the connection, at which messages are held too.
    static constexpr std::size_t kMaxPendingCommands = 100'000;
    static constexpr std::size_t kMaxOutputBytes = 16'000'000;

    PublishLink(Options options, const QByteArray &clientName, EndOfTurn &endOfTurn, OutboundQueue::Limits limits,
        Connection::Random random);
    ~PublishLink() override;
    Q_DISABLE_COPY_MOVE(PublishLink)

    void start() { m_connection.start(); }
    [[nodiscard]] LinkState state() const { return m_state; }
    /// Connected, and Redis answers in time.
    [[nodiscard]] bool isKeepingUp() const;
    [[nodiscard]] OutboundStatus outbound() const;

    /// As Bus::publish().
    void publish(const QByteArray &channel, const QByteArray &message, Bus::PublishReply reply);
    /// Past the queue; false when not connected.
    [[nodiscard]] bool publishAtOnce(const QByteArray &channel, const QByteArray &message);
    /// As Bus::countSubscribers().
    void countSubscribers(const QByteArray &channel, Bus::CountReply reply);

signals:
    void stateChanged(relayscope::redis::LinkState state, const QString &reason);
    void loginRefused(const QString &reason);
    void publishRefused(const QByteArray &refusal);

private:
    void setState(LinkState state, const QString &reason);
    void send(const QByteArray &channel, const QByteArray &message, Bus::PublishReply reply);
    void handlePublished(const Reply *answer, const Bus::PublishReply &reply);
    /// Sends what was held, as far as the connection takes it.
    void flush();
    void dropExpired();
    void wakeForExpiry();
    void countDropped(OutboundQueue::Message message, DropReason reason);

    OutboundQueue m_queue;
    /// What m_queue has dropped; what it holds is its own to say.
    OutboundStatus m_totals;
    QTimer m_expiry;
    LinkState m_state = LinkState::Connecting;
    Connection m_connection;
};

} // namespace relayscope::redis
