#include "core/redisservice.h"

#include "core/cluster.h"
#include "core/ports.h"

#include <QUrl>

namespace relayscope::core {

RedisService::RedisService(QString program, QObject *parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_supervisor([this] { return makeCommand(); })
{
    connect(&m_supervisor, &Supervisor::stateChanged, this, &RedisService::handleState);
    connect(&m_supervisor, &Supervisor::lineWritten, this, [this](LogStream stream, const QString &text) {
        // redis-server 7.0 src/server.c says so in every version since 2.8.
        if (text.contains(QLatin1String("Ready to accept connections")))
            m_supervisor.markRunning();
        emit lineWritten(stream, text);
    });
}

RedisService::~RedisService() = default;

void RedisService::start(const RedisSpec &spec)
{
    const bool isRunning = m_isAttached || m_supervisor.pid() != 0;
    if (isRunning && spec == m_spec)
        return;
    if (isRunning) {
        report(Severity::Warning, tr("Stop the Redis that is in use before another one is started."), NextAction::None);
        return;
    }
    if (spec != m_spec)
        m_options.reset();
    m_spec = spec;
    if (spec.mode == RedisMode::Attached)
        attach(spec.url);
    else
        startPrivate();
}

void RedisService::startPrivate()
{
    if (Programs::find(m_program).isEmpty()) {
        report(Severity::Error,
            tr("%1 was not found: install the package redis-server, or give the address of a running one (--redis "
               "URL).")
                .arg(m_program),
            NextAction::InstallRedis);
        return;
    }
    m_supervisor.start();
}

void RedisService::attach(const QString &url)
{
    auto options = redis::parseUrl(url);
    if (!options) {
        report(Severity::Error, options.error(), NextAction::None);
        return;
    }
    m_options = *options;
    m_isAttached = true;
    emit changed();
    emit located();
}

Expected<ChildCommand, QString> RedisService::makeCommand()
{
    // Nodes and clients know the port: it stays the same over restarts.
    if (m_port == 0)
        m_port = findFreePort(0).value_or(0);
    if (!m_dir)
        m_dir = std::make_unique<QTemporaryDir>();
    if (m_port == 0 || !m_dir->isValid())
        return Unexpected(tr("There is no free port or no temporary folder for redis-server."));
    // No configuration file: nothing of the system's applies.
    return ChildCommand{Programs::find(m_program),
        {QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
            QStringLiteral("--save"), QString(), QStringLiteral("--appendonly"), QStringLiteral("no"),
            QStringLiteral("--daemonize"), QStringLiteral("no"), QStringLiteral("--dir"), m_dir->path()}};
}

void RedisService::stop()
{
    m_isAttached = false;
    m_options.reset();
    if (m_supervisor.state() != ProcessState::Stopped) {
        m_supervisor.stop();
        return;
    }
    emit changed();
    emit stopped();
}

void RedisService::restart()
{
    if (!m_isAttached)
        m_supervisor.restart();
}

void RedisService::kill()
{
    m_supervisor.kill();
}

void RedisService::handleState(ProcessState state)
{
    switch (state) {
    case ProcessState::Starting:
    case ProcessState::Stopping:
        break;
    case ProcessState::Running:
        emit solved();
        if (!m_options) {
            m_options = redis::Options{};
            m_options->port = m_port;
            emit located();
        }
        break;
    case ProcessState::Crashed:
        report(Severity::Warning, tr("Redis: %1.").arg(m_supervisor.exit()), NextAction::StartRedis);
        break;
    case ProcessState::GaveUp: {
        const QStringList lines = m_supervisor.lastLines();
        report(Severity::Error,
            tr("Redis ended too often (%1): %2").arg(m_supervisor.exit(), lines.isEmpty() ? QString() : lines.last()),
            NextAction::ShowLog);
        break;
    }
    case ProcessState::Stopped:
        emit solved();
        emit stopped();
        break;
    }
    emit changed();
}

QString RedisService::url() const
{
    if (!m_options)
        return {};
    if (m_isAttached)
        return m_spec.url;
    return QStringLiteral("redis://127.0.0.1:%1").arg(m_port);
}

void RedisService::setTapLamp(const Lamp &lamp)
{
    if (lamp == m_tap)
        return;
    m_tap = lamp;
    // What happened to a server of ours its supervisor tells better.
    if (m_isAttached && lamp.state == LampState::Lost)
        report(
            Severity::Error, tr("Redis at %1: %2").arg(m_options->displayName(), lamp.reason), NextAction::Reconnect);
    else if (m_isAttached && lamp.state == LampState::Ready)
        emit solved();
    emit changed();
}

RedisStatus RedisService::status() const
{
    RedisStatus status;
    status.mode = m_spec.mode;
    status.tap = m_tap;
    if (m_options) {
        status.host = m_options->host;
        status.port = m_options->port;
    }
    if (m_isAttached) {
        status.state = m_tap.state == LampState::Ready ? ProcessState::Running : ProcessState::Starting;
        status.displayName = m_options->displayName();
        return status;
    }
    status.state = m_supervisor.state();
    status.pid = m_supervisor.pid();
    status.since = m_supervisor.since();
    status.restarts = m_supervisor.restarts();
    status.exit = m_supervisor.exit();
    status.lastLogLines = m_supervisor.lastLines();
    return status;
}

void RedisService::report(Severity severity, const QString &text, NextAction action)
{
    emit problemReported({severity, Cluster::redisId(), text, action});
}

} // namespace relayscope::core
