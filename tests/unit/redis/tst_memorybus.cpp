#include "support/memorybus.h"

#include <QSignalSpy>
#include <QTest>

using namespace relayscope::redis;
using namespace relayscope::test;

/// What the fake has beyond the contract (tst_BusContract).
class tst_MemoryBus : public QObject {
    Q_OBJECT

private slots:
    void matchesGlobAsRedis_data();
    void matchesGlobAsRedis();
    void losesWhatIsUnderWayWithTheLink();
    void doesNotCountALostBus();
};

void tst_MemoryBus::matchesGlobAsRedis_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isMatch");

    const auto row = [](const char *pattern, const char *text, bool isMatch) {
        QTest::addRow("%s on %s", pattern, text) << QByteArray(pattern) << QByteArray(text) << isMatch;
    };
    row("socket.io#/#*", "socket.io#/#", true);
    row("socket.io#/#*", "socket.io#/#room#", true);
    row("socket.io#/#*", "socket.io#/admin#", false);
    row("a*c", "abbbc", true);
    row("a*c", "abbb", false);
    row("a?c", "abc", true);
    row("a?c", "ac", false);
    row("[ab]c", "bc", true);
    row("[^ab]c", "bc", false);
    row("[a-c]x", "bx", true);
    row("[c-a]x", "bx", true);
    row("[a-c]x", "dx", false);
    row("a\\*c", "a*c", true);
    row("a\\*c", "abc", false);
    row("a\\?", "a?", true);
    row("a\\?", "ab", false);
    row("[ab", "a", true);
    row("", "", true);
    row("", "a", false);
    row("**", "", true);
}

void tst_MemoryBus::matchesGlobAsRedis()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, text);
    QTEST(matchesGlob(pattern, text), "isMatch");
}

void tst_MemoryBus::losesWhatIsUnderWayWithTheLink()
{
    MemoryRedis redis;
    MemoryBus bus(redis);
    bus.subscribe("c");
    bus.start();
    QTRY_VERIFY(bus.isReady());
    QSignalSpy spy(&bus, &Bus::messageReceived);
    bus.publish("c", "under way", {});
    bus.lose(QStringLiteral("test"));
    bus.publish("c", "too old", {});
    bus.expireHeld();
    bus.restore();
    QTRY_VERIFY(bus.isReady());
    bus.publish("c", "arrives", {});
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first()[2].toByteArray(), QByteArray("arrives"));
}

void tst_MemoryBus::doesNotCountALostBus()
{
    MemoryRedis redis;
    MemoryBus bus(redis);
    bus.subscribe("c");
    bus.start();
    QTRY_VERIFY(bus.isReady());
    QCOMPARE(redis.countSubscribers("c"), 1);
    bus.lose(QStringLiteral("test"));
    QCOMPARE(redis.countSubscribers("c"), 0);
    QCOMPARE(redis.publish("c", "m"), 0);
}

QTEST_GUILESS_MAIN(tst_MemoryBus)

#include "tst_memorybus.moc"
