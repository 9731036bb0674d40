#include "ui/channels/channelflash.h"

#include "base/clock.h"

#include <algorithm>
#include <chrono>

namespace relayscope::ui {

namespace {

constexpr std::chrono::milliseconds kFrame{40};
constexpr double kNsPerMs = 1e6;

} // namespace

ChannelFlash::ChannelFlash(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setInterval(kFrame);
    connect(&m_timer, &QTimer::timeout, this, &ChannelFlash::fade);
}

void ChannelFlash::setMotion(bool isOn)
{
    m_motion = isOn;
    if (!m_motion)
        clear();
}

void ChannelFlash::start(const QModelIndex &row)
{
    if (!m_motion || !row.isValid() || (m_startedNs.size() >= kMaxFlashes && !m_startedNs.contains(row)))
        return;
    m_startedNs.insert(row, monotonicNs());
    if (!m_timer.isActive())
        m_timer.start();
    emit faded(row);
}

double ChannelFlash::strength(const QModelIndex &row) const
{
    const auto found = m_startedNs.constFind(row.siblingAtColumn(0));
    if (found == m_startedNs.cend())
        return 0;
    const double elapsedMs = double(monotonicNs() - *found) / kNsPerMs;
    return std::clamp(1.0 - elapsedMs / kFadeMs, 0.0, 1.0);
}

void ChannelFlash::clear()
{
    const QList<QPersistentModelIndex> rows = m_startedNs.keys();
    m_startedNs.clear();
    m_timer.stop();
    for (const QPersistentModelIndex &row : rows)
        emit faded(row);
}

void ChannelFlash::fade()
{
    const QList<QPersistentModelIndex> rows = m_startedNs.keys();
    for (const QPersistentModelIndex &row : rows) {
        if (!row.isValid() || strength(row) <= 0)
            m_startedNs.remove(row);
        if (row.isValid())
            emit faded(row);
    }
    if (m_startedNs.isEmpty())
        m_timer.stop();
}

} // namespace relayscope::ui
