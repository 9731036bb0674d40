#include "core/monitor.h"

#include "base/clock.h"

namespace relayscope::core {

Monitor::Monitor(QObject *parent)
    : QObject(parent)
    // Members with a parent, because moveToThread() takes children along.
    , m_hub(this)
    , m_commands(m_hub, this)
    , m_tap(this)
    , m_emitter(m_tap, this)
    , m_measurements(this)
    , m_batchTimer(this)
{
    m_batchTimer.setInterval(kBatchInterval);
    connect(&m_batchTimer, &QTimer::timeout, this, &Monitor::flush);
    connect(&m_hub, &TelemetryHub::batchReceived, this, &Monitor::addBatch);
    connect(&m_hub, &TelemetryHub::nodeConnected, this, &Monitor::noteNodeConnected);
    connect(&m_hub, &TelemetryHub::nodeDisconnected, this, &Monitor::noteNodeDisconnected);
    connect(&m_hub, &TelemetryHub::linkRejected, this, &Monitor::linkRejected);
    connect(&m_tap, &RedisTap::lampChanged, this, &Monitor::tapLampChanged);
    connect(&m_tap, &RedisTap::messageSeen, this, [this](const TapObservation &seen) {
        m_measurements.addBusMessage(seen.channel, seen.message.size(), seen.timeNs);
        add(seen);
    });
    connect(&m_hub, &TelemetryHub::countersReceived, &m_measurements, &Measurements::addCounters);
    connect(&m_measurements, &Measurements::roomsOverflowed, this, [this](const QString &nodeId, quint64 count) {
        add(DropObservation{monotonicNs(), nodeId, count, {}});
    });
    connect(&m_tap, &RedisTap::changed, this, [this](const TapChange &change) { add(change); });
    connect(&m_commands, &NodeCommands::finished, this, &Monitor::finishSending);
    connect(&m_emitter, &RedisEmitter::finished, this, &Monitor::sendFinished);
    connect(&m_emitter, &RedisEmitter::published, this, [this](const EmitterObservation &seen) { add(seen); });
    connect(&m_hub, &TelemetryHub::rulesAnswered, this,
        [this](const QString &nodeId, const telemetry::RulesAnswer &answer) {
            emit rulesAnswered(nodeId, {answer.ok, answer.line, answer.column, QString::fromUtf8(answer.message)});
        });
    m_hub.setLevel({telemetry::Level::Payloads, quint32(Hop::kMaxPreviewBytes)});
}

void Monitor::watchRedis(const redis::Options &options)
{
    m_tap.watch(options);
    m_measurements.watchRedis(options);
}

void Monitor::stopWatching()
{
    m_tap.stop();
    m_measurements.stopWatching();
}

void Monitor::nameNode(const QString &id, const QString &name)
{
    m_correlator.directory().nameNode(id, name);
}

void Monitor::nameClient(const QString &id, const QString &name)
{
    m_correlator.directory().nameClient(id, name);
}

void Monitor::setNodeReason(const QString &id, const QString &reason)
{
    m_correlator.absences().setNodeReason(id, reason);
}

void Monitor::forgetNode(const QString &id)
{
    m_correlator.absences().forgetNode(id);
}

void Monitor::forgetClient(const QString &id)
{
    m_correlator.absences().forgetClient(id);
}

void Monitor::stopNode(const QString &id)
{
    m_hub.stopNode(id);
}

void Monitor::emitFrom(quint64 id, const QString &nodeId, const BroadcastRequest &request)
{
    m_commands.emitFrom(id, nodeId, request);
}

void Monitor::finishSending(SendResult result, const QString &nodeId)
{
    result.isUnpublished
        = result.outcome == SendOutcome::Sent && m_reports.value(nodeId).publishLink.state != LampState::Ready;
    emit sendFinished(result);
}

void Monitor::sendAsEmitter(quint64 id, const BroadcastRequest &request)
{
    m_emitter.send(id, request);
}

void Monitor::addClientObservation(const ClientObservation &seen)
{
    add(seen);
}

void Monitor::addBatch(const QString &nodeId, const QByteArray &instance, const telemetry::Batch &batch)
{
    NodeReport &report = m_reports[nodeId];
    for (const telemetry::Event &event : batch.events) {
        report.apply(event);
        m_measurements.addEvent(nodeId, event);
        add(NodeObservation{nodeId, instance, event});
    }
    if (batch.dropped > 0) {
        report.dropped += batch.dropped;
        add(DropObservation{monotonicNs(), nodeId, batch.dropped, instance});
    }
    m_changedReports.insert(nodeId);
}

void Monitor::noteNodeConnected(const QString &nodeId, const QByteArray &instance)
{
    endRun(nodeId);
    m_instances.insert(nodeId, instance);
    NodeReport report;
    report.nodeId = nodeId;
    report.telemetry = {LampState::Ready, {}};
    m_reports.insert(nodeId, report);
    m_changedReports.insert(nodeId);
    m_measurements.forgetNode(nodeId);
    wake();
}

/// Its link closed, or a new run has taken its place.
void Monitor::endRun(const QString &nodeId)
{
    if (const QByteArray instance = m_instances.take(nodeId); !instance.isEmpty())
        add(NodeEnd{monotonicNs(), nodeId, instance});
}

void Monitor::noteNodeDisconnected(const QString &nodeId, const QString &reason)
{
    endRun(nodeId);
    NodeReport report;
    report.nodeId = nodeId;
    report.telemetry = {LampState::Lost, reason};
    m_reports.insert(nodeId, report);
    m_changedReports.insert(nodeId);
    m_measurements.forgetNode(nodeId);
    wake();
}

void Monitor::add(Observation observation)
{
    m_correlator.add(std::move(observation));
    wake();
}

void Monitor::flush()
{
    for (const QString &nodeId : std::exchange(m_changedReports, {}))
        emit nodeReported(m_reports.value(nodeId));
    Correlator::Output output = m_correlator.take(monotonicNs());
    m_outbox.add(std::move(output.hops), std::move(output.joins));
    sendRows();
    if (m_correlator.hasPending() || !m_outbox.isEmpty())
        return;
    m_batchTimer.stop();
    emit settled();
}

/// Rows go no faster than the main thread takes them, one batch at a time: between two of them it answers its user, and
/// what it could not show in time does not fill the memory.
void Monitor::sendRows()
{
    if (m_isSending)
        return;
    const Outbox::Batch batch = m_outbox.take();
    if (!batch.hops.isEmpty()) {
        m_isSending = true;
        emit hopsRecorded(batch.hops);
    }
    if (!batch.joins.isEmpty())
        emit messagesJoined(batch.joins);
}

void Monitor::noteTaken()
{
    m_isSending = false;
}

/// The timer runs only while something waits: an idle cluster costs nothing.
void Monitor::wake()
{
    if (!m_batchTimer.isActive())
        m_batchTimer.start();
}

} // namespace relayscope::core
