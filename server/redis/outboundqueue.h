#pragma once

#include "redis/bus.h"

#include <QByteArray>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>

namespace relayscope::redis {

/// Messages that wait for a link that takes them: a short memory, so that a hiccup of Redis costs nothing and an outage
/// ends without a burst of old news. Bounded by count, bytes and age; the oldest goes first. Owned by a bus, on its
/// thread; has no timer and no clock, times are CLOCK_MONOTONIC in ns and come in.
class OutboundQueue final {
public:
    struct Limits {
        /// 0 holds nothing.
        qsizetype maxMessages = 10'000;
        /// Channel names count too.
        qsizetype maxBytes = 16'000'000;
        std::chrono::milliseconds maxAge{2'000};

        bool operator==(const Limits &) const = default;
    };
    struct Message {
        QByteArray channel;
        QByteArray bytes;
        Bus::PublishReply reply;
        /// When publish() was called.
        qint64 publishedNs = 0;

        [[nodiscard]] qsizetype size() const { return channel.size() + bytes.size(); }
    };
    /// Told of every message that leaves without having been taken; must not call the queue.
    using Drop = std::function<void(Message message, DropReason reason)>;

    OutboundQueue(Limits limits, Drop drop);

    /// Makes room at the front where it must; a message over the limit by itself is dropped at once.
    void push(Message message);
    /// The oldest that is not too old, nothing when none is left.
    [[nodiscard]] std::optional<Message> takeNext(qint64 nowNs);
    void dropExpired(qint64 nowNs);
    /// When the oldest will be too old; nothing when empty.
    [[nodiscard]] std::optional<qint64> nextExpiryNs() const;

    [[nodiscard]] bool isEmpty() const { return m_messages.empty(); }
    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(m_messages.size()); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }

private:
    [[nodiscard]] bool isTooFull() const;
    [[nodiscard]] Message takeFirst();

    const Limits m_limits;
    const Drop m_drop;
    std::deque<Message> m_messages;
    qsizetype m_bytes = 0;
};

} // namespace relayscope::redis
