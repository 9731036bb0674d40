#include "redis/canary.h"

#include <QTest>

using namespace relayscope::redis;

/// When a bus hears itself, by the beats that come back; the clock is the test's.
class tst_Canary : public QObject {
    Q_OBJECT

private slots:
    void isHeardWhenABeatComesBack();
    void isDeafAfterTwoMissedIntervals();
    void hearsALateBeat();
    void countsNothingWhileNothingIsSent();
    void ignoresBeatsOfOthers();
    void startsAnewWithEachSubscription();
};

void tst_Canary::isHeardWhenABeatComesBack()
{
    Canary canary;
    QVERIFY(!canary.isHeard());
    canary.send("1", 100);
    QVERIFY(!canary.isHeard());
    QVERIFY(canary.hear("1", 350));
    QVERIFY(canary.isHeard());
    QCOMPARE(canary.roundTrip()->count(), 250);
    QCOMPARE(*canary.lastHeardNs(), 350);
    QVERIFY(!canary.hear("1", 400));
}

void tst_Canary::isDeafAfterTwoMissedIntervals()
{
    Canary canary;
    canary.send("1", 0);
    QVERIFY(canary.hear("1", 1));
    canary.beginInterval();
    canary.send("2", 10);
    canary.beginInterval();
    QCOMPARE(canary.missedInRow(), 1);
    QVERIFY(canary.isHeard());
    canary.send("3", 20);
    canary.beginInterval();
    QVERIFY(canary.isDeaf());
    QVERIFY(!canary.isHeard());
    QCOMPARE(canary.missed(), 2);
}

void tst_Canary::hearsALateBeat()
{
    Canary canary;
    for (const char *beat : {"1", "2", "3"}) {
        canary.send(beat, 0);
        canary.beginInterval();
    }
    QVERIFY(canary.isDeaf());
    QVERIFY(canary.hear("2", 5));
    QVERIFY(canary.isHeard());
    QCOMPARE(canary.missedInRow(), 0);
    // Beats come back in their order: the first is lost.
    QVERIFY(!canary.hear("1", 6));
    QVERIFY(canary.hear("3", 7));
}

void tst_Canary::countsNothingWhileNothingIsSent()
{
    Canary canary;
    for (int i = 0; i < 5; ++i)
        canary.beginInterval();
    QCOMPARE(canary.missed(), 0);
    QVERIFY(!canary.isDeaf());
    // Several in one interval count once.
    canary.send("1", 0);
    canary.send("2", 0);
    canary.beginInterval();
    QCOMPARE(canary.missed(), 1);
}

void tst_Canary::ignoresBeatsOfOthers()
{
    Canary canary;
    canary.send("1", 0);
    QVERIFY(!canary.hear("other", 1));
    canary.beginInterval();
    QCOMPARE(canary.missedInRow(), 1);
}

void tst_Canary::startsAnewWithEachSubscription()
{
    Canary canary;
    canary.send("1", 0);
    QVERIFY(canary.hear("1", 1));
    canary.send("2", 2);
    canary.restart();
    QVERIFY(!canary.isHeard());
    QVERIFY(!canary.isDeaf());
    QVERIFY(!canary.hear("2", 3));
}

QTEST_APPLESS_MAIN(tst_Canary)
#include "tst_canary.moc"
