#include "core/nodecommands.h"
#include "core/telemetryhub.h"
#include "protocol/messagepack.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using namespace relayscope::core;
using namespace std::chrono_literals;
using protocol::Value;

namespace {

const QString kNode = QStringLiteral("node-a");

/// A node's end of the link that says what the test wants.
class FakeNode final {
public:
    explicit FakeNode(const TelemetryHub &hub)
    {
        m_socket.connectToServer(hub.serverName());
        telemetry::Hello hello;
        hello.nodeId = kNode.toUtf8();
        hello.token = hub.token();
        send(hello);
    }
    void send(const telemetry::Frame &frame) { m_socket.write(telemetry::encodeFrame(frame)); }
    void leave() { m_socket.disconnectFromServer(); }

    /// The frames of that kind that have come so far.
    template<typename Frame>
    [[nodiscard]] QList<Frame> received()
    {
        m_reader.append(m_socket.readAll());
        for (auto frame = m_reader.next(); frame && frame->has_value(); frame = m_reader.next())
            m_frames.append(**frame);
        QList<Frame> found;
        for (const telemetry::Frame &frame : std::as_const(m_frames)) {
            if (const auto *match = std::get_if<Frame>(&frame))
                found.append(*match);
        }
        return found;
    }

private:
    QLocalSocket m_socket;
    telemetry::FrameReader m_reader;
    QList<telemetry::Frame> m_frames;
};

} // namespace

/// What goes to a node over its link and what becomes of it.
class tst_NodeCommands final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksTheNodeAndTellsItsAnswer();
    void tellsWhoDidNotAnswer();
    void failsWhenTheNodeLeaves();
    void refusesWhatNoNodeCanTake_data();
    void refusesWhatNoNodeCanTake();
    void givesRulesToNodesThatComeLater();

private:
    [[nodiscard]] QList<SendResult> results() const;

    std::unique_ptr<TelemetryHub> m_hub;
    std::unique_ptr<NodeCommands> m_commands;
    std::unique_ptr<QSignalSpy> m_finished;
};

void tst_NodeCommands::init()
{
    m_hub = std::make_unique<TelemetryHub>();
    QVERIFY(m_hub->listen());
    m_commands = std::make_unique<NodeCommands>(*m_hub);
    m_finished = std::make_unique<QSignalSpy>(m_commands.get(), &NodeCommands::finished);
}

void tst_NodeCommands::cleanup()
{
    m_finished.reset();
    m_commands.reset();
    m_hub.reset();
}

QList<SendResult> tst_NodeCommands::results() const
{
    QList<SendResult> results;
    for (const QVariantList &call : std::as_const(*m_finished))
        results.append(call.constFirst().value<SendResult>());
    return results;
}

void tst_NodeCommands::asksTheNodeAndTellsItsAnswer()
{
    FakeNode node(*m_hub);
    QTRY_VERIFY(!node.received<telemetry::SetLevel>().isEmpty());
    const Value::Array arguments{Value(1), Value(Value::Binary{QByteArray("\0\1", 2)})};
    m_commands->emitFrom(7, kNode, {"/chat", {"lobby"}, {"sid"}, true, true, "hi", arguments, 24h});
    QTRY_COMPARE(node.received<telemetry::Emit>().size(), 1);
    const telemetry::Emit emission = node.received<telemetry::Emit>().constFirst();
    const telemetry::Emit expected{7, true, true, telemetry::kMaxAckTimeoutMs, "/chat", {"lobby"}, {"sid"}, "hi",
        protocol::encodeMessagePack(arguments)};
    QCOMPARE(emission, expected);
    QVERIFY(m_finished->isEmpty());

    node.send(telemetry::EmitResult{7, telemetry::EmitOutcome::Acknowledged, 0, "[1]", {}});
    QTRY_COMPARE(m_finished->size(), 1);
    const SendResult result = results().constFirst();
    QCOMPARE(result.id, 7U);
    QCOMPARE(result.outcome, SendOutcome::Acknowledged);
    QCOMPARE(result.answer, QByteArray("[1]"));
    QVERIFY(result.roundTripNs > 0);
    // An answer that nobody waits for is nobody's.
    node.send(telemetry::EmitResult{7, telemetry::EmitOutcome::Sent, 0, {}, {}});
    node.send(telemetry::RulesAnswer{});
    QSignalSpy rules(m_hub.get(), &TelemetryHub::rulesAnswered);
    QTRY_COMPARE(rules.size(), 1);
    QCOMPARE(m_finished->size(), 1);
}

