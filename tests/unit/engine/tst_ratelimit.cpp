#include "engine/ratelimit.h"

#include <QTest>

using namespace relayscope::engineio;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kSecond = 1'000'000'000;

} // namespace

class tst_RateLimit : public QObject {
    Q_OBJECT

private slots:
    void takesASecondsWorthAtOnce();
    void waitsForWhatIsBeyond();
    void forgetsWithTime();
    void boundsBytesOnTheirOwn();
    void letsAnySizeThroughAndMakesItPay();
    void hasNoLimitAtZero();
};

void tst_RateLimit::takesASecondsWorthAtOnce()
{
    RateLimit limit;
    QCOMPARE(limit.take(100, 0, {100, 0}, kSecond), 0ms);
}

void tst_RateLimit::waitsForWhatIsBeyond()
{
    RateLimit limit;
    QCOMPARE(limit.take(150, 0, {100, 0}, kSecond), 500ms);
    QCOMPARE(limit.take(25, 0, {100, 0}, kSecond), 750ms);
}

void tst_RateLimit::forgetsWithTime()
{
    RateLimit limit;
    QCOMPARE(limit.take(150, 0, {100, 0}, kSecond), 500ms);
    QCOMPARE(limit.take(0, 0, {100, 0}, kSecond + kSecond / 2), 0ms);
    QCOMPARE(limit.take(100, 0, {100, 0}, 10 * kSecond), 0ms);
    QCOMPARE(limit.take(1, 0, {100, 0}, 10 * kSecond), 10ms);
}

void tst_RateLimit::boundsBytesOnTheirOwn()
{
    RateLimit limit;
    QCOMPARE(limit.take(1, 2'000, {100, 1'000}, kSecond), 1'000ms);
}

void tst_RateLimit::letsAnySizeThroughAndMakesItPay()
{
    RateLimit limit;
    QCOMPARE(limit.take(1, 1'000'000, {0, 1'000}, kSecond), 999'000ms);
}

void tst_RateLimit::hasNoLimitAtZero()
{
    RateLimit limit;
    QCOMPARE(limit.take(1'000'000, 1'000'000'000, {0, 0}, kSecond), 0ms);
}

QTEST_APPLESS_MAIN(tst_RateLimit)
#include "tst_ratelimit.moc"
