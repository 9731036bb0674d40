#include "base/endofturn.h"
#include "base/epolleventdispatcher.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimer>

#include <functional>

using namespace std::chrono_literals;
using namespace relayscope;

namespace {

class Task final : public EndOfTurnTask {
public:
    explicit Task(std::function<void()> work)
        : m_work(std::move(work))
    {
    }
    void runAtEndOfTurn() override
    {
        ++runs;
        m_work();
    }
    int runs = 0;

private:
    std::function<void()> m_work;
};

void turn()
{
    QCoreApplication::processEvents();
}

} // namespace

class tst_EndOfTurn : public QObject {
    Q_OBJECT

private slots:
    void runsATaskOnceHoweverOftenScheduled();
    void runsInTheOrderOfScheduling();
    void runsATaskScheduledByATaskWithTheNextTurnWithoutWaiting();
    void leavesOutCancelledTasks();
    void survivesATaskThatRunsANestedLoop();
    void forgetsItsTasksWhenItGoes();
};

void tst_EndOfTurn::runsATaskOnceHoweverOftenScheduled()
{
    EndOfTurn endOfTurn;
    Task task([] {});
    endOfTurn.schedule(task);
    endOfTurn.schedule(task);
    QCOMPARE(task.runs, 0);
    turn();
    turn();
    QCOMPARE(task.runs, 1);
}

void tst_EndOfTurn::runsInTheOrderOfScheduling()
{
    EndOfTurn endOfTurn;
    QByteArray order;
    Task a([&] { order += 'a'; });
    Task b([&] { order += 'b'; });
    endOfTurn.schedule(b);
    endOfTurn.schedule(a);
    endOfTurn.schedule(b);
    turn();
    QCOMPARE(order, QByteArray("ba"));
}

void tst_EndOfTurn::runsATaskScheduledByATaskWithTheNextTurnWithoutWaiting()
{
    EndOfTurn endOfTurn;
    Task task([&] {
        if (task.runs < 3)
            endOfTurn.schedule(task);
    });
    endOfTurn.schedule(task);
    turn();
    QCOMPARE(task.runs, 1);
    // Would hang in a loop that waits although a task is left.
    while (task.runs < 3)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void tst_EndOfTurn::leavesOutCancelledTasks()
{
    EndOfTurn endOfTurn;
    Task later([] {});
    Task first([&] { endOfTurn.cancel(later); });
    Task never([] {});
    endOfTurn.schedule(never);
    endOfTurn.schedule(first);
    endOfTurn.schedule(later);
    endOfTurn.cancel(never);
    turn();
    QCOMPARE(first.runs, 1);
    QCOMPARE(later.runs, 0);
    QCOMPARE(never.runs, 0);
    endOfTurn.schedule(later);
    turn();
    QCOMPARE(later.runs, 1);
}

void tst_EndOfTurn::survivesATaskThatRunsANestedLoop()
{
    EndOfTurn endOfTurn;
    Task last([] {});
    Task added([] {});
    Task nesting([&] {
        endOfTurn.schedule(added);
        turn();
        turn();
    });
    endOfTurn.schedule(nesting);
    endOfTurn.schedule(last);
    turn();
    QCOMPARE(nesting.runs, 1);
    QCOMPARE(last.runs, 1);
    QCOMPARE(added.runs, 1);
}

void tst_EndOfTurn::forgetsItsTasksWhenItGoes()
{
    Task task([] {});
    {
        EndOfTurn endOfTurn;
        endOfTurn.schedule(task);
    }
    EndOfTurn another;
    another.schedule(task);
    turn();
    QCOMPARE(task.runs, 1);
}

int main(int argc, char **argv)
{
    int failures = 0;
    {
        QCoreApplication::setEventDispatcher(new EpollEventDispatcher);
        QCoreApplication application(argc, argv);
        tst_EndOfTurn test;
        failures += QTest::qExec(&test, argc, argv);
    }
    // Qt's own dispatcher
    QCoreApplication application(argc, argv);
    tst_EndOfTurn test;
    return failures + QTest::qExec(&test, argc, argv);
}

#include "tst_endofturn.moc"