void tst_NodeCommands::tellsWhoDidNotAnswer()
{
    FakeNode node(*m_hub);
    QTRY_VERIFY(!node.received<telemetry::SetLevel>().isEmpty());
    m_commands->emitFrom(1, kNode, {"/", {}, {}, false, false, "hi", {}, 1s});
    node.send(telemetry::EmitResult{1, telemetry::EmitOutcome::TimedOut, 2, "[]", "operation has timed out"});
    QTRY_COMPARE(m_finished->size(), 1);
    QCOMPARE(results().constFirst().outcome, SendOutcome::AckTimedOut);
    QCOMPARE(results().constFirst().missingAnswers, 2);
}

void tst_NodeCommands::failsWhenTheNodeLeaves()
{
    FakeNode node(*m_hub);
    QTRY_VERIFY(!node.received<telemetry::SetLevel>().isEmpty());
    m_commands->emitFrom(1, kNode, {"/", {}, {}, false, false, "hi", {}, 1s});
    m_commands->emitFrom(2, kNode, {"/", {}, {}, false, false, "hi", {}, 1s});
    node.leave();
    QTRY_COMPARE(m_finished->size(), 2);
    QCOMPARE(results().at(0).id, 1U);
    QCOMPARE(results().at(1).outcome, SendOutcome::Disconnected);
}

void tst_NodeCommands::refusesWhatNoNodeCanTake_data()
{
    QTest::addColumn<QString>("nodeId");
    QTest::addColumn<int>("rooms");
    QTest::addColumn<int>("bytes");
    QTest::newRow("no such node") << QStringLiteral("node-b") << 1 << 1;
    QTest::newRow("too many rooms") << kNode << int(telemetry::kMaxEmitRooms + 1) << 1;
    QTest::newRow("too large") << kNode << 1 << int(telemetry::kMaxFrameBytes);
}

void tst_NodeCommands::refusesWhatNoNodeCanTake()
{
    QFETCH(const QString, nodeId);
    QFETCH(const int, rooms);
    QFETCH(const int, bytes);
    FakeNode node(*m_hub);
    QTRY_VERIFY(!node.received<telemetry::SetLevel>().isEmpty());
    BroadcastRequest request;
    request.rooms = QList<QByteArray>(rooms, "room");
    request.event = "hi";
    request.arguments = {Value(QByteArray(bytes, 'x'))};
    m_commands->emitFrom(1, nodeId, request);
    QCOMPARE(m_finished->size(), 1);
    QCOMPARE(results().constFirst().outcome, SendOutcome::Refused);
    QVERIFY(!results().constFirst().reason.isEmpty());
}

void tst_NodeCommands::givesRulesToNodesThatComeLater()
{
    FakeNode early(*m_hub);
    QTRY_VERIFY(!early.received<telemetry::SetLevel>().isEmpty());
    m_hub->setRules("{}");
    QTRY_COMPARE(early.received<telemetry::SetRules>(), QList<telemetry::SetRules>{{"{}"}});
    FakeNode late(*m_hub);
    QTRY_COMPARE(late.received<telemetry::SetRules>(), QList<telemetry::SetRules>{{"{}"}});
    m_hub->setRules({});
    FakeNode last(*m_hub);
    QTRY_VERIFY(!last.received<telemetry::SetLevel>().isEmpty());
    QVERIFY(last.received<telemetry::SetRules>().isEmpty());
}

QTEST_GUILESS_MAIN(tst_NodeCommands)
#include "tst_nodecommands.moc"
