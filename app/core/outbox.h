#pragma once

#include "core/hop.h"

#include <QList>

namespace relayscope::core {

/// Rows that wait for the main thread to take them. Sans-I/O; bounded: above kMaxRows the oldest are dropped, and one
/// row in their place says how many.
class Outbox final {
public:
    static constexpr qsizetype kMaxRows = 100'000;
    /// Of one batch, so that none keeps the window from answering for long.
    static constexpr qsizetype kMaxBatchRows = 5'000;

    struct Batch {
        QList<Hop> hops;
        /// Of rows in this batch or an earlier one; empty while rows wait.
        QList<MessageJoin> joins;
    };

    void add(QList<Hop> hops, QList<MessageJoin> joins);
    /// The oldest rows, at most kMaxBatchRows.
    [[nodiscard]] Batch take();
    [[nodiscard]] bool isEmpty() const { return m_batch.hops.isEmpty() && m_batch.joins.isEmpty(); }

private:
    void dropOldest(qsizetype rows);

    Batch m_batch;
};

} // namespace relayscope::core
