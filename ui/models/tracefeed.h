#pragma once

#include "core/trace.h"

#include <QObject>
#include <QTimer>

namespace relayscope::models {

class HopModel;
class MessageSelection;

/// Which trace is to be seen: that of the selected message; while nothing is selected and following is on, that of the
/// newest message that no hop was added to for a moment. It grows as hops come. Does nothing while it is not active,
/// so that a hidden panel costs nothing. GUI thread.
class TraceFeed final : public QObject {
    Q_OBJECT

public:
    /// A trace that changes is made anew at most this often.
    static constexpr int kRefreshMs = 100;
    /// The newest message is looked for among so many rows.
    static constexpr int kMaxRowsSearched = 2'000;

    TraceFeed(HopModel &hops, MessageSelection &selection, QObject *parent = nullptr);

    void setActive(bool active);
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Makes the trace anew: its words are those of the language in which it was made.
    void refresh();
    /// Selects the newest message with what is in the table now; nothing happens when there is none.
    void selectNewest();
    [[nodiscard]] bool hasMessages() const;

    [[nodiscard]] const core::Trace &trace() const { return m_trace; }

signals:
    /// Another message, or more of it is known.
    void traceChanged();

private:
    void noteRows(int first, int last);
    void schedule();
    void startAgain();
    void show(quint64 message);
    /// Of which no row is after that one; 0 for none.
    [[nodiscard]] quint64 newestMessage(quint64 lastHop) const;

    HopModel &m_hops;
    MessageSelection &m_selection;
    QTimer m_refresh;
    core::Trace m_trace;
    /// Number of the last row at the refresh before.
    quint64 m_settledUpTo = 0;
    bool m_active = false;
    bool m_following = true;
};

} // namespace relayscope::models
