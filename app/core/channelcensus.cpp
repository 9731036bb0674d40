#include "core/channelcensus.h"

#include "protocol/redisadapter/channels.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace relayscope::core {

namespace {

/// Part of the channels that is forgotten at once, so that a flood of new ones does not search for the oldest each
/// time.
constexpr qsizetype kForgottenDivisor = 10;
constexpr double kNsPerSecond = 1e9;

ChannelStat::Kind kindOf(redisadapter::ChannelKind kind)
{
    switch (kind) {
    case redisadapter::ChannelKind::Broadcast:
        return ChannelStat::Kind::Broadcast;
    case redisadapter::ChannelKind::Room:
        return ChannelStat::Kind::Room;
    case redisadapter::ChannelKind::Request:
        return ChannelStat::Kind::Request;
    case redisadapter::ChannelKind::Response:
        return ChannelStat::Kind::Response;
    case redisadapter::ChannelKind::Beat:
    case redisadapter::ChannelKind::Foreign:
        return ChannelStat::Kind::Plain;
    }
    return ChannelStat::Kind::Plain;
}

ChannelStat describeChannel(const QByteArray &prefix, const QByteArray &channel)
{
    const redisadapter::ChannelName name = redisadapter::parseChannel(prefix, channel);
    ChannelStat stat;
    stat.channel = channel;
    stat.kind = kindOf(name.kind);
    stat.nsp = name.nsp;
    if (stat.kind == ChannelStat::Kind::Room)
        stat.room = name.detail;
    if (stat.kind != ChannelStat::Kind::Plain)
        stat.prefix = prefix;
    return stat;
}

} // namespace

ChannelCensus::ChannelCensus(QByteArray prefix)
    : m_prefix(std::move(prefix))
{
}

void ChannelCensus::add(const QByteArray &channel, qsizetype bytes, qint64 timeNs)
{
    Entry &seen = entry(channel);
    ++seen.stat.messages;
    seen.stat.bytes += quint64(bytes);
    seen.stat.lastSeenNs = timeNs;
    noteChange(seen);
}

void ChannelCensus::setSubscribers(const QByteArray &channel, int count)
{
    const auto known = m_entries.find(channel);
    if (known == m_entries.end() || known->stat.subscribers == count)
        return;
    known->stat.subscribers = count;
    noteChange(*known);
}

void ChannelCensus::measure(qint64 nowNs)
{
    const double seconds = double(nowNs - std::exchange(m_measuredNs, nowNs)) / kNsPerSecond;
    for (Entry &measured : m_entries) {
        const quint64 messages
            = measured.stat.messages - std::exchange(measured.measuredMessages, measured.stat.messages);
        const double rate = double(messages) / seconds;
        if (rate == 0 && measured.stat.ratePerSecond == 0)
            continue;
        measured.stat.ratePerSecond = rate;
        noteChange(measured);
    }
}

void ChannelCensus::clear()
{
    m_forgotten.append(m_entries.keys());
    m_entries.clear();
    m_changed.clear();
}

QList<ChannelStat> ChannelCensus::takeChanged()
{
    QList<ChannelStat> changed;
    for (const QByteArray &channel : std::exchange(m_changed, {})) {
        const auto known = m_entries.find(channel);
        if (known == m_entries.end() || !std::exchange(known->isChanged, false))
            continue;
        changed.append(known->stat);
    }
    return changed;
}

ChannelCensus::Entry &ChannelCensus::entry(const QByteArray &channel)
{
    if (const auto known = m_entries.find(channel); known != m_entries.end())
        return *known;
    if (m_entries.size() >= kMaxChannels)
        forgetSilent();
    Entry &fresh = m_entries[channel];
    fresh.stat = describeChannel(m_prefix, channel);
    noteChange(fresh);
    return fresh;
}

void ChannelCensus::noteChange(Entry &changed)
{
    if (!std::exchange(changed.isChanged, true))
        m_changed.append(changed.stat.channel);
}

void ChannelCensus::forgetSilent()
{
    struct Candidate {
        bool isSubscribed;
        qint64 lastSeenNs;
        QByteArray channel;
    };
    QList<Candidate> bySilence;
    bySilence.reserve(m_entries.size());
    for (const Entry &known : std::as_const(m_entries))
        bySilence.append({known.stat.subscribers > 0, known.stat.lastSeenNs, known.stat.channel});
    const auto end = bySilence.begin() + bySilence.size() / kForgottenDivisor;
    std::nth_element(bySilence.begin(), end, bySilence.end(), [](const Candidate &left, const Candidate &right) {
        return std::tie(left.isSubscribed, left.lastSeenNs) < std::tie(right.isSubscribed, right.lastSeenNs);
    });
    for (auto silent = bySilence.begin(); silent != end; ++silent) {
        m_entries.remove(silent->channel);
        m_forgotten.append(silent->channel);
    }
}

} // namespace relayscope::core
