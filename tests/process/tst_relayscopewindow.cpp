#include "support/processes.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/types.h>

using namespace relayscope;

namespace {

constexpr int kLongMs = 60'000;
/// Redis and the two nodes of the demo.
constexpr qsizetype kDemoProcesses = 3;

} // namespace

/// The window as a program: how it ends.
class tst_RelayscopeWindow final : public QObject {
    Q_OBJECT

private slots:
    void aSignalStopsTheClusterFirst_data();
    void aSignalStopsTheClusterFirst();
};

void tst_RelayscopeWindow::aSignalStopsTheClusterFirst_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void tst_RelayscopeWindow::aSignalStopsTheClusterFirst()
{
    QFETCH(const int, signalNumber);
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        environment.insert(QString::fromLatin1(name), home.path());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope"), {QStringLiteral("--demo")});
    QVERIFY(process.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(test::descendantsOf(process.processId()).size() >= kDemoProcesses, kLongMs);
    const QList<qint64> children = test::descendantsOf(process.processId());
    QCOMPARE(::kill(pid_t(process.processId()), signalNumber), 0);
    QVERIFY2(process.waitForFinished(kLongMs), "it runs still");
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    for (const qint64 child : children)
        QVERIFY(!test::isAlive(child));
}

QTEST_GUILESS_MAIN(tst_RelayscopeWindow)
#include "tst_relayscopewindow.moc"
