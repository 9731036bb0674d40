#pragma once

#include "client/socket.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <vector>

namespace relayscope::client {

/// The acknowledgements a socket waits for, by id, with their deadlines. Pure: calls no handler and knows no clock, so
/// that a handler may do what it likes with the socket.
class AckTable final {
public:
    using Clock = std::chrono::steady_clock;
    using Handler = Socket::AckHandler;
    struct Entry {
        quint64 id = 0;
        Handler handler;
    };

    void add(quint64 id, Handler handler, std::optional<Clock::time_point> deadline);
    /// Removes and returns; nothing for an id that is unknown or was taken before.
    [[nodiscard]] std::optional<Handler> take(quint64 id);
    /// Removes and returns what is due at now, earliest deadline first.
    [[nodiscard]] std::vector<Entry> takeExpired(Clock::time_point now);
    /// Removes and returns those for which isKept(id) is false, in the order of their ids.
    [[nodiscard]] std::vector<Entry> takeExcept(const std::function<bool(quint64 id)> &isKept);
    [[nodiscard]] std::optional<Clock::time_point> nextDeadline() const;

private:
    using Deadlines = std::multimap<Clock::time_point, quint64>;
    struct Pending {
        Handler handler;
        std::optional<Deadlines::iterator> deadline;
    };
    using PendingAcks = std::map<quint64, Pending>;

    Handler remove(PendingAcks::iterator position);

    PendingAcks m_pending;
    Deadlines m_deadlines;
};

} // namespace relayscope::client
