#pragma once

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace relayscope::test {

/// A private redis-server for one test: loopback only, a free port, nothing on disk; killed with the object, and by the
/// kernel if the test dies. Blocks; for tests only.
class RedisServer final {
public:
    RedisServer() = default;
    ~RedisServer();
    Q_DISABLE_COPY_MOVE(RedisServer)

    /// Starts it and waits until it accepts connections; the same port at each start. extraArguments go behind its own,
    /// such as `--requirepass secret`. False with the reason in errorText().
    [[nodiscard]] bool start(const QStringList &extraArguments = {});
    /// SIGTERM, and waits for the end.
    void stop();
    /// SIGKILL, and waits for the end.
    void kill();
    /// SIGSTOP and SIGCONT: alive, but it does not answer.
    void suspend();
    void resume();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// Chosen before the first start(), so that a client can be told before Redis is up.
    [[nodiscard]] quint16 port();
    [[nodiscard]] QString url();
    [[nodiscard]] const QString &errorText() const { return m_errorText; }

    /// One command over a connection of its own; the first line of the reply with its type character, such as `:1`,
    /// `+OK`, `-ERR ...`, and the contents of a bulk string. Empty when there is no connection or no answer.
    [[nodiscard]] QByteArray command(const QList<QByteArray> &arguments);

private:
    [[nodiscard]] bool waitUntilReady();

    QProcess m_process;
    QString m_errorText;
    quint16 m_port = 0;
};

} // namespace relayscope::test
