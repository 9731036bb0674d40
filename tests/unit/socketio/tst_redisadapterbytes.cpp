#include "fakes/commandbus.h"
#include "fakes/tap.h"
#include "fakes/testnode.h"
#include "support/goldenvectors.h"

#include "socketio/broadcastoperator.h"
#include "socketio/redisadapter.h"
#include "socketio/socket.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <map>

using namespace relayscope;
using namespace relayscope::socketio;
using namespace relayscope::socketio::test;
using protocol::Value;

/// What the classic adapter puts on Redis, byte for byte as @socket.io/redis-adapter does: the captures of
/// redis-adapter.json, with the ids of this run in place of theirs.
class tst_RedisAdapterBytes : public QObject {
    Q_OBJECT

private slots:
    void subscribesInOrder();
    void broadcasts_data();
    void broadcasts();
    void asks_data();
    void asks();
    void answers_data();
    void answers();
};

namespace {

/// One captured PUBLISH of a node.
struct Published {
    QByteArray channel;
    QByteArray bytes;
    Value tree;
};

QList<Published> publishedBy(const golden::Entry &entry, const QString &connection)
{
    QList<Published> published;
    for (const QJsonValue &value : entry.object[QLatin1String("commands")].toArray()) {
        const QJsonObject command = value.toObject();
        if (command[QLatin1String("command")].toString() != QLatin1String("PUBLISH")
            || command[QLatin1String("by")].toString() != connection) {
            continue;
        }
        published.append({command[QLatin1String("channel")].toString().toUtf8(), golden::bytes(command, "payload_hex"),
            golden::fromTree(command[QLatin1String("tree")].toArray())});
    }
    return published;
}

const golden::Entry &entryOf(const char *name)
{
    static const std::vector<golden::Entry> entries = golden::load("redis-adapter");
    for (const golden::Entry &entry : entries) {
        if (entry.name == name)
            return entry;
    }
    qFatal("no capture %s", name);
}

/// Six characters behind the word requestId, in JSON or MessagePack; empty when there are none.
QByteArray requestIdIn(const QByteArray &bytes)
{
    for (const QByteArray &mark : {QByteArray("\"requestId\":\""), QByteArray("requestId\xa6")}) {
        const qsizetype at = bytes.indexOf(mark);
        if (at >= 0)
            return bytes.mid(at + mark.size(), 6);
    }
    return {};
}

QByteArray uidOf(Namespace &nsp)
{
    return dynamic_cast<RedisAdapter &>(nsp.adapter()).uid();
}

QList<QByteArray> texts(const Value *list)
{
    QList<QByteArray> found;
    for (const Value &value : *list->asArray())
        found.append(*value.asText());
    return found;
}

} // namespace

void tst_RedisAdapterBytes::subscribesInOrder()
{
    TimerWheel wheel;
    telemetry::NullSink sink;
    CommandBus bus;
    Server server(ServerOptions(), wheel, sink, &bus);
    const QByteArray uid = uidOf(server.of("/"));
    QCOMPARE(uid.size(), 6);
    QCOMPARE(bus.commands(),
        (QList<QByteArray>{"PSUBSCRIBE socket.io#/#*", "SUBSCRIBE socket.io-request#/#",
            "SUBSCRIBE socket.io-response#/#", "SUBSCRIBE socket.io-response#/#" + uid + '#'}));
    bus.clear();
    server.leaveBus();
    QCOMPARE(bus.commands(),
        (QList<QByteArray>{"PUNSUBSCRIBE socket.io#/#*", "UNSUBSCRIBE socket.io-request#/#",
            "UNSUBSCRIBE socket.io-response#/#", "UNSUBSCRIBE socket.io-response#/#" + uid + '#'}));
}

void tst_RedisAdapterBytes::broadcasts_data()
{
    QTest::addColumn<QByteArray>("entry");
    for (const golden::Entry &entry : golden::load("redis-adapter")) {
        // Not for us: events of a node are JSON, which has no dates and no NaN; rooms are text; lossy in notepack.
        static const QList<QByteArray> kOthers{"emit/date", "emit/nan", "emit/numeric-room", "emit/huge-number"};
        const QList<Published> published = publishedBy(entry, QStringLiteral("A-pub"));
        if (!entry.name.startsWith("emit/") || kOthers.contains(entry.name) || published.isEmpty())
            continue;
        QTest::newRow(entry.name.constData()) << entry.name;
    }
}

