#include "base/epolleventdispatcher.h"
#include "redis/publishlink.h"
#include "redis/redisbus.h"
#include "support/redisserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>
#include <memory>
#include <tuple>

using namespace relayscope::redis;
using namespace relayscope::test;

namespace {

/// Long enough for the longest delay between attempts on a busy machine.
constexpr int kReconnectMs = 20'000;

std::unique_ptr<RedisBus> startedBus(
    const QString &url, const QByteArray &name = "test", const BusOptions &options = {})
{
    auto bus = std::make_unique<RedisBus>(parseUrl(url).value(), name, options);
    bus->subscribe("exact");
    bus->psubscribe("pattern*");
    bus->start();
    return bus;
}

/// Holds less, and for a shorter time, than a node does.
BusOptions shortMemory()
{
    BusOptions options;
    options.queue.maxMessages = 10;
    options.queue.maxAge = std::chrono::milliseconds(300);
    return options;
}

quint64 dropped(const Bus &bus, DropReason reason)
{
    return bus.outbound().droppedMessages[static_cast<std::size_t>(reason)];
}

bool hasReason(const QSignalSpy &states, const QString &text)
{
    return std::any_of(states.begin(), states.end(), [&](const QVariantList &call) {
        return call[1].value<LinkState>() == LinkState::Lost && call[2].toString().contains(text);
    });
}

} // namespace

/// RedisBus on a real server and on things that are none; what it shares with the fake is in tst_BusContract.
class tst_RedisBus : public QObject {
    Q_OBJECT

private slots:
    void init() { m_server = std::make_unique<RedisServer>(); }
    void cleanup() { m_server.reset(); }

    void waitsForARedisThatIsNotUpYet();
    void comesBackAfterARestart();
    void comesBackWhenOneLinkIsKilled_data();
    void comesBackWhenOneLinkIsKilled();
    void answersPendingCommandsWhenTheLinkIsLost();
    void noticesARedisThatHangs();
    void dropsWhatWaitsTooLong();
    void dropsTheOldestWhenTooManyWait();
    void holdsMessagesWhileRedisHangs();
    void hearsItselfBeforeItIsReady();
    void isDeafWhileRedisHangs();
    void comesBackFromAnyRestart();
    void namesAWrongPasswordAndGoesOnTrying();
    void namesAMissingPassword();
    void logsInWithPasswordUserAndDatabase();
    void namesAForbiddenChannel();
    void namesTheConnections();
    void looksUpAHostName();
    void namesAnUnknownHost();
    void givesUpOnAServerThatIsNoRedis_data();
    void givesUpOnAServerThatIsNoRedis();
    void givesUpOnASilentServer();
    void carriesManyMessagesInOneTurn();
    void mayBeDestroyedInsideAReceiver();
    void mayBeDestroyedWhileConnecting();

private:
    std::unique_ptr<RedisServer> m_server;
};

void tst_RedisBus::waitsForARedisThatIsNotUpYet()
{
    const auto bus = startedBus(m_server->url());
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QTRY_VERIFY(hasReason(states, QStringLiteral("refused")));
    QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
    QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), kReconnectMs);
    QCOMPARE(m_server->command({"PUBLISH", "exact", "m"}), QByteArray(":1"));
    QCOMPARE(m_server->command({"PUBLISH", "pattern1", "m"}), QByteArray(":1"));
}

void tst_RedisBus::comesBackAfterARestart()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url());
    QTRY_VERIFY(bus->isReady());
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    for (int round = 0; round < 2; ++round) {
        m_server->stop();
        QTRY_COMPARE(bus->state(Link::Publish), LinkState::Lost);
        QTRY_COMPARE(bus->state(Link::Subscribe), LinkState::Lost);
        QVERIFY(m_server->start());
        QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), kReconnectMs);
        spy.clear();
        bus->publish("exact", "own", {});
        QTRY_COMPARE(spy.size(), 1);
    }
}

