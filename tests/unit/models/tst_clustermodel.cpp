#include "models/clustermodel.h"
#include "models/statustext.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace relayscope;
using core::ProcessState;
using models::ClusterModel;
using models::ItemKind;
using models::Tone;

namespace {

core::NodeStatus nodeOf(const QString &id)
{
    core::NodeStatus node;
    node.spec.id = id;
    node.spec.name = QStringLiteral("node ") + id;
    node.state = ProcessState::Running;
    node.ready = true;
    return node;
}

core::ClientStatus clientOf(const QString &id, const QString &node)
{
    core::ClientStatus client;
    client.spec.id = id;
    client.spec.name = QStringLiteral("client ") + id;
    client.spec.nodeId = node;
    client.state = core::ClientState::Connected;
    return client;
}

/// The tree as one line: "Redis node a(client 1) client 2".
QString outline(const ClusterModel &model, const QModelIndex &parent = {})
{
    QStringList items;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex item = model.index(row, 0, parent);
        const QString children = outline(model, item);
        items.append(item.data().toString() + (children.isEmpty() ? QString() : QStringLiteral("(%1)").arg(children)));
    }
    return items.join(QLatin1Char(' '));
}

} // namespace

class tst_ClusterModel : public QObject {
    Q_OBJECT

private slots:
    void ordersRedisNodesAndClients();
    void movesAClientToItsNode();
    void removesANodeWithItsClients();
    void showsStateAndUptime();
    void tellsANodeThatIsNotReady();
    void everyRowExplainsItself();
    void writesDurations();
};

void tst_ClusterModel::ordersRedisNodesAndClients()
{
    ClusterModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QString a = QStringLiteral("a");
    const QString b = QStringLiteral("b");
    model.setNode(nodeOf(a));
    model.setClient(clientOf(QStringLiteral("1"), a));
    model.setRedis({});
    model.setNode(nodeOf(b));
    model.setClient(clientOf(QStringLiteral("2"), b));
    QCOMPARE(outline(model), QStringLiteral("Redis node a(client 1) node b(client 2)"));
    QCOMPARE(model.index(0, 0).data(ClusterModel::KindRole).value<ItemKind>(), ItemKind::Redis);
    QCOMPARE(model.index(1, 0).data(ClusterModel::IdRole).toString(), a);
}

void tst_ClusterModel::movesAClientToItsNode()
{
    ClusterModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setClient(clientOf(QStringLiteral("1"), QStringLiteral("a")));
    QCOMPARE(outline(model), QStringLiteral("client 1"));
    model.setNode(nodeOf(QStringLiteral("a")));
    model.setNode(nodeOf(QStringLiteral("b")));
    QCOMPARE(outline(model), QStringLiteral("node a(client 1) node b"));
    model.setClient(clientOf(QStringLiteral("1"), QStringLiteral("b")));
    QCOMPARE(outline(model), QStringLiteral("node a node b(client 1)"));
    QCOMPARE(model.clients().size(), 1);
}

void tst_ClusterModel::removesANodeWithItsClients()
{
    ClusterModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setNode(nodeOf(QStringLiteral("a")));
    model.setClient(clientOf(QStringLiteral("1"), QStringLiteral("a")));
    model.removeNode(QStringLiteral("a"));
    model.removeNode(QStringLiteral("unknown"));
    model.removeClient(QStringLiteral("1"));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.client(QStringLiteral("1")) == nullptr);
}

void tst_ClusterModel::showsStateAndUptime()
{
    core::NodeStatus node = nodeOf(QStringLiteral("a"));
    node.port = 3000;
    node.pid = 42;
    node.since = QDateTime::fromSecsSinceEpoch(1'000, Qt::UTC);
    ClusterModel model;
    model.setNode(node);
    model.setNow(QDateTime::fromSecsSinceEpoch(1'065, Qt::UTC));
    QCOMPARE(model.index(0, ClusterModel::State).data().toString(), QStringLiteral("running"));
    QCOMPARE(model.index(0, ClusterModel::State).data(ClusterModel::ToneRole).value<Tone>(), Tone::Good);
    QCOMPARE(model.index(0, ClusterModel::Port).data().toString(), QStringLiteral("3000"));
    QCOMPARE(model.index(0, ClusterModel::Pid).data().toString(), QStringLiteral("42"));
    QCOMPARE(model.index(0, ClusterModel::Uptime).data().toString(), QStringLiteral("1:05"));
}

void tst_ClusterModel::tellsANodeThatIsNotReady()
{
    core::NodeStatus node = nodeOf(QStringLiteral("a"));
    node.ready = false;
    node.readinessReason = QStringLiteral("Redis is gone");
    const models::StatusRow row = models::statusRow(node);
    QCOMPARE(row.state, QStringLiteral("not ready"));
    QCOMPARE(row.tone, Tone::Pending);
    QVERIFY(row.explanation.contains(node.readinessReason));
}

void tst_ClusterModel::everyRowExplainsItself()
{
    core::RedisStatus redis;
    redis.restarts = 2;
    redis.exit = QStringLiteral("killed by signal 9 (SIGKILL)");
    QVERIFY(models::statusRow(redis).explanation.contains(redis.exit));
    QVERIFY(!models::statusRow(clientOf(QStringLiteral("1"), {})).explanation.isEmpty());
}

void tst_ClusterModel::writesDurations()
{
    using std::chrono::seconds;
    QCOMPARE(models::durationText(seconds(-3)), QStringLiteral("0:00"));
    QCOMPARE(models::durationText(seconds(7)), QStringLiteral("0:07"));
    QCOMPARE(models::durationText(seconds(125)), QStringLiteral("2:05"));
    QCOMPARE(models::durationText(seconds(3'725)), QStringLiteral("1:02:05"));
}

QTEST_GUILESS_MAIN(tst_ClusterModel)
#include "tst_clustermodel.moc"
