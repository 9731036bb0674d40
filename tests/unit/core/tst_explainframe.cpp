#include "core/explain/busframe.h"
#include "core/explain/copytext.h"
#include "core/explain/hopframe.h"
#include "core/explain/hopsentence.h"
#include "core/explain/meaning.h"
#include "core/explain/savedhop.h"
#include "core/explain/wireframe.h"
#include "protocol/json.h"
#include "protocol/messagepack.h"
#include "protocol/redisadapter/codec.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QJsonArray>
#include <QTest>

using namespace relayscope;
using namespace relayscope::core;
using namespace relayscope::core::explain;

namespace {

const Place kClient{PlaceKind::Client, QStringLiteral("c1"), QStringLiteral("client 1")};
const Place kNode{PlaceKind::Node, QStringLiteral("a"), QStringLiteral("node A")};
const Place kOtherNode{PlaceKind::Node, QStringLiteral("b"), QStringLiteral("node B")};
const Place kRedis{PlaceKind::Redis, QStringLiteral("redis"), QStringLiteral("Redis")};

/// Text and meaning of each part: "4 message".
QStringList partsOf(const ExplainedFrame &frame)
{
    QStringList parts;
    for (const FramePart &part : frame.parts)
        parts.append(QStringLiteral("%1 %2").arg(part.text, QString::fromUtf8(part.meaning)).trimmed());
    return parts;
}

redisadapter::Broadcast sampleBroadcast()
{
    redisadapter::Broadcast broadcast;
    broadcast.uid = "uid-a";
    broadcast.packet.nsp = "/";
    broadcast.packet.payload = socketio::Payload("[\"chat\",{\"text\":\"hello\"}]", {});
    broadcast.selection.rooms = {"lobby"};
    broadcast.selection.except = {"GwkiUCiddgjVDrfvAAAA"};
    return broadcast;
}

Hop busHop(HopKind kind, const QByteArray &channel, const QByteArray &bytes)
{
    Hop hop;
    hop.kind = kind;
    hop.from = kind == HopKind::ReceivedFromRedis ? kRedis : kNode;
    hop.to = kind == HopKind::ReceivedFromRedis ? kOtherNode : kRedis;
    hop.channel = channel;
    hop.nsp = "/";
    hop.eventName = "chat";
    hop.bytes = quint32(bytes.size());
    hop.count = -1;
    if (kind == HopKind::SeenOnRedis)
        hop.raw = bytes.left(Hop::kMaxRawBytes);
    else
        hop.payload = bytes.left(Hop::kMaxPreviewBytes);
    return hop;
}

Hop sentHop(const QByteArray &payload, quint32 bytes)
{
    Hop hop;
    hop.kind = HopKind::Sent;
    hop.from = kClient;
    hop.to = kNode;
    hop.nsp = "/";
    hop.eventName = "message";
    hop.payload = payload;
    hop.bytes = bytes;
    return hop;
}

HopStory tell(const Hop &hop, const QList<Hop> &message = {})
{
    return tellHop(hop, message, explainFrame(hop, message),
        [](const QByteArray &sid) { return sid == "GwkiUCiddgjVDrfvAAAA" ? QStringLiteral("client 2") : QString(); });
}

} // namespace

class tst_ExplainFrame final : public QObject {
    Q_OBJECT

private slots:
    void wireTextSplitsIntoItsParts_data();
    void wireTextSplitsIntoItsParts();
    void partsCoverTheWholeFrame();
    void broadcastSplitsIntoItsParts();
    void requestAndResponseAreNamed();
    void everyCapturedMessageIsUnderstood();
    void garbageHasAFrameToo();
    void plainMessagesAreNotTakenForOthers();
    void clientFrameIsPutTogetherAgain();
    void lostRowHasTheFrameThatWasSent();
    void binaryFrameCountsItsAttachments();
    void rowOfANodeTakesTheBytesOfTheTap();
    void longMessageIsAPrefix();
    void sentencesTellTheHop_data();
    void sentencesTellTheHop();
    void everyKindHasASentence();
    void everyVerdictAndKindHasAMeaning();
    void lossNamesItsCause_data();
    void lossNamesItsCause();
    void requestTellsHowManyAnswersAreExpected();
    void copiesForOtherPrograms();
    void shellCopyIsWhatRedisGot();
    void rowBecomesASavedMessage();
};

