#include "support/processes.h"
#include "support/redisserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/types.h>

using namespace relayscope;

namespace {

constexpr int kLongMs = 60'000;

struct Result {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

Result run(const QStringList &arguments, const QProcessEnvironment &environment = {})
{
    QProcess process;
    if (!environment.isEmpty())
        process.setProcessEnvironment(environment);
    process.start(QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-run"), arguments);
    if (!process.waitForFinished(kLongMs)) {
        process.kill();
        process.waitForFinished();
        return {};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QJsonObject runJson(const QStringList &arguments)
{
    const Result result = run(QStringList{QStringLiteral("demo"), QStringLiteral("--json")} + arguments);
    return QJsonDocument::fromJson(result.output).object();
}

QString write(const QTemporaryDir &directory, const QByteArray &json)
{
    const QString name = directory.filePath(QStringLiteral("cluster.json"));
    QFile file(name);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size())
        return {};
    return name;
}

QStringList kindsOf(const QJsonObject &message)
{
    QStringList kinds;
    for (const QJsonValue &hop : message[QLatin1String("hops")].toArray())
        kinds.append(
            hop[QLatin1String("kind")].toString() + QLatin1Char(' ') + hop[QLatin1String("verdict")].toString());
    return kinds;
}

} // namespace

/// The whole program, as a user starts it.
class tst_RelayscopeRun final : public QObject {
    Q_OBJECT

private slots:
    void demoShowsEveryHop();
    void jsonHasEveryHop();
    void demoRunsOnMoreNodesAndClients();
    void takenPortsAreReplacedAndSaid();
    void usesARedisThatIsGiven();
    void runsTheClusterOfAFile();
    void aMessageWithoutItsAnswerFails_data();
    void aMessageWithoutItsAnswerFails();
    void tellsWhatIsWrongWithAFile_data();
    void tellsWhatIsWrongWithAFile();
    void badInputGetsOneLine_data();
    void badInputGetsOneLine();
    void aWrongRedisPasswordIsSaid();
    void aMissingRedisServerIsSaid();
    void rulesThatDeliverNothingFail();
    void aSignalEndsItCleanly_data();
    void aSignalEndsItCleanly();
    void outputThatCannotBeWrittenFails();
    void nothingSurvivesSigkill();
};

void tst_RelayscopeRun::demoShowsEveryHop()
{
    const Result result = run({QStringLiteral("demo")});
    QVERIFY2(result.exitCode == 0, result.errors + result.output);
    QVERIFY(result.errors.isEmpty());
    for (const char *words :
        {"Message 1: client 1 sends \"chat\"", "Message 2: client 2 sends \"chat\"", "sent", "received", "published",
            "seen on Redis", "own echo, ignored", "client 2  delivered", "Every client got every message"})
        QVERIFY2(result.output.contains(words), words + QByteArray(" is not in\n") + result.output);
    QVERIFY2(!result.output.contains('\x1b'), "colours without a terminal");
}

void tst_RelayscopeRun::jsonHasEveryHop()
{
    const QJsonObject document = runJson({});
    QVERIFY(document[QLatin1String("ok")].toBool());
    QCOMPARE(document[QLatin1String("nodes")].toArray().size(), 2);
    const QJsonArray messages = document[QLatin1String("messages")].toArray();
    QCOMPARE(messages.size(), 2);
    for (const QJsonValue &message : messages) {
        QStringList kinds = kindsOf(message.toObject());
        QCOMPARE(kinds.constFirst(), QStringLiteral("sent none"));
        QCOMPARE(kinds.at(1), QStringLiteral("received handledByRule"));
        kinds.sort();
        QCOMPARE(kinds,
            (QStringList{QStringLiteral("delivered delivered"), QStringLiteral("delivered delivered"),
                QStringLiteral("localBroadcast delivered"), QStringLiteral("published published"),
                QStringLiteral("received handledByRule"), QStringLiteral("receivedFromRedis delivered"),
                QStringLiteral("receivedFromRedis ownEchoIgnored"), QStringLiteral("seenOnRedis none"),
                QStringLiteral("sent none"), QStringLiteral("writtenToClient none"),
                QStringLiteral("writtenToClient none")}));
    }
}

void tst_RelayscopeRun::demoRunsOnMoreNodesAndClients()
{
    const QJsonObject document
        = runJson({QStringLiteral("--nodes"), QStringLiteral("3"), QStringLiteral("--clients"), QStringLiteral("4")});
    QVERIFY(document[QLatin1String("ok")].toBool());
    QCOMPARE(document[QLatin1String("nodes")].toArray().size(), 3);
    const QJsonArray messages = document[QLatin1String("messages")].toArray();
    QCOMPARE(messages.size(), 4);
    for (const QJsonValue &message : messages)
        QCOMPARE(message[QLatin1String("deliveries")].toInt(), 4);
}

void tst_RelayscopeRun::takenPortsAreReplacedAndSaid()
{
    // Somebody else may have it already: taken is taken.
    QTcpServer taken;
    (void)taken.listen(QHostAddress::LocalHost, 3000);
    const Result result = run({QStringLiteral("demo")});
    QVERIFY2(result.exitCode == 0, result.errors);
    QVERIFY2(result.output.contains("Port 3000 is taken: node A listens on port "), result.output);
}

void tst_RelayscopeRun::usesARedisThatIsGiven()
{
    test::RedisServer redis;
    QVERIFY2(redis.start(), qPrintable(redis.errorText()));
    const QJsonObject document = runJson({QStringLiteral("--redis"), redis.url()});
    QVERIFY(document[QLatin1String("ok")].toBool());
    QCOMPARE(document[QLatin1String("redis")][QLatin1String("port")].toInt(), int(redis.port()));
    QVERIFY(redis.isRunning());
}

void tst_RelayscopeRun::runsTheClusterOfAFile()
{
    const QTemporaryDir directory;
    const QString file = write(directory, R"({
        "relayscope": 1,
        "nodes": [{"id": "a"}, {"id": "b"}],
        "clients": [{"id": "one", "node": "a"}, {"id": "two", "node": "b", "transport": "websocket"}],
        "rules": {"namespaces": {"/": {"on": {"greet": [{"emit": "greeting", "args": "$args"}, {"ack": ["ok"]}]}}}},
        "shelf": [{"name": "hello", "from": "one", "event": "greet", "arguments": ["hi"], "ackTimeoutMs": 5000}]
    })");
    const Result result = run({file, QStringLiteral("--json"), QStringLiteral("--send"), QStringLiteral("hello")});
    QVERIFY2(result.exitCode == 0, result.errors);
    QSet<QString> reached;
    bool isAcknowledged = false;
    for (const QByteArray &line : result.output.split('\n')) {
        const QJsonObject hop = QJsonDocument::fromJson(line).object();
        if (hop[QLatin1String("kind")] == QLatin1String("delivered")
            && hop[QLatin1String("event")] == QLatin1String("greeting"))
            reached.insert(hop[QLatin1String("to")][QLatin1String("id")].toString());
        isAcknowledged = isAcknowledged || hop[QLatin1String("kind")] == QLatin1String("ackDelivered");
    }
    QCOMPARE(reached, QSet<QString>({QStringLiteral("one"), QStringLiteral("two")}));
    QVERIFY(isAcknowledged);
}

void tst_RelayscopeRun::aMessageWithoutItsAnswerFails_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("ends with the message") << QStringList();
    QTest::newRow("ends after a time") << QStringList{QStringLiteral("--seconds"), QStringLiteral("3")};
}

void tst_RelayscopeRun::aMessageWithoutItsAnswerFails()
{
    QFETCH(const QStringList, more);
    const QTemporaryDir directory;
    const QString file = write(directory, R"({
        "relayscope": 1,
        "nodes": [{"id": "a"}],
        "clients": [{"id": "one", "node": "a"}],
        "rules": {"namespaces": {"/": {"on": {"greet": [{"emit": "greeting"}]}}}},
        "shelf": [{"name": "hello", "from": "one", "event": "greet", "ackTimeoutMs": 100}]
    })");
    const Result result = run(QStringList{file, QStringLiteral("--send"), QStringLiteral("hello")} + more);
    QVERIFY2(result.exitCode == 1, result.errors);
}

