#include "support/nodeprocess.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

#include <sys/prctl.h>

#include <csignal>

namespace relayscope::test {

namespace {

constexpr int kTimeoutMs = 30'000;

} // namespace

NodeProcess::~NodeProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void NodeProcess::launch(const QStringList &arguments)
{
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-node"), arguments);
}

bool NodeProcess::start(const QStringList &arguments)
{
    launch(QStringList{QStringLiteral("--port"), QStringLiteral("0")} + arguments);
    m_process.setReadChannel(QProcess::StandardOutput);
    QDeadlineTimer deadline(kTimeoutMs);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            return false;
    }
    m_readyLine = m_process.readLine().trimmed();
    // ready http://HOST:PORT pid PID
    const QByteArray url = m_readyLine.split(' ').value(1);
    m_port = url.sliced(url.lastIndexOf(':') + 1).toUShort();
    return m_port != 0;
}

void NodeProcess::runToEnd(const QStringList &arguments)
{
    launch(arguments);
    m_process.waitForFinished(kTimeoutMs);
}

void NodeProcess::signal(int number)
{
    ::kill(static_cast<pid_t>(m_process.processId()), number);
}

bool NodeProcess::waitForEnd()
{
    return !isRunning() || m_process.waitForFinished(kTimeoutMs);
}

int NodeProcess::exitCode() const
{
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArrayList NodeProcess::outputLines()
{
    m_output += m_process.readAllStandardOutput();
    QByteArrayList lines = m_output.split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

QByteArrayList NodeProcess::errorLines()
{
    m_errors += m_process.readAllStandardError();
    QByteArrayList lines = m_errors.split('\n');
    lines.removeAll(QByteArray());
    return lines;
}

HttpAnswer httpRequest(quint16 port, const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    if (!socket.waitForConnected(kTimeoutMs))
        return {};
    socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray received;
    while (socket.waitForReadyRead(kTimeoutMs))
        received += socket.readAll();
    const qsizetype headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return {};
    return {received.split(' ').value(1).toInt(), received.first(headEnd), received.sliced(headEnd + 4)};
}

} // namespace relayscope::test