void tst_ExplainFrame::wireTextSplitsIntoItsParts_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QStringList>("parts");
    const auto add
        = [](const char *frame, const QStringList &parts) { QTest::newRow(frame) << QByteArray(frame) << parts; };
    add("42/chat,7[\"msg\",{}]",
        {QStringLiteral("4 message"), QStringLiteral("2 EVENT"), QStringLiteral("/chat"), QStringLiteral("7"),
            QStringLiteral("[\"msg\",{}]")});
    add("42[\"chat\"]", {QStringLiteral("4 message"), QStringLiteral("2 EVENT"), QStringLiteral("[\"chat\"]")});
    add("4310[1]", {QStringLiteral("4 message"), QStringLiteral("3 ACK"), QStringLiteral("10"), QStringLiteral("[1]")});
    add("451-/a,[\"f\",{\"_placeholder\":true,\"num\":0}]",
        {QStringLiteral("4 message"), QStringLiteral("5 BINARY_EVENT"), QStringLiteral("1"), QStringLiteral("/a"),
            QStringLiteral("[\"f\",{\"_placeholder\":true,\"num\":0}]")});
    add("40/admin,", {QStringLiteral("4 message"), QStringLiteral("0 CONNECT"), QStringLiteral("/admin")});
    add("2", {QStringLiteral("2 ping")});
    add("3probe", {QStringLiteral("3 pong"), QStringLiteral("probe")});
    add("", {});
    add("hello", {QStringLiteral("hello")});
}

void tst_ExplainFrame::wireTextSplitsIntoItsParts()
{
    QFETCH(QByteArray, frame);
    QFETCH(QStringList, parts);
    QCOMPARE(partsOf(explainWireText(frame)), parts);
}

