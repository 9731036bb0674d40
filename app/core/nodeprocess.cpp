#include "core/nodeprocess.h"

#include <QRegularExpression>

namespace relayscope::core {

NodeProcess::NodeProcess(NodeSpec spec, NodeCommandSource commandSource, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_supervisor([this, source = std::move(commandSource)] { return source(*this); })
{
    m_supervisor.setRestartOnCrash(m_spec.restartOnCrash);
    connect(&m_supervisor, &Supervisor::stateChanged, this, &NodeProcess::handleState);
    connect(&m_supervisor, &Supervisor::lineWritten, this, &NodeProcess::readLine);
    connect(&m_supervisor, &Supervisor::stopRequested, this, &NodeProcess::stopRequested);
}

void NodeProcess::stop()
{
    m_supervisor.stop(hasControlLink());
}

void NodeProcess::restart()
{
    m_supervisor.restart(hasControlLink());
}

/// `ready http://HOST:PORT pid PID`
void NodeProcess::readLine(LogStream stream, const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^ready http://(.+):(\\d+) pid \\d+$"));
    if (stream == LogStream::Output && m_supervisor.state() == ProcessState::Starting) {
        if (const auto match = pattern.match(text); match.hasMatch()) {
            m_host = match.captured(1);
            m_port = match.captured(2).toUShort();
            m_supervisor.markRunning();
        }
    }
    emit lineWritten(stream, text);
}

void NodeProcess::handleState(ProcessState state)
{
    // What an earlier run said of itself is not true of the next one.
    if (state == ProcessState::Crashed || state == ProcessState::GaveUp || state == ProcessState::Stopped)
        m_report = {};
    emit stateChanged(state);
    emit changed();
}

void NodeProcess::applyReport(const NodeReport &report)
{
    // The last reports of a run that ended may come after its end.
    if (!hasProcess() || report == m_report)
        return;
    m_report = report;
    emit changed();
}

QString NodeProcess::lastWords() const
{
    const QString &line = m_supervisor.lastErrorLine();
    const QString prefix = QStringLiteral("relayscope-node: ");
    if (line.isEmpty())
        return m_supervisor.exit();
    return line.startsWith(prefix) ? line.mid(prefix.size()) : line;
}

NodeStatus NodeProcess::status() const
{
    NodeStatus status;
    status.spec = m_spec;
    status.state = m_supervisor.state();
    status.ready = status.state == ProcessState::Running && m_report.ready;
    status.readinessReason = m_report.readinessReason;
    status.host = m_host;
    status.port = m_port;
    status.pid = m_supervisor.pid();
    status.since = m_supervisor.since();
    status.restarts = m_supervisor.restarts();
    status.exit = m_supervisor.exit();
    status.wasKilled = m_supervisor.wasKilled();
    status.publishLink = m_report.publishLink;
    status.subscribeLink = m_report.subscribeLink;
    status.telemetry = m_report.telemetry;
    status.socketCount = m_report.socketCount;
    status.telemetryDropped = m_report.dropped;
    status.lastLogLines = m_supervisor.lastLines();
    return status;
}

} // namespace relayscope::core
