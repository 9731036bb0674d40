#include "fakes/testnode.h"

#include "socketio/broadcastoperator.h"
#include "socketio/socket.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;
using protocol::Value;

/// Rooms, broadcast flags and acknowledgements on one node without an adapter.
class tst_Broadcast : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void reachesEverybody();
    void sharesOneMessage();
    void unitesRoomsWithoutDoubles();
    void excludesRoomsAndSender();
    void takesSocketIdAsRoom();
    void sendsAttachmentsInOrder();
    void dropsVolatileWhereNotWritable();
    void refusesReservedNames();
    void forgetsRoomsWithTheirLastMember();
    void leavesRoomsAtDisconnect();
    void boundsRoomsOfOneSocket();
    void numbersAcksForTheWholeNamespace();
    void ignoresUnknownAndRepeatedAcks();
    void collectsAnswersOfAll();
    void givesPartialAnswersAtTimeout();
    void fetchesJoinsLeavesAndDisconnects();

private:
    std::unique_ptr<TestNode> m_node;
    FakeSession *m_a = nullptr;
    FakeSession *m_b = nullptr;
    FakeSession *m_c = nullptr;
};

namespace {

const QList<QByteArray> kNothing;
const QList<QByteArray> kHello{"2[\"hello\"]"};

} // namespace

void tst_Broadcast::init()
{
    m_node = std::make_unique<TestNode>();
    (void)m_node->of("/");
    m_a = &m_node->connectClient();
    m_b = &m_node->connectClient();
    m_c = &m_node->connectClient();
    m_node->socketOf(*m_a).join("room1");
    m_node->socketOf(*m_a).join("room2");
    m_node->socketOf(*m_b).join("room1");
}

void tst_Broadcast::cleanup()
{
    m_node.reset();
}

void tst_Broadcast::reachesEverybody()
{
    QVERIFY(m_node->of("/").all().emitEvent("hello", {}));
    QCOMPARE(m_a->takeSent(), kHello);
    QCOMPARE(m_b->takeSent(), kHello);
    QCOMPARE(m_c->takeSent(), kHello);
    QCOMPARE(m_node->counters().eventsSent, 3);
}

void tst_Broadcast::sharesOneMessage()
{
    QVERIFY(m_node->of("/").all().emitEvent("hello", {}));
    QCOMPARE(m_a->messages().last().get(), m_b->messages().last().get());
    QCOMPARE(m_a->messages().last().get(), m_c->messages().last().get());
}

void tst_Broadcast::unitesRoomsWithoutDoubles()
{
    QVERIFY(m_node->of("/").all().to("room1").to(QList<QByteArray>{"room2", "room1"}).emitEvent("hello", {}));
    QCOMPARE(m_a->takeSent(), kHello);
    QCOMPARE(m_b->takeSent(), kHello);
    QCOMPARE(m_c->takeSent(), kNothing);
}

void tst_Broadcast::excludesRoomsAndSender()
{
    QVERIFY(m_node->of("/").all().to("room1").except("room2").emitEvent("hello", {}));
    QCOMPARE(m_a->takeSent(), kNothing);
    QCOMPARE(m_b->takeSent(), kHello);
    QVERIFY(m_node->of("/").all().exceptSocket(m_node->socketOf(*m_b)).emitEvent("hello", {}));
    QCOMPARE(m_a->takeSent(), kHello);
    QCOMPARE(m_b->takeSent(), kNothing);
    QCOMPARE(m_c->takeSent(), kHello);
}

void tst_Broadcast::takesSocketIdAsRoom()
{
    QVERIFY(m_node->of("/").all().to(m_node->socketOf(*m_c).id()).emitEvent("hello", {}));
    QCOMPARE(m_a->takeSent(), kNothing);
    QCOMPARE(m_c->takeSent(), kHello);
    // Somebody may join the room of another one's id.
    m_node->socketOf(*m_b).join(m_node->socketOf(*m_c).id());
    QVERIFY(m_node->of("/").all().to(m_node->socketOf(*m_c).id()).emitEvent("hello", {}));
    QCOMPARE(m_b->takeSent(), kHello);
    QCOMPARE(m_c->takeSent(), kHello);
}

void tst_Broadcast::sendsAttachmentsInOrder()
{
    const Value::Array arguments{Value(Value::Binary{"\x01\x02"}), Value(Value::Binary{"\x03"})};
    QVERIFY(m_node->of("/").all().to("room2").emitEvent("bin", arguments));
    QCOMPARE(m_a->takeSent(),
        (QList<QByteArray>{
            "52-[\"bin\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]", "bAQI=", "bAw=="}));
}

void tst_Broadcast::dropsVolatileWhereNotWritable()
{
    m_a->setWritable(false);
    QVERIFY(m_node->of("/").all().volatileOnly().emitEvent("hello", {}));
    QCOMPARE(m_a->takeSent(), kNothing);
    QCOMPARE(m_b->takeSent(), kHello);
    QCOMPARE(m_node->counters().volatileDropped, 1);
}

void tst_Broadcast::refusesReservedNames()
{
    const Expected<void, EmitError> result = m_node->of("/").all().emitEvent("disconnect", {});
    QVERIFY(!result);
    QCOMPARE(result.error(), EmitError::ReservedEventName);
    QCOMPARE(m_a->takeSent(), kNothing);
}

void tst_Broadcast::forgetsRoomsWithTheirLastMember()
{
    Rooms &rooms = m_node->of("/").rooms();
    QVERIFY(rooms.has("room2"));
    m_node->socketOf(*m_a).leave("room2");
    QVERIFY(!rooms.has("room2"));
    QVERIFY(rooms.has("room1"));
    QCOMPARE(rooms.names(),
        (QList<QByteArray>{
            m_node->socketOf(*m_a).id(), m_node->socketOf(*m_b).id(), m_node->socketOf(*m_c).id(), "room1"}));
}

