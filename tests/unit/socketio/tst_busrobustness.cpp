#include "fakes/tap.h"
#include "fakes/testnode.h"

#include "protocol/messagepack.h"
#include "socketio/broadcastoperator.h"
#include "socketio/socket.h"

#include <QRandomGenerator>
#include <QTest>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;
using protocol::Value;

/// Messages that anybody can put on Redis: each is counted and ignored, and the next good one is delivered.
class tst_BusRobustness : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void ignoresUndecodable_data();
    void ignoresUndecodable();
    void survivesGarbageOnEveryChannel();
    void survivesTruncatedMessages();
    void ignoresOtherNamespaces();
    void ignoresAnswersNobodyWaitsFor();
    void toleratesWhatNodeTolerates_data();
    void toleratesWhatNodeTolerates();

private:
    void deliversTheNextGoodMessage();

    std::unique_ptr<relayscope::test::MemoryRedis> m_redis;
    std::unique_ptr<TestNode> m_node;
    FakeSession *m_client = nullptr;
};

namespace {

const QByteArray kBroadcast = "socket.io#/#";
const QByteArray kRequest = "socket.io-request#/#";
const QByteArray kResponse = "socket.io-response#/#";

QByteArray pack(const Value &value)
{
    return protocol::encodeMessagePack(value);
}

Value packet(const char *event, const char *nsp = "/")
{
    return Value::Object{{"type", Value(2)}, {"data", Value(Value::Array{Value(event)})}, {"nsp", Value(nsp)}};
}

Value options()
{
    return Value::Object{
        {"rooms", Value(Value::Array{})}, {"except", Value(Value::Array{})}, {"flags", Value(Value::Object{})}};
}

QByteArray goodBroadcast()
{
    return pack(Value::Array{Value("emitter"), packet("hello"), options()});
}

quint64 undecodable(const TestNode &node)
{
    return node.counters().busIgnored[static_cast<int>(IgnoreReason::Undecodable)];
}

} // namespace

void tst_BusRobustness::init()
{
    m_redis = std::make_unique<relayscope::test::MemoryRedis>();
    m_node = std::make_unique<TestNode>(*m_redis);
    (void)m_node->of("/");
    m_client = &m_node->connectClient();
}

void tst_BusRobustness::cleanup()
{
    m_node.reset();
    m_redis.reset();
}

void tst_BusRobustness::deliversTheNextGoodMessage()
{
    (void)m_client->takeSent();
    m_redis->publish(kBroadcast, goodBroadcast());
    settle();
    QCOMPARE(m_client->takeSent(), QList<QByteArray>{"2[\"hello\"]"});
    QVERIFY(!m_client->isClosing());
}

void tst_BusRobustness::ignoresUndecodable_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QByteArray>("message");
    const auto row = [](const char *name, const QByteArray &channel, const QByteArray &message) {
        QTest::newRow(name) << channel << message;
    };
    row("broadcast: garbage", kBroadcast, "garbage");
    row("broadcast: empty", kBroadcast, "");
    row("broadcast: JSON", kBroadcast, "{\"a\":1}");
    row("broadcast: a map", kBroadcast, pack(Value::Object{}));
    row("broadcast: without options", kBroadcast, pack(Value::Array{Value("emitter"), packet("x")}));
    row("broadcast: rooms not a list", kBroadcast,
        pack(Value::Array{Value("emitter"), packet("x"), Value(Value::Object{{"rooms", Value("room")}})}));
    row("broadcast: event name missing", kBroadcast,
        pack(Value::Array{
            Value("emitter"), Value(Value::Object{{"type", Value(2)}, {"data", Value(Value::Array{})}}), options()}));
    row("request: bad JSON", kRequest, "{\"type\":");
    row("request: nil", kRequest, pack(Value(nullptr)));
    row("request: unknown type", kRequest, "{\"type\":99,\"requestId\":\"abcdef\"}");
    row("request: fetch without opts", kRequest, "{\"uid\":\"abcdef\",\"requestId\":\"abcdef\",\"type\":5}");
    row("request: broadcast without opts", kRequest,
        pack(Value::Object{
            {"uid", Value("abcdef")}, {"requestId", Value("abcdef")}, {"type", Value(7)}, {"packet", packet("x")}}));
    row("request: server event without data", kRequest, "{\"uid\":\"abcdef\",\"type\":6}");
    row("request: join without anything", kRequest, "{\"type\":2}");
    row("response: bad JSON", kResponse, "{");
    row("response: nil", kResponse, pack(Value(nullptr)));
}