void tst_ExplainFrame::partsCoverTheWholeFrame()
{
    for (const QByteArray &frame : hostile::mutations("451-/chat,17[\"msg\",{\"a\":[1,2]}]", 7, 2'000)) {
        const ExplainedFrame explained = explainWireText(frame);
        qsizetype end = 0;
        for (const FramePart &part : explained.parts) {
            QCOMPARE(part.range.offset, end);
            end = part.range.end();
        }
        QCOMPARE(end, frame.size());
    }
}

void tst_ExplainFrame::broadcastSplitsIntoItsParts()
{
    const QByteArray bytes = redisadapter::encode(sampleBroadcast());
    const ExplainedFrame frame = explainBusMessage(BusMessageKind::Broadcast, bytes, bytes.size());
    QCOMPARE(frame.syntax, FrameSyntax::MessagePack);
    QList<PartKind> kinds;
    for (const FramePart &part : frame.parts)
        kinds.append(part.kind);
    QCOMPARE(kinds,
        (QList{PartKind::Uid, PartKind::PacketType, PartKind::Data, PartKind::Namespace, PartKind::Rooms,
            PartKind::Except, PartKind::Flags}));
    QCOMPARE(frame.parts.at(1).meaning, QByteArray("EVENT"));
    QCOMPARE(frame.parts.at(4).text, QStringLiteral("[lobby]"));
    QVERIFY(frame.event.has_value());
    QCOMPARE(frame.event->arguments, QByteArray("[{\"text\":\"hello\"}]"));
    QCOMPARE(frame.firstArgument, 1);
    QCOMPARE(frame.tree[frame.tree.element(frame.argumentsNode, 0)].value, QStringLiteral("chat"));
}

void tst_ExplainFrame::requestAndResponseAreNamed()
{
    const QByteArray request = redisadapter::encode(redisadapter::FetchRequest{"uid-a", "req1", {}});
    const ExplainedFrame frame = explainBusMessage(BusMessageKind::Request, request, request.size());
    QCOMPARE(frame.syntax, FrameSyntax::Json);
    const auto isType = [](const FramePart &part) { return part.kind == PartKind::RequestType; };
    const auto type = std::find_if(frame.parts.begin(), frame.parts.end(), isType);
    QVERIFY(type != frame.parts.end());
    QCOMPARE(type->meaning, QByteArray("fetchSockets"));
    QVERIFY(!frame.event);

    const QByteArray response = redisadapter::encode(redisadapter::BroadcastAck{"req1", protocol::Value("yes")});
    const ExplainedFrame answer = explainBusMessage(BusMessageKind::Response, response, response.size());
    QCOMPARE(answer.syntax, FrameSyntax::MessagePack);
    QVERIFY(!answer.stop);
}

void tst_ExplainFrame::everyCapturedMessageIsUnderstood()
{
    int count = 0;
    for (const char *file : {"redis-adapter", "redis-emitter"}) {
        for (const golden::Entry &entry : golden::load(file)) {
            for (const QJsonValue &command : entry.object[QLatin1String("commands")].toArray()) {
                const QJsonObject object = command.toObject();
                const QString channel = object[QLatin1String("channel")].toString();
                if (object[QLatin1String("command")] != QLatin1String("PUBLISH") || channel.isEmpty())
                    continue;
                const QByteArray bytes = golden::bytes(object, "payload_hex");
                const BusMessageKind kind = busMessageKind(channel.toUtf8());
                const ExplainedFrame frame = explainBusMessage(kind, bytes, bytes.size());
                QVERIFY2(kind == BusMessageKind::Plain || !frame.stop, entry.name.constData());
                QVERIFY2(kind == BusMessageKind::Plain || !frame.parts.isEmpty(), entry.name.constData());
                ++count;
            }
        }
    }
    QVERIFY(count > 20);
}

void tst_ExplainFrame::garbageHasAFrameToo()
{
    const QByteArray bytes = redisadapter::encode(sampleBroadcast());
    for (const QByteArray &input : hostile::mutations(bytes, 11, 2'000) + hostile::noise(12, 1'000, 100)) {
        for (const BusMessageKind kind :
            {BusMessageKind::Broadcast, BusMessageKind::Request, BusMessageKind::Response, BusMessageKind::Plain}) {
            const ExplainedFrame frame = explainBusMessage(kind, input, input.size() + 1);
            for (const FramePart &part : frame.parts)
                QVERIFY(part.range.end() <= input.size());
        }
    }
}

void tst_ExplainFrame::plainMessagesAreNotTakenForOthers()
{
    QCOMPARE(busMessageKind("news"), BusMessageKind::Plain);
    QCOMPARE(busMessageKind("socket.io#/#"), BusMessageKind::Broadcast);
    QCOMPARE(busMessageKind("app#/chat#lobby#"), BusMessageKind::Broadcast);
    QCOMPARE(busMessageKind("socket.io-request#/#"), BusMessageKind::Request);
    QCOMPARE(busMessageKind("socket.io-response#/#uid#"), BusMessageKind::Response);
    QCOMPARE(explainBusMessage(BusMessageKind::Plain, "hello", 5).syntax, FrameSyntax::Opaque);
    QCOMPARE(explainBusMessage(BusMessageKind::Plain, "{\"a\":1}", 7).syntax, FrameSyntax::Json);
    QCOMPARE(explainBusMessage(BusMessageKind::Plain, "{hello}", 7).syntax, FrameSyntax::Opaque);
}

void tst_ExplainFrame::clientFrameIsPutTogetherAgain()
{
    // 2["message",1] is 14 bytes, 27["message",1] with the id 7 is 15.
    const ExplainedFrame plain = explainFrame(sentHop("[1]", 14), {});
    QCOMPARE(plain.bytes, QByteArray("42[\"message\",1]"));
    QVERIFY(plain.isReconstructed && plain.isSizeConfirmed);

    const Hop sent = sentHop("[1]", 15);
    Hop received = sent;
    received.kind = HopKind::Received;
    received.payload = "[\"message\",1]";
    received.ackId = 7;
    const ExplainedFrame asking = explainFrame(sent, {sent, received});
    QCOMPARE(asking.bytes, QByteArray("427[\"message\",1]"));
    QVERIFY(asking.isSizeConfirmed);
    QVERIFY(!explainFrame(sent, {sent}).isSizeConfirmed);
    QCOMPARE(explainFrame(received, {}).bytes, asking.bytes);
}

void tst_ExplainFrame::lostRowHasTheFrameThatWasSent()
{
    const QByteArray frame = "42[\"message\",\"hi\"]";
    const Hop sent = sentHop("[\"hi\"]", quint32(frame.size() - 1));
    Hop lost = sent;
    lost.kind = HopKind::Lost;
    QCOMPARE(explainFrame(sent, {sent, lost}).bytes, frame);
    QCOMPARE(explainFrame(lost, {sent, lost}).bytes, frame);

    const QByteArray message = redisadapter::encode(sampleBroadcast());
    const Hop seen = busHop(HopKind::SeenOnRedis, "socket.io#/#lobby#", message);
    Hop missed = busHop(HopKind::ReceivedFromRedis, "socket.io#/#lobby#", message);
    missed.kind = HopKind::Lost;
    missed.payload.clear();
    QCOMPARE(explainFrame(missed, {seen, missed}).bytes, message);
}

void tst_ExplainFrame::binaryFrameCountsItsAttachments()
{
    // The client reports the JSON of Node's Buffer; on the wire was a placeholder and two bytes beside.
    const QByteArray wire("51-[\"message\",{\"_placeholder\":true,\"num\":0}]");
    const ExplainedFrame frame
        = explainFrame(sentHop("[{\"type\":\"Buffer\",\"data\":[1,2]}]", quint32(wire.size() + 2)), {});
    QCOMPARE(frame.bytes, '4' + wire);
    QCOMPARE(frame.attachments, 1);
    QVERIFY(frame.isSizeConfirmed);
    QCOMPARE(frame.wireBytes, wire.size() + 3);
}

void tst_ExplainFrame::rowOfANodeTakesTheBytesOfTheTap()
{
    redisadapter::Broadcast broadcast = sampleBroadcast();
    broadcast.packet.payload = socketio::Payload("[\"chat\",\"" + QByteArray(2'000, 'x') + "\"]", {});
    const QByteArray bytes = redisadapter::encode(broadcast);
    const Hop seen = busHop(HopKind::SeenOnRedis, "socket.io#/#lobby#", bytes);
    const Hop published = busHop(HopKind::Published, "socket.io#/#lobby#", bytes);
    QVERIFY(explainFrame(published, {published}).isPrefix);
    const ExplainedFrame frame = explainFrame(published, {published, seen});
    QCOMPARE(frame.bytes, bytes);
    QVERIFY(!frame.isPrefix && !frame.isReconstructed);
}

void tst_ExplainFrame::longMessageIsAPrefix()
{
    redisadapter::Broadcast broadcast = sampleBroadcast();
    broadcast.packet.payload = socketio::Payload("[\"chat\",\"" + QByteArray(9'000, 'x') + "\"]", {});
    const QByteArray bytes = redisadapter::encode(broadcast);
    const Hop seen = busHop(HopKind::SeenOnRedis, "socket.io#/#lobby#", bytes);
    const ExplainedFrame frame = explainFrame(seen, {});
    QVERIFY(frame.isPrefix);
    QCOMPARE(frame.bytes.size(), Hop::kMaxRawBytes);
    QCOMPARE(frame.wireBytes, bytes.size());
    QVERIFY(frame.tree[frame.tree.element(frame.argumentsNode, 1)].isCut);
    QVERIFY(!frame.event);
    QVERIFY(!copyForms(frame, seen.channel).contains(CopyForm::RedisCli));
}

void tst_ExplainFrame::sentencesTellTheHop_data()
{
    QTest::addColumn<Hop>("hop");
    QTest::addColumn<QString>("lead");
    QTest::addColumn<QString>("more");

    const QByteArray bytes = redisadapter::encode(sampleBroadcast());
    const QString broadcast = QStringLiteral("node A broadcast \"chat\" to room lobby, except client 2.");
    Hop hop = busHop(HopKind::SeenOnRedis, "socket.io#/#lobby#", bytes);
    QTest::newRow("room and except") << hop << broadcast << QStringLiteral("Our observer saw it on Redis.");
    hop = busHop(HopKind::Published, "socket.io#/#lobby#", bytes);
    hop.count = 2;
    QTest::newRow("published") << hop << broadcast << QStringLiteral("Redis handed it to 2 subscribers.");
    hop = busHop(HopKind::SeenOnRedis, "socket.io#/#", "not MessagePack");
    hop.verdict = Verdict::Undecodable;
    QTest::newRow("undecodable") << hop
                                 << QStringLiteral(
                                        "The 15 bytes on channel socket.io#/# are not a broadcast of the adapter.")
                                 << QString();
    hop = busHop(HopKind::SeenOnRedis, "news", "hello");
    QTest::newRow("plain channel") << hop
                                   << QStringLiteral(
                                          "node A published 5 bytes on channel news, which is not the adapter's.")
                                   << QString();
    hop = sentHop("[1]", 14);
    QTest::newRow("sent") << hop << QStringLiteral("client 1 sent \"message\" with 1 argument.") << QString();
    hop = sentHop("[1,2]", 17);
    hop.ackId = 7;
    QTest::newRow("asks") << hop
                          << QStringLiteral("client 1 sent \"message\" with 2 arguments and asks for an answer (#7).")
                          << QString();
    hop = Hop();
    hop.kind = HopKind::Request;
    hop.from = kOtherNode;
    hop.to = kRedis;
    hop.text = QStringLiteral("fetchSockets");
    QTest::newRow("request") << hop << QStringLiteral("node B asked all nodes for their sockets (fetchSockets).")
                             << QString();
    hop = Hop();
    hop.kind = HopKind::Skipped;
    hop.verdict = Verdict::LocalFlag;
    hop.from = kNode;
    hop.eventName = "chat";
    QTest::newRow("local") << hop
                           << QStringLiteral("node A did not publish \"chat\": it is only for its own sockets (local).")
                           << QString();
}

void tst_ExplainFrame::sentencesTellTheHop()
{
    QFETCH(Hop, hop);
    QFETCH(QString, lead);
    QFETCH(QString, more);
    const HopStory story = tell(hop);
    QCOMPARE(story.lead, lead);
    if (!more.isEmpty())
        QVERIFY2(story.more.contains(more), qPrintable(story.more.join(QLatin1Char('|'))));
}

void tst_ExplainFrame::everyKindHasASentence()
{
    for (int kind = 0; kind <= int(HopKind::Missed); ++kind) {
        for (int verdict = 0; verdict <= int(Verdict::NoSocket); ++verdict) {
            Hop hop = sentHop("[1]", 14);
            hop.kind = HopKind(kind);
            hop.verdict = Verdict(verdict);
            const HopStory story = tell(hop, {hop});
            QVERIFY(story.lead.endsWith(QLatin1Char('.')));
            QVERIFY2(!story.lead.contains(QLatin1Char('%')), qPrintable(story.lead));
        }
    }
}

void tst_ExplainFrame::everyVerdictAndKindHasAMeaning()
{
    QStringList meanings;
    for (int verdict = 0; verdict <= int(Verdict::NoSocket); ++verdict)
        meanings.append(verdictMeaning(Verdict(verdict)));
    QCOMPARE(meanings.removeDuplicates(), 0);
    Hop hop;
    for (int kind = 0; kind <= int(HopKind::Missed); ++kind) {
        hop.kind = HopKind(kind);
        hop.verdict = Verdict::None;
        QVERIFY(hopMeaning(hop).endsWith(QLatin1Char('.')));
        hop.verdict = Verdict::OwnEchoIgnored;
        // Who was away has no other verdict than that.
        if (hop.kind != HopKind::Missed)
            QCOMPARE(hopMeaning(hop), verdictMeaning(Verdict::OwnEchoIgnored));
    }
}

void tst_ExplainFrame::lossNamesItsCause_data()
{
    QTest::addColumn<relayscope::core::Place>("from");
    QTest::addColumn<relayscope::core::Place>("to");
    QTest::addColumn<bool>("inferred");
    QTest::addColumn<QString>("lead");
    QTest::newRow("client gone") << kNode << kClient << false
                                 << "node A wrote \"message\" to client 1, whose connection ended before it came.";
    QTest::newRow("node closed") << kClient << kNode << false
                                 << "client 1 sent \"message\" to node A, which closed the connection before it came.";
    QTest::newRow("node ended") << kClient << kNode << true
                                << "client 1 sent \"message\" to node A, which ended before it reported it.";
    QTest::newRow("node ended, from Redis")
        << kRedis << kNode << true << "node A ended before it reported that it got \"message\" from Redis.";
    QTest::newRow("unknown") << kNode << kRedis << false << "\"message\" was lost, and the cause is not known.";
}

void tst_ExplainFrame::lossNamesItsCause()
{
    QFETCH(relayscope::core::Place, from);
    QFETCH(relayscope::core::Place, to);
    QFETCH(bool, inferred);
    QFETCH(QString, lead);
    Hop hop = sentHop("[1]", 14);
    hop.kind = HopKind::Lost;
    hop.verdict = Verdict::Lost;
    hop.from = from;
    hop.to = to;
    hop.inferred = inferred;
    hop.text = inferred ? QStringLiteral("node A ended before it reported it") : QString();
    const HopStory story = tell(hop, {hop});
    QCOMPARE(story.lead, lead);
    // The reason is in the lead already.
    for (const QString &more : story.more)
        QVERIFY2(!more.contains(hop.text) || hop.text.isEmpty(), qPrintable(more));
}

void tst_ExplainFrame::requestTellsHowManyAnswersAreExpected()
{
    Hop request;
    request.kind = HopKind::Request;
    request.from = kOtherNode;
    request.to = kRedis;
    request.text = QStringLiteral("fetchSockets");
    Hop got = request;
    got.from = kRedis;
    got.to = kNode;
    QVERIFY(tell(request, {request}).more.isEmpty());
    QCOMPARE(tell(request, {request, got, got}).more, QStringList{QStringLiteral("2 answers are expected.")});
}

void tst_ExplainFrame::copiesForOtherPrograms()
{
    const QByteArray bytes = redisadapter::encode(sampleBroadcast());
    const ExplainedFrame bus = explainBusMessage(BusMessageKind::Broadcast, bytes, bytes.size());
    const QByteArray channel("socket.io#/#lobby#");
    QCOMPARE(copyText(CopyForm::JavaScript, bus, channel),
        QStringLiteral("io.to(\"lobby\").except(\"GwkiUCiddgjVDrfvAAAA\").emit(\"chat\", {\"text\":\"hello\"});"));
    QVERIFY(copyText(CopyForm::Json, bus, channel).startsWith(QStringLiteral("[\"uid-a\",{\"type\":2,")));
    QVERIFY(copyText(CopyForm::Wire, bus, channel).startsWith(QStringLiteral("\"\\x93\\xa5uid-a")));
    QCOMPARE(QByteArray::fromHex(copyText(CopyForm::Hex, bus, channel).toLatin1()), bytes);

    const ExplainedFrame wire = explainWireText("427[\"msg\",{\"a\":[1,2.5,\"x\\ny\",null,true]}]");
    QCOMPARE(copyText(CopyForm::JavaScript, wire, {}),
        QStringLiteral(
            "socket.emit(\"msg\", {\"a\":[1,2.5,\"x\\ny\",null,true]}, (...answer) => console.log(answer));"));
    const QString cpp = copyText(CopyForm::Cpp, wire, {});
    QVERIFY2(cpp.startsWith(QStringLiteral("socket.emitEvent(\"msg\", {Value::Object{{\"a\", Value::Array{1, 2.5, "
                                           "\"x\\012y\", nullptr, true}}}}")),
        qPrintable(cpp));
    QCOMPARE(copyText(CopyForm::Json, wire, {}), QStringLiteral("[\"msg\",{\"a\":[1,2.5,\"x\\ny\",null,true]}]"));
    QVERIFY(!copyForms(wire, {}).contains(CopyForm::RedisCli));
}

void tst_ExplainFrame::shellCopyIsWhatRedisGot()
{
    QByteArray bytes;
    for (int byte = 0; byte < 256; ++byte)
        bytes.append(char(byte));
    const ExplainedFrame frame = explainBusMessage(BusMessageKind::Plain, bytes, bytes.size());
    const QString command = copyText(CopyForm::RedisCli, frame, "it's");
    QVERIFY(command.endsWith(QStringLiteral("' | redis-cli -x PUBLISH 'it'\\''s'")));
    // What a shell's printf makes of the format.
    QByteArray format = command.section(QLatin1Char('\''), 1, 1).toLatin1();
    QByteArray printed;
    for (qsizetype i = 0; i < format.size(); ++i) {
        if (format[i] == '\\') {
            printed.append(char(format.sliced(i + 1, 3).toInt(nullptr, 8)));
            i += 3;
        } else {
            i += format[i] == '%' ? 1 : 0;
            printed.append(format[i]);
        }
    }
    QCOMPARE(printed, bytes);
}

void tst_ExplainFrame::rowBecomesASavedMessage()
{
    const QByteArray bytes = redisadapter::encode(sampleBroadcast());
    const Hop seen = busHop(HopKind::SeenOnRedis, "socket.io#/#lobby#", bytes);
    const auto broadcast = savedMessage(seen, explainFrame(seen, {}), {});
    QVERIFY(broadcast.has_value());
    QCOMPARE(broadcast->sender, SavedMessage::Sender::Node);
    QCOMPARE(broadcast->senderId, kNode.id);
    QCOMPARE(broadcast->rooms, QList<QByteArray>{"lobby"});
    QCOMPARE(broadcast->arguments, QByteArray("[{\"text\":\"hello\"}]"));

    const Hop sent = sentHop("[1]", 14);
    const auto event = savedMessage(sent, explainFrame(sent, {}), {});
    QCOMPARE(event->sender, SavedMessage::Sender::Client);
    QCOMPARE(event->senderId, kClient.id);
    QCOMPARE(event->event, QByteArray("message"));
    QCOMPARE(event->ackTimeoutMs, 0);

    Hop delivered = sent;
    delivered.kind = HopKind::Delivered;
    std::swap(delivered.from, delivered.to);
    ClientStatus client;
    client.spec.id = kClient.id;
    client.sid = "sid";
    const auto toOne = savedMessage(delivered, explainFrame(delivered, {}), {client});
    QCOMPARE(toOne->sender, SavedMessage::Sender::Node);
    QCOMPARE(toOne->rooms, QList<QByteArray>{"sid"});

    Hop joined;
    joined.kind = HopKind::RoomJoined;
    QVERIFY(!savedMessage(joined, explainFrame(joined, {}), {}));
}

QTEST_GUILESS_MAIN(tst_ExplainFrame)
#include "tst_explainframe.moc"
