#pragma once

#include "core/linesplitter.h"
#include "core/logline.h"
#include "core/processexit.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace relayscope::core {

struct ChildCommand {
    /// Absolute path.
    QString program;
    QStringList arguments;
};

/// One child process, started once. It has its own process group, so that the terminal's Ctrl+C and our signals do not
/// mix and its children go with it; it gets SIGKILL from the kernel when the thread that started it ends, so it must be
/// started on the main thread. Standard input is /dev/null.
class ChildProcess final : public QObject {
    Q_OBJECT

public:
    explicit ChildProcess(QObject *parent = nullptr);
    /// Kills the process group when it still runs.
    ~ChildProcess() override;
    Q_DISABLE_COPY_MOVE(ChildProcess)

    void start(const ChildCommand &command);
    /// SIGTERM to the process.
    void terminate();
    /// SIGKILL to its process group.
    void kill();
    /// 0 when it does not run.
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }

signals:
    void started();
    void lineWritten(relayscope::core::LogStream stream, const QString &text);
    /// Once, last; all lines came before.
    void ended(const relayscope::core::ProcessExit &how);
    /// Instead of started() and ended(); in words.
    void startFailed(const QString &reason);

private:
    void readOutput(bool isLast);
    void finish(int code, QProcess::ExitStatus status);

    QProcess m_process;
    LineSplitter m_output{LogLine::kMaxBytes};
    LineSplitter m_errors{LogLine::kMaxBytes};
    qint64 m_group = 0;
};

} // namespace relayscope::core
