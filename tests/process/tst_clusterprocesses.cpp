#include "core/cluster.h"
#include "support/processes.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/types.h>

using namespace relayscope;
using namespace relayscope::core;

namespace {

constexpr int kLongMs = 30'000;
const QString kNodeId = QStringLiteral("node-a");

Programs programs()
{
    return Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR));
}

NodeSpec node(const QString &rulesFile = {})
{
    NodeSpec spec;
    spec.id = kNodeId;
    spec.name = QStringLiteral("node A");
    spec.rulesFile = rulesFile;
    return spec;
}

} // namespace

/// The cluster with real processes: relayscope-node and redis-server.
class tst_ClusterProcesses final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void startsAndStopsEverything();
    void aCrashedNodeComesBackAndItsClientToo();
    void aCrashLoopEndsWithTheReason();
    void aKilledNodeStaysDown();
    void aTakenPortIsReplacedAndSaid();
    void nodesOutliveARestartOfRedis();
    void aMissingRedisServerIsAProblem();
    void anAttachedRedisIsLeftRunning();
    void aBadRulesFileIsAProblemOfTheNode();
    void acknowledgementsComeBack();
    void removingANodeRemovesItsClients();

private:
    void make(const Programs &used = programs());
    [[nodiscard]] NodeStatus statusOf(const QString &id) const;
    [[nodiscard]] ClientStatus onlyClient() const;
    [[nodiscard]] bool wasReported(Severity severity, const QString &part) const;
    void stopCluster();

    std::unique_ptr<Cluster> m_cluster;
    QList<Problem> m_problems;
};

void tst_ClusterProcesses::init()
{
    make();
}

void tst_ClusterProcesses::cleanup()
{
    m_cluster.reset();
    QTRY_VERIFY(test::descendantsOf(QCoreApplication::applicationPid()).isEmpty());
}

void tst_ClusterProcesses::make(const Programs &used)
{
    m_problems.clear();
    m_cluster = std::make_unique<Cluster>(used);
    connect(m_cluster.get(), &Cluster::problemReported, this,
        [this](const Problem &problem) { m_problems.append(problem); });
}

NodeStatus tst_ClusterProcesses::statusOf(const QString &id) const
{
    const QList<NodeStatus> nodes = m_cluster->nodes();
    const auto found
        = std::find_if(nodes.cbegin(), nodes.cend(), [&id](const NodeStatus &status) { return status.spec.id == id; });
    return found == nodes.cend() ? NodeStatus{} : *found;
}

ClientStatus tst_ClusterProcesses::onlyClient() const
{
    return m_cluster->clients().value(0);
}

bool tst_ClusterProcesses::wasReported(Severity severity, const QString &part) const
{
    return std::any_of(m_problems.cbegin(), m_problems.cend(),
        [&](const Problem &problem) { return problem.severity == severity && problem.text.contains(part); });
}

void tst_ClusterProcesses::stopCluster()
{
    QSignalSpy stopped(m_cluster.get(), &Cluster::stopped);
    m_cluster->stop();
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kLongMs);
}

void tst_ClusterProcesses::startsAndStopsEverything()
{
    ClusterSpec spec;
    spec.nodes = {NodeSpec{}, NodeSpec{}};
    spec.clients = {ClientSpec{}, ClientSpec{}};
    m_cluster->start(spec);
    QVERIFY(m_cluster->isActive());
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(QStringLiteral("node-b")).ready, kLongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_cluster->clients().at(1).state, ClientState::Connected, kLongMs);
    QVERIFY(m_cluster->clients().at(0).spec.nodeId != m_cluster->clients().at(1).spec.nodeId);
    QCOMPARE(m_cluster->redis().state, ProcessState::Running);
    QTRY_COMPARE(statusOf(kNodeId).subscribeLink.state, LampState::Ready);
    QTRY_COMPARE(statusOf(kNodeId).socketCount, 1);

    stopCluster();
    QVERIFY(!m_cluster->isActive());
    QVERIFY(m_cluster->nodes().isEmpty());
    QVERIFY(test::descendantsOf(QCoreApplication::applicationPid()).isEmpty());
}

void tst_ClusterProcesses::aCrashedNodeComesBackAndItsClientToo()
{
    m_cluster->addNode(node());
    m_cluster->addClient();
    QTRY_COMPARE_WITH_TIMEOUT(onlyClient().state, ClientState::Connected, kLongMs);
    const NodeStatus before = statusOf(kNodeId);
    const QByteArray sid = onlyClient().sid;

    QCOMPARE(::kill(pid_t(before.pid), SIGSEGV), 0);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(kNodeId).restarts, 1, kLongMs);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
    QVERIFY(statusOf(kNodeId).exit.contains(QLatin1String("SIGSEGV")));
    QCOMPARE(statusOf(kNodeId).port, before.port);
    QVERIFY(wasReported(Severity::Warning, QStringLiteral("SIGSEGV")));
    QTRY_VERIFY_WITH_TIMEOUT(onlyClient().state == ClientState::Connected && onlyClient().sid != sid, kLongMs);
}

void tst_ClusterProcesses::aCrashLoopEndsWithTheReason()
{
    m_cluster->addNode(node());
    for (int i = 0; i < 3; ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(kNodeId).state, ProcessState::Running, kLongMs);
        const qint64 pid = statusOf(kNodeId).pid;
        QCOMPARE(::kill(pid_t(pid), SIGABRT), 0);
        QTRY_VERIFY(statusOf(kNodeId).pid != pid);
    }
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(kNodeId).state, ProcessState::GaveUp, kLongMs);
    QVERIFY(statusOf(kNodeId).lastLogLines.join(QLatin1Char(' ')).contains(QLatin1String("ready http://")));
    QVERIFY(wasReported(Severity::Error, QStringLiteral("SIGABRT")));

    m_cluster->startNode(kNodeId);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
}

