#include "engine/corsheaders.h"

#include <QTest>

using namespace relayscope::engineio;

namespace {

const QByteArray kOrigin = "https://example.com";

HttpRequestHead preflight(const HttpHeaders &extra)
{
    HttpRequestHead head;
    head.method = "OPTIONS";
    head.headers = HttpHeaders{{"origin", kOrigin}} + extra;
    return head;
}

} // namespace

class tst_CorsHeaders : public QObject {
    Q_OBJECT

private slots:
    void answersByKindOfOrigins_data();
    void answersByKindOfOrigins();
    void preflightReflectsTheRequestedHeaders();
    void preflightAddsToVary();
};

void tst_CorsHeaders::answersByKindOfOrigins_data()
{
    const QByteArray allow = "Access-Control-Allow-Origin";
    QTest::addColumn<QList<QByteArray>>("origins");
    QTest::addColumn<HttpHeaders>("expected");
    QTest::newRow("none") << QList<QByteArray>{} << HttpHeaders{};
    QTest::newRow("star") << QList<QByteArray>{"*"} << HttpHeaders{{allow, "*"}};
    QTest::newRow("fixed") << QList<QByteArray>{kOrigin} << HttpHeaders{{allow, kOrigin}, {"Vary", "Origin"}};
    QTest::newRow("fixed, other") << QList<QByteArray>{"https://a.example"}
                                  << HttpHeaders{{allow, "https://a.example"}, {"Vary", "Origin"}};
    QTest::newRow("list") << QList<QByteArray>{"https://a.example", kOrigin}
                          << HttpHeaders{{allow, kOrigin}, {"Vary", "Origin"}};
    QTest::newRow("list, other") << QList<QByteArray>{"https://a.example", "https://b.example"}
                                 << HttpHeaders{{"Vary", "Origin"}};
}

void tst_CorsHeaders::answersByKindOfOrigins()
{
    QFETCH(const QList<QByteArray>, origins);
    QFETCH(const HttpHeaders, expected);
    QCOMPARE(corsHeaders(origins, kOrigin), expected);
}

void tst_CorsHeaders::preflightReflectsTheRequestedHeaders()
{
    const HttpHeaders expected{{"Access-Control-Allow-Origin", "*"},
        {"Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE"}, {"Vary", "Access-Control-Request-Headers"},
        {"Access-Control-Allow-Headers", "x-a,x-b"}};
    QCOMPARE(corsPreflightHeaders({"*"}, preflight({{"access-control-request-headers", "x-a,x-b"}})), expected);
}

void tst_CorsHeaders::preflightAddsToVary()
{
    const HttpHeaders expected{{"Access-Control-Allow-Origin", kOrigin},
        {"Vary", "Origin, Access-Control-Request-Headers"},
        {"Access-Control-Allow-Methods", "GET,HEAD,PUT,PATCH,POST,DELETE"}};
    QCOMPARE(corsPreflightHeaders({kOrigin}, preflight({})), expected);
}

QTEST_APPLESS_MAIN(tst_CorsHeaders)
#include "tst_corsheaders.moc"
