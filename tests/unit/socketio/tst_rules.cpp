#include "fakes/tap.h"
#include "fakes/testnode.h"

#include "socketio/rules/rulesloader.h"
#include "socketio/socket.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;

/// What nodes do with the rules they are given.
class tst_Rules : public QObject {
    Q_OBJECT

private slots:
    void chat();
    void protocolSuite();
    void plainChannelJoinsNodesByHand();
    void splicesArgumentsAsTheyCame();
    void buildsArguments_data();
    void buildsArguments();
    void choosesReceivers_data();
    void choosesReceivers();
    void acknowledgesOnce();
    void disconnects();
    void delaysActions();
    void countsEventsWithoutRule();
    void skipsActionsWithoutName();
    void takesOtherEvents();
    void tellsWhichRuleTakesAnEvent();
    void passesTextFromRedis();
    void swapsRulesUnderItsSockets();
    void runsDelayedActionsOfOldRules();
    void refusesPlainChannelsItCannotHave();
};

namespace {

const QList<QByteArray> kNothing;

QByteArray shippedRules(const char *name)
{
    QFile file(QStringLiteral(RELAYSCOPE_SOURCE_DIR "/resources/rules/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return file.readAll();
}

/// Rules of the main namespace for the event `x`.
QByteArray rulesFor(const QByteArray &actions)
{
    return "{\"namespaces\": {\"/\": {\"on\": {\"x\": " + actions + "}}}}";
}

} // namespace

void tst_Rules::chat()
{
    relayscope::test::MemoryRedis redis;
    TestNode nodeA(redis, ServerOptions{"node-a"});
    TestNode nodeB(redis, ServerOptions{"node-b"});
    nodeA.setRules(shippedRules("chat.json"));
    nodeB.setRules(shippedRules("chat.json"));
    FakeSession &a = nodeA.connectClient();
    FakeSession &b = nodeB.connectClient();

    a.receive("2[\"message\",\"hi\", {\"a\" :1}]");
    settle();
    QCOMPARE(a.takeSent(), QList<QByteArray>{"2[\"message\",\"hi\", {\"a\" :1}]"});
    QCOMPARE(b.takeSent(), QList<QByteArray>{"2[\"message\",\"hi\",{\"a\":1}]"});

    b.receive("27[\"join\",\"kitchen\"]");
    QCOMPARE(b.takeSent(), QList<QByteArray>{"37[\"kitchen\"]"});
    a.receive("2[\"room-message\",\"kitchen\",\"tea?\"]");
    settle();
    QCOMPARE(a.takeSent(), kNothing);
    QCOMPARE(b.takeSent(), QList<QByteArray>{"2[\"room-message\",\"kitchen\",\"tea?\"]"});
    b.receive("20[\"leave\",\"kitchen\"]");
    QCOMPARE(b.takeSent(), QList<QByteArray>{"30[\"kitchen\"]"});
    QVERIFY(!nodeB.server().find("/")->rooms().has("kitchen"));

    b.receive("212[\"echo\",1,\"2\"]");
    QCOMPARE(b.takeSent(), QList<QByteArray>{"312[1,\"2\"]"});
    b.receive("20[\"whoami\"]");
    const QByteArray id = nodeB.socketOf(b).id();
    // The rules take everybody into the lobby.
    QCOMPARE(b.takeSent(),
        QList<QByteArray>{"30[{\"id\":\"" + id + "\",\"node\":\"node-b\",\"rooms\":[\"" + id + "\",\"lobby\"]}]"});
}

void tst_Rules::protocolSuite()
{
    TestNode node;
    node.setRules(shippedRules("protocol-suite.json"));
    FakeSession &session = node.open();
    session.receive("0{\"token\":\"123\"}");
    session.receive("0/custom,{\"token\":\"abc\"}");
    session.receive("0/random,");
    settle();
    const QByteArray id = node.socketOf(session).id();
    const QByteArray customId = node.socketOf(session, "/custom").id();
    QCOMPARE(session.takeSent(),
        (QList<QByteArray>{"4/random,{\"message\":\"Invalid namespace\"}", "0{\"sid\":\"" + id + "\"}",
            "2[\"auth\",{\"token\":\"123\"}]", "0/custom,{\"sid\":\"" + customId + "\"}",
            "2/custom,[\"auth\",{\"token\":\"abc\"}]"}));
    session.receive("2[\"message\",1,\"2\",{\"3\":[true]}]");
    session.receive("2456[\"message-with-ack\",1,\"2\"]");
    QCOMPARE(session.takeSent(), (QList<QByteArray>{"2[\"message-back\",1,\"2\",{\"3\":[true]}]", "3456[1,\"2\"]"}));
    session.receive("52-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
    session.receiveBinary("\x01\x02\x03");
    session.receiveBinary("\x04\x05\x06");
    QCOMPARE(session.takeSent(),
        (QList<QByteArray>{
            "62-789[{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]", "bAQID", "bBAUG"}));
}

void tst_Rules::plainChannelJoinsNodesByHand()
{
    relayscope::test::MemoryRedis redis;
    const ServerOptions options{"node", AdapterKind::None};
    TestNode nodeA(redis, options);
    TestNode nodeB(redis, options);
    nodeA.setRules(shippedRules("plain-channel.json"));
    nodeB.setRules(shippedRules("plain-channel.json"));
    FakeSession &a = nodeA.connectClient();
    FakeSession &b = nodeB.connectClient();
    Tap tap(redis);
    a.receive("2[\"message\",\"hi\",1]");
    settle();
    const QList<Tap::Message> published = tap.take();
    QCOMPARE(published.size(), 1);
    QCOMPARE(published.first().channel, "message");
    QCOMPARE(published.first().bytes, "[\"hi\",1]");
    QCOMPARE(a.takeSent(), QList<QByteArray>{"2[\"message\",\"hi\",1]"});
    QCOMPARE(b.takeSent(), QList<QByteArray>{"2[\"message\",\"hi\",1]"});
}

void tst_Rules::splicesArgumentsAsTheyCame()
{
    TestNode node;
    node.setRules(rulesFor("[{\"emit\": \"y\", \"args\": \"$args\"}]"));
    FakeSession &session = node.connectClient();
    session.receive("2[ \"x\" , 1.0e3,  \"\\u00e9\" ]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"y\", 1.0e3,  \"\\u00e9\" ]"});
    session.receive("2[\"x\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"y\"]"});
}

void tst_Rules::buildsArguments_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("received");
    QTest::addColumn<QByteArray>("sent");
    const auto row = [](const char *name, const char *arguments, const char *received, const char *sent) {
        QTest::newRow(name) << QByteArray(arguments) << QByteArray(received) << QByteArray(sent);
    };
    row("literals", R"([1, "a", null, {"b": [true]}])", "2[\"x\"]", "2[\"y\",1,\"a\",null,{\"b\":[true]}]");
    row("one argument", R"(["$args[1]"])", "2[\"x\",1,{\"z\":2,\"a\":1}]", "2[\"y\",{\"z\":2,\"a\":1}]");
    row("deep", R"(["$args[0].room.list[1]"])", "2[\"x\",{\"room\":{\"list\":[7,8]}}]", "2[\"y\",8]");
    row("missing", R"(["$args[3]", {"gone": "$args[0].no"}])", "2[\"x\",1]", "2[\"y\",null,{}]");
    row("spread list", R"("$args[0]")", "2[\"x\",[1,2]]", "2[\"y\",1,2]");
    row("spread scalar", R"("$args[0]")", "2[\"x\",5]", "2[\"y\",5]");
    row("list as one argument", R"(["$args"])", "2[\"x\",1,2]", "2[\"y\",[1,2]]");
    row("dollar", R"(["$$args"])", "2[\"x\"]", "2[\"y\",\"$args\"]");
    row("names", R"(["$node", "$namespace", "$event"])", "2[\"x\"]", "2[\"y\",\"node-a\",\"/\",\"x\"]");
    row("handshake", R"(["$handshake.auth.user", "$handshake.query.transport"])", "2[\"x\"]",
        "2[\"y\",\"bob\",\"websocket\"]");
    row("no arguments", R"([])", "2[\"x\",1]", "2[\"y\"]");
}