void tst_ClusterProcesses::aKilledNodeStaysDown()
{
    m_cluster->addNode(node());
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
    m_cluster->killNode(kNodeId);
    QTRY_COMPARE(statusOf(kNodeId).state, ProcessState::Crashed);
    QVERIFY(statusOf(kNodeId).exit.contains(QLatin1String("SIGKILL")));
    m_cluster->restartNode(kNodeId);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
}

void tst_ClusterProcesses::aTakenPortIsReplacedAndSaid()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    NodeSpec spec = node();
    spec.port = taken.serverPort();
    m_cluster->addNode(spec);
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
    QVERIFY(statusOf(kNodeId).port > taken.serverPort());
    QVERIFY(wasReported(Severity::Notice, QStringLiteral("Port %1 is taken").arg(taken.serverPort())));
}

void tst_ClusterProcesses::nodesOutliveARestartOfRedis()
{
    m_cluster->addNode(node());
    m_cluster->addClient();
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
    QTRY_COMPARE_WITH_TIMEOUT(onlyClient().state, ClientState::Connected, kLongMs);
    const qint64 pid = statusOf(kNodeId).pid;
    const QByteArray sid = onlyClient().sid;

    m_cluster->killRedis();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(kNodeId).subscribeLink.state, LampState::Lost, kLongMs);
    QVERIFY(!statusOf(kNodeId).ready);
    QCOMPARE(onlyClient().state, ClientState::Connected);

    m_cluster->restartRedis();
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
    QCOMPARE(statusOf(kNodeId).pid, pid);
    QCOMPARE(onlyClient().sid, sid);
    QTRY_COMPARE_WITH_TIMEOUT(m_cluster->redis().tap.state, LampState::Ready, kLongMs);
}

void tst_ClusterProcesses::aMissingRedisServerIsAProblem()
{
    Programs used = programs();
    used.redisServer = QStringLiteral("no-such-redis-server");
    make(used);
    m_cluster->addNode(node());
    QVERIFY(wasReported(Severity::Error, QStringLiteral("no-such-redis-server was not found")));
    QCOMPARE(m_problems.constFirst().action, NextAction::InstallRedis);
}

void tst_ClusterProcesses::anAttachedRedisIsLeftRunning()
{
    m_cluster->startRedis({});
    QTRY_COMPARE_WITH_TIMEOUT(m_cluster->redis().state, ProcessState::Running, kLongMs);
    const qint64 pid = m_cluster->redis().pid;

    Cluster guest(programs());
    const RedisSpec attached{RedisMode::Attached, QStringLiteral("redis://127.0.0.1:%1").arg(m_cluster->redis().port)};
    guest.startRedis(attached);
    QTRY_COMPARE_WITH_TIMEOUT(guest.redis().state, ProcessState::Running, kLongMs);
    QSignalSpy stopped(&guest, &Cluster::stopped);
    guest.stop();
    QTRY_COMPARE(stopped.size(), 1);
    QVERIFY(test::isAlive(pid));
}

void tst_ClusterProcesses::aBadRulesFileIsAProblemOfTheNode()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("rules.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ not json");
    file.close();
    m_cluster->addNode(node(path));
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(kNodeId).state, ProcessState::GaveUp, kLongMs);
    QVERIFY(wasReported(Severity::Error, path));

    m_cluster->applyRules(dir.filePath(QStringLiteral("absent.json")));
    QVERIFY(wasReported(Severity::Error, QStringLiteral("cannot be read")));
    m_cluster->applyRules({});
    QTRY_VERIFY_WITH_TIMEOUT(statusOf(kNodeId).ready, kLongMs);
}

void tst_ClusterProcesses::acknowledgementsComeBack()
{
    m_cluster->addNode(node());
    const QString client = m_cluster->addClient();
    QTRY_COMPARE_WITH_TIMEOUT(onlyClient().state, ClientState::Connected, kLongMs);
    QList<SendResult> results;
    connect(m_cluster.get(), &Cluster::sendFinished, this,
        [&results](const SendResult &result) { results.append(result); });
    SendRequest request;
    request.event = "echo";
    request.arguments = {protocol::Value(1), protocol::Value("two")};
    request.ackTimeout = std::chrono::seconds(10);
    const quint64 id = m_cluster->sendEvent(client, request);
    QTRY_COMPARE_WITH_TIMEOUT(results.size(), 1, kLongMs);
    QCOMPARE(results.constFirst().id, id);
    QCOMPARE(results.constFirst().outcome, SendOutcome::Acknowledged);
    QCOMPARE(results.constFirst().answer, QByteArray("[1,\"two\"]"));
    QVERIFY(results.constFirst().roundTripNs > 0);
}

void tst_ClusterProcesses::removingANodeRemovesItsClients()
{
    m_cluster->addNode(node());
    m_cluster->addClient();
    QTRY_COMPARE_WITH_TIMEOUT(onlyClient().state, ClientState::Connected, kLongMs);
    QSignalSpy removed(m_cluster.get(), &Cluster::nodeRemoved);
    m_cluster->removeNode(kNodeId);
    QVERIFY(m_cluster->clients().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(removed.size(), 1, kLongMs);
}

QTEST_GUILESS_MAIN(tst_ClusterProcesses)
#include "tst_clusterprocesses.moc"
