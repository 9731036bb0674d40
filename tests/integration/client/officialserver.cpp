#include "officialserver.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>

namespace {

constexpr int kStartTimeoutMs = 20'000;

} // namespace

OfficialServer::OfficialServer(QObject *parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &OfficialServer::readReports);
}

OfficialServer::~OfficialServer()
{
    kill();
}

bool OfficialServer::start(QJsonObject options)
{
    m_reports.clear();
    m_port = 0;
    m_process.start(QStringLiteral(RELAYSCOPE_NODE_PROGRAM),
        {QStringLiteral(RELAYSCOPE_SOURCE_DIR "/tests/integration/client/officialserver.js"),
            QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact))});
    if (!QTest::qWaitFor(
            [this] { return count("listening") > 0 || m_process.state() == QProcess::NotRunning; }, kStartTimeoutMs)) {
        return false;
    }
    m_port = last("listening")[QLatin1String("port")].toInt();
    return m_port != 0;
}

void OfficialServer::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void OfficialServer::pause()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP);
}

void OfficialServer::resume()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT);
}

QUrl OfficialServer::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port));
}

void OfficialServer::command(const char *name, QJsonObject details)
{
    details.insert(QLatin1String("do"), QLatin1String(name));
    m_process.write(QJsonDocument(details).toJson(QJsonDocument::Compact) + '\n');
}

int OfficialServer::count(const char *report) const
{
    return static_cast<int>(std::count_if(m_reports.begin(), m_reports.end(),
        [report](const QJsonObject &line) { return line[QLatin1String("report")] == QLatin1String(report); }));
}

QJsonObject OfficialServer::last(const char *report) const
{
    const auto position = std::find_if(m_reports.rbegin(), m_reports.rend(),
        [report](const QJsonObject &line) { return line[QLatin1String("report")] == QLatin1String(report); });
    return position != m_reports.rend() ? *position : QJsonObject();
}

void OfficialServer::readReports()
{
    while (m_process.canReadLine()) {
        m_reports.append(QJsonDocument::fromJson(m_process.readLine()).object());
    }
}
