#include "core/nodefleet.h"

#include "core/nodeprocess.h"
#include "core/ports.h"
#include "core/programs.h"
#include "core/specnames.h"

#include <QSaveFile>

#include <algorithm>

namespace relayscope::core {

NodeFleet::NodeFleet(NodeSetting setting, QObject *parent)
    : QObject(parent)
    , m_setting(std::move(setting))
{
}

NodeFleet::~NodeFleet() = default;

void NodeFleet::setRedisUrl(const QString &url)
{
    m_redisUrl = url;
    if (url.isEmpty())
        return;
    for (const QString &id : std::exchange(m_waitingForRedis, {}))
        start(id);
}

QString NodeFleet::add(NodeSpec spec)
{
    QSet<QString> taken;
    for (const auto &other : m_nodes)
        taken << other->id() << other->spec().name;
    completeNode(spec, taken);
    const QString id = spec.id;
    m_nodes.push_back(
        std::make_unique<NodeProcess>(spec, [this](NodeProcess &starting) { return makeCommand(starting); }));
    NodeProcess &node = *m_nodes.back();
    watch(node);
    emit nodeNamed(id, spec.name);
    emit nodeChanged(node.status());
    start(id);
    return id;
}

void NodeFleet::watch(NodeProcess &node)
{
    connect(&node, &NodeProcess::changed, this, [this, &node] { emit nodeChanged(node.status()); });
    connect(&node, &NodeProcess::stateChanged, this, [this, &node](ProcessState state) { handleState(node, state); });
    connect(&node, &NodeProcess::lineWritten, this,
        [this, &node](LogStream stream, const QString &text) { emit lineWritten(node.id(), stream, text); });
    connect(&node, &NodeProcess::stopRequested, this, [this, &node] { emit stopRequested(node.id()); });
}

void NodeFleet::rename(const QString &id, const QString &name)
{
    NodeProcess *node = find(id);
    if (!node)
        return;
    node->setName(name);
    emit nodeNamed(id, name);
    emit nodeChanged(node->status());
}

void NodeFleet::start(const QString &id)
{
    NodeProcess *node = find(id);
    if (!node || node->hasProcess())
        return;
    if (m_redisUrl.isEmpty()) {
        if (!m_waitingForRedis.contains(id))
            m_waitingForRedis.append(id);
        return;
    }
    node->start();
}

void NodeFleet::stop(const QString &id)
{
    m_waitingForRedis.removeAll(id);
    if (NodeProcess *node = find(id))
        node->stop();
}

void NodeFleet::restart(const QString &id)
{
    NodeProcess *node = find(id);
    if (node && node->hasProcess())
        node->restart();
    else
        start(id);
}

void NodeFleet::kill(const QString &id)
{
    if (NodeProcess *node = find(id))
        node->kill();
}

void NodeFleet::remove(const QString &id)
{
    NodeProcess *node = find(id);
    if (!node || m_toForget.contains(id))
        return;
    m_toForget.append(id);
    m_waitingForRedis.removeAll(id);
    const bool wasIdle = node->state() == ProcessState::Stopped;
    node->stop();
    if (wasIdle)
        forget(id);
}

void NodeFleet::removeAll()
{
    QStringList ids;
    for (const auto &node : m_nodes)
        ids.append(node->id());
    for (const QString &id : std::as_const(ids))
        remove(id);
}

void NodeFleet::setRules(const QByteArray &json)
{
    m_rulesFile.clear();
    if (json.isEmpty())
        return;
    QSaveFile file(m_rulesDir.filePath(QStringLiteral("rules.json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        emit problemReported({Severity::Warning, {},
            tr("Nodes that start from now on do not get the new rules: %1").arg(file.errorString()), NextAction::None});
        return;
    }
    m_rulesFile = file.fileName();
    for (const auto &node : m_nodes) {
        // The old rules may be why.
        if (node->state() == ProcessState::GaveUp)
            start(node->id());
    }
}

void NodeFleet::setRulesFile(const QString &file)
{
    for (const auto &node : m_nodes) {
        node->setRulesFile(file);
        emit nodeChanged(node->status());
    }
}

void NodeFleet::applyReport(const NodeReport &report)
{
    if (NodeProcess *node = find(report.nodeId))
        node->applyReport(report);
}

QList<NodeStatus> NodeFleet::statuses() const
{
    QList<NodeStatus> statuses;
    for (const auto &node : m_nodes)
        statuses.append(node->status());
    return statuses;
}

NodeProcess *NodeFleet::find(const QString &id) const
{
    const auto found
        = std::find_if(m_nodes.cbegin(), m_nodes.cend(), [&id](const auto &node) { return node->id() == id; });
    return found == m_nodes.cend() ? nullptr : found->get();
}

void NodeFleet::handleState(NodeProcess &node, ProcessState state)
{
    const QString &name = node.spec().name;
    switch (state) {
    case ProcessState::Starting:
    case ProcessState::Stopping:
        return;
    case ProcessState::Running:
        emit solved(node.id());
        return;
    case ProcessState::Crashed:
        emit problemReported(
            {Severity::Warning, node.id(), tr("%1: %2").arg(name, node.status().exit), NextAction::Restart});
        return;
    case ProcessState::GaveUp:
        emit problemReported(
            {Severity::Error, node.id(), tr("%1 does not start: %2").arg(name, node.lastWords()), NextAction::ShowLog});
        return;
    case ProcessState::Stopped:
        emit solved(node.id());
        if (m_toForget.contains(node.id()))
            forget(node.id());
        return;
    }
}

void NodeFleet::forget(const QString &id)
{
    m_toForget.removeAll(id);
    const auto found
        = std::find_if(m_nodes.begin(), m_nodes.end(), [&id](const auto &node) { return node->id() == id; });
    // We may be in a signal of it.
    (*found)->disconnect(this);
    found->release()->deleteLater();
    m_nodes.erase(found);
    emit nodeRemoved(id);
}

Expected<ChildCommand, QString> NodeFleet::makeCommand(NodeProcess &node)
{
    if (Programs::find(m_setting.program).isEmpty())
        return Unexpected(tr("%1 was not found").arg(m_setting.program));
    auto port = choosePort(node);
    if (!port)
        return Unexpected(port.error());
    if (node.spec().port != 0 && *port != node.spec().port && *port != node.port()) {
        emit problemReported({Severity::Notice, node.id(),
            tr("Port %1 is taken: %2 listens on port %3.")
                .arg(QString::number(node.spec().port), node.spec().name, QString::number(*port)),
            NextAction::None});
    }
    node.setPort(*port);
    return ChildCommand{Programs::find(m_setting.program), argumentsOf(node)};
}

/// The port of the last run, for clients that come back, else the wanted one or the next that is free.
Expected<quint16, QString> NodeFleet::choosePort(NodeProcess &node)
{
    QSet<quint16> reserved;
    for (const auto &other : m_nodes) {
        if (other.get() != &node)
            reserved.insert(other->port() != 0 ? other->port() : other->spec().port);
    }
    if (node.port() != 0 && isPortFree(node.port()))
        return node.port();
    if (const auto port = findFreePort(node.spec().port, reserved))
        return *port;
    return Unexpected(tr("there is no free port from %1 up").arg(node.spec().port));
}

QStringList NodeFleet::argumentsOf(const NodeProcess &node) const
{
    QStringList arguments{QStringLiteral("--name"), node.id(), QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
        QStringLiteral("--port"), QString::number(node.port()), QStringLiteral("--redis"), m_redisUrl,
        QStringLiteral("--telemetry"), m_setting.hubName, QStringLiteral("--telemetry-token"),
        QString::fromLatin1(m_setting.hubToken)};
    // Not --die-with-parent: its SIGTERM would take the place of the SIGKILL that ChildProcess has set, which also ends
    // a node that is stopped or hangs.
    const QString &rulesFile = m_rulesFile.isEmpty() ? node.spec().rulesFile : m_rulesFile;
    if (!rulesFile.isEmpty())
        arguments << QStringLiteral("--rules") << rulesFile;
    return arguments + node.spec().extraArguments;
}

} // namespace relayscope::core
