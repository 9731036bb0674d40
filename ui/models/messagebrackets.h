#pragma once

#include "core/hop.h"

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <map>
#include <unordered_map>

namespace relayscope::models {

/// Which rows of a list belong to one message, drawn beside them as brackets: each message has a lane in which no other
/// message runs beside it, the inner lanes for the short ones. A message that finds no lane has none. Rows are known by
/// serials that rise from row to row. A plain value.
class MessageBrackets final {
public:
    static constexpr int kLanes = 3;

    /// What is drawn beside one row.
    struct Mark {
        /// Of the row's own message, 0 the innermost; -1 when its message has this row only, no lane, or is none.
        int lane = -1;
        bool isFirst = false;
        bool isLast = false;
        /// There are more rows of its message, but no lane was free: what belongs together is not to be seen.
        bool hasNoLane = false;
        /// Messages of other rows that pass by, by lane; 0 for none.
        std::array<quint64, kLanes> passing{};

        bool operator==(const Mark &) const = default;
    };
    /// First and last row of a message.
    struct Span {
        quint64 first = 0;
        quint64 last = 0;
    };

    /// serial: above all before. message: 0 for none.
    void append(quint64 serial, quint64 message);
    /// Forgets messages whose last row is before that.
    void dropBefore(quint64 serial);
    void join(const core::MessageJoin &join);
    void clear();

    [[nodiscard]] Mark mark(quint64 serial, quint64 message) const;
    /// Null when no row of it is in the list.
    [[nodiscard]] const Span *span(quint64 message) const;

private:
    struct Bracket {
        Span span;
        std::size_t lane = 0;
    };
    /// Messages of one lane by their first rows.
    using Lane = std::map<quint64, quint64>;

    /// Takes the innermost lane that is free all along.
    void place(quint64 message, Bracket &bracket);
    void leave(const Bracket &bracket) { m_lanes[bracket.lane].erase(bracket.span.first); }
    [[nodiscard]] bool isFree(const Lane &lane, const Span &span) const;
    /// The message that runs there, at `serial` or around it; 0 for none.
    [[nodiscard]] quint64 messageAt(const Lane &lane, quint64 serial) const;

    std::unordered_map<quint64, Bracket> m_brackets;
    /// The last one is for messages without a lane.
    std::array<Lane, kLanes + 1> m_lanes;
};

} // namespace relayscope::models
