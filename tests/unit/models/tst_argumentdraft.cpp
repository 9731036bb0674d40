#include "models/argumentdraft.h"
#include "protocol/json.h"
#include "protocol/limits.h"

#include <QTemporaryFile>
#include <QTest>

using namespace relayscope;
using models::ArgumentDraft;
using models::ArgumentType;
using protocol::Value;

class tst_ArgumentDraft : public QObject {
    Q_OBJECT

private slots:
    void readsEachType_data();
    void readsEachType();
    void readsBinary_data();
    void readsBinary();
    void readsTheBytesOfAFile();
    void refusesALongFile();
    void saysWhereItIsWrong_data();
    void saysWhereItIsWrong();
    void spreadsAnArray();
    void manyArgumentsShareRows();
};

void tst_ArgumentDraft::readsEachType_data()
{
    QTest::addColumn<ArgumentType>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("blank JSON") << ArgumentType::Json << QStringLiteral(" ") << QByteArray("[]");
    QTest::newRow("several values") << ArgumentType::Json << QStringLiteral("1, [2]") << QByteArray("[1,[2]]");
    QTest::newRow("text") << ArgumentType::Text << QStringLiteral("say \"hi\"") << QByteArray("[\"say \\\"hi\\\"\"]");
    QTest::newRow("no text") << ArgumentType::Text << QString() << QByteArray("[\"\"]");
    QTest::newRow("number") << ArgumentType::Number << QStringLiteral(" -1.5e2 ") << QByteArray("[-150]");
    QTest::newRow("true") << ArgumentType::Literal << QStringLiteral("true") << QByteArray("[true]");
    QTest::newRow("false") << ArgumentType::Literal << QStringLiteral("false") << QByteArray("[false]");
    QTest::newRow("null") << ArgumentType::Literal << QStringLiteral("null") << QByteArray("[null]");
}

void tst_ArgumentDraft::readsEachType()
{
    QFETCH(ArgumentType, type);
    QFETCH(QString, text);
    QFETCH(QByteArray, json);
    const auto values = models::readArgument({type, text});
    QVERIFY(values);
    QCOMPARE(protocol::toJson(Value(*values)), json);
}

void tst_ArgumentDraft::readsBinary_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QString() << QByteArray();
    QTest::newRow("together") << QStringLiteral("DEadbeef") << QByteArray("\xde\xad\xbe\xef");
    QTest::newRow("as a dump") << QStringLiteral("de ad\nbe:ef") << QByteArray("\xde\xad\xbe\xef");
    QTest::newRow("as code") << QStringLiteral("0x00, 0xFF") << QByteArray("\x00\xff", 2);
}

void tst_ArgumentDraft::readsBinary()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    const auto values = models::readArgument({ArgumentType::Hex, text});
    QVERIFY(values);
    QCOMPARE(*values, Value::Array{Value::Binary{bytes}});
}

void tst_ArgumentDraft::readsTheBytesOfAFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("\x01\x02", 2);
    file.flush();
    const auto values = models::readArgument({ArgumentType::File, file.fileName()});
    QVERIFY(values);
    QCOMPARE(*values, Value::Array{Value::Binary{QByteArray("\x01\x02", 2)}});
}

void tst_ArgumentDraft::refusesALongFile()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QVERIFY(file.resize(limits::kDefaultMaxPayloadBytes + 1));
    QVERIFY(!models::readArgument({ArgumentType::File, file.fileName()}));
}

void tst_ArgumentDraft::saysWhereItIsWrong_data()
{
    QTest::addColumn<ArgumentType>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::newRow("JSON") << ArgumentType::Json << QStringLiteral("1, x") << 3;
    QTest::newRow("number missing") << ArgumentType::Number << QString() << 0;
    QTest::newRow("text as number") << ArgumentType::Number << QStringLiteral("\"1\"") << 0;
    QTest::newRow("two numbers") << ArgumentType::Number << QStringLiteral("1, 2") << 0;
    QTest::newRow("letter in number") << ArgumentType::Number << QStringLiteral("12x") << 2;
    QTest::newRow("number too large") << ArgumentType::Number << QStringLiteral("1e999") << 0;
    QTest::newRow("no hex digit") << ArgumentType::Hex << QStringLiteral("de ag") << 4;
    QTest::newRow("half a byte") << ArgumentType::Hex << QStringLiteral("de a") << 4;
    QTest::newRow("no file") << ArgumentType::File << QString() << 0;
    QTest::newRow("not a file") << ArgumentType::File << QStringLiteral("/nonexistent") << 0;
    QTest::newRow("a device") << ArgumentType::File << QStringLiteral("/dev/zero") << 0;
}

void tst_ArgumentDraft::saysWhereItIsWrong()
{
    QFETCH(ArgumentType, type);
    QFETCH(QString, text);
    QFETCH(int, position);
    const auto values = models::readArgument({type, text});
    QVERIFY(!values);
    QCOMPARE(values.error().position, position);
    QVERIFY(!values.error().text.isEmpty());
}

void tst_ArgumentDraft::spreadsAnArray()
{
    const auto drafts = models::argumentDraftsOfArray(QStringLiteral("[1, {\"a\": [2]}, \"x\"]"));
    QVERIFY(drafts);
    const QList<ArgumentDraft> expected{{ArgumentType::Json, QStringLiteral("1")},
        {ArgumentType::Json, QStringLiteral("{\"a\":[2]}")}, {ArgumentType::Json, QStringLiteral("\"x\"")}};
    QCOMPARE(*drafts, expected);
    for (const char *other : {"", "[]", "{}", "1, 2", "[1"})
        QVERIFY(!models::argumentDraftsOfArray(QString::fromLatin1(other)));
}

void tst_ArgumentDraft::manyArgumentsShareRows()
{
    Value::Array arguments(100, Value(1));
    arguments.at(50) = Value::Binary{"x"};
    const QList<ArgumentDraft> drafts = models::argumentDrafts(arguments);
    QCOMPARE(drafts.size(), 3);
    Value::Array back;
    for (const ArgumentDraft &draft : drafts) {
        const auto values = models::readArgument(draft);
        QVERIFY(values);
        back.insert(back.end(), values->begin(), values->end());
    }
    QCOMPARE(back, arguments);
}

QTEST_APPLESS_MAIN(tst_ArgumentDraft)
#include "tst_argumentdraft.moc"
