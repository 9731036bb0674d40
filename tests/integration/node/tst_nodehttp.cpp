#include "rawwebsocket.h"
#include "support/nodeprocess.h"
#include "support/redisserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace relayscope::test;

namespace {

constexpr int kReconnectMs = 20'000;

/// The value of one sample of /metrics, such as `name{label="x"}`; nothing when it is missing.
std::optional<double> metric(quint16 port, const QByteArray &sample)
{
    const QByteArrayList lines = httpGet(port, "/metrics").body.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(sample + ' '))
            return line.sliced(sample.size() + 1).toDouble();
    }
    return std::nullopt;
}

/// Opens a long-polling session and joins `/`; its sid.
QByteArray joinByPolling(quint16 port)
{
    const QByteArray path = "/socket.io/?EIO=4&transport=polling";
    const QByteArray handshake = httpGet(port, path).body;
    const QByteArray key = "\"sid\":\"";
    const qsizetype start = handshake.indexOf(key) + key.size();
    const QByteArray sid = handshake.sliced(start, handshake.indexOf('"', start) - start);
    if (httpRequest(port, "POST", path + "&sid=" + sid, "40").status != 200)
        return {};
    return httpGet(port, path + "&sid=" + sid).body.startsWith("40{") ? sid : QByteArray();
}

} // namespace

/// The health and metrics pages of a whole node on a real Redis.
class tst_NodeHttp : public QObject {
    Q_OBJECT

private slots:
    void isReadyAtOnceWithoutRedis();
    void isReadyWhenSubscriptionsAreConfirmed();
    void saysWhyItIsNotReadyAndServesItsClientsMeanwhile();
    void serveMetricsInPrometheusFormat();
    void countsConnectionsPacketsAndBusMessages();
    void countsUndecodableBusMessages();
    void doesNotKnowOtherPages();
    void takesGetAndHeadOnly();
    void answersWhileABroadcastStormRuns();
};

void tst_NodeHttp::isReadyAtOnceWithoutRedis()
{
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--adapter"), QStringLiteral("none")}));
    QCOMPARE(httpGet(node.port(), "/health/ready").status, 200);
}

void tst_NodeHttp::isReadyWhenSubscriptionsAreConfirmed()
{
    RedisServer redis;
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--redis"), redis.url()}));
    const HttpAnswer early = httpGet(node.port(), "/health/ready");
    QCOMPARE(early.status, 503);
    QVERIFY2(early.body.contains("Redis"), early.body.constData());
    QVERIFY2(redis.start(), qPrintable(redis.errorText()));
    QTRY_COMPARE_WITH_TIMEOUT(httpGet(node.port(), "/health/ready").status, 200, kReconnectMs);
    // Ready means subscribed: nothing to wait for.
    QCOMPARE(redis.command({"PUBLISH", "socket.io#/#", "x"}), QByteArray(":1"));
    QCOMPARE(redis.command({"PUBLISH", "socket.io-request#/#", "x"}), QByteArray(":1"));
}

void tst_NodeHttp::saysWhyItIsNotReadyAndServesItsClientsMeanwhile()
{
    RedisServer redis;
    QVERIFY(redis.start());
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--redis"), redis.url()}));
    QTRY_COMPARE(httpGet(node.port(), "/health/ready").status, 200);
    redis.kill();
    QTRY_COMPARE(httpGet(node.port(), "/health/ready").status, 503);
    QCOMPARE(httpGet(node.port(), "/health/live").status, 200);
    QVERIFY(!joinByPolling(node.port()).isEmpty());
    QVERIFY(redis.start());
    QTRY_COMPARE_WITH_TIMEOUT(httpGet(node.port(), "/health/ready").status, 200, kReconnectMs);
    // The password changes while it runs: an outage, not a reason to end.
    redis.stop();
    QVERIFY(redis.start({QStringLiteral("--requirepass"), QStringLiteral("new")}));
    QTRY_VERIFY_WITH_TIMEOUT(httpGet(node.port(), "/health/ready").body.contains("password"), kReconnectMs);
    QVERIFY(node.isRunning());
}

void tst_NodeHttp::serveMetricsInPrometheusFormat()
{
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--adapter"), QStringLiteral("none")}));
    const HttpAnswer answer = httpGet(node.port(), "/metrics");
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers.toLower().contains("content-type: text/plain; version=0.0.4"));
    QVERIFY(answer.body.endsWith('\n'));
    // Each sample follows the HELP and TYPE of its own name, and its value is a number.
    QByteArray name;
    for (const QByteArray &line : answer.body.chopped(1).split('\n')) {
        if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
            name = line.split(' ').at(2);
            continue;
        }
        // A histogram is three: NAME_bucket, NAME_sum, NAME_count.
        const QByteArray sample = line.first(line.indexOf(' '));
        const bool isOwn = sample == name || sample.startsWith(name + '{') || sample.startsWith(name + '_');
        QVERIFY2(isOwn, line.constData());
        bool isNumber = false;
        line.sliced(line.lastIndexOf(' ') + 1).toDouble(&isNumber);
        QVERIFY2(isNumber, line.constData());
    }
}

