#include "core/childprocess.h"

#include <csignal>

#include <sys/types.h>
#include <unistd.h>

#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace relayscope::core {

namespace {

constexpr int kParentIsGone = 127;
/// For the kernel to end a process that was killed.
constexpr int kReapMs = 1'000;

/// Runs in the child between fork and exec: async-signal-safe calls only.
void prepareChild(pid_t parent)
{
    ::setpgid(0, 0);
    sigset_t none;
    ::sigemptyset(&none);
    // We block SIGINT and SIGTERM to read them from a descriptor; the mask is inherited.
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    // The parent may have died before the line above; then nobody will tell us.
    if (::getppid() != parent)
        ::_exit(kParentIsGone);
#else
    Q_UNUSED(parent)
#endif
}

} // namespace

ChildProcess::ChildProcess(QObject *parent)
    : QObject(parent)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([parent = ::getpid()] { prepareChild(parent); });
    connect(&m_process, &QProcess::started, this, [this] {
        m_group = m_process.processId();
        emit started();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] { readOutput(false); });
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] { readOutput(false); });
    connect(&m_process, &QProcess::finished, this, &ChildProcess::finish);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            emit startFailed(m_process.errorString());
    });
}

ChildProcess::~ChildProcess()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    kill();
    // What QProcess' own destructor would do, after a warning. A killed process does not keep us.
    m_process.waitForFinished(kReapMs);
}

void ChildProcess::start(const ChildCommand &command)
{
    m_process.start(command.program, command.arguments, QIODevice::ReadOnly);
}

void ChildProcess::terminate()
{
    m_process.terminate();
}

void ChildProcess::kill()
{
    if (m_group > 0)
        ::kill(pid_t(-m_group), SIGKILL);
    m_process.kill();
}

void ChildProcess::readOutput(bool isLast)
{
    const auto report = [this](LogStream stream, const QList<QByteArray> &lines) {
        for (const QByteArray &line : lines)
            emit lineWritten(stream, QString::fromUtf8(line));
    };
    report(LogStream::Output, m_output.append(m_process.readAllStandardOutput()));
    report(LogStream::Error, m_errors.append(m_process.readAllStandardError()));
    if (!isLast)
        return;
    if (const QByteArray rest = m_output.takeRest(); !rest.isEmpty())
        report(LogStream::Output, {rest});
    if (const QByteArray rest = m_errors.takeRest(); !rest.isEmpty())
        report(LogStream::Error, {rest});
}

void ChildProcess::finish(int code, QProcess::ExitStatus status)
{
    readOutput(true);
    // Whatever it started has nobody to answer to any more. Group 0 would be our own.
    if (m_group > 0)
        ::kill(pid_t(-m_group), SIGKILL);
    m_group = 0;
    emit ended({code, status == QProcess::CrashExit});
}

} // namespace relayscope::core
