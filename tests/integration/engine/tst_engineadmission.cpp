#include "engine/connectionlimit.h"
#include "engine/requestverifier.h"
#include "engineharness.h"
#include "rawpeer.h"

#include <memory>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kPolling = "/engine.io/?EIO=4&transport=polling";
const QByteArray kWebSocket = "/engine.io/?EIO=4&transport=websocket";

quint64 refused(const EngineHarness &harness, Refusal refusal)
{
    return harness.server.counters().refused[static_cast<int>(refusal)];
}

} // namespace

/// Who is let in: limits of connections and of sessions without a namespace, origins, and how fast a client may send.
class tst_EngineAdmission : public QObject {
    Q_OBJECT

private slots:
    void tellsConnectionsAboveTheLimitToComeBack();
    void answersHealthChecksWhenFull();
    void hasNoEndlessRoomForRefusals();
    void limitsTheConnectionsOfOneAddress();
    void limitsSessionsThatNobodyTookIntoUse();
    void servesAllowedOriginsOnly_data();
    void servesAllowedOriginsOnly();
    void servesRequestsWithoutOrigin();
    void readsAFloodMoreSlowlyAndLosesNothing();
    void delaysTheAnswerToAFloodOfPosts();
};

void tst_EngineAdmission::tellsConnectionsAboveTheLimitToComeBack()
{
    EngineOptions options;
    options.maxConnections = 1;
    EngineHarness harness(options);
    auto first = std::make_unique<RawPeer>(harness.port);
    first->request("GET", kPolling);
    QCOMPARE(first->response().status, 200);
    QVERIFY(harness.server.isFull());

    RawPeer poll(harness.port);
    poll.request("GET", kPolling);
    const RawResponse response = poll.response();
    QCOMPARE(response.status, 503);
    QCOMPARE(response.header("Retry-After"), QByteArray("2"));
    QCOMPARE(response.body, QByteArray("too many connections"));
    QVERIFY(poll.waitForClose());

    RawPeer webSocket(harness.port);
    webSocket.upgrade(kWebSocket);
    QCOMPARE(webSocket.response().status, 503);
    QCOMPARE(refused(harness, Refusal::TooManyConnections), 2U);
    QCOMPARE(harness.server.sessionCount(), 1);

    first.reset();
    QVERIFY(webSocket.waitForClose());
    QTRY_COMPARE(harness.server.connectionCount(), 0);
    RawPeer next(harness.port);
    next.request("GET", kPolling);
    QCOMPARE(next.response().status, 200);
}

void tst_EngineAdmission::answersHealthChecksWhenFull()
{
    EngineOptions options;
    options.maxConnections = 0;
    EngineHarness harness(options);
    harness.server.setHttpHandler([](const HttpRequest &) { return HttpResponse{200, "text/plain", "live"}; });
    RawPeer check(harness.port);
    check.request("GET", "/health/live");
    QCOMPARE(check.response().body, QByteArray("live"));
}

void tst_EngineAdmission::hasNoEndlessRoomForRefusals()
{
    EngineOptions options;
    options.maxConnections = 1;
    EngineHarness harness(options);
    constexpr int kPeers = 1 + ConnectionLimit::kReserve + 3;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < kPeers; ++i)
        peers.push_back(std::make_unique<RawPeer>(harness.port));
    QTRY_COMPARE(refused(harness, Refusal::TooManyConnections), 3U);
    QCOMPARE(harness.server.connectionCount(), 1 + ConnectionLimit::kReserve);
}

void tst_EngineAdmission::limitsTheConnectionsOfOneAddress()
{
    EngineOptions options;
    options.maxConnectionsPerAddress = 1;
    EngineHarness harness(options);
    RawPeer first(harness.port);
    first.request("GET", kPolling);
    QCOMPARE(first.response().status, 200);
    QVERIFY(!harness.server.isFull());
    RawPeer second(harness.port);
    second.request("GET", kPolling);
    QCOMPARE(second.response().status, 503);
    QCOMPARE(refused(harness, Refusal::TooManyConnectionsOfAddress), 1U);

    RawPeer elsewhere(harness.port, QHostAddress(QStringLiteral("127.0.0.2")));
    elsewhere.request("GET", kPolling);
    QCOMPARE(elsewhere.response().status, 200);
}

