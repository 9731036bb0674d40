#include "models/filteredhopmodel.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using core::Hop;
using core::HopFilter;
using core::HopKind;
using models::FilteredHopModel;
using models::HopModel;

namespace {

constexpr auto kTestMode = QAbstractItemModelTester::FailureReportingMode::QtTest;

HopFilter filterOf(const char *expression)
{
    return HopFilter::parse(QString::fromLatin1(expression)).value();
}

/// Rows from `first` on; even ones have the event "even".
QList<Hop> hopsOf(quint64 first, int count)
{
    QList<Hop> hops;
    for (int i = 0; i < count; ++i) {
        Hop hop;
        hop.number = first + quint64(i);
        hop.message = hop.number / 4 + 1;
        hop.timeNs = qint64(hop.number) * 1'000'000;
        hop.eventName = hop.number % 2 == 0 ? "even" : "odd";
        hops.append(hop);
    }
    return hops;
}

QList<quint64> numbersIn(const FilteredHopModel &model)
{
    QList<quint64> numbers;
    for (int row = 0; row < model.rowCount(); ++row)
        numbers.append(model.hop(row).number);
    return numbers;
}

} // namespace

class tst_FilteredHopModel final : public QObject {
    Q_OBJECT

private slots:
    void showsAllAtFirst();
    void showsWhatMatches();
    void timeCountsAsTheTableShowsIt();
    void hidesNoise();
    void followsRemovalFromTheFront();
    void findsRows();
    void walksThroughAMessage();
    void followsJoins();
    void bracketsJoinVisibleRows();
    void looksAtManyRowsInSlices();
    void aNewFilterEndsTheOldScan();
    void agreesWithASlowOne();
};

void tst_FilteredHopModel::showsAllAtFirst()
{
    HopModel hops;
    hops.append(hopsOf(1, 3));
    const FilteredHopModel model(hops);
    const QAbstractItemModelTester tester(const_cast<FilteredHopModel *>(&model), kTestMode);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.columnCount(), int(HopModel::ColumnCount));
    QCOMPARE(model.index(1, HopModel::Number).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.headerData(HopModel::Event, Qt::Horizontal, Qt::DisplayRole),
        hops.headerData(HopModel::Event, Qt::Horizontal, Qt::DisplayRole));
    QCOMPARE(model.progress(), 1.0);
}

void tst_FilteredHopModel::showsWhatMatches()
{
    HopModel hops;
    FilteredHopModel model(hops);
    const QAbstractItemModelTester tester(&model, kTestMode);
    hops.append(hopsOf(1, 5));
    model.setFilter(filterOf("event == even"), false);
    QCOMPARE(numbersIn(model), (QList<quint64>{2, 4}));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    hops.append(hopsOf(6, 3));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(numbersIn(model), (QList<quint64>{2, 4, 6, 8}));
    hops.append(hopsOf(9, 1));
    QCOMPARE(inserted.size(), 1);
    hops.clear();
    QCOMPARE(model.rowCount(), 0);
    hops.append(hopsOf(10, 1));
    QCOMPARE(numbersIn(model), (QList<quint64>{10}));
}

void tst_FilteredHopModel::timeCountsAsTheTableShowsIt()
{
    HopModel hops;
    FilteredHopModel model(hops);
    hops.append(hopsOf(100, 5));
    model.setFilter(filterOf("time >= 0.003"), false);
    QCOMPARE(numbersIn(model), (QList<quint64>{103, 104}));
}

void tst_FilteredHopModel::hidesNoise()
{
    HopModel hops;
    FilteredHopModel model(hops);
    QList<Hop> rows = hopsOf(1, 4);
    rows[1].kind = HopKind::Heartbeat;
    rows[2].kind = HopKind::Heartbeat;
    hops.append(rows);
    QCOMPARE(numbersIn(model), (QList<quint64>{1, 4}));
    QCOMPARE(model.hiddenNoise(), 2U);
    model.setFilter(filterOf("event == even"), false);
    QCOMPARE(model.hiddenNoise(), 1U);
    model.setFilter({}, true);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.hiddenNoise(), 0U);
}

void tst_FilteredHopModel::followsRemovalFromTheFront()
{
    HopModel hops({10, 1'000'000});
    FilteredHopModel model(hops);
    const QAbstractItemModelTester tester(&model, kTestMode);
    model.setFilter(filterOf("event == even"), false);
    for (quint64 number = 1; number <= 35; number += 3)
        hops.append(hopsOf(number, 3));
    QCOMPARE(numbersIn(model), (QList<quint64>{28, 30, 32, 34, 36}));
    QCOMPARE(model.sourceRow(0), 1);
    hops.append(hopsOf(37, 50));
    QCOMPARE(numbersIn(model), (QList<quint64>{78, 80, 82, 84, 86}));
}

void tst_FilteredHopModel::findsRows()
{
    HopModel hops({10, 1'000'000});
    FilteredHopModel model(hops);
    model.setFilter(filterOf("event == even"), false);
    hops.append(hopsOf(1, 8));
    hops.append(hopsOf(9, 8));
    QCOMPARE(model.rowOf(8), 0);
    QCOMPARE(model.rowOf(16), 4);
    QCOMPARE(model.rowOf(9), -1);
    QCOMPARE(model.rowOf(2), -1);
    QCOMPARE(model.rowOf(99), -1);
    QCOMPARE(model.span(3).first, 0);
    QCOMPARE(model.span(3).last, 1);
    QCOMPARE(model.span(1).first, -1);
}

