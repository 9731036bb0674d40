#include "engine/websockethandshake.h"

#include <QTest>

using namespace relayscope::engineio;

namespace {

HttpRequestHead upgrade(const HttpHeaders &changes = {})
{
    HttpRequestHead head;
    head.method = "GET";
    head.headers = {
        {"upgrade", "WebSocket"}, {"sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ=="}, {"sec-websocket-version", "13"}};
    for (const auto &[name, value] : changes) {
        head.headers.removeIf([&name](const auto &header) { return header.first == name; });
        if (!value.isNull())
            head.headers.emplaceBack(name, value);
    }
    return head;
}

} // namespace

class tst_WebSocketHandshake : public QObject {
    Q_OBJECT

private slots:
    void accepts();
    void echoesTheFirstSubprotocol();
    void appendsFurtherHeaders();
    void refuses_data();
    void refuses();
    void refusesOtherMethods();
};

void tst_WebSocketHandshake::accepts()
{
    QVERIFY(!refuseWebSocket(upgrade()));
    QVERIFY(!refuseWebSocket(upgrade({{"sec-websocket-version", "8"}})));
    // The example of RFC 6455 section 1.3, as in engineio-http: upgrade/ok.
    QCOMPARE(acceptWebSocket(upgrade(), {}),
        QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n"));
}

void tst_WebSocketHandshake::echoesTheFirstSubprotocol()
{
    const HttpRequestHead request = upgrade({{"sec-websocket-protocol", "a, b"}});
    QVERIFY(!refuseWebSocket(request));
    QVERIFY(acceptWebSocket(request, {}).endsWith("\r\nSec-WebSocket-Protocol: a\r\n\r\n"));
}

void tst_WebSocketHandshake::appendsFurtherHeaders()
{
    QVERIFY(acceptWebSocket(upgrade(), {{"Access-Control-Allow-Origin", "*"}})
                .endsWith("\r\nAccess-Control-Allow-Origin: *\r\n\r\n"));
}

void tst_WebSocketHandshake::refuses_data()
{
    QTest::addColumn<HttpHeaders>("changes");
    QTest::addColumn<QByteArray>("message");
    const QByteArray key = "Missing or invalid Sec-WebSocket-Key header";
    const QByteArray version = "Missing or invalid Sec-WebSocket-Version header";
    const QByteArray protocol = "Invalid Sec-WebSocket-Protocol header";
    QTest::newRow("other upgrade") << HttpHeaders{{"upgrade", "h2c"}} << QByteArray("Invalid Upgrade header");
    QTest::newRow("no key") << HttpHeaders{{"sec-websocket-key", {}}} << key;
    QTest::newRow("short key") << HttpHeaders{{"sec-websocket-key", "abc="}} << key;
    QTest::newRow("key not base64") << HttpHeaders{{"sec-websocket-key", "dGhlIHNhbXBsZSBub25j*Q=="}} << key;
    QTest::newRow("no version") << HttpHeaders{{"sec-websocket-version", {}}} << version;
    QTest::newRow("version 12") << HttpHeaders{{"sec-websocket-version", "12"}} << version;
    QTest::newRow("empty subprotocol") << HttpHeaders{{"sec-websocket-protocol", "a,,b"}} << protocol;
    QTest::newRow("subprotocol no token") << HttpHeaders{{"sec-websocket-protocol", "a b"}} << protocol;
}

void tst_WebSocketHandshake::refuses()
{
    QFETCH(const HttpHeaders, changes);
    QFETCH(const QByteArray, message);
    const std::optional<QByteArray> refusal = refuseWebSocket(upgrade(changes));
    QVERIFY(refusal);
    QVERIFY(refusal->startsWith("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n"));
    QVERIFY(refusal->endsWith("\r\n\r\n" + message));
    QCOMPARE(refusal->contains("Sec-WebSocket-Version: 13, 8"), message.contains("Version"));
}

void tst_WebSocketHandshake::refusesOtherMethods()
{
    HttpRequestHead request = upgrade();
    request.method = "POST";
    QVERIFY(refuseWebSocket(request)->startsWith("HTTP/1.1 405 Method Not Allowed\r\n"));
}

QTEST_APPLESS_MAIN(tst_WebSocketHandshake)
#include "tst_websockethandshake.moc"
