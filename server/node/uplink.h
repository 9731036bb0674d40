#pragma once

#include "node/options.h"
#include "node/ringsink.h"

#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <functional>

namespace relayscope::node {

/// The node's end of the monitoring protocol (telemetry/frame.h): says hello, sends what the sink holds in batches and
/// the counters once a second, obeys the hub. It never keeps the node waiting: while the hub does not read, events stay
/// in the sink, which drops and counts. Lives on the server loop.
class Uplink final : public QObject {
    Q_OBJECT

public:
    /// Bytes given to the socket that the hub has not read; above this nothing more is given.
    static constexpr qint64 kMaxUnreadBytes = 8'000'000;

    using CounterValues = std::function<QList<std::pair<QByteArray, double>>()>;

    Uplink(UplinkOptions options, QByteArray nodeId, RingSink &sink, CounterValues counterValues,
        QObject *parent = nullptr);
    ~Uplink() override;
    Q_DISABLE_COPY_MOVE(Uplink)

    void start();
    /// An answer to the hub; dropped while there is no connection, for then there is no hub to hear it.
    void answer(const telemetry::Frame &frame);
    /// Sends what is left, as far as the socket takes it at once.
    void finish();

signals:
    void stopRequested();
    void rulesReceived(const relayscope::telemetry::SetRules &rules);
    void emitRequested(const relayscope::telemetry::Emit &emission);
    /// The hub is gone, was never there, or speaks another protocol: a node does not outlive its hub.
    void lost(const QString &reason);

private:
    void sayHello();
    void read();
    void obey(const telemetry::Frame &frame);
    void sendEvents();
    void sendCounters();

    UplinkOptions m_options;
    QByteArray m_nodeId;
    RingSink &m_sink;
    CounterValues m_counterValues;
    QLocalSocket m_socket;
    telemetry::FrameReader m_reader;
    QTimer m_eventTimer;
    QTimer m_counterTimer;
};

} // namespace relayscope::node
