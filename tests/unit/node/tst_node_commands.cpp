#include "fakes/testnode.h"
#include "node/commands.h"
#include "protocol/messagepack.h"
#include "socketio/socket.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::node;
using namespace relayscope::socketio::test;
using protocol::Value;
using telemetry::Emit;
using telemetry::EmitOutcome;
using telemetry::EmitResult;
using telemetry::EventKind;

namespace {

[[nodiscard]] Emit emissionOf(const QByteArray &event, const Value::Array &arguments = {})
{
    Emit emission;
    emission.id = 9;
    emission.nsp = "/";
    emission.event = event;
    emission.arguments = protocol::encodeMessagePack(arguments);
    return emission;
}

} // namespace

/// What a node does for its hub.
class tst_NodeCommands final : public QObject {
    Q_OBJECT

private slots:
    void broadcastsAsItsOwnCodeWould();
    void gathersAnswersAndNamesHowManyAreMissing();
    void refuses_data();
    void refuses();
    void swapsRules();
    void keepsItsRulesWhenNewOnesAreWrong();
};

void tst_NodeCommands::broadcastsAsItsOwnCodeWould()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &session = node.connectClient();
    FakeSession &left = node.connectClient();
    node.sink().clear();
    Emit emission = emissionOf("hi", {Value(1), Value(Value::Binary{QByteArray("\1", 1)})});
    emission.except = {node.socketOf(left).id()};
    emission.rooms = {node.socketOf(session).id()};
    std::optional<EmitResult> result;
    Commands(node.server()).emitEvent(emission, [&](const EmitResult &given) { result = given; });
    QCOMPARE(result, (EmitResult{9, EmitOutcome::Sent, 0, {}, {}}));
    QCOMPARE(session.takeSent().constFirst(), QByteArray("51-[\"hi\",1,{\"_placeholder\":true,\"num\":0}]"));
    QVERIFY(left.takeSent().isEmpty());

    const telemetry::Event first = node.sink().events().constFirst();
    QCOMPARE(first.kind, EventKind::ServerEmitted);
    QCOMPARE(first.eventName, QByteArray("hi"));
    QCOMPARE(first.room, emission.rooms.constFirst());
    QVERIFY(first.trace != 0);
    for (const telemetry::Event &event : node.sink().events())
        QCOMPARE(event.trace, first.trace);
}

void tst_NodeCommands::gathersAnswersAndNamesHowManyAreMissing()
{
    TestNode node;
    (void)node.of("/");
    FakeSession &answering = node.connectClient();
    (void)node.connectClient();
    Emit emission = emissionOf("q");
    emission.ackTimeoutMs = 1;
    std::optional<EmitResult> result;
    Commands(node.server()).emitEvent(emission, [&](const EmitResult &given) { result = given; });
    QVERIFY(!result);
    answering.receive("30[\"yes\"]");
    QTRY_VERIFY(result);
    QCOMPARE(result, (EmitResult{9, EmitOutcome::TimedOut, 1, "[\"yes\"]", "operation has timed out"}));
}

void tst_NodeCommands::refuses_data()
{
    QTest::addColumn<QByteArray>("nsp");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("arguments");
    const QByteArray none = protocol::encodeMessagePack(Value::Array{});
    QTest::newRow("namespace") << QByteArray("/other") << QByteArray("e") << none;
    QTest::newRow("reserved name") << QByteArray("/") << QByteArray("connect") << none;
    QTest::newRow("no name") << QByteArray("/") << QByteArray() << none;
    QTest::newRow("no MessagePack") << QByteArray("/") << QByteArray("e") << QByteArray("\xc1");
    QTest::newRow("no array") << QByteArray("/") << QByteArray("e") << QByteArray("\x01");
}

void tst_NodeCommands::refuses()
{
    QFETCH(const QByteArray, nsp);
    QFETCH(const QByteArray, event);
    QFETCH(const QByteArray, arguments);
    TestNode node;
    (void)node.of("/");
    Emit emission = emissionOf(event);
    emission.nsp = nsp;
    emission.arguments = arguments;
    std::optional<EmitResult> result;
    Commands(node.server()).emitEvent(emission, [&](const EmitResult &given) { result = given; });
    QVERIFY(result);
    QCOMPARE(result->outcome, EmitOutcome::Refused);
    QVERIFY(!result->reason.isEmpty());
    QVERIFY(node.sink().events().isEmpty());
}

void tst_NodeCommands::swapsRules()
{
    TestNode node;
    node.setRules(R"({"namespaces": {"/": {"on": {"x": [{"ack": [1]}]}}}})");
    FakeSession &session = node.connectClient();
    const auto answer = Commands(node.server()).setRules({R"({"namespaces": {"/": {"on": {"x": [{"ack": [2]}]}}}})"});
    QCOMPARE(answer, (telemetry::RulesAnswer{true, 0, 0, {}}));
    session.receive("20[\"x\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"30[2]"});
}

void tst_NodeCommands::keepsItsRulesWhenNewOnesAreWrong()
{
    TestNode node;
    node.setRules(R"({"namespaces": {"/": {"on": {"x": [{"ack": [1]}]}}}})");
    FakeSession &session = node.connectClient();
    Commands commands(node.server());
    const telemetry::RulesAnswer wrong = commands.setRules({"{\n  \"nmespaces\": {}}"});
    QVERIFY(!wrong.ok);
    QCOMPARE(wrong.line, 2);
    QCOMPARE(wrong.column, 3);
    QVERIFY(wrong.message.contains("nmespaces"));
    // Right, but not for a node without Redis.
    const telemetry::RulesAnswer unserved
        = commands.setRules({R"({"namespaces": {"/": {"subscribe": {"news": []}}}})"});
    QVERIFY(!unserved.ok);
    QCOMPARE(unserved.line, 0);
    session.receive("20[\"x\"]");
    QCOMPARE(session.takeSent(), QList<QByteArray>{"30[1]"});
}

QTEST_GUILESS_MAIN(tst_NodeCommands)
#include "tst_node_commands.moc"
