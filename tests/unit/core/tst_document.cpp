#include "core/document/documentfile.h"
#include "core/document/documentreader.h"
#include "core/document/documentwriter.h"
#include "core/sendjob.h"

#include <QTemporaryDir>
#include <QTest>

using namespace relayscope;
using core::ClusterDocument;

namespace {

ClusterDocument fullDocument()
{
    ClusterDocument document;
    document.cluster.redis = {core::RedisMode::Attached, QStringLiteral("redis://127.0.0.1:6390/2")};
    core::NodeSpec node;
    node.id = QStringLiteral("node-a");
    node.name = QStringLiteral("node A");
    node.port = 3000;
    node.restartOnCrash = false;
    node.extraArguments = {QStringLiteral("--ping-interval"), QStringLiteral("1000")};
    document.cluster.nodes = {node};
    core::ClientSpec client;
    client.id = QStringLiteral("client-1");
    client.name = QStringLiteral("client 1");
    client.nodeId = node.id;
    client.nsp = "/chat";
    client.transport = core::TransportChoice::WebSocketOnly;
    client.auth = protocol::Value(protocol::Value::Object{{"token", "a\"b"}});
    client.query = {{QStringLiteral("room"), QStringLiteral("lobby")}};
    client.headers = {{"X-Test", "1"}};
    client.reconnection = false;
    document.cluster.clients = {client};
    document.rules = "{ \"not\": finished";
    document.rulesDraft = "{ \"not\": applied";
    core::SavedMessage message;
    message.name = QStringLiteral("hello");
    message.sender = core::SavedMessage::Sender::Node;
    message.senderId = node.id;
    message.event = "chat";
    message.arguments = R"([{"text":"hi"},1])";
    message.rooms = {"lobby"};
    message.except = {"other"};
    message.local = true;
    message.isVolatile = true;
    message.ackTimeoutMs = 5'000;
    // As much as can be sent can be saved.
    message.repeatCount = core::SendJob::kMaxRepeats;
    message.repeatDelayMs = core::SendJob::kMaxDelayMs;
    core::SavedMessage unfinished;
    unfinished.event = "x";
    unfinished.arguments = "[1, ";
    document.shelf = {message, unfinished};
    return document;
}

} // namespace

class tst_Document : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatWasWritten();
    void keepsRulesReadableWhenTheyAre();
    void leavesOutWhatIsDefault();
    void tellsWhatIsWrongAndWhere_data();
    void tellsWhatIsWrongAndWhere();
    void savesAllOrNothing();
    void readsGarbageWithoutHarm();
};

void tst_Document::givesBackWhatWasWritten()
{
    const ClusterDocument document = fullDocument();
    const auto again = core::readDocument(core::writeDocument(document));
    QVERIFY2(again, qPrintable(again ? QString() : again.error().toString()));
    QCOMPARE(*again, document);

    const auto messages = core::readMessages(core::writeMessages(document.shelf));
    QVERIFY(messages);
    QCOMPARE(*messages, document.shelf);
}

void tst_Document::keepsRulesReadableWhenTheyAre()
{
    ClusterDocument document;
    document.rules = "{\"/\": {\"on\": {\"chat\": [{\"emit\": \"chat\"}]}}}\n";
    const QByteArray json = core::writeDocument(document);
    QVERIFY2(json.contains("\"rules\": {"), json.constData());
    QCOMPARE(core::readDocument(json)->rules, document.rules);
}

void tst_Document::leavesOutWhatIsDefault()
{
    ClusterDocument document;
    core::NodeSpec node;
    node.id = QStringLiteral("node-a");
    node.name = QStringLiteral("node A");
    document.cluster.nodes.append(node);
    QCOMPARE(core::writeDocument(document),
        QByteArray(
            "{\"relayscope\": 1, \"redis\": \"private\", \"nodes\": [{\"id\": \"node-a\", \"name\": \"node A\"}], "
            "\"clients\": []}\n"));
}

