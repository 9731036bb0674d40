#include "core/cluster.h"
#include "support/processes.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::core;
using namespace std::chrono_literals;

namespace {

constexpr int kLongMs = 30'000;
const QString kNodeA = QStringLiteral("node-a");
const QString kNodeB = QStringLiteral("node-b");
const QByteArray kPingRules = R"({"namespaces": {"/": {
    "onConnect": [{"join": "$handshake.query.room"}],
    "on": {"ping": [{"emit": "pong", "args": ["$node", "$handshake.headers.x-who"], "to": "sender"}]}}}})";

NodeSpec node(const QString &id)
{
    NodeSpec spec;
    spec.id = id;
    spec.name = id;
    return spec;
}

ClientSpec client(const QString &nodeId)
{
    ClientSpec spec;
    spec.nodeId = nodeId;
    spec.transport = TransportChoice::WebSocketOnly;
    return spec;
}

} // namespace

/// What the user asks of a running cluster besides starting and stopping it.
class tst_ClusterCommands final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void rulesChangeWhileClientsStay();
    void wrongRulesChangeNothing();
    void aNodeBroadcastsAndGathersTheAnswersOfAllNodes();
    void aNodeRefusesWhatItCannotSend_data();
    void aNodeRefusesWhatItCannotSend();
    void anEmitterReachesTheClientsOfAllNodes();
    void aPublishWithoutSubscribersSaysSo();
    void aClientMovesToAnotherNode();

private:
    /// node-a and node-b, one client on each, all connected.
    void startPair();
    [[nodiscard]] QByteArray sidOf(const QString &clientId) const;
    [[nodiscard]] bool areConnected() const;
    [[nodiscard]] bool hasAnswered(const QString &nodeId, bool ok) const;
    [[nodiscard]] QList<QByteArray> argumentsOf(const QString &clientId, const QByteArray &event) const;
    [[nodiscard]] SendResult finish(quint64 id);
    [[nodiscard]] QList<Hop> hopsOf(const QByteArray &event) const;

    std::unique_ptr<Cluster> m_cluster;
    QList<std::pair<QString, RulesAnswer>> m_rulesAnswers;
    QList<ReceivedEvent> m_received;
    QList<SendResult> m_results;
    QList<Hop> m_hops;
    QList<MessageJoin> m_joins;
};

void tst_ClusterCommands::init()
{
    m_rulesAnswers.clear();
    m_received.clear();
    m_results.clear();
    m_hops.clear();
    m_joins.clear();
    m_cluster = std::make_unique<Cluster>(Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)));
    connect(m_cluster.get(), &Cluster::rulesAnswered, this, [this](const QString &nodeId, const RulesAnswer &answer) {
        m_rulesAnswers.append({nodeId, answer});
    });
    connect(m_cluster.get(), &Cluster::eventReceived, this,
        [this](const ReceivedEvent &event) { m_received.append(event); });
    connect(
        m_cluster.get(), &Cluster::sendFinished, this, [this](const SendResult &result) { m_results.append(result); });
    connect(m_cluster.get(), &Cluster::hopsRecorded, this, [this](const QList<Hop> &hops) { m_hops += hops; });
    connect(
        m_cluster.get(), &Cluster::messagesJoined, this, [this](const QList<MessageJoin> &joins) { m_joins += joins; });
}

void tst_ClusterCommands::cleanup()
{
    m_cluster.reset();
    QTRY_VERIFY(test::descendantsOf(QCoreApplication::applicationPid()).isEmpty());
}

void tst_ClusterCommands::startPair()
{
    m_cluster->start({{}, {node(kNodeA), node(kNodeB)}, {client(kNodeA), client(kNodeB)}});
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
}

bool tst_ClusterCommands::areConnected() const
{
    const QList<NodeStatus> nodes = m_cluster->nodes();
    const QList<ClientStatus> clients = m_cluster->clients();
    return m_cluster->redis().tap.state == LampState::Ready
        && std::all_of(nodes.cbegin(), nodes.cend(), [](const NodeStatus &status) { return status.ready; })
        && std::all_of(clients.cbegin(), clients.cend(),
            [](const ClientStatus &status) { return status.state == ClientState::Connected; });
}

