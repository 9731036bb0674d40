#pragma once

#include "core/correlator.h"
#include "core/measurements.h"
#include "core/nodecommands.h"
#include "core/nodereport.h"
#include "core/outbox.h"
#include "core/redisemitter.h"
#include "core/redistap.h"
#include "core/rulesanswer.h"
#include "core/telemetryhub.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>

namespace relayscope::core {

/// Everything that observes: the hub that nodes report to, the tap on Redis, the joining of hops. Made on the main
/// thread, where listen() is called, then moved to the monitor thread and called through its queue. What it has to say
/// leaves in batches.
class Monitor final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kBatchInterval{50};

    explicit Monitor(QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(Monitor)

    [[nodiscard]] Expected<void, QString> listen() { return m_hub.listen(); }
    [[nodiscard]] QString hubName() const { return m_hub.serverName(); }
    [[nodiscard]] QByteArray hubToken() const { return m_hub.token(); }
    /// Its signals are the rest of what the monitor has to say.
    [[nodiscard]] const Measurements &measurements() const { return m_measurements; }

    void watchRedis(const redis::Options &options);
    void stopWatching();
    void nameNode(const QString &id, const QString &name);
    void nameClient(const QString &id, const QString &name);
    /// Why it does not run, in words; empty while it does.
    void setNodeReason(const QString &id, const QString &reason);
    void forgetNode(const QString &id);
    void forgetClient(const QString &id);
    /// Over the control link; nothing happens when the node has none.
    void stopNode(const QString &id);
    /// Rules for all nodes that are there and that come; empty: the ones that come keep theirs.
    void setRules(const QByteArray &json) { m_hub.setRules(json); }
    /// sendFinished() follows.
    void emitFrom(quint64 id, const QString &nodeId, const BroadcastRequest &request);
    void sendAsEmitter(quint64 id, const BroadcastRequest &request);
    /// The main thread has taken one batch of rows.
    void noteTaken();
    void addClientObservation(const ClientObservation &seen);

signals:
    void hopsRecorded(const QList<relayscope::core::Hop> &hops);
    void messagesJoined(const QList<relayscope::core::MessageJoin> &joins);
    /// Nothing waits to be joined.
    void settled();
    void nodeReported(const relayscope::core::NodeReport &report);
    void tapLampChanged(const relayscope::core::Lamp &lamp);
    void linkRejected(const QString &reason);
    void sendFinished(const relayscope::core::SendResult &result);
    void rulesAnswered(const QString &nodeId, const relayscope::core::RulesAnswer &answer);

private:
    void add(Observation observation);
    void addBatch(const QString &nodeId, const QByteArray &instance, const telemetry::Batch &batch);
    void noteNodeConnected(const QString &nodeId, const QByteArray &instance);
    void endRun(const QString &nodeId);
    void noteNodeDisconnected(const QString &nodeId, const QString &reason);
    void finishSending(SendResult result, const QString &nodeId);
    void flush();
    void sendRows();
    void wake();

    TelemetryHub m_hub;
    NodeCommands m_commands;
    RedisTap m_tap;
    RedisEmitter m_emitter;
    Measurements m_measurements;
    Correlator m_correlator;
    Outbox m_outbox;
    /// A batch is on its way to the main thread.
    bool m_isSending = false;
    QHash<QString, NodeReport> m_reports;
    /// The runs that report.
    QHash<QString, QByteArray> m_instances;
    QSet<QString> m_changedReports;
    QTimer m_batchTimer;
};

} // namespace relayscope::core
