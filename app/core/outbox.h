#pragma once

#include "core/hop.h"

#include <QList>

namespace relayscope::core {

/// Rows that wait for another thread to take them. Sans-I/O; bounded: above kMaxRows the oldest are dropped, and one
/// row in their place says how many. Joins wait only for the rows that came before them, so these bound them too.
class Outbox final {
public:
    static constexpr qsizetype kMaxRows = 100'000;
    /// Of one batch, so that none keeps the window from answering for long.
    static constexpr qsizetype kMaxBatchRows = 5'000;

    struct Batch {
        QList<Hop> hops;
        /// Of rows in this batch or an earlier one.
        QList<MessageJoin> joins;
    };

    void add(QList<Hop> hops, QList<MessageJoin> joins);
    /// The oldest rows, at most kMaxBatchRows.
    [[nodiscard]] Batch take();
    [[nodiscard]] bool isEmpty() const { return m_hops.isEmpty() && m_joins.isEmpty(); }

private:
    struct WaitingJoins {
        /// Rows that came before them, since the beginning.
        quint64 rowsBefore = 0;
        QList<MessageJoin> joins;
    };

    void dropOldest(qsizetype rows);
    [[nodiscard]] QList<MessageJoin> takeJoins();

    QList<Hop> m_hops;
    QList<WaitingJoins> m_joins;
    /// Rows that came, since the beginning.
    quint64 m_rowsAdded = 0;
};

} // namespace relayscope::core
