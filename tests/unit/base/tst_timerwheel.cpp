#include "base/clock.h"
#include "base/timerwheel.h"

#include <QCoreApplication>
#include <QTest>

#include <array>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace relayscope;

class tst_TimerWheel : public QObject {
    Q_OBJECT

private slots:
    void firesOnceNotEarlyAndInOrder();
    void firesBeyondOneRevolution();
    void rearmingReplacesTheDeadline();
    void cancelledAndDestroyedTimersDoNotFire();
    void callbackMayRearmCancelAndDestroy();
    void destroyedWheelDisarms();
    void idleWheelHasNoTimerRunning();
    void takesTheLongestDelayOfAll();
};

void tst_TimerWheel::firesOnceNotEarlyAndInOrder()
{
    TimerWheel wheel;
    QList<int> fired;
    QList<qint64> lateNs;
    const qint64 startNs = monotonicNs();
    std::vector<std::unique_ptr<WheelTimer>> timers;
    for (const int ms : {400, 0, 200, 600}) {
        timers.push_back(std::make_unique<WheelTimer>([&, ms] {
            fired.append(ms);
            lateNs.append(monotonicNs() - startNs - ms * 1'000'000LL);
        }));
        wheel.arm(*timers.back(), std::chrono::milliseconds(ms));
        QVERIFY(timers.back()->isArmed());
    }
    QTRY_COMPARE(fired.size(), 4);
    QCOMPARE(fired, (QList<int>{0, 200, 400, 600}));
    for (const qint64 late : lateNs)
        QVERIFY2(late >= 0, qPrintable(QString::number(late)));
    for (const auto &timer : timers)
        QVERIFY(!timer->isArmed());
}

void tst_TimerWheel::firesBeyondOneRevolution()
{
    TimerWheel wheel;
    const qint64 startNs = monotonicNs();
    qint64 firedNs = 0;
    WheelTimer timer([&] { firedNs = monotonicNs(); });
    // One revolution is 512 ticks of 8 ms: a timer of the same slot, one revolution later.
    bool isEarlyFired = false;
    WheelTimer early([&] { isEarlyFired = true; });
    wheel.arm(timer, 4'196ms);
    wheel.arm(early, 100ms);
    QTRY_VERIFY(isEarlyFired);
    QVERIFY(timer.isArmed());
    QTRY_VERIFY_WITH_TIMEOUT(firedNs > 0, 20'000);
    QVERIFY(firedNs - startNs >= 4'196'000'000LL);
}

void tst_TimerWheel::rearmingReplacesTheDeadline()
{
    TimerWheel wheel;
    int fired = 0;
    bool isMarkFired = false;
    WheelTimer timer([&] { ++fired; });
    WheelTimer mark([&] { isMarkFired = true; });
    wheel.arm(timer, 10s);
    wheel.arm(timer, 10ms);
    wheel.arm(timer, 20ms);
    wheel.arm(mark, 60ms);
    QTRY_VERIFY(isMarkFired);
    QCOMPARE(fired, 1);
}

void tst_TimerWheel::cancelledAndDestroyedTimersDoNotFire()
{
    TimerWheel wheel;
    int fired = 0;
    bool isMarkFired = false;
    WheelTimer cancelled([&] { ++fired; });
    auto destroyed = std::make_unique<WheelTimer>([&] { ++fired; });
    WheelTimer mark([&] { isMarkFired = true; });
    wheel.arm(cancelled, 10ms);
    wheel.arm(*destroyed, 10ms);
    wheel.arm(mark, 40ms);
    cancelled.cancel();
    cancelled.cancel();
    destroyed.reset();
    QTRY_VERIFY(isMarkFired);
    QCOMPARE(fired, 0);
}

void tst_TimerWheel::callbackMayRearmCancelAndDestroy()
{
    TimerWheel wheel;
    int repeats = 0;
    WheelTimer repeating([&] {
        if (++repeats < 3)
            wheel.arm(repeating, 0ms);
    });
    int neverFired = 0;
    WheelTimer cancelledByOther([&] { ++neverFired; });
    std::unique_ptr<WheelTimer> destroysItself;
    bool isDestroyed = false;
    // A capture too large to be kept inside std::function shows use after free under the address sanitizer.
    const std::array<char, 256> large{};
    destroysItself = std::make_unique<WheelTimer>([&, large] {
        cancelledByOther.cancel();
        destroysItself.reset();
        isDestroyed = large[0] == 0;
    });
    wheel.arm(repeating, 16ms);
    wheel.arm(*destroysItself, 16ms);
    wheel.arm(cancelledByOther, 16ms);
    QTRY_COMPARE(repeats, 3);
    QVERIFY(isDestroyed);
    QCOMPARE(neverFired, 0);
}

void tst_TimerWheel::destroyedWheelDisarms()
{
    WheelTimer timer([] {});
    {
        TimerWheel wheel;
        wheel.arm(timer, 1s);
    }
    QVERIFY(!timer.isArmed());
}

void tst_TimerWheel::idleWheelHasNoTimerRunning()
{
    TimerWheel wheel;
    bool isFired = false;
    WheelTimer timer([&] { isFired = true; });
    wheel.arm(timer, 1ms);
    QTRY_VERIFY(isFired);
    QVERIFY(!wheel.findChild<QTimer *>()->isActive());
}

void tst_TimerWheel::takesTheLongestDelayOfAll()
{
    TimerWheel wheel;
    int fired = 0;
    bool isMarkFired = false;
    WheelTimer timer([&] { ++fired; });
    WheelTimer mark([&] { isMarkFired = true; });
    wheel.arm(timer, std::chrono::milliseconds::max());
    wheel.arm(mark, 60ms);
    QTRY_VERIFY(isMarkFired);
    QCOMPARE(fired, 0);
    QVERIFY(timer.isArmed());
}

QTEST_GUILESS_MAIN(tst_TimerWheel)

#include "tst_timerwheel.moc"
