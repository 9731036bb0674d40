#include "socketio/rules/rulesloader.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace relayscope;
using namespace relayscope::socketio;

/// Which rules files are taken, and what is said of the others.
class tst_RulesLoader : public QObject {
    Q_OBJECT

private slots:
    void loadsShippedFiles_data();
    void loadsShippedFiles();
    void readsEverything();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void survivesTruncation();
    void tellsAboutUnreadableFile();
    void refusesHugeFile();
};

namespace {

/// A file with `actions` as the rule of one event, on its third line from column 1.
QByteArray withActions(const QByteArray &actions)
{
    return "{\"namespaces\": {\"/\": {\"on\": {\"x\":\n\n" + actions + "}}}}";
}

} // namespace

void tst_RulesLoader::loadsShippedFiles_data()
{
    QTest::addColumn<QString>("path");
    const QDir dir(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/resources/rules"));
    for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files))
        QTest::newRow(qPrintable(name)) << dir.filePath(name);
}

void tst_RulesLoader::loadsShippedFiles()
{
    QFETCH(QString, path);
    const Expected<Rules, RulesError> rules = loadRules(path);
    QVERIFY2(rules.hasValue(), rules ? "" : qPrintable(rules.error().toString()));
    QVERIFY(rules->find("/"));
    QCOMPARE(rules->usesPlainChannels(), path.endsWith(QStringLiteral("plain-channel.json")));
}

void tst_RulesLoader::readsEverything()
{
    const Expected<Rules, RulesError> rules = parseRules(R"({
        "description": "all there is",
        "namespaces": {
            "/": {
                "onConnect": [{ "emit": "hi", "args": ["$node", "$handshake.auth.name"], "to": "sender" }],
                "on": {
                    "a": [
                        { "join": ["one", "$args[0]"] },
                        { "leave": "$args[0].rooms[1].name", "delayMs": 600000 },
                        { "ack": "$args" },
                        { "emit": "$event", "args": [{ "deep": ["$socket.id", "$$literal"] }], "to": "others",
                          "rooms": "r", "except": ["s", "$args[1]"], "local": true, "volatile": true },
                        { "disconnect": "connection" },
                        { "publish": "channel", "message": { "args": "$args" } }
                    ],
                    "*": [{ "ack": [] }]
                },
                "subscribe": { "news": [{ "emit": "news", "args": "$message" }], "more": [] }
            },
            "/empty": {}
        }
    })",
        QStringLiteral("all.json"));
    QVERIFY2(rules.hasValue(), rules ? "" : qPrintable(rules.error().toString()));
    QCOMPARE(rules->namespaces().size(), std::size_t{2});
    const NamespaceRules &root = *rules->find("/");
    QCOMPARE(root.onConnect.size(), std::size_t{1});
    const Actions &actions = root.onEvent.at("a");
    QCOMPARE(actions.size(), std::size_t{6});
    QCOMPARE(actions[1].delay, kMaxActionDelay);
    const auto &emitted = std::get<EmitAction>(actions[3].step);
    QCOMPARE(emitted.target, EmitAction::Target::Others);
    QVERIFY(emitted.local && emitted.isVolatile);
    QCOMPARE(emitted.except.size(), std::size_t{2});
    QCOMPARE(root.onOtherEvent.size(), std::size_t{1});
    QCOMPARE(rules->subscribedChannels(), (std::vector<QByteArray>{"more", "news"}));
    QVERIFY(rules->usesPlainChannels());
    QVERIFY(!rules->find("/other"));
}

