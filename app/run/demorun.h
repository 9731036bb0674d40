#pragma once

#include "core/cluster.h"
#include "core/demo.h"
#include "core/hopstore.h"
#include "run/demorecord.h"
#include "run/runoptions.h"
#include "run/textreport.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace relayscope::run {

/// One `relayscope-run demo` from start to end: runs the scenario, prints, ends the cluster, and tells the exit code.
/// Lives on the main thread.
class DemoRun final : public QObject {
    Q_OBJECT

public:
    explicit DemoRun(DemoRunOptions options, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(DemoRun)

    void start();
    /// Ends early; the exit code is that of a program ended by this signal.
    void interrupt(int signalNumber);

signals:
    /// Nothing of ours runs any more.
    void ended(int exitCode);

private:
    void connectCluster();
    void tellCluster();
    void tellProblem(const core::Problem &problem);
    void addHops(const QList<core::Hop> &hops);
    void finish(const QString &failure);
    /// The rows of the last message follow its delivery a little later.
    void reportWhenComplete();
    void report();
    void say(const QString &line);

    DemoRunOptions m_options;
    core::Cluster m_cluster;
    core::Demo m_demo;
    TextReport m_text;
    core::HopStore m_hops;
    DemoRecord m_record;
    QTimer m_patience;
    std::optional<int> m_exitCode;
    bool m_isFinished = false;
};

} // namespace relayscope::run
