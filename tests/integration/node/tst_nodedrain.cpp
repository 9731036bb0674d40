#include "rawwebsocket.h"
#include "support/nodeprocess.h"
#include "support/redisserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>
#include <vector>

using namespace relayscope::test;

namespace {

const QStringList kAlone{QStringLiteral("--adapter"), QStringLiteral("none")};
/// More than are closed at once.
constexpr int kMany = 150;
constexpr char kCloseFrame[] = "\x88";

/// Clients of one node, and when each of them was told to go.
class Crowd final {
public:
    [[nodiscard]] bool join(quint16 port, int count)
    {
        for (int i = 0; i < count; ++i) {
            RawWebSocket &client = *m_clients.emplace_back(std::make_unique<RawWebSocket>(port));
            if (!client.join())
                return false;
            QObject::connect(&client.socket(), &QTcpSocket::readyRead, &client.socket(), [this, &client] {
                if (client.received().contains(kCloseFrame))
                    m_closedMs.push_back(m_time.elapsed());
            });
        }
        return true;
    }
    void startClock() { m_time.start(); }
    [[nodiscard]] qint64 elapsedMs() const { return m_time.elapsed(); }
    [[nodiscard]] std::size_t closed() const { return m_closedMs.size(); }
    [[nodiscard]] qint64 spreadMs() const
    {
        const auto [first, last] = std::minmax_element(m_closedMs.begin(), m_closedMs.end());
        return first == m_closedMs.end() ? 0 : *last - *first;
    }
    [[nodiscard]] qsizetype countOf(const QByteArray &text)
    {
        return std::count_if(m_clients.begin(), m_clients.end(),
            [&text](const auto &client) { return client->received().contains(text); });
    }

private:
    std::vector<std::unique_ptr<RawWebSocket>> m_clients;
    std::vector<qint64> m_closedMs;
    QElapsedTimer m_time;
};

} // namespace

/// How a node leaves a cluster.
class tst_NodeDrain : public QObject {
    Q_OBJECT

private slots:
    void closesAFewClientsAtOnce();
    void closesManyClientsOneAfterTheOther();
    void saysThatItDrainsWhileItStillServes();
    void leavesTheBusLast();
    void isInAHurryWhenToldTwice();
};

void tst_NodeDrain::closesAFewClientsAtOnce()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone));
    Crowd crowd;
    QVERIFY(crowd.join(node.port(), 20));
    crowd.startClock();
    node.signal(SIGTERM);
    QTRY_VERIFY(!node.isRunning());
    QVERIFY2(crowd.elapsedMs() < 500, QByteArray::number(crowd.elapsedMs()).constData());
    QCOMPARE(node.exitCode(), 0);
    QVERIFY(node.outputLines().constLast().startsWith("stopped: SIGTERM; 20 clients closed in 0."));
}

void tst_NodeDrain::closesManyClientsOneAfterTheOther()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone + QStringList{QStringLiteral("--drain-time"), QStringLiteral("1500")}));
    Crowd crowd;
    QVERIFY(crowd.join(node.port(), kMany));
    crowd.startClock();
    node.signal(SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(!node.isRunning(), 10'000);
    QCOMPARE(node.exitCode(), 0);
    QCOMPARE(crowd.closed(), std::size_t{kMany});
    QVERIFY2(crowd.spreadMs() > 700, QByteArray::number(crowd.spreadMs()).constData());
    QVERIFY(node.outputLines().constLast().startsWith("stopped: SIGTERM; 150 clients closed in "));
}

void tst_NodeDrain::saysThatItDrainsWhileItStillServes()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone + QStringList{QStringLiteral("--drain-delay"), QStringLiteral("1000")}));
    QTcpSocket balancer;
    balancer.connectToHost(QStringLiteral("127.0.0.1"), node.port());
    const auto ask = [&balancer] {
        balancer.write("GET /health/ready HTTP/1.1\r\nHost: test\r\n\r\n");
        QByteArray answer;
        while (!answer.endsWith('\n') || !answer.contains("\r\n\r\n")) {
            if (!balancer.waitForReadyRead())
                return answer;
            answer += balancer.readAll();
        }
        return answer;
    };
    QVERIFY(ask().endsWith("ready\n"));
    node.signal(SIGTERM);
    QByteArray answer;
    QTRY_VERIFY((answer = ask()).startsWith("HTTP/1.1 503 "));
    QVERIFY2(answer.endsWith("draining\n"), answer.constData());
    // Balancers do not all hear of it at once.
    RawWebSocket late(node.port());
    QVERIFY(late.join());
    QCOMPARE(httpGet(node.port(), "/health/live").status, 200);
    QVERIFY(late.waitFor(kCloseFrame));
    QTRY_VERIFY(!node.isRunning());
    QCOMPARE(node.exitCode(), 0);
}

void tst_NodeDrain::leavesTheBusLast()
{
    RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.errorText()));
    const QStringList onRedis{QStringLiteral("--redis"), redis.url()};
    NodeProcess node;
    QVERIFY(node.start(onRedis + QStringList{QStringLiteral("--drain-time"), QStringLiteral("3000")}));
    NodeProcess other;
    QVERIFY(other.start(onRedis));
    QTRY_COMPARE(httpGet(node.port(), "/health/ready").status, 200);
    QTRY_COMPARE(httpGet(other.port(), "/health/ready").status, 200);
    Crowd crowd;
    QVERIFY(crowd.join(node.port(), kMany));
    RawWebSocket sender(other.port());
    QVERIFY(sender.join());
    crowd.startClock();
    node.signal(SIGTERM);
    QTRY_VERIFY(crowd.closed() > 0);
    sender.send("42[\"message\",\"are you there\"]");
    QTRY_VERIFY(crowd.countOf("are you there") > 0);
    QVERIFY(node.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!node.isRunning(), 10'000);
    QCOMPARE(node.exitCode(), 0);
    QTRY_COMPARE(redis.command({"PUBLISH", "socket.io-request#/#", "x"}), QByteArray(":1"));
}

void tst_NodeDrain::isInAHurryWhenToldTwice()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone + QStringList{QStringLiteral("--drain-time"), QStringLiteral("60000")}));
    Crowd crowd;
    QVERIFY(crowd.join(node.port(), kMany));
    node.signal(SIGTERM);
    QTRY_VERIFY(crowd.closed() > 0);
    QVERIFY(crowd.closed() < std::size_t{kMany});
    crowd.startClock();
    node.signal(SIGTERM);
    QTRY_VERIFY(!node.isRunning());
    QVERIFY(crowd.elapsedMs() < 1'000);
    QCOMPARE(node.exitCode(), 0);
    QVERIFY(node.outputLines().constLast().startsWith("stopped: SIGTERM, then SIGTERM; "));
}

QTEST_GUILESS_MAIN(tst_NodeDrain)

#include "tst_nodedrain.moc"
