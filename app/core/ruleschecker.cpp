#include "core/ruleschecker.h"

#include "core/programs.h"

#include <QProcess>
#include <QRegularExpression>

namespace relayscope::core {

namespace {

/// For the kernel to end a process that was killed.
constexpr int kReapMs = 1'000;

/// `-:LINE:COLUMN: message`, or `-: message` for what has no place (RulesError::toString of the node).
RulesAnswer readAnswer(const QString &output)
{
    static const QRegularExpression pattern(QStringLiteral("^-:(?:(\\d+):(\\d+):)? (.+)$"));
    const QString line = output.section(QLatin1Char('\n'), 0, 0);
    const QRegularExpressionMatch match = pattern.match(line);
    if (!match.hasMatch())
        return {false, 0, 0, line};
    return {false, match.capturedView(1).toInt(), match.capturedView(2).toInt(), match.captured(3)};
}

} // namespace

RulesChecker::RulesChecker(QString nodeProgram, QObject *parent)
    : QObject(parent)
    , m_program(std::move(nodeProgram))
{
}

RulesChecker::~RulesChecker()
{
    if (m_process.isNull())
        return;
    m_process->disconnect(this);
    m_process->kill();
    // What its own destructor would do, after a warning. A killed process does not keep us.
    m_process->waitForFinished(kReapMs);
}

void RulesChecker::abandon()
{
    if (m_process.isNull())
        return;
    QProcess *const process = m_process;
    m_process.clear();
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) {
        process->deleteLater();
        return;
    }
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->kill();
}

void RulesChecker::check(const QByteArray &json)
{
    abandon();
    m_process = new QProcess(this);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish({false, 0, 0, tr("%1 cannot be run: %2").arg(m_program, m_process->errorString())});
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const QString output = QString::fromUtf8(m_process->readAllStandardOutput());
        if (status == QProcess::NormalExit && code == 0)
            finish({true, 0, 0, {}});
        else if (output.isEmpty())
            finish({false, 0, 0, tr("%1 ended before it answered").arg(m_program)});
        else
            finish(readAnswer(output));
    });
    // Later: a program that is not there is found out inside start(), and the answer never comes from inside a call.
    QMetaObject::invokeMethod(
        this,
        [this, process = m_process, json] {
            if (process.isNull() || process != m_process)
                return;
            const QString path = Programs::find(m_program);
            process->start(path.isEmpty() ? m_program : path, {QStringLiteral("--check-rules"), QStringLiteral("-")});
            // It may be over already.
            if (process != m_process)
                return;
            process->write(json);
            process->closeWriteChannel();
        },
        Qt::QueuedConnection);
}

void RulesChecker::finish(const RulesAnswer &answer)
{
    m_process->disconnect(this);
    m_process->deleteLater();
    m_process.clear();
    emit finished(answer);
}

} // namespace relayscope::core