void tst_BusRobustness::ignoresUndecodable()
{
    QFETCH(QByteArray, channel);
    QFETCH(QByteArray, message);
    Tap tap(*m_redis);
    m_redis->publish(channel, message);
    settle();
    QCOMPARE(undecodable(*m_node), 1);
    QCOMPARE(tap.take().size(), 1);
    const QList<telemetry::Event> received = m_node->sink().ofKind(telemetry::EventKind::BusReceived);
    QCOMPARE(received.size(), 1);
    QCOMPARE(received.first().verdict, telemetry::Verdict::Undecodable);
    QVERIFY(!received.first().text.isEmpty());
    deliversTheNextGoodMessage();
}

void tst_BusRobustness::survivesGarbageOnEveryChannel()
{
    QRandomGenerator random(20'260'101);
    for (int i = 0; i < 2'000; ++i) {
        QByteArray bytes(random.bounded(64), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        if (i % 4 == 1)
            bytes.prepend('{');
        m_redis->publish(i % 3 == 0 ? kBroadcast : i % 3 == 1 ? kRequest : kResponse, bytes);
        settle();
    }
    QCOMPARE(m_node->counters().busReceived, 2'000);
    deliversTheNextGoodMessage();
}

void tst_BusRobustness::survivesTruncatedMessages()
{
    const QByteArray broadcast = goodBroadcast();
    const QByteArray request
        = "{\"uid\":\"abcdef\",\"requestId\":\"abcdef\",\"type\":5,\"opts\":{\"rooms\":[],\"except\":[]}}";
    for (qsizetype length = 0; length < broadcast.size(); ++length)
        m_redis->publish(kBroadcast, broadcast.first(length));
    for (qsizetype length = 0; length < request.size(); ++length)
        m_redis->publish(kRequest, request.first(length));
    settle();
    QCOMPARE(undecodable(*m_node), static_cast<quint64>(broadcast.size() + request.size()));
    deliversTheNextGoodMessage();
}

void tst_BusRobustness::ignoresOtherNamespaces()
{
    m_redis->publish(kBroadcast, pack(Value::Array{Value("emitter"), packet("x", "/other"), options()}));
    settle();
    QCOMPARE(m_node->counters().busIgnored[static_cast<int>(IgnoreReason::OtherNamespace)], 1);
    deliversTheNextGoodMessage();
}

void tst_BusRobustness::ignoresAnswersNobodyWaitsFor()
{
    m_redis->publish(kResponse, "{\"requestId\":\"abcdef\",\"sockets\":[]}");
    settle();
    QCOMPARE(m_node->counters().busIgnored[static_cast<int>(IgnoreReason::UnknownRequest)], 1);
}

void tst_BusRobustness::toleratesWhatNodeTolerates_data()
{
    QTest::addColumn<QByteArray>("channel");
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("opts without members")
        << kBroadcast << pack(Value::Array{Value("emitter"), packet("x"), Value(Value::Object{})});
    const Value withoutNsp = Value::Object{{"type", Value(2)}, {"data", Value(Value::Array{Value("x")})}};
    QTest::newRow("packet without nsp is of the main namespace")
        << kBroadcast << pack(Value::Array{Value("emitter"), withoutNsp, options()});
    const Value emitterOrder = Value::Object{
        {"rooms", Value(Value::Array{})}, {"flags", Value(Value::Object{})}, {"except", Value(Value::Array{})}};
    QTest::newRow("member order of the emitter")
        << kBroadcast << pack(Value::Array{Value("emitter"), packet("x"), emitterOrder});
}

void tst_BusRobustness::toleratesWhatNodeTolerates()
{
    QFETCH(QByteArray, channel);
    QFETCH(QByteArray, message);
    m_redis->publish(channel, message);
    settle();
    QCOMPARE(m_client->takeSent(), QList<QByteArray>{"2[\"x\"]"});
}

QTEST_GUILESS_MAIN(tst_BusRobustness)
#include "tst_busrobustness.moc"
