#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace relayscope::test {

/// A relayscope-node under test: loopback, a free port, killed with the object, and by the kernel if the test dies.
/// Blocks, but for the calls that say otherwise; for tests only.
class NodeProcess final {
public:
    NodeProcess() = default;
    ~NodeProcess();
    Q_DISABLE_COPY_MOVE(NodeProcess)

    /// Starts it with `--port 0` and these; false when it ended before its ready line.
    [[nodiscard]] bool start(const QStringList &arguments);
    /// Starts it with these alone, and waits for its end.
    void runToEnd(const QStringList &arguments);
    /// Sends a signal; does not wait.
    void signal(int number);
    [[nodiscard]] bool waitForEnd();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    /// The line without its end.
    [[nodiscard]] const QByteArray &readyLine() const { return m_readyLine; }
    /// All lines after the ready line so far, without their ends.
    [[nodiscard]] QByteArrayList outputLines();
    /// After the end: the exit code, -1 when a signal ended it.
    [[nodiscard]] int exitCode() const;
    /// All lines so far, without their ends.
    [[nodiscard]] QByteArrayList errorLines();

private:
    void launch(const QStringList &arguments);

    QProcess m_process;
    QByteArray m_readyLine;
    QByteArray m_output;
    QByteArray m_errors;
    quint16 m_port = 0;
};

/// Status and body of one `Connection: close` request; status 0 when there was no answer.
struct HttpAnswer {
    int status = 0;
    QByteArray headers;
    QByteArray body;
};
/// Waits for the answer without running the event loop.
[[nodiscard]] HttpAnswer httpRequest(
    quint16 port, const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
[[nodiscard]] inline HttpAnswer httpGet(quint16 port, const QByteArray &path)
{
    return httpRequest(port, "GET", path);
}

} // namespace relayscope::test
