#include "core/outbox.h"

#include <QTest>

using namespace relayscope::core;

namespace {

QList<Hop> rows(quint64 first, qsizetype count)
{
    QList<Hop> hops(count);
    for (Hop &hop : hops)
        hop.number = first++;
    return hops;
}

QList<Hop> takeAll(Outbox &outbox)
{
    QList<Hop> hops;
    while (!outbox.isEmpty())
        hops.append(outbox.take().hops);
    return hops;
}

} // namespace

class tst_Outbox final : public QObject {
    Q_OBJECT

private slots:
    void givesWhatCameInOrder();
    void givesJoinsAfterTheLastOfManyRows();
    void givesJoinsWhileLaterRowsWait();
    void dropsTheOldestAndSaysHowMany();
    void addsUpWhatWasDroppedBefore();
};

void tst_Outbox::givesWhatCameInOrder()
{
    Outbox outbox;
    QVERIFY(outbox.isEmpty());
    outbox.add(rows(1, 2), {});
    outbox.add(rows(3, 1), {{2, 1}});
    const Outbox::Batch batch = outbox.take();
    QCOMPARE(batch.hops, rows(1, 3));
    QCOMPARE(batch.joins, (QList<MessageJoin>{{2, 1}}));
    QVERIFY(outbox.isEmpty());
}

void tst_Outbox::givesJoinsAfterTheLastOfManyRows()
{
    Outbox outbox;
    outbox.add(rows(1, Outbox::kMaxBatchRows + 1), {{2, 1}});
    const Outbox::Batch first = outbox.take();
    QCOMPARE(first.hops, rows(1, Outbox::kMaxBatchRows));
    QVERIFY(first.joins.isEmpty());
    const Outbox::Batch second = outbox.take();
    QCOMPARE(second.hops, rows(Outbox::kMaxBatchRows + 1, 1));
    QCOMPARE(second.joins, (QList<MessageJoin>{{2, 1}}));
}

void tst_Outbox::givesJoinsWhileLaterRowsWait()
{
    Outbox outbox;
    outbox.add(rows(1, 2), {{2, 1}});
    outbox.add(rows(3, Outbox::kMaxBatchRows), {{4, 3}});
    QCOMPARE(outbox.take().joins, (QList<MessageJoin>{{2, 1}}));
    QCOMPARE(outbox.take().joins, (QList<MessageJoin>{{4, 3}}));

    outbox.add(rows(1, 2), {{2, 1}});
    outbox.add(rows(3, Outbox::kMaxRows), {});
    QCOMPARE(outbox.take().joins, (QList<MessageJoin>{{2, 1}}));
}

void tst_Outbox::dropsTheOldestAndSaysHowMany()
{
    Outbox outbox;
    outbox.add(rows(1, Outbox::kMaxRows), {});
    outbox.add(rows(Outbox::kMaxRows + 1, 10), {});
    const QList<Hop> hops = takeAll(outbox);
    QCOMPARE(hops.size(), Outbox::kMaxRows);
    QCOMPARE(hops.constFirst().kind, HopKind::ObservationsDropped);
    QCOMPARE(hops.constFirst().count, 11);
    QCOMPARE(hops.constFirst().number, quint64{11});
    QCOMPARE(hops.at(1).number, quint64{12});
}

void tst_Outbox::addsUpWhatWasDroppedBefore()
{
    Outbox outbox;
    outbox.add(rows(1, Outbox::kMaxRows + 5), {});
    outbox.add(rows(Outbox::kMaxRows + 6, 5), {});
    const QList<Hop> hops = takeAll(outbox);
    QCOMPARE(hops.constFirst().count, 11);
    QCOMPARE(hops.at(1).kind, HopKind::Sent);
    QCOMPARE(hops.at(1).number, quint64{12});
}

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_outbox.moc"