void tst_RulesLoader::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &json, const char *error) {
        QTest::newRow(name) << json << QStringLiteral("f.json:") + QString::fromUtf8(error);
    };
    row("no JSON", "{\n  \"namespaces\": {\n    \"/\": {]\n", "3:11: Missing a name for object member.");
    row("empty", "", "1:1: The document is empty.");
    row("not an object", "[]", "1:1: a rules file must be an object");
    row("unknown key", "{\"namespaces\": {},\n \"namespace\": {}}", "2:2: unknown key 'namespace' in a rules file");
    row("key twice", "{\"namespaces\": {},\n \"namespaces\": {}}", "2:2: key 'namespaces' is there twice");
    row("namespaces missing", "{}", "1:1: a rules file needs 'namespaces'");
    row("namespace without slash", "{\"namespaces\": {\"chat\": {}}}",
        "1:17: a namespace begins with '/', has no ',' and at most 1024 bytes");
    row("unknown part", "{\"namespaces\": {\"/\": {\"onEvent\": {}}}}", "1:23: unknown key 'onEvent' in a namespace");
    row("event twice", "{\"namespaces\": {\"/\": {\"on\": {\"a\": [],\n\"a\": []}}}}", "2:1: key 'a' is there twice");
    row("reserved event", "{\"namespaces\": {\"/\": {\"on\": {\"disconnect\": []}}}}",
        "1:30: the event name 'disconnect' is reserved");
    row("actions no list", withActions("{}"), "3:1: expected a list of actions");
    row("action no object", withActions("[ 1 ]"), "3:3: an action must be an object");
    row("no verb", withActions("[{\"args\": []}]"),
        "3:2: an action needs one of join, leave, ack, emit, disconnect, publish");
    row("two verbs", withActions("[{\"join\": \"a\", \"ack\": []}]"),
        "3:16: unknown key 'ack' in an action with 'join'");
    row("unknown key in action", withActions("[{\"emit\": \"a\", \"arg\": []}]"),
        "3:16: unknown key 'arg' in an action with 'emit'");
    row("unknown reference", withActions("[{\"join\": \"$arg\"}]"),
        "3:11: unknown reference '$arg'; known here are $args, $event, $socket, $handshake, $namespace, $node (write "
        "$$ for a text with $)");
    row("broken reference", withActions("[{\"join\": \"$args[x]\"}]"),
        "3:11: expected .name or [index] instead of '[x]' in '$args[x]'");
    row("reference deep inside", withActions("[{\"ack\": [{\"a\": [1, \"$message\"]}]}]"),
        "3:21: unknown reference '$message'; known here are $args, $event, $socket, $handshake, $namespace, $node "
        "(write $$ for a text with $)");
    row("room of wrong kind", withActions("[{\"join\": 5}]"), "3:11: expected a room name or a list of them");
    row("arguments of wrong kind", withActions("[{\"ack\": \"text\"}]"),
        "3:10: expected a list of arguments, or a reference such as \"$args\"");
    row("flag of wrong kind", withActions("[{\"emit\": \"a\", \"local\": 1}]"), "3:25: expected true or false");
    row("delay too long", withActions("[{\"ack\": [], \"delayMs\": 600001}]"),
        "3:25: expected a delay of 0 to 600000 ms");
    row("delay negative", withActions("[{\"ack\": [], \"delayMs\": -1}]"), "3:25: expected a delay of 0 to 600000 ms");
    row("target unknown", withActions("[{\"emit\": \"a\", \"to\": \"room\"}]"),
        "3:22: expected \"all\", \"others\" or \"sender\" (rooms have a key of their own)");
    row("rooms for the sender", withActions("[{\"emit\": \"a\", \"to\": \"sender\", \"rooms\": \"r\"}]"),
        "3:32: 'rooms' makes no sense with \"to\": \"sender\"");
    row("reserved emit", withActions("[{\"emit\": \"connect\"}]"), "3:11: the event name 'connect' is reserved");
    row("disconnect unknown", withActions("[{\"disconnect\": true}]"),
        "3:17: expected \"namespace\" or \"connection\"");
    row("publish without message", withActions("[{\"publish\": \"c\"}]"), "3:2: 'publish' needs a 'message'");
    row("ack on connect", "{\"namespaces\": {\"/\": {\"onConnect\": [{\"ack\": []}]}}}",
        "1:38: 'ack' makes no sense here: a connect has no answer");
    row("join on message", "{\"namespaces\": {\"/\": {\"subscribe\": {\"c\": [{\"join\": \"r\"}]}}}}",
        "1:44: 'join' makes no sense here: there is no client behind a message");
    row("others on message",
        "{\"namespaces\": {\"/\": {\"subscribe\": {\"c\": [{\"emit\": \"e\", \"to\": \"others\"}]}}}}",
        "1:63: expected \"all\": there is no client behind a message");
    row("nested too deeply", withActions("[{\"ack\": " + QByteArray(70, '[') + QByteArray(70, ']') + "}]"),
        "3:68: Nested too deeply.");
}

void tst_RulesLoader::tellsWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, error);
    const Expected<Rules, RulesError> rules = parseRules(json, QStringLiteral("f.json"));
    QVERIFY(!rules);
    QCOMPARE(rules.error().toString(), error);
}

void tst_RulesLoader::survivesTruncation()
{
    QFile file(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/resources/rules/chat.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray json = file.readAll().trimmed();
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY(!parseRules(json.first(length), QStringLiteral("f.json")));
}

void tst_RulesLoader::tellsAboutUnreadableFile()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("missing.json"));
    const Expected<Rules, RulesError> rules = loadRules(path);
    QVERIFY(!rules);
    QVERIFY(rules.error().toString().startsWith(path + QStringLiteral(": cannot be read: ")));
}

void tst_RulesLoader::refusesHugeFile()
{
    const Expected<Rules, RulesError> rules = parseRules(QByteArray(kMaxRulesBytes + 1, ' '), QStringLiteral("f.json"));
    QVERIFY(!rules);
    QCOMPARE(rules.error().toString(), QStringLiteral("f.json: longer than 1000000 bytes"));
}

QTEST_GUILESS_MAIN(tst_RulesLoader)
#include "tst_rulesloader.moc"