void tst_Rules::buildsArguments()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QByteArray, received);
    QFETCH(QByteArray, sent);
    TestNode node;
    node.setRules(rulesFor("[{\"emit\": \"y\", \"to\": \"sender\", \"args\": " + arguments + "}]"));
    FakeSession &session = node.connectClient("/", "{\"user\":\"bob\"}");
    session.receive(received);
    QCOMPARE(session.takeSent(), QList<QByteArray>{sent});
}

void tst_Rules::choosesReceivers_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("sender");
    QTest::addColumn<bool>("neighbour");
    QTest::addColumn<bool>("remote");
    const auto row = [](const char *options, bool sender, bool neighbour, bool remote) {
        QTest::newRow(*options ? options : "all by default") << QByteArray(options) << sender << neighbour << remote;
    };
    row("", true, true, true);
    row(R"(, "to": "all")", true, true, true);
    row(R"(, "to": "others")", false, true, true);
    row(R"(, "to": "sender")", true, false, false);
    row(R"(, "local": true)", true, true, false);
    row(R"(, "to": "others", "local": true)", false, true, false);
    row(R"(, "rooms": "here")", true, true, false);
    row(R"(, "rooms": ["there", "nowhere"])", false, false, true);
    row(R"(, "rooms": "$args[0]")", true, true, true);
    row(R"(, "except": "here")", false, false, true);
    row(R"(, "to": "others", "rooms": "here")", false, true, false);
    row(R"(, "rooms": ["here", "there"], "except": "there")", true, true, false);
}