void tst_RedisBus::comesBackWhenOneLinkIsKilled_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("link");
    QTest::newRow("publishing link") << QByteArray("normal") << static_cast<int>(Link::Publish);
    QTest::newRow("subscribing link") << QByteArray("pubsub") << static_cast<int>(Link::Subscribe);
}

void tst_RedisBus::comesBackWhenOneLinkIsKilled()
{
    QFETCH(QByteArray, type);
    QFETCH(int, link);
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url());
    QTRY_VERIFY(bus->isReady());
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QCOMPARE(m_server->command({"CLIENT", "KILL", "TYPE", type}), QByteArray(":1"));
    QTRY_VERIFY_WITH_TIMEOUT(!states.isEmpty() && bus->isReady(), kReconnectMs);
    for (const QVariantList &call : std::as_const(states))
        QCOMPARE(static_cast<int>(call[0].value<Link>()), link);
}

void tst_RedisBus::answersPendingCommandsWhenTheLinkIsLost()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url());
    QTRY_VERIFY(bus->isReady());
    m_server->suspend();
    QList<bool> answers;
    bus->publish("c", "m",
        [&](const PublishOutcome &outcome) { answers.append(outcome.receivers || !outcome.refusal.isEmpty()); });
    bus->countSubscribers("c", [&](std::optional<qint64> count) { answers.append(count.has_value()); });
    // Written, so that the kernel has them when the server dies.
    QTest::qWait(0);
    m_server->kill();
    QTRY_COMPARE(answers, (QList<bool>{false, false}));
    QCOMPARE(bus->outbound().unansweredMessages, 1);
}

void tst_RedisBus::noticesARedisThatHangs()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url());
    QTRY_VERIFY(bus->isReady());
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    m_server->suspend();
    QTRY_VERIFY_WITH_TIMEOUT(
        bus->state(Link::Publish) == LinkState::Lost && bus->state(Link::Subscribe) == LinkState::Lost, kReconnectMs);
    QVERIFY(hasReason(states, QStringLiteral("no answer")));
    m_server->resume();
    QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), kReconnectMs);
}

void tst_RedisBus::dropsWhatWaitsTooLong()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url(), "test", shortMemory());
    QTRY_VERIFY(bus->isReady());
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    m_server->stop();
    QTRY_VERIFY(!bus->isReady());
    QList<std::optional<DropReason>> outcomes;
    const auto reply = [&](const PublishOutcome &outcome) { outcomes.append(outcome.dropped); };
    bus->publish("exact", "old", reply);
    QVERIFY(outcomes.isEmpty());
    QTRY_COMPARE(outcomes, (QList<std::optional<DropReason>>{DropReason::Expired}));
    QCOMPARE(dropped(*bus, DropReason::Expired), 1);
    QCOMPARE(bus->outbound().droppedBytes[static_cast<std::size_t>(DropReason::Expired)], 8);
    QVERIFY(m_server->start());
    QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), kReconnectMs);
    bus->publish("exact", "new", {});
    QTRY_COMPARE(spy.size(), 1);
    QCOMPARE(spy.first()[2].toByteArray(), "new");
}

void tst_RedisBus::dropsTheOldestWhenTooManyWait()
{
    const auto bus = startedBus(m_server->url(), "test", shortMemory());
    QList<int> dropOrder;
    for (int i = 0; i < 12; ++i)
        bus->publish("exact", "m", [&dropOrder, i](const PublishOutcome &outcome) {
            if (outcome.dropped == DropReason::Full)
                dropOrder.append(i);
        });
    QTRY_COMPARE(dropOrder, (QList<int>{0, 1}));
    QCOMPARE(dropped(*bus, DropReason::Full), 2);
    QTRY_COMPARE(dropped(*bus, DropReason::Expired), 10);
    QCOMPARE(bus->outbound().queuedBytes, 0);
}