void tst_RedisAdapterBytes::broadcasts()
{
    QFETCH(QByteArray, entry);
    const Published expected = publishedBy(entryOf(entry.constData()), QStringLiteral("A-pub")).first();
    const Value::Array &message = *expected.tree.asArray();
    const Value::Array &data = *message[1].member("data")->asArray();
    const Value &opts = message[2];

    relayscope::test::MemoryRedis redis;
    TestNode node(redis);
    Namespace &nsp = node.of(*message[1].member("nsp")->asText());
    Tap tap(redis);
    BroadcastOperator operation = nsp.all();
    operation.to(texts(opts.member("rooms"))).except(texts(opts.member("except")));
    const Value &flags = *opts.member("flags");
    if (flags.member("volatile"))
        operation.volatileOnly();
    if (const Value *const compress = flags.member("compress"))
        operation.compress(*compress->asBool());
    if (const Value *const timeout = flags.member("timeout"))
        operation.timeout(std::chrono::milliseconds(*timeout->asInt()));
    QVERIFY(operation.emitEvent(*data.front().asText(), Value::Array(data.begin() + 1, data.end())));
    settle();

    const QList<Tap::Message> published = tap.take();
    QCOMPARE(published.size(), 1);
    QCOMPARE(published.first().channel, expected.channel);
    QByteArray bytes = published.first().bytes;
    QCOMPARE(bytes.replace(uidOf(nsp), *message[0].asText()).toHex(), expected.bytes.toHex());
}

void tst_RedisAdapterBytes::asks_data()
{
    using Call = std::function<void(Namespace &)>;
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<Call>("call");
    const auto row = [](const char *name, Call call) { QTest::newRow(name) << QByteArray(name) << std::move(call); };
    const auto question = [](const char *name, Value::Array arguments) { return makeEvent(name, arguments); };
    const auto ignoreAnswers = [](const auto &) {};

    row("fetchSockets/all", [](Namespace &nsp) { nsp.all().fetchSockets([](const auto &) {}); });
    row("fetchSockets/room", [](Namespace &nsp) { nsp.all().to("room2").fetchSockets([](const auto &) {}); });
    row("fetchSockets/except", [](Namespace &nsp) { nsp.all().except("room2").fetchSockets([](const auto &) {}); });
    row("allRooms", [](Namespace &nsp) { nsp.adapter().allRooms([](const auto &) {}); });
    row("socketsJoin/all", [](Namespace &nsp) { nsp.all().socketsJoin({"room3"}); });
    row("socketsJoin/filter", [](Namespace &nsp) {
        nsp.all().to("room1").except("room2").socketsJoin({"room4", "room5"});
    });
    row("socketsLeave/all", [](Namespace &nsp) { nsp.all().socketsLeave({"room3"}); });
    row("socketsLeave/filter", [](Namespace &nsp) { nsp.all().to("room5").socketsLeave({"room4", "room5"}); });
    row("disconnectSockets/room", [](Namespace &nsp) { nsp.all().to("room2").disconnectSockets(); });
    row("disconnectSockets/all-close", [](Namespace &nsp) { nsp.all().disconnectSockets(true); });
    row("serverSideEmit/no-ack", [](Namespace &nsp) {
        QVERIFY(nsp.serverSideEmit({Value("hello"), Value(1), Value("2")}));
    });
    row("serverSideEmit/ack", [ignoreAnswers](Namespace &nsp) {
        QVERIFY(nsp.serverSideEmit({Value("hello"), Value(1)}, ignoreAnswers));
    });
    row("serverSideEmit/namespace", [](Namespace &nsp) { QVERIFY(nsp.serverSideEmit({Value("hello")})); });
    row("serverSideEmit/binary", [](Namespace &nsp) {
        QVERIFY(nsp.serverSideEmit({Value("hello"), Value(Value::Binary{"\x01\x02"})}));
    });
    row("ack/all", [=](Namespace &nsp) {
        BroadcastOperator all = nsp.all();
        QVERIFY(all.timeout(std::chrono::seconds(1)).emitWithAck(question("question", {Value(1)}), ignoreAnswers));
    });
    row("ack/room", [=](Namespace &nsp) {
        BroadcastOperator all = nsp.all();
        all.to("room2").timeout(std::chrono::seconds(1));
        QVERIFY(all.emitWithAck(question("question", {}), ignoreAnswers));
    });
    row("ack/timeout", [=](Namespace &nsp) {
        BroadcastOperator all = nsp.all();
        all.timeout(std::chrono::milliseconds(300));
        QVERIFY(all.emitWithAck(question("silent", {}), ignoreAnswers));
    });
    row("fetchSockets/remote-socket-ack", [=](Namespace &nsp) {
        BroadcastOperator all = nsp.all();
        all.to("YKETZXINFXbJkAFlAAAB").expectSingleResponse().timeout(std::chrono::seconds(1));
        QVERIFY(all.emitWithAck(question("question", {}), ignoreAnswers));
    });
}

