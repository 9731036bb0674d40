#include "models/hopmodel.h"
#include "models/messageselection.h"
#include "models/tracefeed.h"
#include "models/tracemodel.h"
#include "models/tracesummary.h"
#include "models/traceverdictmodel.h"
#include "support/recordedhops.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using core::HopKind;
using core::Trace;
using core::Verdict;
using models::HopModel;
using models::MessageSelection;
using models::TraceFeed;
using models::TraceModel;
using models::TraceVerdictModel;
using testing::RecordedHops;
using Mode = QAbstractItemModelTester::FailureReportingMode;

class tst_TraceModels : public QObject {
    Q_OBJECT

private slots:
    void tableShowsEveryStep();
    void tableGrowsWithTheTrace();
    void listShowsEveryVerdict();
    void headlineTellsWhatAndHowLong();
    void outcomeTellsWhatIsMissing();
    void outcomeTellsOfAcks();
    void feedShowsTheSelectedMessage();
    void feedFollowsTheLatestSettledMessage();
    void feedGrowsWithItsMessage();
    void feedRestsWhileInactive();
    void feedKeepsWhatLeftTheTable();
    void feedSelectsTheNewest();
};

void tst_TraceModels::tableShowsEveryStep()
{
    TraceModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    const Trace trace = Trace::of(RecordedHops::broadcast().hops);
    model.setTrace(trace);
    QCOMPARE(model.rowCount(), 7);
    const auto text
        = [&model](int row, TraceModel::Column column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, TraceModel::Time), QStringLiteral("0.000"));
    QCOMPARE(text(0, TraceModel::Where), QStringLiteral("client 1 → node A"));
    QCOMPARE(text(0, TraceModel::Duration), QStringLiteral("0.100 ms"));
    QCOMPARE(text(0, TraceModel::Evidence), QStringLiteral("observed"));
    QCOMPARE(text(6, TraceModel::Where), QStringLiteral("node B → client 2"));
    QCOMPARE(text(6, TraceModel::Verdict), QStringLiteral("delivered"));
}

void tst_TraceModels::tableGrowsWithTheTrace()
{
    TraceModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    QList<core::Hop> hops = RecordedHops::broadcast().hops;
    const QList<core::Hop> last = hops.sliced(hops.size() - 2);
    hops.remove(hops.size() - 2, 2);
    model.setTrace(Trace::of(hops));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setTrace(Trace::of(hops + last));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(reset.size(), 0);
    model.setTrace(Trace::of(RecordedHops::broadcast(8).hops));
    QCOMPARE(reset.size(), 1);
}

void tst_TraceModels::listShowsEveryVerdict()
{
    TraceVerdictModel model;
    const QAbstractItemModelTester tester(&model, Mode::QtTest);
    const Trace trace = Trace::of(RecordedHops::broadcast().hops);
    model.setVerdicts(trace.verdicts);
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("client 1: delivered after 0.225 ms"));
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("node A: own echo ignored"));
}

void tst_TraceModels::headlineTellsWhatAndHowLong()
{
    const Trace trace = Trace::of(RecordedHops::broadcast().hops);
    QCOMPARE(models::traceHeadline(trace), QStringLiteral("chat from client 1 · 11 hops · 0.500 ms"));
    QCOMPARE(models::traceOutcome(trace), QStringLiteral("2 of 2 clients"));
    QVERIFY(!models::hasTraceLosses(trace));
}

void tst_TraceModels::outcomeTellsWhatIsMissing()
{
    RecordedHops recording = RecordedHops::broadcast();
    recording.add(HopKind::WrittenToClient, 500, RecordedHops::node('A'), RecordedHops::client(3)).ackId = 1;
    recording.add(HopKind::Lost, 900, RecordedHops::node('A'), RecordedHops::client(3), Verdict::Lost);
    const Trace trace = Trace::of(recording.hops);
    QCOMPARE(models::traceOutcome(trace), QStringLiteral("2 of 3 clients, 1 lost, 1 ack missing"));
    QVERIFY(models::hasTraceLosses(trace));
}

