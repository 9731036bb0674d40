#include "models/hopmodel.h"
#include "models/tone.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using core::Hop;
using core::HopKind;
using core::Verdict;
using models::HopModel;
using models::Tone;

namespace {

Hop hopOf(quint64 number, quint64 message)
{
    Hop hop;
    hop.number = number;
    hop.message = message;
    hop.timeNs = 5'000'000'000 + qint64(number) * 1'000;
    hop.eventName = "message";
    return hop;
}

/// Rows first..first+messages.size()-1 of those messages.
QList<Hop> hopsOf(quint64 first, const QList<quint64> &messages)
{
    QList<Hop> hops;
    for (const quint64 message : messages)
        hops.append(hopOf(first++, message));
    return hops;
}

} // namespace

class tst_HopModel : public QObject {
    Q_OBJECT

private slots:
    void insertsABatchAtOnce();
    void showsARow();
    void timeCountsFromTheFirstRow();
    void knowsTheRowsOfAMessage();
    void tellsOfAcknowledgements();
    void tintsEveryOtherMessage();
    void dropsTheOldestAndCountsThem();
    void keepsTheNewestOfAnOversizeBatch();
    void forgetsMessagesThatLeft();
    void spanStaysInTheTable();
    void holdsRowsWhilePaused();
    void boundsWhatItHolds();
    void boundsTheBytesOfABatch();
    void joinsMessagesAfterwards();
    void clearStartsAgain();
    void feelsWhatHappened_data();
    void feelsWhatHappened();
};

void tst_HopModel::insertsABatchAtOnce()
{
    HopModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(hopsOf(1, {1, 1, 2}));
    model.append({});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    model.append(hopsOf(4, {2}));
    QCOMPARE(model.rowCount(), 4);
}

void tst_HopModel::showsARow()
{
    Hop hop = hopOf(7, 1);
    hop.kind = HopKind::Published;
    hop.from.name = QStringLiteral("node A");
    hop.to.name = QStringLiteral("Redis");
    hop.channel = "socket.io#/#";
    hop.bytes = 61;
    hop.count = 2;
    HopModel model;
    model.append({hop});
    const auto text = [&model](HopModel::Column column) { return model.index(0, column).data().toString(); };
    QCOMPARE(text(HopModel::Number), QStringLiteral("7"));
    QCOMPARE(text(HopModel::From), QStringLiteral("node A"));
    QCOMPARE(text(HopModel::To), QStringLiteral("Redis"));
    QCOMPARE(text(HopModel::Channel), QStringLiteral("socket.io#/#"));
    QCOMPARE(text(HopModel::Event), QStringLiteral("message"));
    QCOMPARE(text(HopModel::Length), QStringLiteral("61"));
    QCOMPARE(text(HopModel::Verdict), QStringLiteral("published, 2 receivers"));
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().isEmpty());
    for (int column = 0; column < HopModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void tst_HopModel::timeCountsFromTheFirstRow()
{
    QLocale::setDefault(QLocale::c());
    HopModel model;
    model.append(hopsOf(1, {1, 1}));
    QCOMPARE(model.index(0, HopModel::Time).data().toString(), QStringLiteral("0.000000"));
    QCOMPARE(model.index(1, HopModel::Time).data().toString(), QStringLiteral("0.000001"));
}

void tst_HopModel::knowsTheRowsOfAMessage()
{
    HopModel model;
    model.append(hopsOf(1, {1, 1, 2, 1, 0}));
    QCOMPARE(model.span(1).first, 0);
    QCOMPARE(model.span(1).last, 3);
    QCOMPARE(model.span(99).first, -1);
}

void tst_HopModel::tellsOfAcknowledgements()
{
    HopModel model;
    const auto acknowledgement = [&model](int row) {
        return model.index(row, 0).data(HopModel::AcknowledgementRole).value<HopModel::Acknowledgement>();
    };
    QList<Hop> hops = hopsOf(1, {1, 1, 2});
    hops[0].ackId = 0;
    hops[2].ackId = 0;
    hops[1].kind = HopKind::Received;
    model.append(hops);
    QCOMPARE(acknowledgement(0), HopModel::Acknowledgement::Awaited);
    QCOMPARE(acknowledgement(1), HopModel::Acknowledgement::None);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("has not come")));

    QList<Hop> answers = hopsOf(4, {1, 2});
    answers[0].kind = HopKind::AckDelivered;
    answers[1].kind = HopKind::AckMissing;
    model.append(answers);
    QCOMPARE(acknowledgement(0), HopModel::Acknowledgement::Received);
    QCOMPARE(acknowledgement(3), HopModel::Acknowledgement::Received);
    QCOMPARE(acknowledgement(2), HopModel::Acknowledgement::Missing);
    model.join({{2, 1}});
    QCOMPARE(acknowledgement(0), HopModel::Acknowledgement::Missing);
}

void tst_HopModel::tintsEveryOtherMessage()
{
    HopModel model;
    model.append(hopsOf(1, {5, 9, 5, 0}));
    const auto tint = [&model](int row) { return model.index(row, 0).data(HopModel::TintRole).toBool(); };
    QCOMPARE(tint(0), tint(2));
    QVERIFY(tint(0) != tint(1));
    QVERIFY(!tint(3));
}