void tst_Broadcast::leavesRoomsAtDisconnect()
{
    m_a->end(engineio::DisconnectReason::TransportClose);
    Rooms &rooms = m_node->of("/").rooms();
    QVERIFY(!rooms.has("room2"));
    QCOMPARE(rooms.sockets().size(), std::size_t{2});
    QVERIFY(m_node->of("/").all().to("room1").emitEvent("hello", {}));
    QCOMPARE(m_b->takeSent(), kHello);
}

void tst_Broadcast::boundsRoomsOfOneSocket()
{
    Socket &socket = m_node->socketOf(*m_c);
    const int most = ServerOptions().maxRoomsPerSocket;
    for (int i = 0; i <= most; ++i)
        socket.join(QByteArray::number(i));
    QCOMPARE(socket.rooms().size(), most + 1);
    QCOMPARE(m_node->counters().actionsSkipped, 1);
}

void tst_Broadcast::numbersAcksForTheWholeNamespace()
{
    QList<QByteArray> answers;
    const AckCallback keep = [&answers](const Payload &arguments) { answers.append(arguments.json()); };
    m_node->socketOf(*m_a).sendEventWithAck(makeEvent("q", Value::Array{Value(1)}), keep);
    m_node->socketOf(*m_b).sendEventWithAck(makeEvent("q", Value::Array{}), keep);
    QCOMPARE(m_a->takeSent(), QList<QByteArray>{"20[\"q\",1]"});
    QCOMPARE(m_b->takeSent(), QList<QByteArray>{"21[\"q\"]"});
    m_b->receive("31[]");
    m_a->receive("30[\"yes\",1]");
    QCOMPARE(answers, (QList<QByteArray>{"[]", "[\"yes\",1]"}));
}

void tst_Broadcast::ignoresUnknownAndRepeatedAcks()
{
    int answers = 0;
    m_node->socketOf(*m_a).sendEventWithAck(makeEvent("q", Value::Array{}), [&answers](const Payload &) { ++answers; });
    m_a->receive("3999[]");
    m_b->receive("30[]");
    QCOMPARE(answers, 0);
    m_a->receive("30[]");
    m_a->receive("30[]");
    QCOMPARE(answers, 1);
    QVERIFY(!m_a->isClosing());
}

void tst_Broadcast::collectsAnswersOfAll()
{
    QString error = QStringLiteral("not yet");
    Value::Array answers;
    BroadcastOperator all = m_node->of("/").all();
    QVERIFY(all.to("room1")
                .timeout(std::chrono::seconds(60))
                .emitWithAck(makeEvent("q", Value::Array{}), [&](const BroadcastResult &result) {
                    error = result.error;
                    answers = result.answers;
                }));
    QCOMPARE(m_a->takeSent(), QList<QByteArray>{"20[\"q\"]"});
    QCOMPARE(m_b->takeSent(), QList<QByteArray>{"20[\"q\"]"});
    m_b->receive("30[\"b\",2]");
    QCOMPARE(error, QStringLiteral("not yet"));
    m_a->receive("30[\"a\"]");
    QCOMPARE(error, QString());
    QCOMPARE(answers, (Value::Array{Value("b"), Value("a")}));
}

void tst_Broadcast::givesPartialAnswersAtTimeout()
{
    QString error;
    Value::Array answers;
    std::optional<qint64> asked;
    QVERIFY(m_node->of("/")
                .all()
                .timeout(std::chrono::milliseconds(1))
                .emitWithAck(makeEvent("q", Value::Array{}), [&](const BroadcastResult &result) {
                    error = result.error;
                    answers = result.answers;
                    asked = result.asked;
                }));
    m_c->receive("30[]");
    QTRY_COMPARE(error, QStringLiteral("operation has timed out"));
    QCOMPARE(answers, Value::Array{Value()});
    QCOMPARE(asked, 3);
    m_a->receive("30[\"late\"]");
    QCOMPARE(answers.size(), std::size_t{1});
}

void tst_Broadcast::fetchesJoinsLeavesAndDisconnects()
{
    BroadcastOperator room1 = m_node->of("/").all();
    room1.to("room1");
    m_node->socketOf(*m_a).setData(Value::Object{{"user", Value("bob")}});
    QList<RemoteSocket> fetched;
    room1.fetchSockets([&fetched](const ClusterAnswer<QList<RemoteSocket>> &answer) { fetched = answer.values; });
    QCOMPARE(fetched.size(), 2);
    QCOMPARE(fetched.first().id, m_node->socketOf(*m_a).id());
    QCOMPARE(fetched.first().rooms, (QList<QByteArray>{fetched.first().id, "room1", "room2"}));
    QCOMPARE(*fetched.first().data.member("user")->asText(), "bob");

    room1.socketsJoin({"room3", "room4"});
    QVERIFY(m_node->of("/").rooms().has("room4"));
    room1.socketsLeave({"room4"});
    QVERIFY(!m_node->of("/").rooms().has("room4"));
    room1.disconnectSockets();
    QCOMPARE(m_a->takeSent(), QList<QByteArray>{"1"});
    QCOMPARE(m_b->takeSent(), QList<QByteArray>{"1"});
    QCOMPARE(m_c->takeSent(), kNothing);
}

QTEST_GUILESS_MAIN(tst_Broadcast)
#include "tst_broadcast.moc"
