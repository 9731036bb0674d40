#include "engine/refusals.h"
#include "engineharness.h"
#include "rawpeer.h"

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kWebSocket = "/engine.io/?EIO=4&transport=websocket";

QList<telemetry::Event> refusalsOf(const EngineHarness &harness)
{
    QList<telemetry::Event> refusals;
    for (const telemetry::Event &event : harness.sink.events) {
        if (event.kind == telemetry::EventKind::Refused)
            refusals.append(event);
    }
    return refusals;
}

} // namespace

/// Whoever is turned away is counted, and told of with what is known of him.
class tst_EngineRefusals : public QObject {
    Q_OBJECT

private slots:
    void tellsWhoAskedForWhat_data();
    void tellsWhoAskedForWhat();
    void refusesLongHeads();
    void tellsOfAFloodOnlyInPart();
};

void tst_EngineRefusals::tellsWhoAskedForWhat_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QByteArray>("context");
    const auto get = [](const QByteArray &target, const QByteArray &fields = {}) {
        return "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n";
    };
    const QByteArray upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
    QTest::newRow("transport") << get("/engine.io/?EIO=4&transport=smoke") << Refusal::TransportUnknown
                               << QByteArray("GET transport=smoke EIO=4");
    QTest::newRow("session") << get("/engine.io/?EIO=4&transport=polling&sid=secret") << Refusal::SessionUnknown
                             << QByteArray("GET transport=polling EIO=4");
    QTest::newRow("protocol") << get("/engine.io/?EIO=3&transport=polling") << Refusal::UnsupportedProtocolVersion
                              << QByteArray("GET transport=polling EIO=3");
    QTest::newRow("method") << QByteArray("POST /engine.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: h\r\n"
                                          "Content-Length: 0\r\n\r\n")
                            << Refusal::BadHandshakeMethod << QByteArray("POST transport=polling EIO=4");
    QTest::newRow("protocol behind 101") << get("/engine.io/?EIO=3&transport=websocket",
        upgrade + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                                         << Refusal::UnsupportedProtocolVersion
                                         << QByteArray("GET transport=websocket EIO=3");
    QTest::newRow("WebSocket without key")
        << get(kWebSocket, upgrade + "Sec-WebSocket-Version: 13\r\n") << Refusal::BadWebSocketHandshake
        << QByteArray("GET transport=websocket EIO=4");
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << Refusal::MalformedRequest << QByteArray("GET");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << Refusal::MalformedRequest << QByteArray();
}

void tst_EngineRefusals::tellsWhoAskedForWhat()
{
    QFETCH(const QByteArray, request);
    QFETCH(const Refusal, refusal);
    QFETCH(const QByteArray, context);
    EngineHarness harness;
    RawPeer peer(harness.port);
    peer.write(request);
    QTRY_COMPARE(harness.server.counters().refused[static_cast<int>(refusal)], 1U);
    const QList<telemetry::Event> refusals = refusalsOf(harness);
    QCOMPARE(refusals.size(), 1);
    QCOMPARE(refusals.first().text, QByteArray(toString(refusal)));
    QCOMPARE(refusals.first().detail, QByteArray("127.0.0.1") + (context.isEmpty() ? "" : ": ") + context);
    QVERIFY(!refusals.first().detail.contains("secret"));
}

void tst_EngineRefusals::refusesLongHeads()
{
    EngineOptions options;
    options.maxHeadBytes = 1'000;
    EngineHarness harness(options);
    RawPeer peer(harness.port);
    peer.request("GET", kWebSocket, {}, "X-Long: " + QByteArray(1'000, 'x') + "\r\n");
    QCOMPARE(peer.response(true).status, 431);
    QCOMPARE(harness.server.counters().refused[static_cast<int>(Refusal::HeadTooLarge)], 1U);
}

void tst_EngineRefusals::tellsOfAFloodOnlyInPart()
{
    EngineCounters counters;
    RecordingSink sink;
    Refusals refusals(counters, sink);
    constexpr int kFlood = 10 * Refusals::kMaxReportsPerSecond;
    for (int i = 0; i < kFlood; ++i)
        refusals.add(RequestError::SessionUnknown, {QHostAddress::LocalHost, QByteArray(1'000, 'x')});
    QCOMPARE(counters.refused[static_cast<int>(Refusal::SessionUnknown)], quint64{kFlood});
    QCOMPARE(counters.handshakeErrors[static_cast<int>(RequestError::SessionUnknown)], quint64{kFlood});
    // A second may begin meanwhile.
    QVERIFY(sink.events.size() >= Refusals::kMaxReportsPerSecond);
    QVERIFY(sink.events.size() <= 2 * Refusals::kMaxReportsPerSecond);
    QVERIFY(sink.events.first().detail.size() < 250);
}

RELAYSCOPE_EPOLL_TEST_MAIN(tst_EngineRefusals)

#include "tst_enginerefusals.moc"
