#include "realnode.h"
#include "webclient.h"

#include "support/redisserver.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;

/// Two nodes on a real Redis, with clients on real WebSockets.
class tst_RealCluster : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void relaysBetweenNodes();
    void servesItsClientsWhileRedisIsGone();
    void closesClientsProperly();

private:
    relayscope::test::RedisServer m_redis;
    std::unique_ptr<RealNode> m_nodeA;
    std::unique_ptr<RealNode> m_nodeB;
    std::unique_ptr<WebClient> m_a;
    std::unique_ptr<WebClient> m_b;
};

namespace {

const QString kHello = QStringLiteral("42[\"message\",\"hello\",{\"a\":[1,2.5,null]}]");

} // namespace

void tst_RealCluster::init()
{
    QVERIFY2(m_redis.start(), qPrintable(m_redis.errorText()));
    redis::Options options;
    options.port = m_redis.port();
    m_nodeA = std::make_unique<RealNode>("node-a", options);
    m_nodeB = std::make_unique<RealNode>("node-b", options);
    m_a = std::make_unique<WebClient>(m_nodeA->webSocketUrl());
    m_b = std::make_unique<WebClient>(m_nodeB->webSocketUrl());
    QTRY_VERIFY(m_nodeA->bus().isReady() && m_nodeB->bus().isReady());
    QTRY_VERIFY(m_a->isJoined() && m_b->isJoined());
}

void tst_RealCluster::cleanup()
{
    m_a.reset();
    m_b.reset();
    m_nodeA.reset();
    m_nodeB.reset();
    m_redis.stop();
}

void tst_RealCluster::relaysBetweenNodes()
{
    m_a->send(kHello);
    QTRY_COMPARE(m_b->events(), QList<QString>{kHello});
    m_b->send(QStringLiteral("420[\"join\",\"room\"]"));
    QTRY_COMPARE(m_b->events().size(), 2);
    m_a->send(QStringLiteral("42[\"room-message\",\"room\",1]"));
    QTRY_COMPARE(m_b->events().size(), 3);
    QCOMPARE(m_b->events().last(), QStringLiteral("42[\"room-message\",\"room\",1]"));
    // Once each: the own message that comes back from Redis is not delivered again.
    QCOMPARE(m_a->events(), QList<QString>{kHello});
}

void tst_RealCluster::servesItsClientsWhileRedisIsGone()
{
    m_redis.kill();
    QTRY_VERIFY(!m_nodeA->bus().isReady() && !m_nodeB->bus().isReady());
    m_a->send(kHello);
    QTRY_COMPARE(m_a->events(), QList<QString>{kHello});
    QVERIFY(!m_a->isClosed() && !m_b->isClosed());
    // It waits for Redis, and not for ever.
    const auto dropped = [this] { return m_nodeA->bus().outbound().droppedMessages; };
    QTRY_COMPARE(dropped()[static_cast<std::size_t>(redis::DropReason::Expired)], 1);
    QCOMPARE(m_nodeA->bus().outbound().queuedMessages, 0);

    QVERIFY2(m_redis.start(), qPrintable(m_redis.errorText()));
    QTRY_VERIFY_WITH_TIMEOUT(m_nodeA->bus().isReady() && m_nodeB->bus().isReady(), 15'000);
    m_b->send(kHello);
    QTRY_COMPARE(m_a->events().size(), 2);
    // What was sent meanwhile is not replayed.
    QCOMPARE(m_b->events(), QList<QString>{kHello});
}

void tst_RealCluster::closesClientsProperly()
{
    m_nodeA->server().refuseSessions();
    m_nodeA->engine().closeSome(1, engineio::DisconnectReason::ServerShuttingDown);
    QTRY_VERIFY(m_a->isClosed());
    QCOMPARE(
        m_nodeA->server().counters().disconnects[static_cast<int>(engineio::DisconnectReason::ServerShuttingDown)], 1);
    QVERIFY(!m_b->isClosed());
}

QTEST_GUILESS_MAIN(tst_RealCluster)
#include "tst_realcluster.moc"