void tst_RedisBus::holdsMessagesWhileRedisHangs()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url(), "test", shortMemory());
    QTRY_VERIFY(bus->isReady());
    QSignalSpy spy(bus.get(), &Bus::messageReceived);
    m_server->suspend();
    // In the socket before it is known that Redis does not answer: that one comes late.
    bus->publish("exact", "sent", {});
    QElapsedTimer frozen;
    frozen.start();
    QTRY_VERIFY(frozen.elapsed() > PublishLink::kMaxReplyDelay.count());
    bus->publish("exact", "held", {});
    QCOMPARE(bus->outbound().queuedMessages, 1);
    QTRY_COMPARE(dropped(*bus, DropReason::Expired), 1);
    bus->publish("exact", "young", {});
    m_server->resume();
    QTRY_COMPARE(spy.size(), 2);
    QCOMPARE(spy[0][2].toByteArray(), "sent");
    QCOMPARE(spy[1][2].toByteArray(), "young");
    QVERIFY(bus->isReady());
}

void tst_RedisBus::hearsItselfBeforeItIsReady()
{
    QVERIFY(m_server->start());
    RedisBus bus(parseUrl(m_server->url()).value(), "test");
    QByteArrayList order;
    bus.setBeat("beat", [](quint64 sequence) { return "beat " + QByteArray::number(sequence); });
    connect(&bus, &Bus::messageReceived, this,
        [&](const QByteArray &, const QByteArray &channel, const QByteArray &) { order.append(channel); });
    connect(&bus, &Bus::stateChanged, this, [&](Link link, LinkState state) {
        if (link == Link::Subscribe && state == LinkState::Ready) {
            order.append("ready");
            QVERIFY(bus.hearing().roundTrip);
        }
    });
    bus.start();
    QTRY_VERIFY(bus.isReady());
    QTRY_VERIFY(order.contains("beat"));
    const auto roundTrip = *bus.hearing().roundTrip;
    QVERIFY(roundTrip.count() > 0 && roundTrip < std::chrono::seconds(1));
    QCOMPARE(m_server->command({"PUBLISH", "beat", "of another"}), QByteArray(":1"));
    QTRY_COMPARE(order.count("beat"), 2);
    QCOMPARE(bus.hearing().gaps, 0);
}

void tst_RedisBus::isDeafWhileRedisHangs()
{
    QVERIFY(m_server->start());
    BusOptions options;
    options.canaryInterval = std::chrono::milliseconds(50);
    const auto bus = startedBus(m_server->url(), "test", options);
    bus->setBeat("beat", [](quint64 sequence) { return QByteArray::number(sequence); });
    QTRY_VERIFY(bus->isReady() && bus->hearing().roundTrip);
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QSignalSpy gaps(bus.get(), &Bus::gapEnded);
    m_server->suspend();
    // Long before the connections are given up.
    QTRY_COMPARE_WITH_TIMEOUT(bus->state(Link::Subscribe), LinkState::Lost, 2'000);
    QVERIFY(hasReason(states, QStringLiteral("does not hear itself")));
    QCOMPARE(bus->state(Link::Publish), LinkState::Ready);
    m_server->resume();
    QTRY_VERIFY(bus->isReady());
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(bus->hearing().gaps, 1);
    QVERIFY(bus->hearing().missedBeats >= 2);
}

void tst_RedisBus::comesBackFromAnyRestart()
{
    constexpr int kRestarts = 20;
    const auto longest = RedisBus::kMaxDelay + std::chrono::seconds(1);
    QRandomGenerator random(20'260'102);
    QVERIFY(m_server->start());
    RedisBus bus(parseUrl(m_server->url()).value(), "test", {}, [&random] { return random.generateDouble(); });
    bus.subscribe("exact");
    bus.setBeat("beat", [](quint64 sequence) { return QByteArray::number(sequence); });
    bus.start();
    QTRY_VERIFY(bus.isReady());
    for (int i = 0; i < kRestarts; ++i) {
        if (random.bounded(2) == 0)
            m_server->kill();
        else
            m_server->stop();
        QTest::qWait(random.bounded(150));
        QVERIFY2(m_server->start(), qPrintable(m_server->errorText()));
        QTRY_VERIFY_WITH_TIMEOUT(bus.isReady(), static_cast<int>(longest.count()));
        QCOMPARE(m_server->command({"PUBLISH", "exact", "m"}), QByteArray(":1"));
    }
    QCOMPARE(bus.hearing().gaps, kRestarts);
}

void tst_RedisBus::namesAWrongPasswordAndGoesOnTrying()
{
    QVERIFY(m_server->start({QStringLiteral("--requirepass"), QStringLiteral("right")}));
    const auto bus = startedBus(QStringLiteral("redis://:wrong@127.0.0.1:%1").arg(m_server->port()));
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QSignalSpy refused(bus.get(), &RedisBus::loginRefused);
    QTRY_VERIFY(hasReason(states, QStringLiteral("wrong user name or password")));
    QTRY_VERIFY(refused.size() >= 2);
    QVERIFY(!hasReason(states, QStringLiteral("right")));
    m_server->stop();
    QVERIFY(m_server->start({QStringLiteral("--requirepass"), QStringLiteral("wrong")}));
    QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), kReconnectMs);
}

