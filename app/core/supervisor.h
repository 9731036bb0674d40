#pragma once

#include "base/expected.h"
#include "core/childprocess.h"
#include "core/restartpolicy.h"
#include "core/status.h"

#include <QDateTime>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace relayscope::core {

/// Keeps one program running: starts it, notices its end, starts it again after a backoff, gives up on a crash loop,
/// and stops it: stopRequested(), then SIGTERM, then SIGKILL. Lives on the main thread. What "ready" means its owner
/// decides from the lines, with markRunning().
class Supervisor final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype kKeptLogLines = 50;
    /// From stopRequested() to SIGTERM, when somebody took the request; from SIGTERM to SIGKILL.
    static constexpr std::chrono::milliseconds kPoliteStop{1'000};
    static constexpr std::chrono::milliseconds kTermToKill{3'000};

    /// Makes the command for each start, since ports may have to change; the error is in words.
    using CommandSource = std::function<Expected<ChildCommand, QString>()>;

    explicit Supervisor(CommandSource commandSource, QObject *parent = nullptr);
    ~Supervisor() override;
    Q_DISABLE_COPY_MOVE(Supervisor)

    void setRestartOnCrash(bool restart) { m_restartOnCrash = restart; }

    /// Nothing when it runs already. Begins with a clean record.
    void start();
    /// politely: somebody takes stopRequested() to the program; SIGTERM follows after kPoliteStop.
    void stop(bool politely = false);
    void restart(bool politely = false);
    /// SIGKILL now; Crashed, and not started again.
    void kill();
    void markRunning();

    [[nodiscard]] ProcessState state() const { return m_state; }
    [[nodiscard]] qint64 pid() const { return m_child ? m_child->pid() : 0; }
    [[nodiscard]] std::optional<QDateTime> since() const { return m_since; }
    /// Starts after the first one.
    [[nodiscard]] int restarts() const { return m_restarts; }
    /// How it ended last, or why it could not start; empty when it has not.
    [[nodiscard]] const QString &exit() const { return m_exit; }
    /// A signal ended it last, ours or that of others.
    [[nodiscard]] bool wasKilled() const { return m_wasKilled; }
    [[nodiscard]] const QStringList &lastLines() const { return m_lastLines; }
    /// The last line on standard error of this run, which for our programs is the reason; empty when none.
    [[nodiscard]] const QString &lastErrorLine() const { return m_lastErrorLine; }

signals:
    void stateChanged(relayscope::core::ProcessState state);
    void lineWritten(relayscope::core::LogStream stream, const QString &text);
    void stopRequested();

private:
    void launch();
    void handleLine(LogStream stream, const QString &text);
    void handleEnd(const ProcessExit &how);
    void handleUnexpectedEnd(bool isFinal);
    void failToStart(const QString &reason);
    void setState(ProcessState state);
    void escalate();
    void terminate();

    CommandSource m_commandSource;
    std::unique_ptr<ChildProcess> m_child;
    RestartPolicy m_policy;
    QTimer m_backoff;
    QTimer m_escalation;
    ProcessState m_state = ProcessState::Stopped;
    std::optional<QDateTime> m_since;
    QString m_exit;
    bool m_wasKilled = false;
    QStringList m_lastLines;
    QString m_lastErrorLine;
    int m_restarts = 0;
    bool m_restartOnCrash = true;
    bool m_startAfterStop = false;
    bool m_killedByUser = false;
    bool m_wasStarted = false;
    bool m_isTerminated = false;
};

} // namespace relayscope::core