void tst_RelayscopeRun::tellsWhatIsWrongWithAFile_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QByteArray>("words");
    const QStringList none;
    QTest::newRow("not a document") << QByteArray("{\n \"nodes\": []}") << none << QByteArray("cluster.json:1:1: ");
    QTest::newRow("wrong rules") << QByteArray(R"({"relayscope": 1, "nodes": [{"id": "a"}], "rules": {"x": 1}})")
                                 << none << QByteArray("rules 1:");
    QTest::newRow("unknown message") << QByteArray(R"({"relayscope": 1})")
                                     << QStringList{QStringLiteral("--send"), QStringLiteral("x")}
                                     << QByteArray("no message \"x\"");
    QTest::newRow("no node") << QByteArray(R"({"relayscope": 1})") << none << QByteArray("has no node to run");
    QTest::newRow("unfinished message") << QByteArray(
        R"({"relayscope": 1, "nodes": [{"id": "a"}], "shelf": [{"event": "x", "argumentsText": "[1"}]})")
                                        << QStringList{QStringLiteral("--send"), QStringLiteral("x")}
                                        << QByteArray("are not JSON");
}

void tst_RelayscopeRun::tellsWhatIsWrongWithAFile()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QStringList, more);
    QFETCH(const QByteArray, words);
    const QTemporaryDir directory;
    const Result result = run(QStringList{write(directory, json)} + more);
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.errors.count('\n'), 1);
    QVERIFY2(result.errors.startsWith("relayscope-run: ") && result.errors.contains(words), result.errors);
}

