#include "engineharness.h"
#include "rawpeer.h"
#include "support/hostilebytes.h"

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kHandshake = "/engine.io/?EIO=4&transport=polling";

} // namespace

class tst_EngineHttp : public QObject {
    Q_OBJECT

private slots:
    void givesOtherPathsToTheHandler();
    void answersPreflightsOfAFixedOrigin();
    void closesForeignUpgrades();
    void refusesAHeadThatIsTooLarge();
    void refusesARequestWithoutHost();
    void normalisesThePath_data();
    void normalisesThePath();
    void makesUnguessableUniqueSids();
    void remembersTheFirstRequest();
    void countsRefusals();
    void reportsWhyItCannotListen();
    void servesNoFasterThanThePeerReads();
    void survivesHostileBytes();
};

void tst_EngineHttp::givesOtherPathsToTheHandler()
{
    EngineHarness harness;
    QByteArray asked;
    harness.server.setHttpHandler([&asked](const HttpRequest &request) {
        asked = request.method + ' ' + request.path;
        HttpResponse response;
        response.status = 503;
        response.body = "not yet\n";
        return response;
    });
    RawPeer peer(harness.port);
    peer.request("GET", "/health/ready?verbose");
    const RawResponse response = peer.response();
    QCOMPARE(asked, QByteArray("GET /health/ready"));
    QCOMPARE(response.status, 503);
    QCOMPARE(response.header("Content-Type"), QByteArray("text/plain; charset=utf-8"));
    QCOMPARE(response.body, QByteArray("not yet\n"));
}

void tst_EngineHttp::answersPreflightsOfAFixedOrigin()
{
    EngineOptions options;
    options.corsOrigins = {"https://a.example", "https://b.example"};
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.request("OPTIONS", kHandshake, {}, "Origin: https://b.example\r\n");
    const RawResponse response = peer.response();
    QCOMPARE(response.status, 204);
    QCOMPARE(response.header("Access-Control-Allow-Origin"), QByteArray("https://b.example"));
    peer.request("GET", kHandshake, {}, "Origin: https://c.example\r\n");
    const RawResponse other = peer.response();
    QCOMPARE(other.status, 200);
    QVERIFY(other.header("Access-Control-Allow-Origin").isNull());
    QCOMPARE(other.header("Vary"), QByteArray("Origin"));
}

void tst_EngineHttp::closesForeignUpgrades()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.upgrade("/other/?EIO=4&transport=websocket");
    QVERIFY(peer.waitForClose());
    QVERIFY(peer.received().isEmpty());
}

void tst_EngineHttp::refusesAHeadThatIsTooLarge()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.request("GET", kHandshake, {}, "Cookie: " + QByteArray(20'000, 'x') + "\r\n");
    QCOMPARE(peer.response().status, 431);
    QVERIFY(peer.waitForClose());
}

void tst_EngineHttp::refusesARequestWithoutHost()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.write("GET " + kHandshake + " HTTP/1.1\r\n\r\n");
    QCOMPARE(peer.response().status, 400);
    QVERIFY(peer.waitForClose());
}

void tst_EngineHttp::normalisesThePath_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("with slash") << QByteArray("/my/") << QByteArray("/my/") << 200;
    QTest::newRow("without slash") << QByteArray("/my") << QByteArray("/my/") << 200;
    QTest::newRow("prefix only") << QByteArray("/my") << QByteArray("/my/more") << 200;
    QTest::newRow("request without slash") << QByteArray("/my/") << QByteArray("/my") << 404;
    QTest::newRow("longer name") << QByteArray("/my") << QByteArray("/myself/") << 404;
}

void tst_EngineHttp::normalisesThePath()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, target);
    QFETCH(const int, status);
    EngineOptions options;
    options.path = path;
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.request("GET", target + "?EIO=4&transport=polling");
    QCOMPARE(peer.response().status, status);
}