void tst_TraceModels::outcomeTellsOfAcks()
{
    RecordedHops recording;
    recording.sent();
    recording.add(HopKind::AckSent, 200, RecordedHops::node('A'), RecordedHops::client(1));
    recording.add(HopKind::AckDelivered, 300, RecordedHops::node('A'), RecordedHops::client(1), Verdict::AckReceived);
    QCOMPARE(models::traceOutcome(Trace::of(recording.hops)), QStringLiteral("1 ack received"));
}

void tst_TraceModels::feedShowsTheSelectedMessage()
{
    HopModel hops;
    MessageSelection selection;
    TraceFeed feed(hops, selection);
    feed.setFollowing(false);
    feed.setActive(true);
    hops.append(RecordedHops::broadcast(7, 100).hops + RecordedHops::broadcast(8, 200).hops);
    QVERIFY(feed.trace().isEmpty());
    selection.select(7, 100);
    QCOMPARE(feed.trace().message, quint64{7});
    selection.select(8);
    QCOMPARE(feed.trace().message, quint64{8});
    selection.clear();
    QVERIFY(feed.trace().isEmpty());
}

void tst_TraceModels::feedFollowsTheLatestSettledMessage()
{
    HopModel hops;
    MessageSelection selection;
    TraceFeed feed(hops, selection);
    feed.setActive(true);
    hops.append(RecordedHops::broadcast(7, 100).hops);
    QTRY_COMPARE(feed.trace().message, quint64{7});
    hops.append(RecordedHops::broadcast(8, 200).hops);
    QCOMPARE(feed.trace().message, quint64{7}); // more of the new one may come
    QTRY_COMPARE(feed.trace().message, quint64{8});
    QVERIFY(selection.isEmpty());
}

void tst_TraceModels::feedGrowsWithItsMessage()
{
    HopModel hops;
    MessageSelection selection;
    TraceFeed feed(hops, selection);
    feed.setActive(true);
    const QList<core::Hop> all = RecordedHops::broadcast().hops;
    hops.append(all.first(4));
    selection.select(7);
    QCOMPARE(feed.trace().hopCount, 4);
    hops.append(all.sliced(4));
    QTRY_COMPARE(feed.trace().hopCount, 11);
}

void tst_TraceModels::feedRestsWhileInactive()
{
    HopModel hops;
    MessageSelection selection;
    TraceFeed feed(hops, selection);
    hops.append(RecordedHops::broadcast().hops);
    selection.select(7);
    QVERIFY(feed.trace().isEmpty());
    feed.setActive(true);
    QCOMPARE(feed.trace().message, quint64{7});
}

void tst_TraceModels::feedKeepsWhatLeftTheTable()
{
    HopModel hops(core::HopStore::Limits{20, 1'000'000});
    MessageSelection selection;
    TraceFeed feed(hops, selection);
    feed.setActive(true);
    hops.append(RecordedHops::broadcast(7, 100).hops);
    selection.select(7);
    hops.append(RecordedHops::broadcast(8, 200).hops);
    hops.append(RecordedHops::broadcast(9, 300).hops);
    selection.select(7, 100);
    QCOMPARE(feed.trace().message, quint64{7});
    QCOMPARE(feed.trace().hopCount, 11);
    hops.clear();
    QVERIFY(feed.trace().isEmpty());
}

void tst_TraceModels::feedSelectsTheNewest()
{
    HopModel hops;
    MessageSelection selection;
    TraceFeed feed(hops, selection);
    QVERIFY(!feed.hasMessages());
    feed.selectNewest();
    QVERIFY(selection.isEmpty());
    hops.append(RecordedHops::broadcast(7, 100).hops + RecordedHops::broadcast(8, 200).hops);
    QVERIFY(feed.hasMessages());
    feed.selectNewest();
    QCOMPARE(selection.message(), quint64{8});
}

QTEST_GUILESS_MAIN(tst_TraceModels)
#include "tst_tracemodels.moc"
