#include "core/supervisor.h"
#include "support/processes.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace relayscope::core;
using relayscope::test::isAlive;

namespace {

constexpr int kLongMs = 20'000;

} // namespace

/// Runs small shell scripts, which do what programs of ours would only do when they are broken.
class tst_Supervisor final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void becomesRunningWhenItsOwnerSaysSo();
    void stopsWithSigterm();
    void killsWhatDoesNotListen();
    void asksPolitelyFirst();
    void tellsHowItEnded();
    void startsAgainAfterACrash();
    void givesUpOnACrashLoopWithItsLastLines();
    void givesUpAtOnceWhenItCannotStart();
    void aProgramThatIsMissingIsFinal();
    void staysDownWhenTheUserKilledIt();
    void restartsOnRequest();
    void takesItsOwnChildrenAlong();
    void dropsTheRestOfALongLine();

private:
    void run(const QByteArray &script);

    QByteArray m_script;
    std::unique_ptr<Supervisor> m_supervisor;
    std::unique_ptr<QSignalSpy> m_lines;
};

void tst_Supervisor::init()
{
    m_supervisor = std::make_unique<Supervisor>([this]() -> relayscope::Expected<ChildCommand, QString> {
        return ChildCommand{QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QString::fromUtf8(m_script)}};
    });
    m_lines = std::make_unique<QSignalSpy>(m_supervisor.get(), &Supervisor::lineWritten);
    connect(m_supervisor.get(), &Supervisor::lineWritten, m_supervisor.get(), [this](LogStream, const QString &text) {
        if (text == QLatin1String("ready"))
            m_supervisor->markRunning();
    });
}

void tst_Supervisor::cleanup()
{
    m_lines.reset();
    m_supervisor.reset();
}

void tst_Supervisor::run(const QByteArray &script)
{
    m_script = script;
    m_supervisor->start();
}

void tst_Supervisor::becomesRunningWhenItsOwnerSaysSo()
{
    run("echo ready; exec sleep 60");
    QCOMPARE(m_supervisor->state(), ProcessState::Starting);
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    QVERIFY(m_supervisor->pid() > 0);
    QVERIFY(m_supervisor->since().has_value());
}

void tst_Supervisor::stopsWithSigterm()
{
    run("trap 'echo bye; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    m_supervisor->stop();
    QCOMPARE(m_supervisor->state(), ProcessState::Stopping);
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Stopped);
    QCOMPARE(m_supervisor->exit(), QStringLiteral("exited with code 0"));
    QVERIFY(m_supervisor->lastLines().contains(QStringLiteral("bye")));
}

void tst_Supervisor::killsWhatDoesNotListen()
{
    run("trap '' TERM; echo ready; while :; do sleep 0.05; done");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    m_supervisor->stop();
    QTRY_COMPARE_WITH_TIMEOUT(m_supervisor->state(), ProcessState::Stopped, kLongMs);
    QCOMPARE(m_supervisor->exit(), QStringLiteral("killed by signal 9 (SIGKILL)"));
}

void tst_Supervisor::asksPolitelyFirst()
{
    run("trap 'echo terminated; exit 0' TERM; echo ready; while :; do sleep 0.05; done");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    QSignalSpy asked(m_supervisor.get(), &Supervisor::stopRequested);
    m_supervisor->stop(true);
    QCOMPARE(asked.size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_supervisor->state(), ProcessState::Stopped, kLongMs);
    QVERIFY(m_supervisor->lastLines().contains(QStringLiteral("terminated")));
}

void tst_Supervisor::tellsHowItEnded()
{
    m_supervisor->setRestartOnCrash(false);
    run("echo ready; sleep 0.1; kill -SEGV $$");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Crashed);
    QCOMPARE(m_supervisor->exit(), QStringLiteral("killed by signal 11 (SIGSEGV)"));
}

void tst_Supervisor::startsAgainAfterACrash()
{
    QTemporaryDir dir;
    run("echo ready; test -e '" + QFile::encodeName(dir.filePath(QStringLiteral("ran"))) + "' && exec sleep 60; touch '"
        + QFile::encodeName(dir.filePath(QStringLiteral("ran"))) + "'; sleep 0.1; exit 3");
    QTRY_COMPARE_WITH_TIMEOUT(m_supervisor->state(), ProcessState::Crashed, kLongMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_supervisor->state(), ProcessState::Running, kLongMs);
    QCOMPARE(m_supervisor->restarts(), 1);
    QCOMPARE(m_supervisor->exit(), QStringLiteral("exited with code 3"));
}

void tst_Supervisor::givesUpOnACrashLoopWithItsLastLines()
{
    run("echo ready; echo it is broken >&2; sleep 0.1; exit 1");
    QTRY_COMPARE_WITH_TIMEOUT(m_supervisor->state(), ProcessState::GaveUp, kLongMs);
    QCOMPARE(m_supervisor->restarts(), RestartPolicy::kCrashLoopExits - 1);
    QCOMPARE(m_supervisor->lastErrorLine(), QStringLiteral("it is broken"));
    QVERIFY(m_supervisor->lastLines().contains(QStringLiteral("it is broken")));
}

void tst_Supervisor::givesUpAtOnceWhenItCannotStart()
{
    run("echo bad configuration >&2; exit 1");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::GaveUp);
    QCOMPARE(m_supervisor->restarts(), 0);
    QCOMPARE(m_supervisor->lastErrorLine(), QStringLiteral("bad configuration"));
}

void tst_Supervisor::aProgramThatIsMissingIsFinal()
{
    Supervisor missing([]() -> relayscope::Expected<ChildCommand, QString> {
        return ChildCommand{QStringLiteral("/nowhere/program"), {}};
    });
    missing.start();
    QTRY_COMPARE(missing.state(), ProcessState::GaveUp);
    QVERIFY(!missing.exit().isEmpty());
}

void tst_Supervisor::staysDownWhenTheUserKilledIt()
{
    run("echo ready; exec sleep 60");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    m_supervisor->kill();
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Crashed);
    QSignalSpy changes(m_supervisor.get(), &Supervisor::stateChanged);
    QVERIFY(!changes.wait(int(2 * RestartPolicy::kFirstDelay.count())));
    m_supervisor->start();
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
}

void tst_Supervisor::restartsOnRequest()
{
    run("echo ready; exec sleep 60");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    const qint64 before = m_supervisor->pid();
    m_supervisor->restart();
    QTRY_VERIFY(m_supervisor->state() == ProcessState::Running && m_supervisor->pid() != before);
}

void tst_Supervisor::takesItsOwnChildrenAlong()
{
    run("sleep 60 & echo $!; echo ready; wait");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    const qint64 grandchild = m_lines->constFirst().at(1).toString().toLongLong();
    QVERIFY(grandchild > 0 && isAlive(grandchild));
    m_supervisor->kill();
    QTRY_VERIFY(!isAlive(grandchild));
}

void tst_Supervisor::dropsTheRestOfALongLine()
{
    run("head -c 10000 /dev/zero | tr '\\0' x; echo; echo ready; exec sleep 60");
    QTRY_COMPARE(m_supervisor->state(), ProcessState::Running);
    QCOMPARE(m_supervisor->lastLines().constFirst().size(), LogLine::kMaxBytes);
}

QTEST_GUILESS_MAIN(tst_Supervisor)
#include "tst_supervisor.moc"
