#include "redis/redisbus.h"
#include "support/memorybus.h"
#include "support/redisserver.h"

#include <QSignalSpy>
#include <QTest>

#include <functional>
#include <memory>
#include <tuple>

using namespace relayscope::redis;
using namespace relayscope::test;

namespace {

/// A server in memory or a real one, and buses on it.
class World {
public:
    virtual ~World() = default;
    /// A started bus.
    virtual std::unique_ptr<Bus> makeBus() = 0;
    /// Publishes as a foreign client; the number of receivers.
    virtual qint64 publishForeign(const QByteArray &channel, const QByteArray &message) = 0;
    /// All buses lose both links, and get them back.
    virtual void breakLinks() = 0;
};

class MemoryWorld final : public World {
public:
    std::unique_ptr<Bus> makeBus() override
    {
        auto bus = std::make_unique<MemoryBus>(m_redis);
        m_buses.append(bus.get());
        bus->start();
        return bus;
    }
    qint64 publishForeign(const QByteArray &channel, const QByteArray &message) override
    {
        return m_redis.publish(channel, message);
    }
    void breakLinks() override
    {
        for (MemoryBus *bus : std::as_const(m_buses)) {
            bus->lose(QStringLiteral("broken by the test"));
            bus->restore();
        }
    }

private:
    MemoryRedis m_redis;
    QList<MemoryBus *> m_buses;
};

class RedisWorld final : public World {
public:
    explicit RedisWorld(RedisServer &server)
        : m_server(server)
    {
    }
    std::unique_ptr<Bus> makeBus() override
    {
        const auto options = parseUrl(m_server.url());
        auto bus = std::make_unique<RedisBus>(options.value(), QByteArrayLiteral("contract"));
        bus->start();
        return bus;
    }
    qint64 publishForeign(const QByteArray &channel, const QByteArray &message) override
    {
        return m_server.command({"PUBLISH", channel, message}).mid(1).toLongLong();
    }
    void breakLinks() override
    {
        std::ignore = m_server.command({"CLIENT", "KILL", "TYPE", "pubsub"});
        std::ignore = m_server.command({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    }

private:
    RedisServer &m_server;
};

using Messages = QList<QByteArrayList>;

/// What a bus received, as {pattern, channel, message}.
Messages received(const QSignalSpy &spy)
{
    Messages messages;
    for (const QVariantList &call : spy)
        messages.append({call[0].toByteArray(), call[1].toByteArray(), call[2].toByteArray()});
    return messages;
}

} // namespace

/// What every Bus promises (redis/bus.h), on the fake and on the real one.
class tst_BusContract : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY2(m_server.start(), qPrintable(m_server.errorText())); }
    void init();
    void cleanup();

    void becomesReadyFromTheEventLoop_data() { worlds(); }
    void becomesReadyFromTheEventLoop();
    void holdsMessagesUntilItIsReady_data() { worlds(); }
    void holdsMessagesUntilItIsReady();
    void countsNothingBeforeItIsReady_data() { worlds(); }
    void countsNothingBeforeItIsReady();
    void deliversToExactAndPatternSubscribers_data() { worlds(); }
    void deliversToExactAndPatternSubscribers();
    void neverDeliversInsideACall_data() { worlds(); }
    void neverDeliversInsideACall();
    void keepsTheOrder_data() { worlds(); }
    void keepsTheOrder();
    void carriesAnyBytes_data() { worlds(); }
    void carriesAnyBytes();
    void repliesWithTheReceivers_data() { worlds(); }
    void repliesWithTheReceivers();
    void countsExactSubscribersOnly_data() { worlds(); }
    void countsExactSubscribersOnly();
    void subscribesOnceHoweverOftenAsked_data() { worlds(); }
    void subscribesOnceHoweverOftenAsked();
    void deliversNothingAfterUnsubscribe_data() { worlds(); }
    void deliversNothingAfterUnsubscribe();
    void subscribesAgainAfterALostLink_data() { worlds(); }
    void subscribesAgainAfterALostLink();

private:
    static void worlds();
    /// A ready bus.
    std::unique_ptr<Bus> readyBus(const std::function<void(Bus &)> &prepare = {});

    RedisServer m_server;
    std::unique_ptr<World> m_world;
};

void tst_BusContract::worlds()
{
    QTest::addColumn<bool>("isReal");
    QTest::newRow("memory") << false;
    QTest::newRow("redis-server") << true;
}