void tst_Rules::choosesReceivers()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, sender);
    QFETCH(bool, neighbour);
    QFETCH(bool, remote);
    relayscope::test::MemoryRedis redis;
    TestNode nodeA(redis);
    TestNode nodeB(redis);
    const QByteArray rules = rulesFor("[{\"emit\": \"y\"" + options + "}]");
    nodeA.setRules(rules);
    nodeB.setRules(rules);
    FakeSession &first = nodeA.connectClient();
    FakeSession &second = nodeA.connectClient();
    FakeSession &third = nodeB.connectClient();
    nodeA.socketOf(first).join("here");
    nodeA.socketOf(second).join("here");
    nodeB.socketOf(third).join("there");
    first.receive("2[\"x\",[\"here\",\"there\"]]");
    settle();
    QCOMPARE(!first.takeSent().isEmpty(), sender);
    QCOMPARE(!second.takeSent().isEmpty(), neighbour);
    QCOMPARE(!third.takeSent().isEmpty(), remote);
}

void tst_Rules::acknowledgesOnce()
{
    TestNode node;
    node.setRules(rulesFor("[{\"ack\": [1]}, {\"ack\": [2]}]"));
    FakeSession &session = node.connectClient();
    session.receive("25[\"x\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"35[1]"});
    session.receive("2[\"x\"]");
    QCOMPARE(session.takeSent(), kNothing);
    QCOMPARE(node.counters().acksSent, 1);
}

void tst_Rules::disconnects()
{
    TestNode node;
    node.setRules(rulesFor("[{\"disconnect\": \"namespace\"}, {\"emit\": \"late\", \"to\": \"sender\"}]"));
    FakeSession &session = node.connectClient();
    session.receive("2[\"x\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"1"});
    QVERIFY(!session.isClosing());
    node.setRules(rulesFor("[{\"disconnect\": \"connection\"}]"));
    FakeSession &other = node.connectClient();
    other.receive("2[\"x\"]");
    QVERIFY(other.isClosing());
}

void tst_Rules::delaysActions()
{
    TestNode node;
    node.setRules(rulesFor("[{\"emit\": \"later\", \"delayMs\": 1, \"args\": [\"$args[0]\"]}, {\"emit\": \"now\"}]"));
    FakeSession &session = node.connectClient();
    session.receive("2[\"x\",7]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"now\"]"});
    QTRY_COMPARE(session.messages().size(), 3);
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"later\",7]"});
}

void tst_Rules::countsEventsWithoutRule()
{
    TestNode node;
    node.setRules(rulesFor("[]"));
    FakeSession &session = node.connectClient();
    session.receive("2[\"unknown\"]");
    QCOMPARE(node.counters().eventsWithoutRule, 1);
    QCOMPARE(node.sink().ofKind(telemetry::EventKind::NoRule).size(), 1);
    QCOMPARE(node.sink().ofKind(telemetry::EventKind::ClientEventReceived).first().verdict, telemetry::Verdict::NoRule);
    QVERIFY(!session.isClosing());
}

