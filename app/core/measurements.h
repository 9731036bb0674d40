#pragma once

#include "core/channelcensus.h"
#include "core/nodemeter.h"
#include "core/redisinspector.h"
#include "core/roomcensus.h"

#include <QObject>
#include <QTimer>

#include <chrono>

namespace relayscope::core {

/// The numbers beside the stream: nodes, Redis, channels, rooms. Told of what is observed by the Monitor, its owner, on
/// whose thread it lives.
class Measurements final : public QObject {
    Q_OBJECT

public:
    /// Changes of channels and rooms gather that long.
    static constexpr std::chrono::milliseconds kGatherInterval{200};
    static constexpr std::chrono::milliseconds kAskInterval{1'000};

    explicit Measurements(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Measurements)

    void watchRedis(const redis::Options &options);
    void stopWatching();
    /// Its run began or ended.
    void forgetNode(const QString &nodeId);
    void addCounters(const QString &nodeId, const telemetry::Counters &counters);
    void addEvent(const QString &nodeId, const telemetry::Event &event);
    void addBusMessage(const QByteArray &channel, qsizetype bytes, qint64 timeNs);

signals:
    void nodeMeasured(const relayscope::core::NodeMetrics &metrics);
    void redisMeasured(const relayscope::core::RedisMetrics &metrics);
    void channelsChanged(const QList<relayscope::core::ChannelStat> &changed);
    void channelsForgotten(const QList<QByteArray> &channels);
    void roomsChanged(const QList<relayscope::core::RoomCell> &all);
    /// There are more rooms than are kept: observations that are not in roomsChanged().
    void roomsOverflowed(const QString &nodeId, quint64 count);

private:
    void ask();
    void gather();
    void publish();

    NodeMeter m_nodes;
    RoomCensus m_rooms;
    ChannelCensus m_channels;
    RedisInspector m_inspector;
    /// Runs while a Redis is watched.
    QTimer m_askTimer;
    /// Runs while something has changed that was not told yet.
    QTimer m_gatherTimer;
};

} // namespace relayscope::core
