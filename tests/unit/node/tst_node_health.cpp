#include "node/health.h"
#include "support/memorybus.h"

#include <QSignalSpy>
#include <QTest>

using relayscope::node::Health;
using relayscope::test::MemoryBus;
using relayscope::test::MemoryRedis;

class tst_NodeHealth final : public QObject {
    Q_OBJECT

private slots:
    void isReadyWithoutRedisOnceItListens();
    void waitsForTheSubscriptions();
    void keepsTheCauseOfALossWhileItConnectsAgain();
    void isNotReadyWhileItDrains();
    void isNotReadyWhileItIsFull();
};

void tst_NodeHealth::isReadyWithoutRedisOnceItListens()
{
    Health health(nullptr);
    QVERIFY(!health.isReady());
    health.setListening();
    QVERIFY(health.isReady());
}

void tst_NodeHealth::waitsForTheSubscriptions()
{
    MemoryRedis redis;
    MemoryBus bus(redis);
    Health health(&bus);
    health.setListening();
    QVERIFY(!health.isReady());
    QVERIFY(health.reason().contains(QLatin1String("Redis")));
    bus.start();
    QTRY_VERIFY(health.isReady());
}

void tst_NodeHealth::keepsTheCauseOfALossWhileItConnectsAgain()
{
    MemoryRedis redis;
    MemoryBus bus(redis);
    Health health(&bus);
    health.setListening();
    bus.start();
    QTRY_VERIFY(health.isReady());
    QSignalSpy changed(&health, &Health::changed);
    bus.lose(QStringLiteral("connection refused"));
    QVERIFY(health.reason().contains(QLatin1String("connection refused")));
    bus.restore();
    QTRY_VERIFY(health.isReady());
    QCOMPARE(changed.last().first().toString(), QString());
}

void tst_NodeHealth::isNotReadyWhileItDrains()
{
    Health health(nullptr);
    health.setListening();
    health.setDraining();
    QVERIFY(!health.isReady());
    QCOMPARE(health.reason(), QStringLiteral("draining"));
}

void tst_NodeHealth::isNotReadyWhileItIsFull()
{
    Health health(nullptr);
    health.setListening();
    health.setOverCapacity(true);
    QCOMPARE(health.reason(), QStringLiteral("over capacity"));
    health.setOverCapacity(false);
    QVERIFY(health.isReady());
}

QTEST_GUILESS_MAIN(tst_NodeHealth)
#include "tst_node_health.moc"