void tst_RedisAdapterBytes::asks()
{
    QFETCH(QByteArray, entry);
    QFETCH(std::function<void(Namespace &)>, call);
    // Of an entry that asks twice, the last question is ours.
    const Published expected = publishedBy(entryOf(entry.constData()), QStringLiteral("A-pub")).last();
    const QByteArray name = entry == "serverSideEmit/namespace" ? "/custom" : "/";

    relayscope::test::MemoryRedis redis;
    TestNode node(redis);
    TestNode other(redis);
    Namespace &nsp = node.of(name);
    (void)other.of(name);
    Tap tap(redis);
    call(nsp);
    settle();

    const QList<Tap::Message> published = tap.take();
    QVERIFY(!published.isEmpty());
    QCOMPARE(published.first().channel, expected.channel);
    QByteArray bytes = published.first().bytes;
    const QByteArray goldenUid = name == "/" ? "DexfEz" : "937GNh";
    bytes.replace(uidOf(nsp), goldenUid);
    const QByteArray requestId = requestIdIn(bytes);
    QCOMPARE(requestId.isEmpty(), requestIdIn(expected.bytes).isEmpty());
    if (!requestId.isEmpty())
        bytes.replace(requestId, requestIdIn(expected.bytes));
    QCOMPARE(bytes.toHex(), expected.bytes.toHex());
}

void tst_RedisAdapterBytes::answers_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("asker");
    for (const char *const name : {"fetchSockets/room", "allRooms", "serverSideEmit/ack", "ack/all", "ack/room",
             "ack/binary-answer", "ack/nobody", "options/allRooms", "options/ack", "options/serverSideEmit-ack"}) {
        QTest::newRow(name) << QByteArray(name) << QByteArray("A-pub");
    }
    for (const char *const name : {"legacy/sockets", "legacy/sockets-room", "legacy/all-rooms", "legacy/remote-join"})
        QTest::newRow(name) << QByteArray(name) << QByteArray("legacy");
}

void tst_RedisAdapterBytes::answers()
{
    QFETCH(QByteArray, entry);
    QFETCH(QByteArray, asker);
    const bool withOptions = entry.startsWith("options/");
    const QByteArray goldenId = withOptions ? "FaphaYEnR5_hmq9LAAAF" : "YKETZXINFXbJkAFlAAAB";
    const Published request = publishedBy(entryOf(entry.constData()), QString::fromLatin1(asker)).first();
    const QList<Published> expected = publishedBy(entryOf(entry.constData()), QStringLiteral("B-pub"));

    relayscope::test::MemoryRedis redis;
    ServerOptions options;
    options.publishOnSpecificResponseChannel = withOptions;
    if (withOptions)
        options.prefix = "myapp";
    TestNode node(redis, options);
    node.handler.onServerSideEvent = [withOptions](const Value::Array &, const ServerSideAck &ack) {
        ack(Value(withOptions ? "pong B" : "pong from B"));
        ack(Value("a second answer does not count"));
    };
    (void)node.of("/");
    FakeSession &client = node.connectClient();
    if (!withOptions)
        node.socketOf(client).join("room1");
    const QByteArray id = node.socketOf(client).id();
    Tap tap(redis);
    QByteArray bytes = request.bytes;
    redis.publish(request.channel, bytes.replace(goldenId, id));
    settle();
    for (const QByteArray &sent : client.takeSent()) {
        const QByteArray answer = withOptions ? "[\"a2\"]" : "[\"answer of c2\",2]";
        if (sent.contains("question-bin")) {
            client.receive("61-" + sent.mid(1, 1) + "[{\"_placeholder\":true,\"num\":0}]");
            client.receiveBinary("\xca\xfe");
        } else if (sent.startsWith('2')) {
            client.receive('3' + sent.mid(1, 1) + answer);
        }
    }
    settle();

    const QList<Tap::Message> published = tap.take();
    QCOMPARE(published.size(), expected.size() + 1);
    for (qsizetype i = 0; i < expected.size(); ++i) {
        QCOMPARE(published.at(i + 1).channel, expected.at(i).channel);
        QByteArray answer = published.at(i + 1).bytes;
        QCOMPARE(answer.replace(id, goldenId).toHex(), expected.at(i).bytes.toHex());
    }
}

QTEST_GUILESS_MAIN(tst_RedisAdapterBytes)
#include "tst_redisadapterbytes.moc"
