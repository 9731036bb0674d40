#include "run/filerun.h"

#include "core/savedarguments.h"
#include "run/jsonreport.h"
#include "run/output.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace relayscope::run {

namespace {

/// For all nodes to be ready and all clients connected.
constexpr std::chrono::seconds kReadyTimeout{30};
/// For the rows of what was sent last.
constexpr std::chrono::milliseconds kRowPatience{500};

} // namespace

FileRun::FileRun(FileRunOptions options, core::ClusterDocument document, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_document(std::move(document))
    , m_cluster(core::Programs::beside(QCoreApplication::applicationDirPath()))
    , m_text(TerminalStyle::of(stdout))
{
    m_deadline.setSingleShot(true);
    connectCluster();
}

void FileRun::connectCluster()
{
    using core::Cluster;
    connect(&m_cluster, &Cluster::nodeChanged, this, &FileRun::beginWhenReady);
    connect(&m_cluster, &Cluster::clientChanged, this, &FileRun::beginWhenReady);
    connect(&m_cluster, &Cluster::rulesAnswered, this, &FileRun::noteRules);
    connect(&m_cluster, &Cluster::hopsRecorded, this, &FileRun::showHops);
    connect(&m_cluster, &Cluster::problemReported, this, [this](const core::Problem &problem) {
        // What cannot come up ends the run; what breaks later is what the run is there to show.
        if (problem.severity == core::Severity::Error && !m_hasBegun)
            fail(problem.text);
        else
            print(stderr, m_text.problemLine(problem).toUtf8() + '\n');
    });
    connect(&m_cluster, &Cluster::stopped, this, [this] { emit ended(m_exitCode); });
}

void FileRun::start()
{
    for (const QString &name : std::as_const(m_options.messages)) {
        const auto found = std::find_if(
            m_document.shelf.cbegin(), m_document.shelf.cend(), [&name](const core::SavedMessage &message) {
                return message.name == name || (message.name.isEmpty() && message.event == name.toUtf8());
            });
        if (found == m_document.shelf.cend()) {
            print(stderr, tr("relayscope-run: the shelf has no message \"%1\"").arg(name).toUtf8() + '\n');
            emit ended(EXIT_FAILURE);
            return;
        }
        m_toSend.append(*found);
    }
    if (m_document.cluster.nodes.isEmpty()) {
        print(stderr, tr("relayscope-run: the file has no node to run").toUtf8() + '\n');
        emit ended(EXIT_FAILURE);
        return;
    }
    connect(&m_deadline, &QTimer::timeout, this,
        [this] { fail(tr("the cluster was not ready after %1 seconds").arg(kReadyTimeout.count())); });
    m_deadline.start(kReadyTimeout);
    m_cluster.start(m_document.cluster);
    if (!m_document.rules.isEmpty())
        m_cluster.applyRulesText(m_document.rules);
}

void FileRun::noteRules(const QString &nodeId, const core::RulesAnswer &answer)
{
    if (answer.ok) {
        if (!nodeId.isEmpty())
            m_obeyingNodes.insert(nodeId);
        beginWhenReady();
    } else {
        fail(nodeId.isEmpty() ? tr("rules %1:%2: %3").arg(answer.line).arg(answer.column).arg(answer.message)
                              : tr("%1 refuses the rules: %2").arg(nodeId, answer.message));
    }
}

bool FileRun::isReady() const
{
    const QList<core::NodeStatus> nodes = m_cluster.nodes();
    const QList<core::ClientStatus> clients = m_cluster.clients();
    const bool areRulesObeyed = m_document.rules.isEmpty() || m_obeyingNodes.size() == nodes.size();
    return areRulesObeyed && nodes.size() == m_document.cluster.nodes.size()
        && clients.size() == m_document.cluster.clients.size()
        && std::all_of(nodes.begin(), nodes.end(), [](const core::NodeStatus &node) { return node.ready; })
        && std::all_of(clients.begin(), clients.end(),
            [](const core::ClientStatus &client) { return client.state == core::ClientState::Connected; });
}

void FileRun::beginWhenReady()
{
    if (!m_hasBegun && !m_isFinished && isReady())
        begin();
}

void FileRun::begin()
{
    m_hasBegun = true;
    m_deadline.stop();
    m_deadline.disconnect(this);
    if (!m_options.isJson) {
        for (const QString &line : m_text.clusterLines(m_cluster.redis(), m_cluster.nodes(), m_cluster.clients()))
            print(stdout, line.toUtf8() + '\n');
    }
    if (m_options.duration) {
        connect(&m_deadline, &QTimer::timeout, this, [this] { finish(m_exitCode); });
        m_deadline.start(*m_options.duration);
    }
    if (!m_toSend.isEmpty())
        sendNext();
}

void FileRun::sendNext()
{
    const core::SavedMessage message = m_toSend.takeFirst();
    auto arguments = core::readSavedArguments(message.arguments);
    if (!arguments) {
        fail(tr("the arguments of \"%1\" are not JSON: %2 at byte %3")
                 .arg(QString::fromUtf8(message.event), QLatin1String(protocol::toString(arguments.error().error)))
                 .arg(arguments.error().offset + 1));
        return;
    }
    m_job = std::make_unique<core::SendJob>(m_cluster, core::OutgoingMessage{message, std::move(*arguments)});
    connect(m_job.get(), &core::SendJob::finished, this, &FileRun::noteResult);
    m_job->start();
}

void FileRun::noteResult(const core::SendProgress &progress)
{
    m_job.release()->deleteLater(); // it is emitting now
    if (progress.refused > 0) {
        fail(tr("not sent: %1").arg(progress.refusal));
        return;
    }
    if (progress.unanswered > 0)
        m_exitCode = EXIT_FAILURE;
    if (!m_toSend.isEmpty())
        sendNext();
    else if (!m_options.duration)
        QTimer::singleShot(kRowPatience, this, [this] { finish(m_exitCode); });
}

void FileRun::showHops(const QList<core::Hop> &hops)
{
    for (const core::Hop &hop : hops) {
        if (hop.isNoise() || !m_hasBegun)
            continue;
        if (!m_originNs)
            m_originNs = hop.timeNs;
        print(
            stdout, m_options.isJson ? toJsonLine(hop, *m_originNs) : m_text.hopLine(hop, *m_originNs).toUtf8() + '\n');
    }
}

void FileRun::interrupt(int signalNumber)
{
    finish(kSignalBase + signalNumber);
}

void FileRun::fail(const QString &reason)
{
    if (!m_isFinished)
        print(stderr, "relayscope-run: " + reason.toUtf8() + '\n');
    finish(EXIT_FAILURE);
}

void FileRun::finish(int exitCode)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_exitCode = exitCode;
    m_deadline.stop();
    m_cluster.stop();
}

} // namespace relayscope::run