void tst_HopModel::dropsTheOldestAndCountsThem()
{
    HopModel model({10, 1'000'000});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (quint64 number = 1; number <= 25; ++number)
        model.append({hopOf(number, number)});
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.hop(9).number, 25U);
    QCOMPARE(model.droppedCount(), 15U);
    QCOMPARE(model.span(25).last, 9);
}

void tst_HopModel::keepsTheNewestOfAnOversizeBatch()
{
    HopModel model({3, 1'000'000});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(hopsOf(1, {1, 1}));
    model.append(hopsOf(3, {2, 2, 3, 3, 4}));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.hop(2).number, 7U);
    QCOMPARE(model.droppedCount(), 4U);
}

void tst_HopModel::forgetsMessagesThatLeft()
{
    HopModel model({3, 1'000'000});
    model.append(hopsOf(1, {1, 2, 2}));
    model.append(hopsOf(4, {2}));
    QCOMPARE(model.span(1).first, -1);
    QCOMPARE(model.span(2).first, 0);
    QCOMPARE(model.span(2).last, 2);
}

void tst_HopModel::spanStaysInTheTable()
{
    HopModel model({4, 1'000'000});
    model.append(hopsOf(1, {1, 2, 3, 1}));
    model.append(hopsOf(5, {4}));
    model.append(hopsOf(6, {5}));
    QCOMPARE(model.span(1).first, 0);
    QCOMPARE(model.span(1).last, 1);
    QCOMPARE(model.hopsOf(1).size(), 1);
}

void tst_HopModel::holdsRowsWhilePaused()
{
    HopModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(hopsOf(1, {1}));
    model.setPaused(true);
    model.append(hopsOf(2, {1}));
    model.append(hopsOf(3, {2, 2}));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.heldCount(), 3);

    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setPaused(false);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.heldCount(), 0);
}

void tst_HopModel::boundsWhatItHolds()
{
    HopModel model({3, 1'000'000});
    model.setPaused(true);
    model.append(hopsOf(1, {1, 1, 1, 1, 1}));
    QCOMPARE(model.heldCount(), 3);
    QCOMPARE(model.droppedCount(), 2U);
    model.setPaused(false);
    QCOMPARE(model.hop(0).number, 3U);
}

void tst_HopModel::boundsTheBytesOfABatch()
{
    Hop large = hopOf(1, 1);
    large.payload = QByteArray(Hop::kMaxPreviewBytes, 'x');
    HopModel model({100, 3 * large.sizeBytes()});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(QList<Hop>(5, large));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.droppedCount(), 2U);
    model.setPaused(true);
    model.append(QList<Hop>(4, large));
    model.append({large});
    QCOMPARE(model.heldCount(), 3);
    model.setPaused(false);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.droppedCount(), 7U);
}

void tst_HopModel::joinsMessagesAfterwards()
{
    HopModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(hopsOf(1, {1, 2, 2}));
    model.setPaused(true);
    model.append(hopsOf(4, {2}));
    model.join({{2, 1}});
    model.setPaused(false);
    QCOMPARE(model.span(2).first, -1);
    QCOMPARE(model.span(1).first, 0);
    QCOMPARE(model.span(1).last, 3);
}

void tst_HopModel::clearStartsAgain()
{
    HopModel model({2, 1'000'000});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append(hopsOf(1, {1, 1, 1}));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.droppedCount(), 0U);
    model.append(hopsOf(4, {2}));
    QCOMPARE(model.span(2).first, 0);
}

void tst_HopModel::feelsWhatHappened_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("tone");
    const auto row = [](const char *name, HopKind kind, Verdict verdict, Tone tone) {
        QTest::newRow(name) << int(kind) << int(verdict) << int(tone);
    };
    row("sent", HopKind::Sent, Verdict::None, Tone::Plain);
    row("delivered", HopKind::Delivered, Verdict::Delivered, Tone::Good);
    row("own echo", HopKind::ReceivedFromRedis, Verdict::OwnEchoIgnored, Tone::Quiet);
    row("applied", HopKind::ReceivedFromRedis, Verdict::Delivered, Tone::Plain);
    row("garbage", HopKind::ReceivedFromRedis, Verdict::Undecodable, Tone::Bad);
    row("nobody listens", HopKind::Published, Verdict::NoSubscriber, Tone::Pending);
    row("ack missing", HopKind::AckMissing, Verdict::AckMissing, Tone::Bad);
    row("lost", HopKind::Lost, Verdict::Lost, Tone::Bad);
}

void tst_HopModel::feelsWhatHappened()
{
    QFETCH(int, kind);
    QFETCH(int, verdict);
    QFETCH(int, tone);
    Hop hop;
    hop.kind = HopKind(kind);
    hop.verdict = Verdict(verdict);
    QCOMPARE(int(models::toneOf(hop)), tone);
}

QTEST_GUILESS_MAIN(tst_HopModel)
#include "tst_hopmodel.moc"
