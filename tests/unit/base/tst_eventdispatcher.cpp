#include "base/epolleventdispatcher.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using relayscope::EpollEventDispatcher;

namespace {

/// Two connected stream sockets, closed at the end.
struct SocketPair {
    SocketPair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, fds.data()) != 0)
            qFatal("no socket pair");
    }
    ~SocketPair()
    {
        ::close(fds[0]);
        ::close(fds[1]);
    }
    Q_DISABLE_COPY_MOVE(SocketPair)
    void write(const char byte = 'x') const { QCOMPARE(::write(fds[1], &byte, 1), 1); }
    void readAll() const
    {
        std::array<char, 64> buffer;
        while (::read(fds[0], buffer.data(), buffer.size()) > 0) { }
    }

    std::array<int, 2> fds{};
};

void turn(QEventLoop::ProcessEventsFlags flags = QEventLoop::AllEvents)
{
    QCoreApplication::processEvents(flags);
}

} // namespace

/// What code of Qt and ours expects of an event dispatcher. main() runs it twice: on ours, and on Qt's own to show that
/// the expectations are Qt's.
class tst_EventDispatcher : public QObject {
    Q_OBJECT

private slots:
    void sendsPostedEventsAndReportsThem();
    void blocksUntilWokenByAnotherThread();
    void quitsFromAnotherThread();
    void returnsAfterInterruptWithoutWaiting();
    void handlesEventsPostedInAboutToBlock();

    void firesTimersInOrderAndNeverEarly();
    void runsCoarsePeriodsAtMostFivePercentFast();
    void firesAZeroTimerOncePerTurn();
    void leavesOutTimersWhenAsked();
    void reportsTimers();
    void survivesATimerKilledInItsOwnEvent();
    void doesNotEnterATimerAgainInANestedLoop();

    void activatesReadWriteAndExceptionOnOneDescriptor();
    void leavesOutNotifiersWhenAsked();
    void survivesANotifierDeletedInItsOwnSlot();
    void survivesANotifierDeletedInAnothersSlot();
    void honoursEnableAndDisable();
    void watchesADescriptorNumberUsedAgain();
    void reportsHangUpToTheReader();
    void treatsARegularFileAsReady();
    void activatesOnceWhenANestedLoopHandledIt();
    void neitherTimersNorNotifiersStarve();

    void runsAProcess();
    void carriesTcpBothWays();
    void worksInAThreadOfItsOwn();
};

void tst_EventDispatcher::sendsPostedEventsAndReportsThem()
{
    int calls = 0;
    QMetaObject::invokeMethod(
        this, [&] { ++calls; }, Qt::QueuedConnection);
    QVERIFY(QAbstractEventDispatcher::instance()->processEvents(QEventLoop::WaitForMoreEvents));
    QCOMPARE(calls, 1);
}

void tst_EventDispatcher::blocksUntilWokenByAnotherThread()
{
    constexpr int kRounds = 2'000;
    QEventLoop loop;
    int received = 0;
    const auto receive = [&] {
        if (++received == kRounds)
            loop.quit();
    };
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        for (int i = 0; i < kRounds; ++i)
            QMetaObject::invokeMethod(&loop, receive, Qt::QueuedConnection);
    }));
    thread->start();
    loop.exec();
    QVERIFY(thread->wait());
    QCOMPARE(received, kRounds);
}

void tst_EventDispatcher::quitsFromAnotherThread()
{
    QEventLoop loop;
    const std::unique_ptr<QThread> thread(QThread::create([&] { loop.exit(7); }));
    QTimer::singleShot(0, this, [&] { thread->start(); });
    QCOMPARE(loop.exec(), 7);
    QVERIFY(thread->wait());
}

void tst_EventDispatcher::returnsAfterInterruptWithoutWaiting()
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    QObject context;
    connect(dispatcher, &QAbstractEventDispatcher::aboutToBlock, &context, [&] { dispatcher->interrupt(); });
    QElapsedTimer elapsed;
    elapsed.start();
    QTimer::singleShot(10s, &context, [] {});
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(elapsed.elapsed() < 5'000);
}

void tst_EventDispatcher::handlesEventsPostedInAboutToBlock()
{
    QEventLoop loop;
    bool isPosted = false;
    connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, &loop, [&] {
        if (!std::exchange(isPosted, true))
            QMetaObject::invokeMethod(
                &loop, [&] { loop.exit(1); }, Qt::QueuedConnection);
    });
    QTimer::singleShot(10s, &loop, [&] { loop.exit(2); });
    QCOMPARE(loop.exec(), 1);
}

