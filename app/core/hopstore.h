#pragma once

#include "core/hop.h"

#include <deque>

namespace relayscope::core {

/// The rows of the stream, oldest first, bounded by rows and bytes: the oldest go first and are counted. Not a QObject;
/// lives where its owner lives.
class HopStore final {
public:
    struct Limits {
        qsizetype rows = 200'000;
        qsizetype bytes = 256'000'000;
    };

    HopStore() = default;
    explicit HopStore(Limits limits)
        : m_limits(limits)
    {
    }

    /// How many of the oldest rows append() would drop, so that a model can announce it first.
    [[nodiscard]] qsizetype rowsToDrop(const QList<Hop> &hops) const;
    /// Drops rowsToDrop() rows, then adds; a batch over the limits keeps its newest rows. Returns how many were dropped
    /// from the front.
    qsizetype append(const QList<Hop> &hops);
    /// Makes room ahead of need, so that a model can remove rows in chunks. rows: 0..size().
    void dropOldest(qsizetype rows);
    /// Gives rows of one message to another; true when there were any.
    bool join(const MessageJoin &join) { return this->join(join, 0, size() - 1); }
    /// The same for a caller who knows that they are all among the rows first..last.
    bool join(const MessageJoin &join, qsizetype first, qsizetype last);
    void clear();

    [[nodiscard]] qsizetype size() const { return qsizetype(m_hops.size()); }
    [[nodiscard]] const Hop &at(qsizetype row) const { return m_hops[std::size_t(row)]; }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; }
    /// Rows dropped since the beginning or clear().
    [[nodiscard]] quint64 dropped() const { return m_dropped; }

private:
    Limits m_limits;
    std::deque<Hop> m_hops;
    qsizetype m_bytes = 0;
    quint64 m_dropped = 0;
};

} // namespace relayscope::core
