#include "core/measurements.h"

#include "base/clock.h"

namespace relayscope::core {

Measurements::Measurements(QObject *parent)
    : QObject(parent)
    // Members with a parent, because moveToThread() takes children along.
    , m_inspector(this)
    , m_askTimer(this)
    , m_gatherTimer(this)
{
    m_askTimer.setInterval(kAskInterval);
    m_gatherTimer.setInterval(kGatherInterval);
    m_gatherTimer.setSingleShot(true);
    connect(&m_askTimer, &QTimer::timeout, this, &Measurements::ask);
    connect(&m_gatherTimer, &QTimer::timeout, this, &Measurements::publish);
    connect(&m_inspector, &RedisInspector::metricsRead, this, &Measurements::redisMeasured);
    connect(&m_inspector, &RedisInspector::channelsListed, this, [this](const QList<QByteArray> &channels) {
        for (const QByteArray &channel : channels)
            m_channels.note(channel);
        gather();
    });
    connect(&m_inspector, &RedisInspector::subscribersCounted, this, [this](const QByteArray &channel, int count) {
        m_channels.setSubscribers(channel, count);
        gather();
    });
}

void Measurements::watchRedis(const redis::Options &options)
{
    m_channels.clear();
    gather();
    m_inspector.watch(options);
    m_askTimer.start();
}

void Measurements::stopWatching()
{
    m_askTimer.stop();
    m_inspector.stop();
    m_channels.clear();
    gather();
}

void Measurements::forgetNode(const QString &nodeId)
{
    m_nodes.forget(nodeId);
    m_rooms.forgetNode(nodeId);
    gather();
}

void Measurements::addCounters(const QString &nodeId, const telemetry::Counters &counters)
{
    if (const auto metrics = m_nodes.add(nodeId, counters))
        emit nodeMeasured(*metrics);
}

void Measurements::addEvent(const QString &nodeId, const telemetry::Event &event)
{
    m_rooms.apply(nodeId, event);
    if (const quint64 uncounted = m_rooms.takeUncounted(); uncounted > 0)
        emit roomsOverflowed(nodeId, uncounted);
    gather();
}

void Measurements::addBusMessage(const QByteArray &channel, qsizetype bytes, qint64 timeNs)
{
    m_channels.add(channel, bytes, timeNs);
    gather();
}

void Measurements::ask()
{
    m_channels.measure(monotonicNs());
    m_inspector.ask(m_channels.channels());
    gather();
}

void Measurements::gather()
{
    if (!m_gatherTimer.isActive() && (m_channels.hasChanges() || m_rooms.hasChanges()))
        m_gatherTimer.start();
}

void Measurements::publish()
{
    if (const QList<QByteArray> forgotten = m_channels.takeForgotten(); !forgotten.isEmpty())
        emit channelsForgotten(forgotten);
    if (const QList<ChannelStat> changed = m_channels.takeChanged(); !changed.isEmpty())
        emit channelsChanged(changed);
    if (m_rooms.takeChanged())
        emit roomsChanged(m_rooms.cells());
}

} // namespace relayscope::core