void tst_RelayscopeRun::badInputGetsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    const auto demo = [](const char *more) {
        return (QStringLiteral("demo ") + QString::fromLatin1(more)).split(QLatin1Char(' '));
    };
    QTest::newRow("nothing") << QStringList{} << QByteArray("relayscope-run demo");
    QTest::newRow("unknown scenario") << QStringList{QStringLiteral("dance")} << QByteArray("dance cannot be read");
    QTest::newRow("two files") << QStringList{QStringLiteral("a"), QStringLiteral("b")}
                               << QByteArray("relayscope-run FILE");
    QTest::newRow("option of the demo") << QStringList{QStringLiteral("a"), QStringLiteral("--nodes"),
        QStringLiteral("2")} << QByteArray("a file says it itself");
    QTest::newRow("unknown option") << demo("--frobnicate") << QByteArray("frobnicate");
    QTest::newRow("no nodes") << demo("--nodes 0") << QByteArray("from 1 to");
    QTest::newRow("not a number") << demo("--clients many") << QByteArray("from 1 to");
    QTest::newRow("not a Redis URL") << demo("--redis http://localhost") << QByteArray("--redis");
    QTest::newRow("rules file that is not there")
        << demo("--rules /nowhere/rules.json") << QByteArray("/nowhere/rules.json");
    QTest::newRow("Redis that is not there") << demo("--redis redis://127.0.0.1:1") << QByteArray("127.0.0.1:1");
}

void tst_RelayscopeRun::badInputGetsOneLine()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, words);
    const Result result = run(arguments);
    QVERIFY(result.exitCode > 0);
    QCOMPARE(result.errors.count('\n'), 1);
    QVERIFY2(result.errors.startsWith("relayscope-run: ") && result.errors.contains(words), result.errors);
}

void tst_RelayscopeRun::aWrongRedisPasswordIsSaid()
{
    test::RedisServer redis;
    QVERIFY2(redis.start({QStringLiteral("--requirepass"), QStringLiteral("secret")}), qPrintable(redis.errorText()));
    const QString url = QStringLiteral("redis://:wrong@127.0.0.1:%1").arg(redis.port());
    const Result result = run({QStringLiteral("demo"), QStringLiteral("--redis"), url});
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.errors.count('\n'), 1);
    QVERIFY2(result.errors.contains("wrong user name or password"), result.errors);
    QVERIFY2(!result.errors.contains(":wrong@"), "the password is shown");
}

void tst_RelayscopeRun::aMissingRedisServerIsSaid()
{
    QTemporaryDir empty;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PATH"), empty.path());
    const Result result = run({QStringLiteral("demo")}, environment);
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains("redis-server was not found: install the package redis-server"), result.errors);
}

void tst_RelayscopeRun::rulesThatDeliverNothingFail()
{
    // protocol-suite answers the sender only, with another event.
    const Result result = run({QStringLiteral("demo"), QStringLiteral("--rules"), QStringLiteral("protocol-suite")});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.errors.contains("did not come to: client 1, client 2"), result.errors);
}

void tst_RelayscopeRun::aSignalEndsItCleanly_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void tst_RelayscopeRun::aSignalEndsItCleanly()
{
    QFETCH(const int, signalNumber);
    QProcess process;
    process.start(QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-run"),
        {QStringLiteral("demo"), QStringLiteral("--rules"), QStringLiteral("protocol-suite")});
    QTRY_VERIFY_WITH_TIMEOUT(test::descendantsOf(process.processId()).size() >= 3, kLongMs);
    const QList<qint64> children = test::descendantsOf(process.processId());
    QCOMPARE(::kill(pid_t(process.processId()), signalNumber), 0);
    QVERIFY(process.waitForFinished(kLongMs));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + signalNumber);
    for (const qint64 child : children)
        QVERIFY(!test::isAlive(child));
}

void tst_RelayscopeRun::outputThatCannotBeWrittenFails()
{
    for (const QString &argument : {QStringLiteral("demo"), QStringLiteral("--help")}) {
        QProcess process;
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-run"), {argument});
        QVERIFY(process.waitForFinished(kLongMs));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("could not be written"));
    }
}

void tst_RelayscopeRun::nothingSurvivesSigkill()
{
    QProcess process;
    process.start(QStringLiteral(RELAYSCOPE_BIN_DIR "/relayscope-run"),
        {QStringLiteral("demo"), QStringLiteral("--rules"), QStringLiteral("protocol-suite")});
    QTRY_VERIFY_WITH_TIMEOUT(test::descendantsOf(process.processId()).size() >= 3, kLongMs);
    const QList<qint64> children = test::descendantsOf(process.processId());
    // One that does not run cannot hear a polite word.
    QCOMPARE(::kill(pid_t(children.constLast()), SIGSTOP), 0);
    process.kill();
    QVERIFY(process.waitForFinished(kLongMs));
    for (const qint64 child : children)
        QTRY_VERIFY(!test::isAlive(child));
}

QTEST_GUILESS_MAIN(tst_RelayscopeRun)
#include "tst_relayscoperun.moc"