void tst_NodeHttp::countsConnectionsPacketsAndBusMessages()
{
    RedisServer redis;
    QVERIFY(redis.start());
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--redis"), redis.url()}));
    QTRY_COMPARE(httpGet(node.port(), "/health/ready").status, 200);
    const QByteArray sid = joinByPolling(node.port());
    QVERIFY(!sid.isEmpty());
    QCOMPARE(metric(node.port(), "relayscope_connections{transport=\"polling\"}"), std::optional(1.0));
    QCOMPARE(metric(node.port(), "relayscope_connections{transport=\"websocket\"}"), std::optional(0.0));
    QCOMPARE(metric(node.port(), "relayscope_redis_link_ready{link=\"publish\"}"), std::optional(1.0));
    QCOMPARE(metric(node.port(), "relayscope_redis_link_ready{link=\"subscribe\"}"), std::optional(1.0));
    const double packetsBefore = metric(node.port(), "relayscope_packets_received_total").value_or(-1);
    const QByteArray session = "/socket.io/?EIO=4&transport=polling&sid=" + sid;
    QCOMPARE(httpRequest(node.port(), "POST", session, "42[\"message\",\"x\"]").status, 200);
    QCOMPARE(metric(node.port(), "relayscope_packets_received_total"), std::optional(packetsBefore + 1));
    QCOMPARE(metric(node.port(), "relayscope_bus_published_total"), std::optional(1.0));
    // The node hears its own message, and knows it by its uid.
    QTRY_COMPARE(metric(node.port(), "relayscope_bus_received_total"), std::optional(1.0));
    QVERIFY(metric(node.port(), "relayscope_loop_delay_seconds").has_value());
}

void tst_NodeHttp::countsUndecodableBusMessages()
{
    RedisServer redis;
    QVERIFY(redis.start());
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--redis"), redis.url()}));
    QTRY_COMPARE(httpGet(node.port(), "/health/ready").status, 200);
    QCOMPARE(redis.command({"PUBLISH", "socket.io#/#", "garbage"}), QByteArray(":1"));
    QCOMPARE(redis.command({"PUBLISH", "socket.io-request#/#", "{\"type\":"}), QByteArray(":1"));
    QTRY_COMPARE(metric(node.port(), "relayscope_bus_received_total"), std::optional(2.0));
    double ignored = 0;
    for (const QByteArray &line : httpGet(node.port(), "/metrics").body.split('\n')) {
        if (line.startsWith("relayscope_bus_ignored_total{"))
            ignored += line.sliced(line.lastIndexOf(' ') + 1).toDouble();
    }
    QCOMPARE(ignored, 2.0);
    QCOMPARE(httpGet(node.port(), "/health/ready").status, 200);
}

void tst_NodeHttp::doesNotKnowOtherPages()
{
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--adapter"), QStringLiteral("none")}));
    QCOMPARE(httpGet(node.port(), "/").status, 404);
    QCOMPARE(httpGet(node.port(), "/health").status, 404);
    QCOMPARE(httpGet(node.port(), "/metrics/").status, 404);
}

void tst_NodeHttp::takesGetAndHeadOnly()
{
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--adapter"), QStringLiteral("none")}));
    for (const char *page : {"/health/live", "/health/ready", "/metrics"}) {
        const HttpAnswer head = httpRequest(node.port(), "HEAD", page);
        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
        for (const char *method : {"POST", "PUT", "DELETE", "OPTIONS"}) {
            const HttpAnswer answer = httpRequest(node.port(), method, page);
            QCOMPARE(answer.status, 405);
            QVERIFY(answer.headers.contains("Allow: GET, HEAD"));
        }
    }
}

void tst_NodeHttp::answersWhileABroadcastStormRuns()
{
    constexpr int kClients = 50;
    constexpr int kSenders = 10;
    constexpr int kMessages = 1'000;
    NodeProcess node;
    QVERIFY(node.start({QStringLiteral("--adapter"), QStringLiteral("none")}));
    std::vector<std::unique_ptr<RawWebSocket>> clients;
    for (int i = 0; i < kClients; ++i) {
        clients.push_back(std::make_unique<RawWebSocket>(node.port()));
        QVERIFY(clients.back()->join());
    }
    for (int i = 0; i < kMessages; ++i) {
        for (int sender = 0; sender < kSenders; ++sender)
            clients[static_cast<std::size_t>(sender)]->send("42[\"message\",1]");
    }
    // Half a million deliveries take longer than this. How long each answer took is for people: a test is not timed.
    qint64 worstMs = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer time;
        time.start();
        QCOMPARE(httpGet(node.port(), i % 2 == 0 ? "/health/live" : "/health/ready").status, 200);
        worstMs = std::max(worstMs, time.elapsed());
    }
    qInfo("slowest answer in the storm: %lld ms", static_cast<long long>(worstMs));
    QTRY_COMPARE(
        metric(node.port(), "relayscope_events_sent_total"), std::optional(double(kClients * kSenders * kMessages)));
}

QTEST_GUILESS_MAIN(tst_NodeHttp)

#include "tst_nodehttp.moc"
