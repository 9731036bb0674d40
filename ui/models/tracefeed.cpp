#include "models/tracefeed.h"

#include "models/hopmodel.h"
#include "models/messageselection.h"

#include <algorithm>
#include <limits>

namespace relayscope::models {

namespace {

/// A message that people sent, rather than what a cluster does by itself.
bool isWorthATrace(const core::Hop &hop)
{
    return hop.message != 0 && !hop.isNoise() && !hop.eventName.isEmpty();
}

} // namespace

TraceFeed::TraceFeed(HopModel &hops, MessageSelection &selection, QObject *parent)
    : QObject(parent)
    , m_hops(hops)
    , m_selection(selection)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &TraceFeed::refresh);
    connect(&m_hops, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex &, int first, int last) { noteRows(first, last); });
    // Rows that were joined with others, and rows that went.
    connect(&m_hops, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) { noteRows(first.row(), last.row()); });
    connect(&m_hops, &QAbstractItemModel::rowsRemoved, this, &TraceFeed::schedule);
    connect(&m_hops, &QAbstractItemModel::modelReset, this, &TraceFeed::startAgain);
    connect(&m_selection, &MessageSelection::changed, this, &TraceFeed::refresh);
}

void TraceFeed::setActive(bool active)
{
    m_active = active;
    if (m_active)
        refresh();
    else
        m_refresh.stop();
}

void TraceFeed::setFollowing(bool following)
{
    m_following = following;
    refresh();
}

bool TraceFeed::hasMessages() const
{
    return newestMessage(std::numeric_limits<quint64>::max()) != 0;
}

void TraceFeed::selectNewest()
{
    if (const quint64 message = newestMessage(std::numeric_limits<quint64>::max()); message != 0)
        m_selection.select(message);
}

void TraceFeed::noteRows(int first, int last)
{
    if (!m_active || m_refresh.isActive())
        return;
    bool concerns = m_selection.message() == 0 && m_following;
    for (int row = first; row <= last && !concerns; ++row)
        concerns = m_hops.hop(row).message == m_selection.message();
    if (concerns)
        schedule();
}

void TraceFeed::schedule()
{
    if (m_active && !m_refresh.isActive())
        m_refresh.start();
}

void TraceFeed::startAgain()
{
    m_settledUpTo = 0;
    m_trace = {};
    emit traceChanged();
    refresh();
}

void TraceFeed::refresh()
{
    if (!m_active)
        return;
    if (m_selection.message() != 0) {
        show(m_selection.message());
        return;
    }
    const quint64 last = m_hops.rowCount() == 0 ? 0 : m_hops.hop(m_hops.rowCount() - 1).number;
    if (m_following) {
        // The first one is shown as it grows.
        const quint64 upTo = m_trace.isEmpty() ? last : m_settledUpTo;
        if (const quint64 message = newestMessage(upTo); message != 0 || last == 0)
            show(message);
        if (last != m_settledUpTo)
            m_refresh.start();
    } else {
        show(0);
    }
    m_settledUpTo = last;
}

void TraceFeed::show(quint64 message)
{
    core::Trace trace = core::Trace::of(m_hops.hopsOf(message));
    // Rows that made room for newer ones are still known here.
    const bool isOlder = message == m_trace.message && trace.hopCount < m_trace.hopCount;
    if (isOlder || trace == m_trace)
        return;
    m_trace = std::move(trace);
    emit traceChanged();
}

quint64 TraceFeed::newestMessage(quint64 lastHop) const
{
    const int bottom = m_hops.rowCount() - 1;
    for (int row = bottom; row >= std::max(0, bottom - kMaxRowsSearched); --row) {
        const core::Hop &hop = m_hops.hop(row);
        if (hop.number <= lastHop && isWorthATrace(hop) && m_hops.hop(m_hops.span(hop.message).last).number <= lastHop)
            return hop.message;
    }
    return 0;
}

} // namespace relayscope::models