void tst_RedisBus::namesAMissingPassword()
{
    QVERIFY(m_server->start({QStringLiteral("--requirepass"), QStringLiteral("right")}));
    const auto bus = startedBus(m_server->url());
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QTRY_VERIFY(hasReason(states, QStringLiteral("asks for a password")));
}

void tst_RedisBus::logsInWithPasswordUserAndDatabase()
{
    QVERIFY(m_server->start());
    QCOMPARE(m_server->command({"ACL", "SETUSER", "ann", "on", ">p@ss", "+@all", "&*"}), QByteArray("+OK"));
    const auto bus = startedBus(QStringLiteral("redis://ann:p%40ss@127.0.0.1:%1/5").arg(m_server->port()));
    QTRY_VERIFY(bus->isReady());
    const QByteArray clients = m_server->command({"CLIENT", "LIST"});
    QCOMPARE(clients.count("user=ann"), 2);
    QCOMPARE(clients.count("db=5"), 2);
}

void tst_RedisBus::namesAForbiddenChannel()
{
    QVERIFY(m_server->start());
    QCOMPARE(m_server->command({"ACL", "SETUSER", "ann", "on", ">p", "+@all", "resetchannels", "&allowed"}),
        QByteArray("+OK"));
    const auto bus = startedBus(QStringLiteral("redis://ann:p@127.0.0.1:%1").arg(m_server->port()));
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QTRY_VERIFY(hasReason(states, QStringLiteral("NOPERM")));
    QTRY_COMPARE(bus->state(Link::Publish), LinkState::Ready);
    QCOMPARE(bus->state(Link::Subscribe), LinkState::Lost);
    QSignalSpy refusals(bus.get(), &Bus::publishRefused);
    std::optional<PublishOutcome> outcome;
    bus->publish("forbidden", "m", [&](const PublishOutcome &value) { outcome = value; });
    QTRY_VERIFY(outcome);
    QVERIFY(!outcome->receivers);
    QVERIFY(outcome->refusal.startsWith("NOPERM"));
    bus->publish("forbidden", "m", {});
    QTRY_COMPARE(refusals.size(), 2);
    QCOMPARE(bus->state(Link::Publish), LinkState::Ready);
}

void tst_RedisBus::namesTheConnections()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url(), "node-a");
    QTRY_VERIFY(bus->isReady());
    const QByteArray clients = m_server->command({"CLIENT", "LIST"});
    QVERIFY(clients.contains("name=node-a-pub"));
    QVERIFY(clients.contains("name=node-a-sub"));
}

void tst_RedisBus::looksUpAHostName()
{
    QVERIFY(m_server->start());
    const auto bus = startedBus(QStringLiteral("redis://localhost:%1").arg(m_server->port()));
    QTRY_VERIFY_WITH_TIMEOUT(bus->isReady(), kReconnectMs);
}

void tst_RedisBus::namesAnUnknownHost()
{
    // RFC 2606: never resolves.
    const auto bus = startedBus(QStringLiteral("redis://redis.invalid:1"));
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QTRY_COMPARE_WITH_TIMEOUT(bus->state(Link::Subscribe), LinkState::Lost, kReconnectMs);
    QVERIFY(!states.first()[2].toString().isEmpty());
}

