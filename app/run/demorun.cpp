#include "run/demorun.h"

#include "run/jsonreport.h"
#include "run/output.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace relayscope::run {

namespace {

/// For the rows of what was delivered already; a node that reports later than that is not waited for.
constexpr std::chrono::milliseconds kRowPatience{2'000};

} // namespace

DemoRun::DemoRun(DemoRunOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_cluster(core::Programs::beside(QCoreApplication::applicationDirPath()))
    , m_demo(m_cluster, m_options.demo)
    , m_text(TerminalStyle::of(stdout))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &DemoRun::report);
    connect(&m_demo, &core::Demo::clusterReady, this, &DemoRun::tellCluster);
    connect(&m_demo, &core::Demo::finished, this, &DemoRun::finish);
    connectCluster();
}

void DemoRun::connectCluster()
{
    connect(&m_cluster, &core::Cluster::problemReported, this, &DemoRun::tellProblem);
    connect(&m_cluster, &core::Cluster::hopsRecorded, this, &DemoRun::addHops);
    connect(&m_cluster, &core::Cluster::messagesJoined, this, [this](const QList<core::MessageJoin> &joins) {
        for (const core::MessageJoin &join : joins)
            m_hops.join(join);
    });
    connect(&m_cluster, &core::Cluster::streamSettled, this, &DemoRun::reportWhenComplete);
    connect(&m_cluster, &core::Cluster::stopped, this, [this] { emit ended(m_exitCode.value_or(EXIT_FAILURE)); });
}

void DemoRun::start()
{
    m_demo.start();
}

void DemoRun::interrupt(int signalNumber)
{
    if (!m_exitCode)
        m_exitCode = kSignalBase + signalNumber;
    m_isFinished = true;
    m_patience.stop();
    m_cluster.stop();
}

/// In the order of the picture, whatever was ready first.
void DemoRun::tellCluster()
{
    for (const QString &line : m_text.clusterLines(m_cluster.redis(), m_cluster.nodes(), m_cluster.clients()))
        say(line);
}

void DemoRun::tellProblem(const core::Problem &problem)
{
    if (m_isFinished)
        return;
    m_record.problems.append(problem);
    // An error ends the demo: it is said there, once.
    if (problem.severity != core::Severity::Error)
        say(m_text.problemLine(problem));
}

void DemoRun::addHops(const QList<core::Hop> &hops)
{
    m_hops.append(hops);
}

void DemoRun::finish(const QString &failure)
{
    m_isFinished = true;
    m_record.failure = failure;
    m_record.redis = m_cluster.redis();
    m_record.nodes = m_cluster.nodes();
    m_record.clients = m_cluster.clients();
    if (!failure.isEmpty())
        report();
    else
        m_patience.start(kRowPatience);
}

void DemoRun::reportWhenComplete()
{
    if (!m_patience.isActive())
        return;
    QList<core::Hop> hops;
    for (qsizetype row = 0; row < m_hops.size(); ++row)
        hops.append(m_hops.at(row));
    m_record.messages = groupMessages(hops, core::Demo::kEventName);
    qsizetype deliveries = 0;
    for (const MessageRecord &message : std::as_const(m_record.messages))
        deliveries += message.deliveries();
    const qsizetype clients = m_record.clients.size();
    if (deliveries >= clients * clients)
        report();
}

void DemoRun::report()
{
    m_patience.stop();
    m_exitCode = m_record.failure.isEmpty() ? EXIT_SUCCESS : EXIT_FAILURE;
    if (m_options.isJson) {
        print(stdout, toJson(m_record));
    } else {
        if (!m_record.messages.isEmpty())
            print(stdout, '\n' + m_text.messages(m_record).toUtf8() + '\n');
        if (m_record.failure.isEmpty())
            print(stdout, m_text.verdict(m_record).toUtf8() + '\n');
    }
    if (!m_record.failure.isEmpty())
        print(stderr, "relayscope-run: " + m_record.failure.toUtf8() + '\n');
    m_cluster.stop();
}

void DemoRun::say(const QString &line)
{
    if (!m_options.isJson && !m_isFinished)
        print(stdout, line.toUtf8() + '\n');
}

} // namespace relayscope::run
