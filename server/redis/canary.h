#pragma once

#include <QByteArray>

#include <chrono>
#include <deque>
#include <optional>

namespace relayscope::redis {

/// Tells whether a bus hears itself: what it has published on its own channel, and what of it came back. A value
/// without timer and clock, owned by a RedisBus; times are CLOCK_MONOTONIC in ns and come in.
class Canary final {
public:
    /// Missed intervals in a row after which the bus is deaf. Counted, not timed, so that a pause of our own
    /// process is not taken for one of Redis.
    static constexpr int kMaxMissed = 2;

    /// A new subscription: what was heard over the last one says nothing.
    void restart();
    /// The next beat is due; the last interval was missed when beats went out in it and none came back.
    void beginInterval();
    /// A beat goes out.
    void send(const QByteArray &beat, qint64 nowNs);
    /// False when it is none of ours, or too old to count.
    bool hear(const QByteArray &beat, qint64 nowNs);

    /// A beat came back since restart(), and is not too long ago.
    [[nodiscard]] bool isHeard() const { return m_hasHeard && !isDeaf(); }
    [[nodiscard]] bool isDeaf() const { return m_missedInRow >= kMaxMissed; }
    [[nodiscard]] int missedInRow() const { return m_missedInRow; }
    /// When the last beat came back; nothing before the first.
    [[nodiscard]] std::optional<qint64> lastHeardNs() const { return m_lastHeardNs; }

    /// From publishing to hearing of the last beat that came back.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> roundTrip() const { return m_roundTrip; }
    /// Intervals at whose end no beat had come back.
    [[nodiscard]] quint64 missed() const { return m_missed; }

private:
    struct Awaited {
        QByteArray beat;
        qint64 sentNs = 0;
    };

    /// Oldest first; a few, in case one comes late.
    std::deque<Awaited> m_awaited;
    bool m_hasHeard = false;
    bool m_hasSentInInterval = false;
    bool m_hasHeardInInterval = false;
    int m_missedInRow = 0;
    quint64 m_missed = 0;
    std::optional<qint64> m_lastHeardNs;
    std::optional<std::chrono::nanoseconds> m_roundTrip;
};

} // namespace relayscope::redis