void tst_BusContract::init()
{
    QFETCH(bool, isReal);
    if (isReal)
        m_world = std::make_unique<RedisWorld>(m_server);
    else
        m_world = std::make_unique<MemoryWorld>();
}

void tst_BusContract::cleanup()
{
    m_world.reset();
}

std::unique_ptr<Bus> tst_BusContract::readyBus(const std::function<void(Bus &)> &prepare)
{
    std::unique_ptr<Bus> bus = m_world->makeBus();
    if (prepare)
        prepare(*bus);
    [&] { QTRY_VERIFY(bus->isReady()); }();
    return bus;
}

void tst_BusContract::becomesReadyFromTheEventLoop()
{
    const std::unique_ptr<Bus> bus = m_world->makeBus();
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QVERIFY(!bus->isReady());
    QTRY_VERIFY(bus->isReady());
    QVERIFY(states.size() >= 2);
}

void tst_BusContract::holdsMessagesUntilItIsReady()
{
    const std::unique_ptr<Bus> subscriber = readyBus([](Bus &b) { b.subscribe("c"); });
    QSignalSpy spy(subscriber.get(), &Bus::messageReceived);
    const std::unique_ptr<Bus> bus = m_world->makeBus();
    QList<std::optional<qint64>> receivers;
    const auto reply = [&](const PublishOutcome &outcome) { receivers.append(outcome.receivers); };
    bus->publish("c", "1", reply);
    bus->publish("c", "22", reply);
    QVERIFY(receivers.isEmpty());
    QCOMPARE(bus->outbound().queuedMessages, 2);
    QCOMPARE(bus->outbound().queuedBytes, 5);
    QTRY_COMPARE(receivers, (QList<std::optional<qint64>>{1, 1}));
    QTRY_COMPARE(received(spy), (Messages{{QByteArray(), "c", "1"}, {QByteArray(), "c", "22"}}));
    QCOMPARE(bus->outbound().queuedMessages, 0);
    QCOMPARE(bus->outbound().queuedBytes, 0);
}

void tst_BusContract::countsNothingBeforeItIsReady()
{
    const std::unique_ptr<Bus> bus = m_world->makeBus();
    std::optional<qint64> count = 99;
    bool isAnswered = false;
    bus->countSubscribers("c", [&](std::optional<qint64> value) {
        count = value;
        isAnswered = true;
    });
    QVERIFY(!isAnswered);
    QTRY_VERIFY(isAnswered);
    QVERIFY(!count);
}

void tst_BusContract::deliversToExactAndPatternSubscribers()
{
    const std::unique_ptr<Bus> exact = readyBus([](Bus &bus) { bus.subscribe("socket.io#/#"); });
    const std::unique_ptr<Bus> both = readyBus([](Bus &bus) {
        bus.subscribe("socket.io#/#room#");
        bus.psubscribe("socket.io#/#*");
    });
    QSignalSpy exactSpy(exact.get(), &Bus::messageReceived);
    QSignalSpy bothSpy(both.get(), &Bus::messageReceived);
    QCOMPARE(m_world->publishForeign("socket.io#/#", "all"), 2);
    QCOMPARE(m_world->publishForeign("socket.io#/#room#", "room"), 2);
    QCOMPARE(m_world->publishForeign("socket.io#/other#", "none"), 0);
    QTRY_COMPARE(bothSpy.size(), 3);
    QCOMPARE(received(exactSpy), (Messages{{QByteArray(), "socket.io#/#", "all"}}));
    QCOMPARE(received(bothSpy),
        (Messages{{"socket.io#/#*", "socket.io#/#", "all"}, {QByteArray(), "socket.io#/#room#", "room"},
            {"socket.io#/#*", "socket.io#/#room#", "room"}}));
}

void tst_BusContract::neverDeliversInsideACall()
{
    const std::unique_ptr<Bus> bus = readyBus([](Bus &b) { b.subscribe("c"); });
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    bus->publish("c", "own", {});
    QVERIFY(spy.isEmpty());
    bus->subscribe("d");
    bus->unsubscribe("e");
    QVERIFY(spy.isEmpty());
    QTRY_COMPARE(spy.size(), 1);
}

