#include "models/logmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using models::LogModel;

namespace {

core::LogLine lineOf(const QString &source, const QString &text, qint64 timeNs = 0)
{
    core::LogLine line;
    line.source = source;
    line.text = text;
    line.timeNs = timeNs;
    return line;
}

QString textAt(const LogModel &model, int row, LogModel::Column column = LogModel::Text)
{
    return model.index(row, column).data().toString();
}

const QString kNodeA = QStringLiteral("node-a");
const QString kRedis = QStringLiteral("redis");

} // namespace

class tst_LogModel : public QObject {
    Q_OBJECT

private slots:
    void insertsABatchAtOnce();
    void timesAreThoseOfTheStream();
    void showsOneSource();
    void dropsTheOldestAndCountsThem();
    void keepsTheNewestOfAnOversizeBatch();
    void boundsItsBytes();
    void droppingKeepsTheShownSource();
    void findsTheNearestMoment();
    void searchGoesRoundTheEnd();
    void removesTerminalCodes_data();
    void removesTerminalCodes();
};

void tst_LogModel::insertsABatchAtOnce()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy sources(&model, &LogModel::sourcesChanged);
    model.append({lineOf(kNodeA, QStringLiteral("one")), lineOf(kRedis, QStringLiteral("two"))});
    model.append({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(sources.size(), 1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.sources(), QStringList({kNodeA, kRedis}));
    model.setSourceName(kNodeA, QStringLiteral("node A"));
    QCOMPARE(textAt(model, 0, LogModel::Source), QStringLiteral("node A"));
    for (int column = 0; column < LogModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void tst_LogModel::timesAreThoseOfTheStream()
{
    QLocale::setDefault(QLocale::c());
    LogModel model;
    model.append({lineOf(kNodeA, QStringLiteral("one"), 7'500'000'000)});
    model.setOrigin(7'000'000'000);
    QCOMPARE(textAt(model, 0, LogModel::Time), QStringLiteral("0.500000"));
}

void tst_LogModel::showsOneSource()
{
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append({lineOf(kNodeA, QStringLiteral("a1")), lineOf(kRedis, QStringLiteral("r1"))});
    model.setSource(kNodeA);
    QCOMPARE(model.rowCount(), 1);
    model.append({lineOf(kRedis, QStringLiteral("r2")), lineOf(kNodeA, QStringLiteral("a2"))});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(textAt(model, 1), QStringLiteral("a2"));
    model.setSource({});
    QCOMPARE(model.rowCount(), 4);
}

void tst_LogModel::dropsTheOldestAndCountsThem()
{
    LogModel model({100, 1'000'000});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int i = 0; i < 250; ++i)
        model.append({lineOf(kNodeA, QString::number(i))});
    QVERIFY(model.rowCount() <= 100);
    QCOMPARE(model.droppedCount() + quint64(model.rowCount()), 250U);
    QCOMPARE(textAt(model, model.rowCount() - 1), QStringLiteral("249"));
}

void tst_LogModel::keepsTheNewestOfAnOversizeBatch()
{
    LogModel model({10, 1'000'000});
    QList<core::LogLine> lines;
    for (int i = 0; i < 25; ++i)
        lines.append(lineOf(kNodeA, QString::number(i)));
    model.append(lines);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.droppedCount(), 15U);
    QCOMPARE(textAt(model, 0), QStringLiteral("15"));
}

void tst_LogModel::boundsItsBytes()
{
    LogModel model({1'000, 20'000});
    for (int i = 0; i < 100; ++i)
        model.append({lineOf(kNodeA, QString(500, QLatin1Char('x')))});
    QVERIFY(model.rowCount() < 20);
    QVERIFY(model.droppedCount() > 80);
}

void tst_LogModel::droppingKeepsTheShownSource()
{
    LogModel model({50, 1'000'000});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(kRedis);
    model.append({lineOf(kRedis, QStringLiteral("old"))});
    for (int i = 0; i < 60; ++i)
        model.append({lineOf(i % 10 == 0 ? kRedis : kNodeA, QString::number(i))});
    QCOMPARE(textAt(model, model.rowCount() - 1), QStringLiteral("50"));
    QVERIFY(textAt(model, 0) != QStringLiteral("old"));
}

void tst_LogModel::findsTheNearestMoment()
{
    LogModel model;
    QCOMPARE(model.rowNear(5), -1);
    model.append({lineOf(kNodeA, {}, 100), lineOf(kNodeA, {}, 300), lineOf(kRedis, {}, 200)});
    QCOMPARE(model.rowNear(0), 0);
    QCOMPARE(model.rowNear(210), 2);
    QCOMPARE(model.rowNear(1'000), 1);
}

void tst_LogModel::searchGoesRoundTheEnd()
{
    LogModel model;
    model.append({lineOf(kNodeA, QStringLiteral("Ready")), lineOf(kNodeA, QStringLiteral("other")),
        lineOf(kNodeA, QStringLiteral("not ready"))});
    QCOMPARE(model.find(QStringLiteral("ready"), -1, true), 0);
    QCOMPARE(model.find(QStringLiteral("ready"), 0, true), 2);
    QCOMPARE(model.find(QStringLiteral("ready"), 2, true), 0);
    QCOMPARE(model.find(QStringLiteral("ready"), 0, false), 2);
    QCOMPARE(model.find(QStringLiteral("nowhere"), 0, true), -1);
    QCOMPARE(model.find({}, 0, true), -1);
}

void tst_LogModel::removesTerminalCodes_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringLiteral("ready, [ok]") << QStringLiteral("ready, [ok]");
    QTest::newRow("colour") << QStringLiteral("\x1b[1;31merror\x1b[0m: x") << QStringLiteral("error: x");
    QTest::newRow("cursor") << QStringLiteral("\x1b[2K\x1b[1Gdone") << QStringLiteral("done");
    QTest::newRow("title") << QStringLiteral("\x1b]0;title\x07text") << QStringLiteral("text");
    QTest::newRow("cut off") << QStringLiteral("text\x1b") << QStringLiteral("text");
    QTest::newRow("controls") << QStringLiteral("a\rb\tc") << QStringLiteral("ab\tc");
}

void tst_LogModel::removesTerminalCodes()
{
    QFETCH(QString, written);
    QFETCH(QString, shown);
    QCOMPARE(models::withoutTerminalCodes(written), shown);
}

QTEST_GUILESS_MAIN(tst_LogModel)
#include "tst_logmodel.moc"