void tst_EventDispatcher::firesTimersInOrderAndNeverEarly()
{
    QElapsedTimer elapsed;
    QList<int> fired;
    QList<qint64> timesNs;
    QEventLoop loop;
    elapsed.start();
    for (const int ms : {30, 10, 20, 0}) {
        QTimer::singleShot(ms, Qt::PreciseTimer, &loop, [&, ms] {
            fired.append(ms);
            timesNs.append(elapsed.nsecsElapsed());
            if (ms == 30)
                loop.quit();
        });
    }
    loop.exec();
    QCOMPARE(fired, (QList<int>{0, 10, 20, 30}));
    for (qsizetype i = 0; i < fired.size(); ++i)
        QVERIFY2(timesNs[i] >= fired[i] * 1'000'000LL, qPrintable(QString::number(timesNs[i])));
}

void tst_EventDispatcher::runsCoarsePeriodsAtMostFivePercentFast()
{
    QTimer timer;
    int fired = 0;
    QEventLoop loop;
    connect(&timer, &QTimer::timeout, &loop, [&] {
        if (++fired == 10)
            loop.quit();
    });
    timer.setTimerType(Qt::CoarseTimer);
    QElapsedTimer elapsed;
    elapsed.start();
    timer.start(45);
    loop.exec();
    // 95 % of 10 x 45 ms.
    QVERIFY2(elapsed.elapsed() >= 427, qPrintable(QString::number(elapsed.elapsed())));
}

void tst_EventDispatcher::firesAZeroTimerOncePerTurn()
{
    QTimer timer;
    int fired = 0;
    connect(&timer, &QTimer::timeout, this, [&] { ++fired; });
    timer.start(0);
    turn();
    QCOMPARE(fired, 1);
    turn(QEventLoop::WaitForMoreEvents);
    QCOMPARE(fired, 2);
}

void tst_EventDispatcher::leavesOutTimersWhenAsked()
{
    QTimer timer;
    int fired = 0;
    connect(&timer, &QTimer::timeout, this, [&] { ++fired; });
    timer.start(0);
    turn(QEventLoop::X11ExcludeTimers);
    QCOMPARE(fired, 0);
    turn();
    QCOMPARE(fired, 1);
}