void tst_Document::tellsWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("said");

    const auto row = [](const char *name, const char *json, int line, int column, const char *said) {
        QTest::newRow(name) << QByteArray(json) << line << column << QString::fromLatin1(said);
    };
    row("not JSON", "{\n  \"relayscope\" 1}", 2, 16, "colon");
    row("not an object", "[]", 1, 1, "must be an object");
    row("no version", "{}", 1, 1, "no cluster file");
    row("future", "{\"relayscope\": 9}", 1, 16, "version 9");
    row("unknown key", "{\"relayscope\": 1,\n\"node\": []}", 2, 1, "has no 'node'");
    row("repeated key", "{\"relayscope\": 1,\n\"nodes\": [], \"nodes\": []}", 2, 14, "twice");
    row("wrong type", "{\"relayscope\": 1, \"nodes\": {}}", 1, 28, "must be a list");
    row("node without id", "{\"relayscope\": 1, \"nodes\": [\n{}]}", 2, 1, "needs 'id'");
    row("port", "{\"relayscope\": 1, \"nodes\": [{\"id\": \"a\", \"port\": 70000}]}", 1, 49, "from 0 to 65535");
    row("same id", "{\"relayscope\": 1, \"nodes\": [{\"id\": \"a\"},\n{\"id\": \"a\"}]}", 2, 1, "twice");
    row("lost client", "{\"relayscope\": 1, \"clients\": [{\"id\": \"c\", \"node\": \"b\"}]}", 1, 31, "no node 'b'");
    row("transport",
        "{\"relayscope\": 1, \"nodes\": [{\"id\": \"a\"}], \"clients\": "
        "[{\"id\": \"c\", \"node\": \"a\",\n\"transport\": \"udp\"}]}",
        2, 14, "'websocket'");
    row("both rules", "{\"relayscope\": 1, \"rules\": {}, \"rulesText\": \"\"}", 1, 28, "not both");
    row("arguments", "{\"relayscope\": 1, \"shelf\": [{\"event\": \"x\", \"arguments\": 1}]}", 1, 57, "must be a list");
}

void tst_Document::tellsWhatIsWrongAndWhere()
{
    QFETCH(const QByteArray, json);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QFETCH(const QString, said);
    const auto document = core::readDocument(json);
    QVERIFY(!document);
    QVERIFY2(document.error().message.contains(said), qPrintable(document.error().toString()));
    QCOMPARE(document.error().line, line);
    QCOMPARE(document.error().column, column);
}

void tst_Document::savesAllOrNothing()
{
    const QTemporaryDir directory;
    const QString file = directory.filePath(QStringLiteral("cluster.json"));
    QVERIFY(core::saveDocument(file, fullDocument()));
    QCOMPARE(*core::loadDocument(file), fullDocument());

    const auto failed = core::saveDocument(directory.filePath(QStringLiteral("none/cluster.json")), fullDocument());
    QVERIFY(!failed);
    QVERIFY2(failed.error().contains(QLatin1String("cannot be written")), qPrintable(failed.error()));
    QVERIFY(!core::loadDocument(directory.filePath(QStringLiteral("absent.json"))));
}

void tst_Document::readsGarbageWithoutHarm()
{
    const QByteArray whole = core::writeDocument(fullDocument());
    for (qsizetype size = 0; size < whole.size() - 1; ++size)
        QVERIFY(!core::readDocument(QByteArrayView(whole).first(size)));
    quint32 state = 7;
    for (int round = 0; round < 2'000; ++round) {
        QByteArray damaged = whole;
        for (int change = 0; change < 3; ++change) {
            state = state * 1'664'525 + 1'013'904'223;
            damaged[qsizetype(state >> 8) % damaged.size()] = char(state >> 3);
        }
        static_cast<void>(core::readDocument(damaged)); // whatever it says, it comes back
    }
}

QTEST_APPLESS_MAIN(tst_Document)
#include "tst_document.moc"