void tst_EngineHttp::makesUnguessableUniqueSids()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    QSet<QByteArray> sids;
    for (int i = 0; i < 1'000; ++i) {
        peer.request("GET", kHandshake);
        const QByteArray sid = sidOf(peer.response());
        QCOMPARE(sid.size(), 20);
        sids.insert(sid.first(16));
    }
    QCOMPARE(sids.size(), 1'000);
    QCOMPARE(harness.server.sessionCount(), 1'000);
}

void tst_EngineHttp::remembersTheFirstRequest()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.request("GET", kHandshake + "&token=a%20b", {}, "X-Two: 1\r\nx-two: 2\r\n");
    QCOMPARE(peer.response().status, 200);
    const SessionRequest &request = harness.last().session->request();
    QCOMPARE(request.url, kHandshake + "&token=a%20b");
    const std::pair<QByteArray, QByteArray> token("token", "a b");
    QVERIFY(request.query.contains(token));
    const std::pair<QByteArray, QByteArray> header("x-two", "1, 2");
    QVERIFY(request.headers.contains(header));
    QCOMPARE(request.remoteAddress, QHostAddress(QHostAddress::LocalHost));
    QVERIFY(request.issuedMsSinceEpoch > 0);
}

void tst_EngineHttp::countsRefusals()
{
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.request("GET", "/engine.io/?EIO=4");
    QCOMPARE(peer.response().status, 400);
    peer.request("GET", "/engine.io/?EIO=3&transport=polling");
    QCOMPARE(peer.response().status, 400);
    QCOMPARE(harness.server.counters().handshakeErrors[0], 1U);
    QCOMPARE(harness.server.counters().handshakeErrors[5], 1U);
    QCOMPARE(harness.server.counters().sessionsOpened, 0U);
}

void tst_EngineHttp::reportsWhyItCannotListen()
{
    EngineHarness first;
    EngineHarness second;
    const Expected<quint16, QString> taken = second.server.listen(QStringLiteral("127.0.0.1"), first.port);
    QVERIFY(!taken);
    const Expected<quint16, QString> noAddress = second.server.listen(QStringLiteral("nowhere"), 0);
    QVERIFY(!noAddress);
    QVERIFY(noAddress.error().contains(QLatin1String("nowhere")));
}

void tst_EngineHttp::servesNoFasterThanThePeerReads()
{
    // Many times what the kernel holds for one connection.
    constexpr int kRequests = 300;
    constexpr qsizetype kBodyBytes = 100'000;
    EngineHarness engine;
    int served = 0;
    engine.server.setHttpHandler([&served](const HttpRequest &request) {
        served += request.path == "/large" ? 1 : 0;
        return HttpResponse{200, "text/plain", QByteArray(kBodyBytes, 'x')};
    });
    RawPeer deaf(engine.port);
    deaf.setReading(false);
    deaf.write(QByteArray("GET /large HTTP/1.1\r\nHost: h\r\n\r\n").repeated(kRequests));
    // Turns of the loop in which it could be served.
    RawPeer other(engine.port);
    for (int i = 0; i < kRequests; ++i) {
        other.request("GET", "/other");
        QCOMPARE(other.response().status, 200);
    }
    QVERIFY(served > 0);
    QVERIFY2(served < kRequests, qPrintable(QString::number(served)));
    deaf.setReading(true);
    QTRY_COMPARE(served, kRequests);
}

void tst_EngineHttp::survivesHostileBytes()
{
    EngineHarness harness;
    QList<QByteArray> attempts = hostile::noise(21, 100, 400);
    attempts += hostile::mutations(
        "POST " + kHandshake + "&sid=x HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n40a", 22, 200);
    attempts += hostile::mutations("GET " + kHandshake
            + " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        23, 200);
    for (const QByteArray &bytes : attempts) {
        RawPeer peer(harness.port);
        peer.write(bytes);
        QCoreApplication::processEvents();
    }
    RawPeer peer(harness.port);
    peer.request("GET", kHandshake);
    QCOMPARE(peer.response().status, 200);
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineHttp)
#include "tst_enginehttp.moc"
