#include "support/nodeprocess.h"
#include "support/redisserver.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace relayscope::test;

namespace {

const QStringList kAlone{QStringLiteral("--adapter"), QStringLiteral("none")};

/// Writes a rules file; its path.
QString writeRules(const QTemporaryDir &directory, const QByteArray &text)
{
    const QString path = directory.filePath(QStringLiteral("rules.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the rules file cannot be written");
    return path;
}

} // namespace

/// What the program says and how it ends when it is started wrongly, and what it prints when it is not.
class tst_NodeStartup : public QObject {
    Q_OBJECT

private slots:
    void printsOneReadyLine();
    void printsHelpAndVersion_data();
    void printsHelpAndVersion();
    void refusesBadOptions_data();
    void refusesBadOptions();
    void refusesAPortInUse();
    void refusesAnAddressThatIsNotOurs();
    void refusesBadRules_data();
    void refusesBadRules();
    void refusesRulesThatCannotBeRead();
    void refusesAWrongRedisPassword_data();
    void refusesAWrongRedisPassword();
    void refusesAHubThatIsNotThere();
};

void tst_NodeStartup::printsOneReadyLine()
{
    NodeProcess node;
    QVERIFY(node.start(kAlone));
    const QRegularExpression expected(
        QStringLiteral("^ready http://127\\.0\\.0\\.1:%1 pid %2$").arg(node.port()).arg(node.pid()));
    QVERIFY2(expected.match(QString::fromUtf8(node.readyLine())).hasMatch(), node.readyLine().constData());
    QCOMPARE(httpGet(node.port(), "/health/live").status, 200);
    QVERIFY(node.errorLines().isEmpty());
}

void tst_NodeStartup::printsHelpAndVersion_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("help") << QStringLiteral("--help");
    QTest::newRow("version") << QStringLiteral("--version");
}

void tst_NodeStartup::printsHelpAndVersion()
{
    QFETCH(QString, option);
    NodeProcess node;
    node.runToEnd({option});
    QCOMPARE(node.exitCode(), 0);
    QVERIFY(node.errorLines().isEmpty());
}

void tst_NodeStartup::refusesBadOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("text");

    const auto row = [](const char *arguments, const char *text) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(QLatin1Char(' ')) << QByteArray(text);
    };
    row("--nonsense", "nonsense");
    row("--port", "port");
    row("--port 65536", "port");
    row("--port -1", "port");
    row("--port http", "port");
    row("--redis http://localhost", "redis");
    row("--redis redis://h/x", "database");
    row("--adapter sharded", "adapter");
    row("--ping-interval 0", "ping-interval");
    row("--ping-timeout soon", "ping-timeout");
    row("--connect-timeout -5", "connect-timeout");
    row("--max-payload 0", "max-payload");
    row("--max-payload 1e6", "max-payload");
    row("left over", "left");
}

void tst_NodeStartup::refusesBadOptions()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, text);
    NodeProcess node;
    node.runToEnd(arguments);
    QCOMPARE(node.exitCode(), 2);
    const QByteArrayList errors = node.errorLines();
    QCOMPARE(errors.size(), 1);
    QVERIFY2(errors.first().contains(text), errors.first().constData());
}

void tst_NodeStartup::refusesAPortInUse()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const QString port = QString::number(taken.serverPort());
    NodeProcess node;
    node.runToEnd(kAlone + QStringList{QStringLiteral("--port"), port});
    QVERIFY(node.exitCode() > 0);
    const QByteArrayList errors = node.errorLines();
    QCOMPARE(errors.size(), 1);
    QVERIFY2(errors.first().contains(port.toLatin1()), errors.first().constData());
}

void tst_NodeStartup::refusesAnAddressThatIsNotOurs()
{
    NodeProcess node;
    // RFC 5737: for documentation, on no interface.
    node.runToEnd(kAlone
        + QStringList{
            QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--host"), QStringLiteral("192.0.2.1")});
    QVERIFY(node.exitCode() > 0);
    QCOMPARE(node.errorLines().size(), 1);
}

void tst_NodeStartup::refusesBadRules_data()
{
    QTest::addColumn<QByteArray>("rules");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("not JSON, third line") << QByteArray("{\n\"namespaces\": {\n oops\n}}") << QByteArray("3");
    QTest::newRow("empty") << QByteArray() << QByteArray("1");
    QTest::newRow("not an object") << QByteArray("[]") << QByteArray("1");
    QTest::newRow("random bytes") << QByteArray("\x00\xff\xfe{", 4) << QByteArray("1");
}

void tst_NodeStartup::refusesBadRules()
{
    QFETCH(QByteArray, rules);
    QFETCH(QByteArray, line);
    const QTemporaryDir directory;
    const QString path = writeRules(directory, rules);
    NodeProcess node;
    node.runToEnd(kAlone + QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--rules"), path});
    QVERIFY(node.exitCode() > 0);
    const QByteArrayList errors = node.errorLines();
    QCOMPARE(errors.size(), 1);
    QVERIFY2(errors.first().contains(path.toUtf8() + ':' + line), errors.first().constData());
}

void tst_NodeStartup::refusesRulesThatCannotBeRead()
{
    const QTemporaryDir directory;
    for (const QString &path : {directory.filePath(QStringLiteral("missing.json")), directory.path()}) {
        NodeProcess node;
        node.runToEnd(
            kAlone + QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--rules"), path});
        QVERIFY(node.exitCode() > 0);
        const QByteArrayList errors = node.errorLines();
        QCOMPARE(errors.size(), 1);
        QVERIFY2(errors.first().contains(path.toUtf8()), errors.first().constData());
    }
}

void tst_NodeStartup::refusesAWrongRedisPassword_data()
{
    QTest::addColumn<QString>("login");
    QTest::newRow("wrong") << QStringLiteral(":wrong@");
    QTest::newRow("none") << QString();
}

void tst_NodeStartup::refusesAWrongRedisPassword()
{
    QFETCH(QString, login);
    RedisServer redis;
    QVERIFY2(redis.start({QStringLiteral("--requirepass"), QStringLiteral("right")}), qPrintable(redis.errorText()));
    NodeProcess node;
    const QString url = QStringLiteral("redis://") + login + QStringLiteral("127.0.0.1:%1").arg(redis.port());
    node.runToEnd({QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--redis"), url});
    QVERIFY(node.exitCode() > 0);
    const QByteArrayList errors = node.errorLines();
    QCOMPARE(errors.size(), 1);
    QVERIFY2(errors.first().contains("password"), errors.first().constData());
    QVERIFY2(errors.first().contains(QByteArray::number(redis.port())), errors.first().constData());
    QVERIFY(!errors.first().contains("right"));
}

void tst_NodeStartup::refusesAHubThatIsNotThere()
{
    const QTemporaryDir directory;
    NodeProcess node;
    node.runToEnd(kAlone
        + QStringList{QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--telemetry"),
            directory.filePath(QStringLiteral("no-hub")), QStringLiteral("--telemetry-token"), QStringLiteral("t")});
    QVERIFY(node.exitCode() > 0);
    QCOMPARE(node.errorLines().size(), 1);
}

QTEST_GUILESS_MAIN(tst_NodeStartup)

#include "tst_nodestartup.moc"
