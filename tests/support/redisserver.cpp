#include "support/redisserver.h"

#include <QDeadlineTimer>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <sys/prctl.h>

namespace relayscope::test {

namespace {

constexpr int kStartTimeoutMs = 20'000;
constexpr int kCommandTimeoutMs = 10'000;
/// Another program may take the port between our choice and Redis' bind().
constexpr int kPortAttempts = 5;

quint16 findFreePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : quint16(0);
}

} // namespace

RedisServer::~RedisServer()
{
    kill();
}

quint16 RedisServer::port()
{
    if (m_port == 0)
        m_port = findFreePort();
    return m_port;
}

QString RedisServer::url()
{
    return QStringLiteral("redis://127.0.0.1:%1").arg(port());
}

bool RedisServer::start(const QStringList &extraArguments)
{
    const bool mayChoosePort = m_port == 0;
    for (int attempt = 0; attempt < kPortAttempts; ++attempt) {
        QStringList arguments{QStringLiteral("--port"), QString::number(port()), QStringLiteral("--bind"),
            QStringLiteral("127.0.0.1"), QStringLiteral("--save"), QString(), QStringLiteral("--appendonly"),
            QStringLiteral("no")};
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
        m_process.start(QStringLiteral("redis-server"), arguments + extraArguments);
        if (waitUntilReady())
            return true;
        kill();
        if (!mayChoosePort)
            return false;
        m_port = 0;
    }
    return false;
}

bool RedisServer::waitUntilReady()
{
    QByteArray output;
    QDeadlineTimer deadline(kStartTimeoutMs);
    while (!deadline.hasExpired()) {
        if (!m_process.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
        output += m_process.readAll();
        if (output.contains("Ready to accept connections"))
            return true;
    }
    m_errorText = m_process.errorString() + QLatin1String(": ") + QString::fromUtf8(output);
    return false;
}

void RedisServer::stop()
{
    if (isRunning()) {
        m_process.terminate();
        m_process.waitForFinished();
    }
}

void RedisServer::kill()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

void RedisServer::suspend()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void RedisServer::resume()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

QByteArray RedisServer::command(const QList<QByteArray> &arguments)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port());
    if (!socket.waitForConnected(kCommandTimeoutMs))
        return {};
    QByteArray request = '*' + QByteArray::number(arguments.size()) + "\r\n";
    for (const QByteArray &argument : arguments)
        request += '$' + QByteArray::number(argument.size()) + "\r\n" + argument + "\r\n";
    socket.write(request);

    QByteArray reply;
    qsizetype wanted = -1;
    while (wanted < 0 || reply.size() < wanted) {
        if (!socket.waitForReadyRead(kCommandTimeoutMs))
            return {};
        reply += socket.readAll();
        const qsizetype lineEnd = reply.indexOf("\r\n");
        if (wanted < 0 && lineEnd >= 0)
            wanted = reply.startsWith('$') ? lineEnd + 4 + reply.sliced(1, lineEnd - 1).toLongLong() : lineEnd;
    }
    const qsizetype lineEnd = reply.indexOf("\r\n");
    return reply.startsWith('$') ? reply.sliced(lineEnd + 2, wanted - lineEnd - 4) : reply.first(lineEnd);
}

} // namespace relayscope::test