void tst_EngineAdmission::limitsSessionsThatNobodyTookIntoUse()
{
    EngineOptions options;
    options.maxPendingSessions = 1;
    EngineHarness harness(options);
    RawPeer first(harness.port);
    first.request("GET", kPolling);
    QCOMPARE(first.response().status, 200);
    QCOMPARE(harness.server.counters().pendingSessions, 1);
    for (const bool upgrade : {false, true}) {
        RawPeer second(harness.port);
        if (upgrade)
            second.upgrade(kWebSocket);
        else
            second.request("GET", kPolling);
        const RawResponse response = second.response();
        QCOMPARE(response.status, 503);
        QVERIFY(!response.header("Retry-After").isEmpty());
    }
    QCOMPARE(refused(harness, Refusal::TooManySessionsWithoutNamespace), 2U);

    harness.last().session->markEstablished();
    QCOMPARE(harness.server.counters().pendingSessions, 0);
    RawPeer third(harness.port);
    third.request("GET", kPolling);
    QCOMPARE(third.response().status, 200);
    // One that ends before it was taken into use is not waited for either.
    harness.last().session->abort(DisconnectReason::ForcedClose);
    QTRY_COMPARE(harness.server.counters().pendingSessions, 0);
}

void tst_EngineAdmission::servesAllowedOriginsOnly_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("isUpgrade");
    QTest::addColumn<int>("served");
    QTest::newRow("polling") << QByteArray("GET") << false << 200;
    QTest::newRow("preflight") << QByteArray("OPTIONS") << false << 204;
    QTest::newRow("upgrade") << QByteArray("GET") << true << 101;
}

void tst_EngineAdmission::servesAllowedOriginsOnly()
{
    QFETCH(const QByteArray, method);
    QFETCH(const bool, isUpgrade);
    QFETCH(const int, served);
    EngineOptions options;
    options.allowedOrigins = {"https://good.example"};
    options.corsOrigins = options.allowedOrigins;
    EngineHarness harness(options);
    const auto ask = [&](const QByteArray &origin) {
        RawPeer peer(harness.port);
        const QByteArray field = "Origin: " + origin + "\r\n";
        if (isUpgrade)
            peer.upgrade(kWebSocket, field);
        else
            peer.request(method, kPolling, {}, field);
        return peer.response();
    };
    QCOMPARE(ask("https://good.example").status, served);
    const RawResponse refusal = ask("https://bad.example");
    QCOMPARE(refusal.status, 403);
    QVERIFY(refusal.body.contains("Forbidden"));
    QCOMPARE(harness.server.counters().handshakeErrors[static_cast<int>(RequestError::Forbidden)], 1U);
}

void tst_EngineAdmission::servesRequestsWithoutOrigin()
{
    EngineOptions options;
    options.allowedOrigins = {"https://good.example"};
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.request("GET", kPolling);
    QCOMPARE(peer.response().status, 200);
}

void tst_EngineAdmission::readsAFloodMoreSlowlyAndLosesNothing()
{
    EngineOptions options;
    options.maxPacketsPerSecond = 500;
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.upgrade(kWebSocket);
    QCOMPARE(peer.response().status, 101);
    // A second's worth comes at once, the rest has to wait.
    constexpr int kMessages = 600;
    for (int i = 0; i < kMessages; ++i) {
        peer.sendText('4' + QByteArray::number(i));
        if (i % 50 == 49)
            QCoreApplication::processEvents();
    }
    QTRY_COMPARE(harness.last().texts.size(), kMessages);
    for (int i = 0; i < kMessages; ++i)
        QCOMPARE(harness.last().texts.at(i), QByteArray::number(i));
    QVERIFY(harness.server.counters().throttled > 0);
    QVERIFY(!harness.last().closed);
}

void tst_EngineAdmission::delaysTheAnswerToAFloodOfPosts()
{
    EngineOptions options;
    options.maxPacketsPerSecond = 10;
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.request("GET", kPolling);
    const QByteArray session = kPolling + "&sid=" + sidOf(peer.response());
    peer.request("POST", session, QByteArray("4a\x1e").repeated(11) + "4b");
    QTRY_COMPARE(harness.last().texts.size(), 12);
    QVERIFY(peer.received().isEmpty()); // heard, but not answered yet
    QCOMPARE(peer.response().body, QByteArray("ok"));
    QCOMPARE(harness.server.counters().throttled, 1U);
    // Whoever goes before the answer has still said all of it.
    peer.request("POST", session, QByteArray("4c\x1e").repeated(11) + "4d");
    QTRY_COMPARE(harness.last().texts.size(), 24);
    peer.abort();
    RawPeer poll(harness.port);
    poll.request("GET", session);
    harness.last().session->send(SharedMessage::text("alive"));
    QCOMPARE(poll.response().body, QByteArray("4alive"));
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineAdmission)
#include "tst_engineadmission.moc"
