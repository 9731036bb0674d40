#pragma once

#include "core/nodereport.h"
#include "core/status.h"
#include "core/supervisor.h"

#include <QObject>

namespace relayscope::core {

/// One relayscope-node of ours: its process, its ready line, and its status put together from process and telemetry.
/// Lives on the main thread, owned by NodeFleet.
class NodeProcess final : public QObject {
    Q_OBJECT

public:
    /// commandSource gets this node, so that it can choose the port and set it with setPort().
    using NodeCommandSource = std::function<Expected<ChildCommand, QString>(NodeProcess &node)>;

    NodeProcess(NodeSpec spec, NodeCommandSource commandSource, QObject *parent = nullptr);
    Q_DISABLE_COPY_MOVE(NodeProcess)

    [[nodiscard]] const NodeSpec &spec() const { return m_spec; }
    [[nodiscard]] const QString &id() const { return m_spec.id; }
    /// For people; the process knows itself by its id.
    void setName(const QString &name) { m_spec.name = name; }
    void setRulesFile(const QString &file) { m_spec.rulesFile = file; }
    /// The port for the next start; what it really has the ready line tells.
    void setPort(quint16 port) { m_port = port; }
    [[nodiscard]] quint16 port() const { return m_port; }

    void start() { m_supervisor.start(); }
    void stop();
    void restart();
    void kill() { m_supervisor.kill(); }
    [[nodiscard]] bool hasProcess() const { return m_supervisor.pid() != 0; }
    [[nodiscard]] ProcessState state() const { return m_supervisor.state(); }
    [[nodiscard]] NodeStatus status() const;
    /// Why it ended, for the user: its last word on standard error, or how it ended.
    [[nodiscard]] QString lastWords() const;
    void applyReport(const NodeReport &report);

signals:
    void changed();
    void stateChanged(relayscope::core::ProcessState state);
    void lineWritten(relayscope::core::LogStream stream, const QString &text);
    /// To be taken to the node over its control link.
    void stopRequested();

private:
    void readLine(LogStream stream, const QString &text);
    void handleState(ProcessState state);
    [[nodiscard]] bool hasControlLink() const { return m_report.telemetry.state == LampState::Ready; }

    NodeSpec m_spec;
    Supervisor m_supervisor;
    NodeReport m_report;
    QString m_host;
    quint16 m_port = 0;
};

} // namespace relayscope::core
