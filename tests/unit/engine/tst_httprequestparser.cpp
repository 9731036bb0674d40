#include "engine/httprequestparser.h"

#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::engineio;

namespace {

const QByteArray kGet
    = "GET /engine.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\nX-A: 1\r\nx-a: 2\r\n\r\n";
const QByteArray kPost = "POST /engine.io/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello";
const QByteArray kChunked = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: t\r\n\r\n";

/// Feeds all bytes as a connection does; what is left over.
QByteArray feedAll(
    HttpRequestParser &parser, QByteArray bytes, qsizetype bodyLimit, std::optional<HttpParseError> *error)
{
    bool bodyWanted = false;
    while (!parser.isComplete()) {
        const Expected<qsizetype, HttpParseError> consumed = parser.feed(bytes);
        if (!consumed) {
            *error = consumed.error();
            break;
        }
        if (!bodyWanted && parser.isHeadComplete()) {
            bodyWanted = true;
            parser.keepBody(bodyLimit);
        } else if (*consumed == 0) {
            break;
        }
        bytes.remove(0, *consumed);
    }
    return bytes;
}

struct Outcome {
    std::optional<HttpParseError> error;
    HttpRequestHead head;
    QByteArray body;
    QByteArray rest;
    bool complete = false;
    bool tooLarge = false;
};

Outcome parse(const QByteArray &bytes, qsizetype bodyLimit = 1'000)
{
    HttpRequestParser parser;
    Outcome outcome;
    outcome.rest = feedAll(parser, bytes, bodyLimit, &outcome.error);
    outcome.complete = parser.isComplete();
    if (parser.isHeadComplete())
        outcome.head = parser.takeHead();
    outcome.tooLarge = parser.isBodyTooLarge();
    outcome.body = parser.takeBody();
    return outcome;
}

} // namespace

class tst_HttpRequestParser : public QObject {
    Q_OBJECT

private slots:
    void readsAHead();
    void readsABody();
    void readsAChunkedBody();
    void stopsBehindTheMessage();
    void takesSingleBytes_data();
    void takesSingleBytes();
    void waitsForMoreAtEveryByte();
    void keepsNoBodyAboveTheLimit();
    void seesUpgradeAndKeepAlive();
    void refuses_data();
    void refuses();
    void takesAnyBytes();
};

void tst_HttpRequestParser::readsAHead()
{
    const Outcome outcome = parse(kGet);
    QVERIFY(outcome.complete);
    QCOMPARE(outcome.head.method, QByteArray("GET"));
    QCOMPARE(outcome.head.target, QByteArray("/engine.io/?EIO=4&transport=polling"));
    QCOMPARE(outcome.head.path(), QByteArray("/engine.io/"));
    const HttpHeaders expected{{"host", "localhost"}, {"x-a", "1, 2"}};
    QCOMPARE(outcome.head.headers, expected);
    QVERIFY(outcome.head.header("x-b").isNull());
}

void tst_HttpRequestParser::readsABody()
{
    const Outcome outcome = parse(kPost);
    QVERIFY(outcome.complete);
    QCOMPARE(outcome.body, QByteArray("hello"));
}

void tst_HttpRequestParser::readsAChunkedBody()
{
    const Outcome outcome = parse(kChunked);
    QVERIFY(outcome.complete);
    QCOMPARE(outcome.body, QByteArray("hello"));
}

void tst_HttpRequestParser::stopsBehindTheMessage()
{
    QCOMPARE(parse(kPost + kGet).rest, kGet);
}

void tst_HttpRequestParser::takesSingleBytes_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("get") << kGet;
    QTest::newRow("post") << kPost;
    QTest::newRow("chunked") << kChunked;
}

