#include "models/argumentlist.h"

#include <QTest>

using namespace relayscope;
using models::ArgumentError;
using models::parseArguments;

class tst_ArgumentList : public QObject {
    Q_OBJECT

private slots:
    void readsValuesBetweenCommas();
    void readsNothingAsNoArgument_data();
    void readsNothingAsNoArgument();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void failsAtEveryCut();
    void everyErrorHasText();
};

void tst_ArgumentList::readsValuesBetweenCommas()
{
    const auto values = parseArguments(QStringLiteral("1, {\"b\": 2, \"a\": [null]}, \"ü\""));
    QVERIFY(values);
    QCOMPARE(values->size(), 3U);
    QCOMPARE(protocol::toJson(protocol::Value(*values)), QByteArray("[1,{\"b\":2,\"a\":[null]},\"\xc3\xbc\"]"));
}

void tst_ArgumentList::readsNothingAsNoArgument_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral("  \n\t");
}

void tst_ArgumentList::readsNothingAsNoArgument()
{
    QFETCH(QString, text);
    const auto values = parseArguments(text);
    QVERIFY(values);
    QVERIFY(values->empty());
}

void tst_ArgumentList::saysWhereItIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("word") << QStringLiteral("hello") << 0;
    QTest::newRow("second value") << QStringLiteral("1, x") << 3;
    QTest::newRow("after a letter of two bytes") << QStringLiteral("\"ü\", x") << 5;
    QTest::newRow("after a letter of two units") << QStringLiteral("\"😀\", x") << 6;
    QTest::newRow("brackets that would close ours") << QStringLiteral("1], [2") << 2;
    QTest::newRow("comma at the end") << QStringLiteral("1,") << 2;
    QTest::newRow("open bracket") << QStringLiteral("[1") << 3;
}

void tst_ArgumentList::saysWhereItIsWrong()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    const auto values = parseArguments(text);
    QVERIFY(!values);
    QCOMPARE(values.error().position, qMin(qsizetype(position), text.size()));
}

void tst_ArgumentList::failsAtEveryCut()
{
    const QString whole = QStringLiteral("{\"a\":[1,{\"b\":\"😀\"}]}");
    for (qsizetype length = 1; length < whole.size(); ++length) {
        const auto values = parseArguments(whole.first(length));
        QVERIFY2(!values, qPrintable(whole.first(length)));
        QVERIFY(values.error().position >= 0 && values.error().position <= length);
    }
}

void tst_ArgumentList::everyErrorHasText()
{
    using protocol::JsonError;
    for (const JsonError reason : {JsonError::Syntax, JsonError::InvalidUtf8, JsonError::TrailingBytes,
             JsonError::TooDeep, JsonError::TooManyValues, JsonError::NumberOutOfRange})
        QVERIFY(!models::argumentErrorText({reason, 0}).isEmpty());
}

QTEST_APPLESS_MAIN(tst_ArgumentList)
#include "tst_argumentlist.moc"