QByteArray tst_ClusterCommands::sidOf(const QString &clientId) const
{
    for (const ClientStatus &status : m_cluster->clients()) {
        if (status.spec.id == clientId)
            return status.sid;
    }
    return {};
}

bool tst_ClusterCommands::hasAnswered(const QString &nodeId, bool ok) const
{
    return std::any_of(m_rulesAnswers.cbegin(), m_rulesAnswers.cend(),
        [&](const auto &answer) { return answer.first == nodeId && answer.second.ok == ok; });
}

QList<QByteArray> tst_ClusterCommands::argumentsOf(const QString &clientId, const QByteArray &event) const
{
    QList<QByteArray> arguments;
    for (const ReceivedEvent &received : m_received) {
        if (received.clientId == clientId && received.event == event)
            arguments.append(received.arguments);
    }
    return arguments;
}

SendResult tst_ClusterCommands::finish(quint64 id)
{
    SendResult found;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(m_results.cbegin(), m_results.cend(),
                                     [id](const SendResult &result) { return result.id == id; }),
            kLongMs);
    }();
    for (const SendResult &result : std::as_const(m_results)) {
        if (result.id == id)
            found = result;
    }
    return found;
}

/// With the message numbers that they have now.
QList<Hop> tst_ClusterCommands::hopsOf(const QByteArray &event) const
{
    QList<Hop> hops;
    for (Hop hop : m_hops) {
        for (const MessageJoin &join : m_joins) {
            if (hop.message == join.from)
                hop.message = join.into;
        }
        if (hop.eventName == event)
            hops.append(hop);
    }
    return hops;
}