void tst_HttpRequestParser::takesSingleBytes()
{
    QFETCH(const QByteArray, request);
    HttpRequestParser parser;
    std::optional<HttpParseError> error;
    QByteArray waiting;
    QByteArray body;
    for (const char byte : request) {
        QVERIFY(!parser.isComplete());
        waiting = feedAll(parser, waiting + byte, 1'000, &error);
        QVERIFY(!error);
    }
    QVERIFY(parser.isComplete());
    QCOMPARE(parser.takeBody(), request == kGet ? QByteArray() : QByteArray("hello"));
}

void tst_HttpRequestParser::waitsForMoreAtEveryByte()
{
    for (const QByteArray &request : {kGet, kPost, kChunked}) {
        for (const QByteArray &part : hostile::truncations(request)) {
            const Outcome outcome = parse(part);
            QVERIFY(!outcome.complete);
            QVERIFY(!outcome.error);
        }
    }
}

void tst_HttpRequestParser::keepsNoBodyAboveTheLimit()
{
    QVERIFY(!parse(kPost, 5).tooLarge);
    for (const QByteArray &request : {kPost, kChunked}) {
        const Outcome outcome = parse(request, 4);
        QVERIFY(outcome.complete);
        QVERIFY(outcome.tooLarge);
        QVERIFY(outcome.body.isEmpty());
    }
}

void tst_HttpRequestParser::seesUpgradeAndKeepAlive()
{
    const QByteArray start = "GET / HTTP/1.1\r\nHost: h\r\n";
    QVERIFY(parse(start + "\r\n").head.keepAlive);
    QVERIFY(!parse(start + "Connection: close\r\n\r\n").head.keepAlive);
    QVERIFY(!parse("GET / HTTP/1.0\r\n\r\n").head.keepAlive);
    QVERIFY(!parse("GET / HTTP/1.0\r\n\r\n").head.http11);
    QVERIFY(parse(start + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n").head.upgrade);
    QVERIFY(!parse(start + "Connection: Upgrade\r\n\r\n").head.upgrade);
    QVERIFY(!parse(start + "Upgrade: websocket\r\n\r\n").head.upgrade);
}

void tst_HttpRequestParser::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<HttpParseError>("error");
    const QByteArray start = "GET / HTTP/1.1\r\nHost: h\r\n";
    QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << HttpParseError::Malformed;
    QTest::newRow("other protocol") << QByteArray("GET / RTSP/1.0\r\n\r\n") << HttpParseError::Malformed;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << HttpParseError::Malformed;
    QTest::newRow("control character in a value") << start
            + "Origin: http://a\x7f"
              "b\r\n\r\n" << HttpParseError::Malformed;
    QTest::newRow("space in a name") << start + "A B: c\r\n\r\n" << HttpParseError::Malformed;
    QTest::newRow("bad length") << start + "Content-Length: 1x\r\n\r\n" << HttpParseError::Malformed;
    QTest::newRow("two lengths") << start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"
                                 << HttpParseError::Malformed;
    QTest::newRow("length and chunked") << start + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        << HttpParseError::Malformed;
    QTest::newRow("bad chunk size") << start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n" << HttpParseError::Malformed;
    QTest::newRow("long target") << "GET /" + QByteArray(relayscope::limits::kDefaultMaxHttpHeadBytes, 'a') << HttpParseError::HeadTooLarge;
    QTest::newRow("long field") << start + "A: " + QByteArray(relayscope::limits::kDefaultMaxHttpHeadBytes, 'a') << HttpParseError::HeadTooLarge;
    QTest::newRow("many fields") << start + QByteArray("A: b\r\n").repeated(relayscope::limits::kDefaultMaxHttpHeadBytes / 6)
                                 << HttpParseError::HeadTooLarge;
}

void tst_HttpRequestParser::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const HttpParseError, error);
    const Outcome outcome = parse(bytes);
    QVERIFY(outcome.error.has_value());
    QCOMPARE(toString(*outcome.error), toString(error));
}

void tst_HttpRequestParser::takesAnyBytes()
{
    for (const QByteArray &request : {kGet, kPost, kChunked}) {
        for (const QByteArray &bytes : hostile::mutations(request, 11, 2'000)) {
            const Outcome outcome = parse(bytes);
            QVERIFY(outcome.body.size() <= 1'000);
        }
    }
    for (const QByteArray &bytes : hostile::noise(12, 500, 300))
        QVERIFY(!parse(bytes).complete);
}

QTEST_APPLESS_MAIN(tst_HttpRequestParser)
#include "tst_httprequestparser.moc"
