#include "core/ruleschecker.h"

#include "core/programs.h"

#include <QProcess>
#include <QRegularExpression>

namespace relayscope::core {

namespace {

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
    abandon();
}

void RulesChecker::abandon()
{
    if (m_process.isNull())
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->deleteLater();
    m_process.clear();
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
        if (status == QProcess::NormalExit && code == 0)
            finish({true, 0, 0, {}});
        else
            finish(readAnswer(QString::fromUtf8(m_process->readAllStandardOutput())));
    });
    // A program that is not there is found out inside start(): the answer is never given from inside a call.
    const QString path = Programs::find(m_program);
    QMetaObject::invokeMethod(
        m_process,
        [process = m_process.data(), program = path.isEmpty() ? m_program : path, json] {
            process->start(program, {QStringLiteral("--check-rules"), QStringLiteral("-")});
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