void tst_RedisBus::givesUpOnAServerThatIsNoRedis_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
    QTest::newRow("half a reply") << QByteArray("$100\r\nabc");
    QTest::newRow("closes at once") << QByteArray();
    QTest::newRow("error") << QByteArray("-ERR max number of clients reached\r\n");
    QTest::newRow("agrees to everything") << QByteArray("+OK\r\n").repeated(100);
    QTest::newRow("not a PONG, deeply nested") << QByteArray("*1\r\n").repeated(50);
}

void tst_RedisBus::givesUpOnAServerThatIsNoRedis()
{
    QFETCH(QByteArray, greeting);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, greeting] {
            socket->readAll();
            socket->write(greeting);
            socket->disconnectFromHost();
        });
    });
    const auto bus = startedBus(QStringLiteral("redis://127.0.0.1:%1").arg(server.serverPort()));
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QTRY_VERIFY(bus->state(Link::Publish) == LinkState::Lost && bus->state(Link::Subscribe) == LinkState::Lost);
    QVERIFY(!states.first()[2].toString().isEmpty());
}

void tst_RedisBus::givesUpOnASilentServer()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto bus = startedBus(QStringLiteral("redis://127.0.0.1:%1").arg(server.serverPort()));
    QSignalSpy states(bus.get(), &Bus::stateChanged);
    QTRY_VERIFY_WITH_TIMEOUT(hasReason(states, QStringLiteral("no answer within")), kReconnectMs);
}

void tst_RedisBus::carriesManyMessagesInOneTurn()
{
    constexpr int kMessages = 20'000;
    QVERIFY(m_server->start());
    const auto bus = startedBus(m_server->url());
    QTRY_VERIFY(bus->isReady());
    int received = 0;
    bool isInOrder = true;
    connect(bus.get(), &Bus::messageReceived, this, [&](const QByteArray &, const QByteArray &, const QByteArray &m) {
        isInOrder = isInOrder && m.first(m.indexOf(' ')).toInt() == received;
        ++received;
    });
    int counted = 0;
    for (int i = 0; i < kMessages; ++i) {
        const QByteArray message = QByteArray::number(i) + ' ' + QByteArray(200, 'x');
        bus->publish(
            "exact", message, [&](const PublishOutcome &outcome) { counted += outcome.receivers == 1 ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(received, kMessages, kReconnectMs);
    QTRY_COMPARE(counted, kMessages);
    QVERIFY(isInOrder);
}

void tst_RedisBus::mayBeDestroyedInsideAReceiver()
{
    QVERIFY(m_server->start());
    auto byMessage = startedBus(m_server->url());
    auto byReply = startedBus(m_server->url());
    auto byLoss = startedBus(m_server->url());
    QTRY_VERIFY(byMessage->isReady() && byReply->isReady() && byLoss->isReady());
    connect(byMessage.get(), &Bus::messageReceived, this, [&] { byMessage.reset(); });
    QCOMPARE(m_server->command({"PUBLISH", "exact", "1"}), QByteArray(":3"));
    QTRY_VERIFY(!byMessage);
    byReply->publish("c", "m", [&](const PublishOutcome &) { byReply.reset(); });
    QTRY_VERIFY(!byReply);
    connect(byLoss.get(), &Bus::stateChanged, this, [&] { byLoss.reset(); });
    m_server->kill();
    QTRY_VERIFY(!byLoss);
}

void tst_RedisBus::mayBeDestroyedWhileConnecting()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    auto connecting = startedBus(QStringLiteral("redis://127.0.0.1:%1").arg(silent.serverPort()));
    auto lookingUp = startedBus(QStringLiteral("redis://redis.invalid:1"));
    QTest::qWait(1);
    connecting.reset();
    lookingUp.reset();
    QTest::qWait(1);
}

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new relayscope::EpollEventDispatcher);
    QCoreApplication application(argc, argv);
    tst_RedisBus test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_redisbus.moc"
