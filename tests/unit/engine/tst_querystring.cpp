#include "engine/querystring.h"

#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::engineio;

class tst_QueryString : public QObject {
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void absentIsEmpty();
    void takesAnyBytes();
};

void tst_QueryString::decodes_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QueryParameters>("expected");
    QTest::newRow("none") << QByteArray("/engine.io/") << QueryParameters{};
    QTest::newRow("empty") << QByteArray("/?") << QueryParameters{};
    QTest::newRow("usual") << QByteArray("/?EIO=4&transport=polling")
                           << QueryParameters{{"EIO", "4"}, {"transport", "polling"}};
    QTest::newRow("last wins, first place")
        << QByteArray("/?EIO=3&a=1&EIO=4") << QueryParameters{{"EIO", "4"}, {"a", "1"}};
    QTest::newRow("plus and percent") << QByteArray("/?a=b+c%20d%C3%A9") << QueryParameters{{"a", "b c d\xc3\xa9"}};
    QTest::newRow("escaped plus") << QByteArray("/?a=1%2B1") << QueryParameters{{"a", "1+1"}};
    QTest::newRow("bad escapes stay") << QByteArray("/?a=%&b=%4&c=%zz")
                                      << QueryParameters{{"a", "%"}, {"b", "%4"}, {"c", "%zz"}};
    QTest::newRow("without equals") << QByteArray("/?a&b=") << QueryParameters{{"a", ""}, {"b", ""}};
    QTest::newRow("equals in value") << QByteArray("/?a=b=c") << QueryParameters{{"a", "b=c"}};
    QTest::newRow("fragment is cut") << QByteArray("/?a=1#?b=2") << QueryParameters{{"a", "1"}};
    QTest::newRow("empty parts") << QByteArray("/?&&a=1&") << QueryParameters{{"a", "1"}};
}

void tst_QueryString::decodes()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QueryParameters, expected);
    QCOMPARE(parseQuery(target), expected);
}

void tst_QueryString::absentIsEmpty()
{
    const QueryParameters query = parseQuery("/?sid=");
    QVERIFY(queryValue(query, "sid").isEmpty());
    QVERIFY(queryValue(query, "EIO").isEmpty());
}

void tst_QueryString::takesAnyBytes()
{
    for (const QByteArray &bytes : hostile::noise(7, 500, 200))
        QVERIFY(parseQuery("/?" + bytes).size() <= bytes.size());
}

QTEST_APPLESS_MAIN(tst_QueryString)
#include "tst_querystring.moc"