void tst_ClusterCommands::rulesChangeWhileClientsStay()
{
    ClientSpec spec = client(kNodeA);
    spec.headers = {{"X-Who", "tester"}};
    m_cluster->start({{}, {node(kNodeA)}, {spec}});
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
    const QString id = m_cluster->clients().constFirst().spec.id;
    const QByteArray sid = sidOf(id);
    const qint64 pid = m_cluster->nodes().constFirst().pid;

    m_cluster->applyRulesText(kPingRules);
    QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(kNodeA, true), kLongMs);
    QVERIFY(hasAnswered({}, true));
    m_cluster->sendEvent(id, {"/", "ping", {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(argumentsOf(id, "pong"), QList<QByteArray>{"[\"node-a\",\"tester\"]"}, kLongMs);
    QCOMPARE(sidOf(id), sid);
    QCOMPARE(m_cluster->nodes().constFirst().pid, pid);

    // A node that is started later obeys them from its start: its client is in the room that its query names.
    m_cluster->addNode(node(kNodeB));
    ClientSpec later = client(kNodeB);
    later.query = {{QStringLiteral("room"), QStringLiteral("a b")}};
    m_cluster->addClient(later);
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
    const QString laterId = m_cluster->clients().constLast().spec.id;
    BroadcastRequest request;
    request.rooms = {"a b"};
    request.event = "hello";
    QCOMPARE(finish(m_cluster->sendFromNode(kNodeA, request)).outcome, SendOutcome::Sent);
    QTRY_COMPARE_WITH_TIMEOUT(argumentsOf(laterId, "hello").size(), 1, kLongMs);
    QVERIFY(argumentsOf(id, "hello").isEmpty());
}

void tst_ClusterCommands::wrongRulesChangeNothing()
{
    m_cluster->start({{}, {node(kNodeA)}, {client(kNodeA)}});
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
    m_cluster->applyRulesText("{\n  \"namespaces\": {\"/\": {\"on\": {\"a\": [{\"jion\": \"b\"}]}}}}");
    QTRY_COMPARE_WITH_TIMEOUT(m_rulesAnswers.size(), 1, kLongMs);
    const auto [nodeId, answer] = m_rulesAnswers.constFirst();
    QVERIFY(nodeId.isEmpty());
    QVERIFY(!answer.ok);
    QCOMPARE(answer.line, 2);
    QVERIFY(answer.column > 1);
    QVERIFY2(answer.message.contains(QStringLiteral("action")), qPrintable(answer.message));
    // The rules that the node was started with answer still.
    const QString id = m_cluster->clients().constFirst().spec.id;
    QCOMPARE(finish(m_cluster->sendEvent(id, {"/", "echo", {protocol::Value(1)}, 10s})).answer, QByteArray("[1]"));
}

void tst_ClusterCommands::aNodeBroadcastsAndGathersTheAnswersOfAllNodes()
{
    startPair();
    BroadcastRequest request;
    request.event = "survey";
    request.arguments = {protocol::Value(7), protocol::Value(protocol::Value::Binary{QByteArray("\0\xff", 2)})};
    request.ackTimeout = 10s;
    const SendResult result = finish(m_cluster->sendFromNode(kNodeA, request));
    QCOMPARE(result.outcome, SendOutcome::Acknowledged);
    QCOMPARE(result.missingAnswers, 0);
    QVERIFY(result.roundTripNs > 0);
    for (const ClientStatus &status : m_cluster->clients()) {
        QVERIFY(result.answer.contains(status.spec.name.toUtf8()));
        QCOMPARE(argumentsOf(status.spec.id, "survey").size(), 1);
    }

    const auto count = [this](HopKind kind) {
        const QList<Hop> hops = hopsOf("survey");
        return std::count_if(hops.cbegin(), hops.cend(), [kind](const Hop &hop) { return hop.kind == kind; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(count(HopKind::Delivered), 2, kLongMs);
    QTRY_COMPARE_WITH_TIMEOUT(count(HopKind::Published), 1, kLongMs);
    const QList<Hop> hops = hopsOf("survey");
    QCOMPARE(hops.constFirst().kind, HopKind::Emitted);
    QCOMPARE(hops.constFirst().from.id, kNodeA);
    QCOMPARE(hops.constFirst().payload.left(10), QByteArray("[\"survey\","));
    QVERIFY(std::all_of(hops.cbegin(), hops.cend(),
        [&hops](const Hop &hop) { return hop.message != 0 && hop.message == hops.constFirst().message; }));
}

void tst_ClusterCommands::aNodeRefusesWhatItCannotSend_data()
{
    QTest::addColumn<QString>("nodeId");
    QTest::addColumn<QByteArray>("nsp");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<int>("bytes");
    QTest::newRow("no such node") << QStringLiteral("node-x") << QByteArray("/") << QByteArray("e") << 1;
    QTest::newRow("namespace not served") << kNodeA << QByteArray("/none") << QByteArray("e") << 1;
    QTest::newRow("reserved name") << kNodeA << QByteArray("/") << QByteArray("disconnect") << 1;
    QTest::newRow("no name") << kNodeA << QByteArray("/") << QByteArray() << 1;
    QTest::newRow("larger than a frame") << kNodeA << QByteArray("/") << QByteArray("e") << 4'000'000;
}

void tst_ClusterCommands::aNodeRefusesWhatItCannotSend()
{
    QFETCH(const QString, nodeId);
    QFETCH(const QByteArray, nsp);
    QFETCH(const QByteArray, event);
    QFETCH(const int, bytes);
    m_cluster->start({{}, {node(kNodeA)}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
    BroadcastRequest request;
    request.nsp = nsp;
    request.event = event;
    request.arguments = {protocol::Value(QByteArray(bytes, 'x'))};
    const SendResult result = finish(m_cluster->sendFromNode(nodeId, request));
    QCOMPARE(result.outcome, SendOutcome::Refused);
    QVERIFY(!result.reason.isEmpty());
}

void tst_ClusterCommands::anEmitterReachesTheClientsOfAllNodes()
{
    startPair();
    BroadcastRequest request;
    request.event = "news";
    request.arguments = {protocol::Value(protocol::Value::Binary{QByteArray("\x01", 1)}), protocol::Value("two")};
    const SendResult result = finish(m_cluster->sendAsEmitter(request));
    QCOMPARE(result.outcome, SendOutcome::Sent);
    QCOMPARE(result.receivers, 2);
    for (const ClientStatus &status : m_cluster->clients())
        QTRY_COMPARE_WITH_TIMEOUT(argumentsOf(status.spec.id, "news").size(), 1, kLongMs);
    const auto delivered = [this] {
        const QList<Hop> hops = hopsOf("news");
        return std::count_if(hops.cbegin(), hops.cend(), [](const Hop &hop) { return hop.kind == HopKind::Delivered; });
    };
    QTRY_COMPARE_WITH_TIMEOUT(delivered(), 2, kLongMs);
    const QList<Hop> hops = hopsOf("news");
    QCOMPARE(hops.constFirst().kind, HopKind::Published);
    QCOMPARE(hops.constFirst().from.id, QStringLiteral("emitter"));
    QCOMPARE(hops.constFirst().count, 2);
    QVERIFY(std::all_of(hops.cbegin(), hops.cend(),
        [&hops](const Hop &hop) { return hop.message == hops.constFirst().message && !hop.inferred; }));

    request.rooms = {sidOf(m_cluster->clients().constLast().spec.id)};
    request.event = "one";
    QCOMPARE(finish(m_cluster->sendAsEmitter(request)).outcome, SendOutcome::Sent);
    QTRY_COMPARE_WITH_TIMEOUT(argumentsOf(m_cluster->clients().constLast().spec.id, "one").size(), 1, kLongMs);
    QVERIFY(argumentsOf(m_cluster->clients().constFirst().spec.id, "one").isEmpty());

    request.local = true;
    QCOMPARE(finish(m_cluster->sendAsEmitter(request)).outcome, SendOutcome::Refused);
}

void tst_ClusterCommands::aPublishWithoutSubscribersSaysSo()
{
    m_cluster->start({{}, {node(kNodeA)}, {client(kNodeA)}});
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
    m_cluster->applyRulesText(R"({"namespaces": {"/": {"on": {
        "out": [{"publish": "nowhere", "message": 1}], "all": [{"emit": "all"}]}}}})");
    QTRY_VERIFY_WITH_TIMEOUT(hasAnswered(kNodeA, true), kLongMs);
    const QString id = m_cluster->clients().constFirst().spec.id;
    m_cluster->sendEvent(id, {"/", "out", {}, {}});
    m_cluster->sendEvent(id, {"/", "all", {}, {}});
    const auto verdicts = [this] {
        QList<std::pair<Verdict, int>> found;
        for (const Hop &hop : std::as_const(m_hops)) {
            if (hop.kind == HopKind::Published)
                found.append({hop.verdict, hop.count});
        }
        return found;
    };
    // The node itself hears what it publishes as a server of the cluster.
    QTRY_COMPARE_WITH_TIMEOUT(
        verdicts(), (QList<std::pair<Verdict, int>>{{Verdict::NoSubscriber, 0}, {Verdict::Published, 1}}), kLongMs);
}

void tst_ClusterCommands::aClientMovesToAnotherNode()
{
    startPair();
    const QString id = m_cluster->clients().constFirst().spec.id;
    const QByteArray sid = sidOf(id);
    m_cluster->moveClient(id, kNodeB);
    QCOMPARE(m_cluster->clients().constFirst().spec.nodeId, kNodeB);
    QTRY_VERIFY_WITH_TIMEOUT(areConnected() && sidOf(id) != sid, kLongMs);
    BroadcastRequest request;
    request.event = "hello";
    request.local = true;
    std::ignore = finish(m_cluster->sendFromNode(kNodeB, request));
    QTRY_COMPARE_WITH_TIMEOUT(argumentsOf(id, "hello").size(), 1, kLongMs);
    const auto hasStayedLocal = [this] {
        const QList<Hop> hops = hopsOf("hello");
        return std::any_of(
            hops.cbegin(), hops.cend(), [](const Hop &hop) { return hop.verdict == Verdict::LocalFlag; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasStayedLocal(), kLongMs);
    // Moved away from a node that is down, it waits for the one that it is to be on.
    m_cluster->stopNode(kNodeA);
    QTRY_COMPARE_WITH_TIMEOUT(m_cluster->nodes().constFirst().state, ProcessState::Stopped, kLongMs);
    m_cluster->moveClient(id, kNodeA);
    QTRY_COMPARE_WITH_TIMEOUT(m_cluster->clients().constFirst().state, ClientState::Disconnected, kLongMs);
    m_cluster->startNode(kNodeA);
    QTRY_VERIFY_WITH_TIMEOUT(areConnected(), kLongMs);
    QCOMPARE(m_cluster->clients().constFirst().spec.nodeId, kNodeA);
}

QTEST_GUILESS_MAIN(tst_ClusterCommands)
#include "tst_clustercommands.moc"
