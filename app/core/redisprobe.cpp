#include "core/redisprobe.h"

#include "core/programs.h"

#include <QProcess>

namespace relayscope::core {

RedisProbe::RedisProbe(QObject *parent)
    : QObject(parent)
{
}

RedisProbe::~RedisProbe()
{
    abandon();
}

void RedisProbe::abandon()
{
    if (m_process == nullptr)
        return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->deleteLater();
    m_process.clear();
}

void RedisProbe::look(const QString &program)
{
    abandon();
    const QString path = Programs::find(program);
    if (path.isEmpty()) {
        emit finished({}, {});
        return;
    }
    m_process = new QProcess(this);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // finished() follows
        m_process->deleteLater();
        emit finished({}, {});
    });
    connect(m_process, &QProcess::finished, this, [this, path] {
        const QString version = versionIn(m_process->readAllStandardOutput());
        m_process->deleteLater();
        emit finished(path, version);
    });
    m_process->start(path, {QStringLiteral("--version")}, QIODevice::ReadOnly);
}

QString RedisProbe::versionIn(const QByteArray &output)
{
    const qsizetype start = output.indexOf(" v=");
    if (start < 0)
        return {};
    const QByteArray rest = output.mid(start + 3);
    qsizetype length = 0;
    while (length < rest.size() && (rest.at(length) == '.' || (rest.at(length) >= '0' && rest.at(length) <= '9')))
        ++length;
    return QString::fromLatin1(rest.first(length));
}

} // namespace relayscope::core