void tst_FilteredHopModel::walksThroughAMessage()
{
    HopModel hops;
    FilteredHopModel model(hops);
    QList<Hop> rows = hopsOf(1, 4);
    const QList<quint64> messages{7, 8, 7, 0};
    for (int row = 0; row < 4; ++row)
        rows[row].message = messages.at(row);
    hops.append(rows);
    QCOMPARE(model.nextOfMessage(0), 2);
    QCOMPARE(model.nextOfMessage(2), -1);
    QCOMPARE(model.previousOfMessage(2), 0);
    QCOMPARE(model.previousOfMessage(0), -1);
    QCOMPARE(model.nextOfMessage(3), -1);
    QCOMPARE(model.previousOfMessage(3), -1);
}

void tst_FilteredHopModel::followsJoins()
{
    HopModel hops;
    FilteredHopModel model(hops);
    const QAbstractItemModelTester tester(&model, kTestMode);
    hops.append(hopsOf(1, 12)); // messages 1 1 1 2 2 2 2 3 3 3 3 4
    model.setFilter(filterOf("message == 2"), false);
    QCOMPARE(numbersIn(model), (QList<quint64>{4, 5, 6, 7}));
    hops.join({{3, 2}});
    QCOMPARE(numbersIn(model), (QList<quint64>{4, 5, 6, 7, 8, 9, 10, 11}));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    hops.join({{4, 1}});
    QCOMPARE(reset.size(), 0);
    hops.join({{2, 1}});
    QCOMPARE(model.rowCount(), 0);
}

void tst_FilteredHopModel::bracketsJoinVisibleRows()
{
    HopModel hops;
    FilteredHopModel model(hops);
    hops.append(hopsOf(4, 4));
    QVERIFY(model.bracket(0).isFirst);
    QVERIFY(model.bracket(3).isLast);
    model.setFilter(filterOf("event == odd"), false);
    QVERIFY(model.bracket(0).isFirst);
    QVERIFY(model.bracket(1).isLast);
    QCOMPARE(model.bracket(1).lane, 0);
}

void tst_FilteredHopModel::looksAtManyRowsInSlices()
{
    constexpr int kRows = 200'000;
    // A slice may be a few rows late, and the machine may be busy with other tests.
    constexpr qint64 kLongestMs = 100;
    HopModel hops({kRows, 2'000'000'000});
    QList<Hop> rows = hopsOf(1, kRows);
    for (Hop &hop : rows)
        hop.payload = QByteArray(200, 'a') + QByteArray::number(hop.number);
    hops.append(rows);
    FilteredHopModel model(hops);
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.rowCount(), kRows);

    QElapsedTimer clock;
    clock.start();
    model.setFilter(filterOf("payload ~ \"a+77\""), false);
    qint64 longest = clock.elapsed();
    QVERIFY(model.isScanning());
    QVERIFY(model.progress() < 1.0);
    int slices = 1;
    while (model.isScanning()) {
        clock.restart();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        longest = std::max(longest, clock.elapsed());
        ++slices;
    }
    QVERIFY(slices > 3);
    QVERIFY2(longest < kLongestMs, qPrintable(QString::number(longest)));
    int expected = 0;
    for (int number = 1; number <= kRows; ++number)
        expected += QByteArray::number(number).startsWith("77") ? 1 : 0;
    QCOMPARE(model.rowCount(), expected);
}

void tst_FilteredHopModel::aNewFilterEndsTheOldScan()
{
    constexpr int kRows = 200'000;
    HopModel hops;
    hops.append(hopsOf(1, kRows));
    FilteredHopModel model(hops);
    QTRY_VERIFY(!model.isScanning());
    for (int i = 0; i < 5; ++i)
        model.setFilter(filterOf("event ~ \"^o.*d$\" || event contains zzz"), false);
    QVERIFY(model.isScanning());
    // Rows go at the front and come at the end while it looks.
    hops.append(hopsOf(kRows + 1, 20));
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.hop(model.rowCount() - 1).number, quint64(kRows + 19));
    QCOMPARE(model.rowCount(), (hops.rowCount() + 1) / 2);
}

void tst_FilteredHopModel::agreesWithASlowOne()
{
    QRandomGenerator random(20261123);
    HopModel hops({200, 1'000'000});
    FilteredHopModel model(hops);
    const QAbstractItemModelTester tester(&model, kTestMode);
    const QList<HopFilter> filters{{}, filterOf("event == even"), filterOf("message == 3 || message > 20"),
        filterOf("kind == lost"), filterOf("!inferred && time < 0.3")};
    quint64 number = 1;
    for (int step = 0; step < 400; ++step) {
        const int action = random.bounded(10);
        if (action == 0)
            model.setFilter(filters.at(random.bounded(filters.size())), random.bounded(2) == 0);
        else if (action == 1)
            hops.join({{quint64(random.bounded(60)) + 2, quint64(random.bounded(2)) + 1}});
        else if (action == 2)
            hops.setPaused(!hops.isPaused());
        QList<Hop> batch = hopsOf(number, random.bounded(1, 30));
        number += quint64(batch.size());
        for (Hop &hop : batch) {
            hop.inferred = random.bounded(2) == 0;
            hop.kind = random.bounded(5) == 0 ? HopKind::Heartbeat : random.bounded(3) == 0 ? HopKind::Lost : hop.kind;
        }
        hops.append(batch);
        QTRY_VERIFY(!model.isScanning());

        QList<quint64> expected;
        for (int row = 0; row < hops.rowCount(); ++row) {
            const Hop &hop = hops.hop(row);
            if (model.filter().matches(hop, hops.originNs()) && (model.showsNoise() || !hop.isNoise()))
                expected.append(hop.number);
        }
        QCOMPARE(numbersIn(model), expected);
    }
}

QTEST_GUILESS_MAIN(tst_FilteredHopModel)
#include "tst_filteredhopmodel.moc"