void tst_Rules::skipsActionsWithoutName()
{
    TestNode node;
    node.setRules(rulesFor("[{\"join\": \"$args[0]\"}, {\"emit\": \"$args[0]\"}, {\"emit\": \"y\"}]"));
    FakeSession &session = node.connectClient();
    session.receive("2[\"x\",{\"no\":\"name\"}]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"y\"]"});
    QCOMPARE(node.counters().actionsSkipped, 2);
    session.receive("2[\"x\",\"disconnect\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"y\"]"});
    session.receive("2[\"x\",42]");
    QVERIFY(node.server().find("/")->rooms().has("42"));
}

void tst_Rules::takesOtherEvents()
{
    TestNode node;
    node.setRules(R"({"namespaces": {"/": {"on": {"x": [], "*": [{"ack": ["$event"]}]}}}})");
    FakeSession &session = node.connectClient();
    session.receive("21[\"anything\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"31[\"anything\"]"});
}

void tst_Rules::tellsWhichRuleTakesAnEvent()
{
    TestNode node;
    node.setRules(R"({"namespaces": {"/": {"on": {"x": [{"emit": "y"}], "*": [{"emit": "z"}]}}}})");
    FakeSession &session = node.connectClient();
    session.receive("2[\"x\"]");
    session.receive("2[\"other\"]");
    QList<QByteArray> rules;
    for (const telemetry::Event &event : node.sink().ofKind(telemetry::EventKind::ClientEventReceived)) {
        QCOMPARE(event.verdict, telemetry::Verdict::HandledByRule);
        rules.append(event.detail);
    }
    QCOMPARE(rules, (QList<QByteArray>{"x", "*"}));
}

void tst_Rules::passesTextFromRedis()
{
    relayscope::test::MemoryRedis redis;
    TestNode node(redis, ServerOptions{"node-a", AdapterKind::None});
    node.setRules(
        R"({"namespaces": {"/": {"subscribe": {"news": [{"emit": "y", "args": ["$channel", "$message"]}]}}}})");
    FakeSession &session = node.connectClient();
    redis.publish("news", "no JSON \xc3\xa9");
    redis.publish("news", "{\"b\":1,\"a\":[2]}");
    settle();
    QCOMPARE(session.takeSent(),
        (QList<QByteArray>{"2[\"y\",\"news\",\"no JSON \xc3\xa9\"]", "2[\"y\",\"news\",{\"b\":1,\"a\":[2]}]"}));
}

void tst_Rules::swapsRulesUnderItsSockets()
{
    TestNode node;
    node.setRules(R"({"namespaces": {"/": {"on": {"x": [{"ack": [1]}]}}, "/old": {}}})");
    FakeSession &session = node.connectClient();
    FakeSession &old = node.connectClient("/old");
    node.setRules(R"({"namespaces": {"/": {"on": {"x": [{"ack": [2]}]}}, "/new": {}}})");
    session.receive("20[\"x\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"30[2]"});
    old.receive("2/old,[\"x\"]");
    QVERIFY(!old.isClosing());
    session.receive("0/old,");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"4/old,{\"message\":\"Invalid namespace\"}"});
    session.receive("0/new,");
    settle();
    QCOMPARE(node.server().find("/new")->rooms().sockets().size(), std::size_t{1});
}

void tst_Rules::runsDelayedActionsOfOldRules()
{
    TestNode node;
    node.setRules(rulesFor("[{\"emit\": \"later\", \"delayMs\": 1}]"));
    FakeSession &session = node.connectClient();
    session.receive("2[\"x\"]");
    node.setRules(rulesFor("[]"));
    QTRY_COMPARE(session.messages().size(), 2);
    QCOMPARE(session.takeSent(), QList<QByteArray>{"2[\"later\"]"});
}

void tst_Rules::refusesPlainChannelsItCannotHave()
{
    TestNode alone;
    Expected<Rules, RulesError> rules = parseRules(shippedRules("plain-channel.json"), QString());
    QVERIFY(!alone.server().setRules(std::move(*rules)));

    relayscope::test::MemoryRedis redis;
    TestNode node(redis);
    rules = parseRules(R"({"namespaces": {"/": {"subscribe": {"socket.io-request#/#": []}}}})", QString());
    const Expected<void, QString> result = node.server().setRules(std::move(*rules));
    QVERIFY(!result);
    QCOMPARE(result.error(), QStringLiteral("the plain channel 'socket.io-request#/#' belongs to the adapter"));
}

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_rules.moc"
