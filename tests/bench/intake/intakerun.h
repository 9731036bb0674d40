#pragma once

#include "core/cluster.h"

#include <QObject>
#include <QWidget>

namespace relayscope::bench {

class ProbeApplication;

/// Runs the cluster of fake nodes under the window and prints what came of it.
class IntakeRun final : public QObject {
    Q_OBJECT

public:
    IntakeRun(ProbeApplication &application, core::Cluster &cluster, QWidget &window, qint64 seconds);
    Q_DISABLE_COPY_MOVE(IntakeRun)

    void start();

private:
    void count(const QList<core::Hop> &hops);
    void readLine(const core::LogLine &line);
    void finish();

    ProbeApplication &m_application;
    core::Cluster &m_cluster;
    QWidget &m_window;
    qint64 m_seconds;
    int m_nodesDone = 0;
    qint64 m_sent = 0;
    qint64 m_nodeDrops = 0;
    qint64 m_rows = 0;
    qint64 m_drops = 0;
    qint64 m_firstNs = 0;
    qint64 m_lastNs = 0;
    qint64 m_startBytes = 0;
    qint64 m_middleBytes = 0;
};

} // namespace relayscope::bench