void tst_EventDispatcher::reportsTimers()
{
    QAbstractEventDispatcher *dispatcher = QAbstractEventDispatcher::instance();
    QObject object;
    const int id = object.startTimer(60s, Qt::PreciseTimer);
    const QList<QAbstractEventDispatcher::TimerInfo> timers = dispatcher->registeredTimers(&object);
    QCOMPARE(timers.size(), 1);
    QCOMPARE(timers.first().timerId, id);
    QCOMPARE(timers.first().interval, 60'000);
    QCOMPARE(timers.first().timerType, Qt::PreciseTimer);
    const int remaining = dispatcher->remainingTime(id);
    QVERIFY(remaining > 50'000 && remaining <= 60'000);
    object.killTimer(id);
    QVERIFY(dispatcher->registeredTimers(&object).isEmpty());
    QCOMPARE(dispatcher->remainingTime(id), -1);
}

void tst_EventDispatcher::survivesATimerKilledInItsOwnEvent()
{
    auto timer = std::make_unique<QTimer>();
    int others = 0;
    connect(timer.get(), &QTimer::timeout, this, [&] { timer.reset(); });
    timer->start(0);
    QTimer other;
    connect(&other, &QTimer::timeout, this, [&] { ++others; });
    other.start(0);
    turn();
    turn();
    QVERIFY(!timer);
    QCOMPARE(others, 2);
}

void tst_EventDispatcher::doesNotEnterATimerAgainInANestedLoop()
{
    QTimer timer;
    int depth = 0;
    int deepest = 0;
    connect(&timer, &QTimer::timeout, this, [&] {
        deepest = qMax(deepest, ++depth);
        turn();
        turn();
        --depth;
    });
    timer.start(0);
    turn();
    QCOMPARE(deepest, 1);
    turn();
    QCOMPARE(depth, 0);
}

void tst_EventDispatcher::activatesReadWriteAndExceptionOnOneDescriptor()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket near;
    near.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QTRY_VERIFY(server.hasPendingConnections() && near.state() == QAbstractSocket::ConnectedState);
    const std::unique_ptr<QTcpSocket> far(server.nextPendingConnection());
    // A descriptor of our own: the socket keeps its notifiers.
    const int fd = ::fcntl(static_cast<int>(near.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    {
        QSocketNotifier read(fd, QSocketNotifier::Read);
        QSocketNotifier write(fd, QSocketNotifier::Write);
        QSocketNotifier exception(fd, QSocketNotifier::Exception);
        QSignalSpy reads(&read, &QSocketNotifier::activated);
        QSignalSpy writes(&write, &QSocketNotifier::activated);
        QSignalSpy exceptions(&exception, &QSocketNotifier::activated);
        turn();
        QVERIFY(!writes.isEmpty());
        QVERIFY(reads.isEmpty());
        QVERIFY(exceptions.isEmpty());
        write.setEnabled(false);
        QCOMPARE(::send(static_cast<int>(far->socketDescriptor()), "ab", 2, MSG_OOB), 2);
        QTRY_VERIFY(!reads.isEmpty() && !exceptions.isEmpty());
    }
    ::close(fd);
}

void tst_EventDispatcher::leavesOutNotifiersWhenAsked()
{
    const SocketPair pair;
    QSocketNotifier notifier(pair.fds[0], QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    pair.write();
    turn(QEventLoop::ExcludeSocketNotifiers);
    QTimer::singleShot(1ms, this, [] {});
    turn(QEventLoop::ExcludeSocketNotifiers | QEventLoop::WaitForMoreEvents);
    QVERIFY(spy.isEmpty());
    turn();
    QCOMPARE(spy.size(), 1);
}

void tst_EventDispatcher::survivesANotifierDeletedInItsOwnSlot()
{
    const SocketPair pair;
    auto notifier = std::make_unique<QSocketNotifier>(pair.fds[0], QSocketNotifier::Read);
    QSocketNotifier write(pair.fds[0], QSocketNotifier::Write);
    QSignalSpy writes(&write, &QSocketNotifier::activated);
    connect(notifier.get(), &QSocketNotifier::activated, this, [&] { notifier.reset(); });
    pair.write();
    turn();
    QVERIFY(!notifier);
    turn();
    QVERIFY(!writes.isEmpty());
}

void tst_EventDispatcher::survivesANotifierDeletedInAnothersSlot()
{
    const SocketPair first;
    const SocketPair second;
    std::array<std::unique_ptr<QSocketNotifier>, 2> notifiers{
        std::make_unique<QSocketNotifier>(first.fds[0], QSocketNotifier::Read),
        std::make_unique<QSocketNotifier>(second.fds[0], QSocketNotifier::Read)};
    int activations = 0;
    for (std::size_t i = 0; i < notifiers.size(); ++i) {
        connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
            ++activations;
            notifiers[1 - i].reset();
        });
    }
    first.write();
    second.write();
    turn();
    QCOMPARE(activations, 1);
}

void tst_EventDispatcher::honoursEnableAndDisable()
{
    const SocketPair pair;
    QSocketNotifier notifier(pair.fds[0], QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    pair.write();
    notifier.setEnabled(false);
    turn();
    QVERIFY(spy.isEmpty());
    notifier.setEnabled(true);
    notifier.setEnabled(false);
    notifier.setEnabled(true);
    turn();
    QCOMPARE(spy.size(), 1);
    turn();
    QCOMPARE(spy.size(), 2);
}

void tst_EventDispatcher::watchesADescriptorNumberUsedAgain()
{
    int fd = -1;
    {
        const SocketPair pair;
        fd = pair.fds[0];
        QSocketNotifier notifier(fd, QSocketNotifier::Read);
        turn();
    }
    const SocketPair again;
    QCOMPARE(again.fds[0], fd);
    QSocketNotifier notifier(fd, QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    again.write();
    turn();
    QCOMPARE(spy.size(), 1);
}

void tst_EventDispatcher::reportsHangUpToTheReader()
{
    SocketPair pair;
    QSocketNotifier notifier(pair.fds[0], QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    ::shutdown(pair.fds[1], SHUT_RDWR);
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(!spy.isEmpty());
}

void tst_EventDispatcher::treatsARegularFileAsReady()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    QSocketNotifier notifier(file.handle(), QSocketNotifier::Read);
    QSignalSpy spy(&notifier, &QSocketNotifier::activated);
    turn(QEventLoop::WaitForMoreEvents);
    turn(QEventLoop::WaitForMoreEvents);
    QVERIFY(spy.size() >= 1);
    notifier.setEnabled(false);
    const qsizetype before = spy.size();
    turn();
    QCOMPARE(spy.size(), before);
}

void tst_EventDispatcher::activatesOnceWhenANestedLoopHandledIt()
{
    const SocketPair first;
    const SocketPair second;
    std::array<QSocketNotifier *, 2> notifiers{new QSocketNotifier(first.fds[0], QSocketNotifier::Read, this),
        new QSocketNotifier(second.fds[0], QSocketNotifier::Read, this)};
    int activations = 0;
    bool isNested = false;
    const std::array<const SocketPair *, 2> pairs{&first, &second};
    for (std::size_t i = 0; i < 2; ++i) {
        connect(notifiers[i], &QSocketNotifier::activated, this, [&, i] {
            ++activations;
            pairs[i]->readAll();
            if (!std::exchange(isNested, true))
                turn();
        });
    }
    first.write();
    second.write();
    turn();
    QCOMPARE(activations, 2);
    qDeleteAll(notifiers);
}

void tst_EventDispatcher::neitherTimersNorNotifiersStarve()
{
    const SocketPair pair;
    QSocketNotifier busyNotifier(pair.fds[0], QSocketNotifier::Write);
    QTimer busyTimer;
    busyTimer.start(0);
    QSignalSpy notified(&busyNotifier, &QSocketNotifier::activated);
    QSignalSpy ticked(&busyTimer, &QTimer::timeout);
    bool isDone = false;
    QTimer::singleShot(5ms, this, [&] { isDone = true; });
    int turns = 0;
    while (!isDone) {
        turn(QEventLoop::WaitForMoreEvents);
        ++turns;
    }
    QVERIFY(notified.size() >= turns - 1);
    QVERIFY(ticked.size() >= turns - 1);
}

void tst_EventDispatcher::runsAProcess()
{
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(QStringLiteral("/bin/cat"), {});
    process.write("through the pipe");
    process.closeWriteChannel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.readAllStandardOutput(), QByteArray("through the pipe"));
}

void tst_EventDispatcher::carriesTcpBothWays()
{
    constexpr int kClients = 50;
    const QByteArray payload(100'000, 'p');
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        while (QTcpSocket *socket = server.nextPendingConnection())
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write(socket->readAll()); });
    });
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    int complete = 0;
    for (int i = 0; i < kClients; ++i) {
        auto client = std::make_unique<QTcpSocket>();
        connect(client.get(), &QTcpSocket::readyRead, this, [&, socket = client.get()] {
            if (socket->bytesAvailable() == payload.size())
                ++complete;
        });
        client->connectToHost(QHostAddress::LocalHost, server.serverPort());
        client->write(payload);
        clients.push_back(std::move(client));
    }
    QTRY_COMPARE(complete, kClients);
}

