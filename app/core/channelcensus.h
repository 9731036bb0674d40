#pragma once

#include "core/channelstat.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <utility>

namespace relayscope::core {

/// Counts what passes through each channel. Sans-I/O; bounded: when there are kMaxChannels, the tenth of them that was
/// silent for longest is forgotten, those without subscribers first.
class ChannelCensus final {
public:
    static constexpr qsizetype kMaxChannels = 5'000;

    /// prefix: of the adapter's channels.
    explicit ChannelCensus(QByteArray prefix = QByteArrayLiteral("socket.io"));

    void add(const QByteArray &channel, qsizetype bytes, qint64 timeNs);
    /// The channel exists because somebody subscribes to it; nothing is known but its name.
    void note(const QByteArray &channel) { static_cast<void>(entry(channel)); }
    void setSubscribers(const QByteArray &channel, int count);
    /// Makes rates of what came since the last call; to be called about once a second.
    void measure(qint64 nowNs);
    /// A new server: its channels are others.
    void clear();

    [[nodiscard]] QList<QByteArray> channels() const { return m_entries.keys(); }
    [[nodiscard]] bool hasChanges() const { return !m_changed.isEmpty() || !m_forgotten.isEmpty(); }
    /// Those that have changed since the last call.
    [[nodiscard]] QList<ChannelStat> takeChanged();
    /// Those that were forgotten since the last call.
    [[nodiscard]] QList<QByteArray> takeForgotten() { return std::exchange(m_forgotten, {}); }

private:
    struct Entry {
        ChannelStat stat;
        quint64 measuredMessages = 0;
        bool isChanged = false;
    };

    [[nodiscard]] Entry &entry(const QByteArray &channel);
    void noteChange(Entry &changed);
    void forgetSilent();

    QByteArray m_prefix;
    QHash<QByteArray, Entry> m_entries;
    QList<QByteArray> m_changed;
    QList<QByteArray> m_forgotten;
    qint64 m_measuredNs = 0;
};

} // namespace relayscope::core
