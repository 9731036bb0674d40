#include "core/supervisor.h"

#include "base/clock.h"

namespace relayscope::core {

Supervisor::Supervisor(CommandSource commandSource, QObject *parent)
    : QObject(parent)
    , m_commandSource(std::move(commandSource))
{
    m_backoff.setSingleShot(true);
    m_escalation.setSingleShot(true);
    connect(&m_backoff, &QTimer::timeout, this, &Supervisor::launch);
    connect(&m_escalation, &QTimer::timeout, this, &Supervisor::escalate);
}

Supervisor::~Supervisor() = default;

void Supervisor::start()
{
    m_startAfterStop = m_state == ProcessState::Stopping;
    if (m_child)
        return;
    m_policy.reset();
    m_backoff.stop();
    launch();
}

void Supervisor::launch()
{
    if (m_wasStarted)
        ++m_restarts;
    m_wasStarted = true;
    m_killedByUser = false;
    m_lastErrorLine.clear();
    setState(ProcessState::Starting);
    auto command = m_commandSource();
    if (!command) {
        failToStart(command.error());
        return;
    }
    m_child = std::make_unique<ChildProcess>();
    connect(m_child.get(), &ChildProcess::started, this, [this] {
        m_since = QDateTime::currentDateTime();
        emit stateChanged(m_state);
    });
    connect(m_child.get(), &ChildProcess::lineWritten, this, &Supervisor::handleLine);
    connect(m_child.get(), &ChildProcess::ended, this, &Supervisor::handleEnd);
    connect(m_child.get(), &ChildProcess::startFailed, this, &Supervisor::failToStart);
    m_child->start(*command);
}

void Supervisor::stop(bool politely)
{
    m_backoff.stop();
    m_startAfterStop = false;
    if (!m_child) {
        setState(ProcessState::Stopped);
        return;
    }
    if (m_state == ProcessState::Stopping)
        return;
    setState(ProcessState::Stopping);
    if (!politely) {
        terminate();
        return;
    }
    m_isTerminated = false;
    m_escalation.start(kPoliteStop);
    emit stopRequested();
}

void Supervisor::restart(bool politely)
{
    if (!m_child) {
        start();
        return;
    }
    stop(politely);
    m_startAfterStop = true;
}

void Supervisor::kill()
{
    m_backoff.stop();
    if (!m_child)
        return;
    m_killedByUser = true;
    m_child->kill();
}

void Supervisor::markRunning()
{
    if (m_state == ProcessState::Starting)
        setState(ProcessState::Running);
}

/// SIGTERM after an unanswered polite request, SIGKILL after an unanswered SIGTERM.
void Supervisor::escalate()
{
    if (!m_child)
        return;
    if (m_isTerminated)
        m_child->kill();
    else
        terminate();
}

void Supervisor::terminate()
{
    m_isTerminated = true;
    m_child->terminate();
    m_escalation.start(kTermToKill);
}

void Supervisor::handleLine(LogStream stream, const QString &text)
{
    m_lastLines.append(text);
    if (m_lastLines.size() > kKeptLogLines)
        m_lastLines.removeFirst();
    if (stream == LogStream::Error && !text.isEmpty())
        m_lastErrorLine = text;
    emit lineWritten(stream, text);
}

void Supervisor::handleEnd(const ProcessExit &how)
{
    m_escalation.stop();
    // We are in a signal of it.
    m_child->disconnect(this);
    m_child.release()->deleteLater();
    m_since.reset();
    m_exit = how.describe();
    m_wasKilled = how.bySignal;
    if (m_state != ProcessState::Stopping) {
        handleUnexpectedEnd(m_state == ProcessState::Starting && !how.bySignal);
        return;
    }
    setState(ProcessState::Stopped);
    if (m_startAfterStop) {
        m_startAfterStop = false;
        start();
    }
}

void Supervisor::handleUnexpectedEnd(bool isFinal)
{
    if (m_killedByUser || (!m_restartOnCrash && !isFinal)) {
        setState(ProcessState::Crashed);
        return;
    }
    const auto delay = m_policy.noteExit(std::chrono::nanoseconds(monotonicNs()));
    if (isFinal || !delay) {
        setState(ProcessState::GaveUp);
        return;
    }
    m_backoff.start(*delay);
    setState(ProcessState::Crashed);
}

void Supervisor::failToStart(const QString &reason)
{
    if (m_child) {
        m_child->disconnect(this);
        m_child.release()->deleteLater();
    }
    m_exit = reason;
    m_wasKilled = false;
    m_lastErrorLine = reason;
    m_escalation.stop();
    setState(m_state == ProcessState::Stopping ? ProcessState::Stopped : ProcessState::GaveUp);
}

void Supervisor::setState(ProcessState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace relayscope::core