void tst_EventDispatcher::worksInAThreadOfItsOwn()
{
    QThread thread;
    if (qobject_cast<EpollEventDispatcher *>(QAbstractEventDispatcher::instance()))
        thread.setEventDispatcher(new EpollEventDispatcher);
    thread.start();
    QObject worker;
    worker.moveToThread(&thread);
    int sum = 0;
    for (int i = 1; i <= 100; ++i)
        QMetaObject::invokeMethod(
            &worker, [&sum, i] { sum += i; }, i % 10 ? Qt::QueuedConnection : Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(
        &worker, [&] { worker.moveToThread(nullptr); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait());
    QCOMPARE(sum, 5'050);
}

int main(int argc, char **argv)
{
    int failures = 0;
    {
        QCoreApplication::setEventDispatcher(new EpollEventDispatcher);
        QCoreApplication application(argc, argv);
        if (!qobject_cast<EpollEventDispatcher *>(QAbstractEventDispatcher::instance()))
            qFatal("the dispatcher is not ours");
        tst_EventDispatcher test;
        failures += QTest::qExec(&test, argc, argv);
    }
    qputenv("QT_NO_GLIB", "1");
    QCoreApplication application(argc, argv);
    tst_EventDispatcher test;
    failures += QTest::qExec(&test, argc, argv);
    return failures;
}

#include "tst_eventdispatcher.moc"