void tst_BusContract::keepsTheOrder()
{
    constexpr int kMessages = 2'000;
    const std::unique_ptr<Bus> publisher = readyBus();
    const std::unique_ptr<Bus> subscriber = readyBus([](Bus &bus) { bus.psubscribe("n*"); });
    QSignalSpy spy(subscriber.get(), &Bus::messageReceived);
    Messages expected;
    for (int i = 0; i < kMessages; ++i) {
        const QByteArray channel = "n" + QByteArray::number(i % 3);
        publisher->publish(channel, QByteArray::number(i), {});
        expected.append({"n*", channel, QByteArray::number(i)});
    }
    QTRY_COMPARE(spy.size(), kMessages);
    QCOMPARE(received(spy), expected);
}

void tst_BusContract::carriesAnyBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 256; ++i)
        bytes.append(static_cast<char>(i));
    bytes += "\r\n*3\r\n$7\r\nmessage\r\n";
    bytes = bytes.repeated(4'000);
    const std::unique_ptr<Bus> bus = readyBus([](Bus &b) { b.subscribe(QByteArray("c\0\r\n", 4)); });
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    bus->publish(QByteArray("c\0\r\n", 4), bytes, {});
    bus->publish(QByteArray("c\0\r\n", 4), QByteArray(), {});
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(received(spy),
        (Messages{
            {QByteArray(), QByteArray("c\0\r\n", 4), bytes}, {QByteArray(), QByteArray("c\0\r\n", 4), QByteArray()}}));
}

void tst_BusContract::repliesWithTheReceivers()
{
    const std::unique_ptr<Bus> publisher = readyBus();
    const std::unique_ptr<Bus> subscriber = readyBus([](Bus &bus) {
        bus.subscribe("c");
        bus.psubscribe("c*");
    });
    QList<qint64> counts;
    const auto reply = [&](const PublishOutcome &outcome) { counts.append(outcome.receivers.value_or(-1)); };
    publisher->publish("c", "m", reply);
    publisher->publish("cc", "m", reply);
    publisher->publish("d", "m", reply);
    QVERIFY(counts.isEmpty());
    QTRY_COMPARE(counts, (QList<qint64>{2, 1, 0}));
}

void tst_BusContract::countsExactSubscribersOnly()
{
    const std::unique_ptr<Bus> first = readyBus([](Bus &bus) { bus.subscribe("requests"); });
    const std::unique_ptr<Bus> second = readyBus([](Bus &bus) { bus.subscribe("requests"); });
    const std::unique_ptr<Bus> observer = readyBus([](Bus &bus) { bus.psubscribe("requests*"); });
    std::optional<qint64> count;
    observer->countSubscribers("requests", [&](std::optional<qint64> value) { count = value; });
    QTRY_COMPARE(count, std::optional<qint64>(2));
}

void tst_BusContract::subscribesOnceHoweverOftenAsked()
{
    const std::unique_ptr<Bus> bus = readyBus([](Bus &b) {
        b.subscribe("c");
        b.subscribe("c");
    });
    bus->subscribe("c");
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    bus->publish("c", "1", {});
    bus->unsubscribe("c");
    bus->subscribe("d");
    QTRY_COMPARE(m_world->publishForeign("d", "2"), 1);
    QTRY_VERIFY(!spy.isEmpty() && spy.last()[2].toByteArray() == "2");
    QCOMPARE(m_world->publishForeign("c", "3"), 0);
}

void tst_BusContract::deliversNothingAfterUnsubscribe()
{
    const std::unique_ptr<Bus> bus = readyBus([](Bus &b) {
        b.subscribe("c");
        b.psubscribe("p*");
        b.subscribe("mark");
    });
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    bus->publish("c", "1", {});
    bus->publish("p1", "2", {});
    bus->publish("mark", "3", {});
    bus->unsubscribe("c");
    bus->punsubscribe("p*");
    QTRY_VERIFY(!spy.isEmpty());
    QCOMPARE(received(spy), (Messages{{QByteArray(), "mark", "3"}}));
}

void tst_BusContract::subscribesAgainAfterALostLink()
{
    const std::unique_ptr<Bus> bus = readyBus([](Bus &b) {
        b.subscribe("c");
        b.psubscribe("p*");
    });
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    m_world->breakLinks();
    QTRY_VERIFY(std::any_of(states.begin(), states.end(),
        [](const QVariantList &call) { return call[1].value<LinkState>() == LinkState::Lost; }));
    QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), 20'000);
    // Ready means subscribed: nothing to wait for.
    QCOMPARE(m_world->publishForeign("c", "1"), 1);
    QCOMPARE(m_world->publishForeign("p1", "2"), 1);
    QTRY_COMPARE(spy.size(), 2);
}

QTEST_GUILESS_MAIN(tst_BusContract)

#include "tst_buscontract.moc"
