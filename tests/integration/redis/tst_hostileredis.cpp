#include "fakeredis.h"

#include "redis/redisbus.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace relayscope::redis;
using namespace relayscope::test;

/// RedisBus on a server that breaks the rules of the protocol, or delivers nothing: the bus stays up, says what is
/// wrong and starts anew.
class tst_HostileRedis : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void survivesAnyPush_data();
    void survivesAnyPush();
    void refusesAMessageThatIsTooLarge();
    void isNotReadyWhenItDoesNotHearItself();
    void makesADeafSubscriptionAnew();
    void isReadyWithoutBeats();

private:
    [[nodiscard]] std::unique_ptr<RedisBus> makeBus(std::chrono::milliseconds interval) const;

    std::unique_ptr<FakeRedis> m_redis;
};

void tst_HostileRedis::init()
{
    m_redis = std::make_unique<FakeRedis>();
}

void tst_HostileRedis::cleanup()
{
    m_redis.reset();
}

std::unique_ptr<RedisBus> tst_HostileRedis::makeBus(std::chrono::milliseconds interval) const
{
    BusOptions options;
    options.canaryInterval = interval;
    auto bus = std::make_unique<RedisBus>(parseUrl(m_redis->url()).value(), QByteArray(), options);
    bus->subscribe("c");
    bus->setBeat("beat", [](quint64 sequence) { return QByteArray::number(sequence); });
    bus->start();
    return bus;
}

void tst_HostileRedis::survivesAnyPush_data()
{
    QTest::addColumn<QByteArray>("push");
    QTest::newRow("list of nothing") << QByteArray("*0\r\n");
    QTest::newRow("no list") << QByteArray("*-1\r\n");
    QTest::newRow("no text") << QByteArray("$-1\r\n");
    QTest::newRow("integer") << QByteArray(":5\r\n");
    QTest::newRow("status") << QByteArray("+OK\r\n");
    QTest::newRow("error") << QByteArray("-ERR out of the blue\r\n");
    QTest::newRow("kind alone") << QByteArray("*1\r\n$7\r\nmessage\r\n");
    QTest::newRow("no message") << QByteArray("*2\r\n$7\r\nmessage\r\n$1\r\nc\r\n");
    QTest::newRow("integers") << QByteArray("*3\r\n:1\r\n:2\r\n:3\r\n");
    QTest::newRow("message of integers") << QByteArray("*3\r\n$7\r\nmessage\r\n:1\r\n:2\r\n");
    QTest::newRow("message of nothing") << QByteArray("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n*-1\r\n");
    QTest::newRow("pattern missing") << QByteArray("*3\r\n$8\r\npmessage\r\n$1\r\nc\r\n$1\r\nm\r\n");
    QTest::newRow("other pattern") << QByteArray("*4\r\n$8\r\npmessage\r\n$1\r\np\r\n$1\r\nc\r\n$1\r\nm\r\n");
    QTest::newRow("confirmation of nothing") << QByteArray("*3\r\n$9\r\nsubscribe\r\n$-1\r\n:1\r\n");
    QTest::newRow("confirmation of another") << QByteArray("*3\r\n$9\r\nsubscribe\r\n$1\r\nx\r\n:0\r\n");
    QTest::newRow("unsubscribed by the server") << QByteArray("*3\r\n$11\r\nunsubscribe\r\n$1\r\nc\r\n:0\r\n");
    QTest::newRow("list in a list") << QByteArray("*3\r\n*1\r\n$7\r\nmessage\r\n*0\r\n*0\r\n");
    QTest::newRow("no protocol") << QByteArray("hello\r\n");
    QTest::newRow("list of very many") << QByteArray("*2000000000\r\n");
}

void tst_HostileRedis::survivesAnyPush()
{
    QFETCH(QByteArray, push);
    const std::unique_ptr<RedisBus> bus = makeBus(std::chrono::milliseconds(100));
    QTRY_VERIFY(bus->isReady());
    QSignalSpy messages(bus.get(), &Bus::messageReceived);
    m_redis->sendToSubscribers(push);
    // Whether the connection went on or was made anew: a good message comes.
    const auto isHeard = [&] {
        return std::any_of(messages.begin(), messages.end(),
            [](const QVariantList &call) { return call[1].toByteArray() == "c" && call[2].toByteArray() == "good"; });
    };
    const auto tryAgain = [&] {
        m_redis->sendToSubscribers("*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$4\r\ngood\r\n");
        return isHeard();
    };
    QTRY_VERIFY(tryAgain());
    QTRY_VERIFY(bus->isReady());
}

void tst_HostileRedis::refusesAMessageThatIsTooLarge()
{
    const std::unique_ptr<RedisBus> bus = makeBus(std::chrono::milliseconds(100));
    QTRY_VERIFY(bus->isReady());
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    m_redis->sendToSubscribers(
        "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n$20000000\r\n" + QByteArray(20'000'000, 'x') + "\r\n");
    QTRY_VERIFY(!states.isEmpty());
    QVERIFY(states.first()[2].toString().contains(QLatin1String("longer than")));
    QTRY_VERIFY(bus->isReady());
    QCOMPARE(bus->hearing().gaps, 1);
}

void tst_HostileRedis::isNotReadyWhenItDoesNotHearItself()
{
    m_redis->setDelivering(false);
    const std::unique_ptr<RedisBus> bus = makeBus(std::chrono::milliseconds(20));
    QTRY_COMPARE(bus->state(Link::Publish), LinkState::Ready);
    QTRY_VERIFY(m_redis->hasSubscriber());
    QTRY_COMPARE(bus->state(Link::Subscribe), LinkState::Lost);
    QVERIFY(!bus->hearing().roundTrip);
    m_redis->setDelivering(true);
    QTRY_VERIFY(bus->isReady());
    QVERIFY(bus->hearing().roundTrip);
    // It had not been ready before: nothing was missed.
    QCOMPARE(bus->hearing().gaps, 0);
}

void tst_HostileRedis::makesADeafSubscriptionAnew()
{
    const std::unique_ptr<RedisBus> bus = makeBus(std::chrono::milliseconds(20));
    QTRY_VERIFY(bus->isReady());
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QSignalSpy gaps(bus.get(), &Bus::gapEnded);
    const int connections = m_redis->connectionCount();
    m_redis->setDelivering(false);
    QTRY_VERIFY(m_redis->connectionCount() > connections);
    QCOMPARE(states.first()[2].toString(), QStringLiteral("does not hear itself through Redis"));
    QCOMPARE(bus->state(Link::Publish), LinkState::Ready);
    QVERIFY(bus->hearing().missedBeats >= 2);
    m_redis->setDelivering(true);
    QTRY_VERIFY(bus->isReady());
    QCOMPARE(gaps.size(), 1);
    QVERIFY(gaps.first()[1].toLongLong() > gaps.first()[0].toLongLong());
    QCOMPARE(bus->hearing().gaps, 1);
    QVERIFY(bus->hearing().gapTime.count() >= gaps.first()[1].toLongLong() - gaps.first()[0].toLongLong());
}

void tst_HostileRedis::isReadyWithoutBeats()
{
    m_redis->setDelivering(false);
    const std::unique_ptr<RedisBus> bus = makeBus(std::chrono::milliseconds(0));
    QTRY_VERIFY(bus->isReady());
}

QTEST_GUILESS_MAIN(tst_HostileRedis)
#include "tst_hostileredis.moc"
