#include "core/ruleschecker.h"
#include "support/processes.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace relayscope;
using namespace relayscope::core;

namespace {

constexpr int kLongMs = 30'000;
const QString kNodeProgram = QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-node");
const QByteArray kRight = R"({"namespaces": {"/": {}}})";

} // namespace

/// Rules checked by the node program, by hand and by the window.
class tst_RulesChecker final : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void tellsThePlaceOfAMistake_data();
    void tellsThePlaceOfAMistake();
    void answersTheLastOfSeveralChecks();
    void saysThatThereIsNoProgram();
    void theProgramNamesTheFile();
};

void tst_RulesChecker::cleanup()
{
    QTRY_VERIFY(test::descendantsOf(QCoreApplication::applicationPid()).isEmpty());
}

void tst_RulesChecker::tellsThePlaceOfAMistake_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<RulesAnswer>("expected");
    QTest::newRow("right") << kRight << RulesAnswer{true, 0, 0, {}};
    QTest::newRow("unknown key") << QByteArray("{\n  \"nmespaces\": {}}")
                                 << RulesAnswer{false, 2, 3, QStringLiteral("unknown key 'nmespaces' in a rules file")};
    QTest::newRow("empty") << QByteArray() << RulesAnswer{false, 1, 1, QStringLiteral("The document is empty.")};
    QTest::newRow("too long") << QByteArray(1'000'001, ' ')
                              << RulesAnswer{false, 0, 0, QStringLiteral("longer than 1000000 bytes")};
}

void tst_RulesChecker::tellsThePlaceOfAMistake()
{
    QFETCH(const QByteArray, json);
    QFETCH(const RulesAnswer, expected);
    RulesChecker checker(kNodeProgram);
    QSignalSpy finished(&checker, &RulesChecker::finished);
    checker.check(json);
    QVERIFY(checker.isChecking());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
    const auto answer = finished.constFirst().constFirst().value<RulesAnswer>();
    QVERIFY2(answer == expected, qPrintable(answer.message));
    QVERIFY(!checker.isChecking());
}

void tst_RulesChecker::answersTheLastOfSeveralChecks()
{
    RulesChecker checker(kNodeProgram);
    QSignalSpy finished(&checker, &RulesChecker::finished);
    checker.check("wrong");
    checker.check("wrong again");
    checker.check(kRight);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
    QVERIFY(finished.constFirst().constFirst().value<RulesAnswer>().ok);
}

void tst_RulesChecker::saysThatThereIsNoProgram()
{
    RulesChecker checker(QStringLiteral("/nowhere/relayscope-node"));
    QSignalSpy finished(&checker, &RulesChecker::finished);
    checker.check(kRight);
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kLongMs);
    const auto answer = finished.constFirst().constFirst().value<RulesAnswer>();
    QVERIFY(!answer.ok);
    QVERIFY2(answer.message.contains(QStringLiteral("/nowhere/")), qPrintable(answer.message));
}

void tst_RulesChecker::theProgramNamesTheFile()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("mine.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{]");
    file.close();
    QProcess process;
    process.start(kNodeProgram, {QStringLiteral("--check-rules"), file.fileName()});
    QVERIFY(process.waitForFinished(kLongMs));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray output = process.readAllStandardOutput();
    QVERIFY2(output.startsWith(file.fileName().toUtf8() + ":1:2: "), output.constData());
    QCOMPARE(output.count('\n'), 1);
}

QTEST_GUILESS_MAIN(tst_RulesChecker)
#include "tst_ruleschecker.moc"
