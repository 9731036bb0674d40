#include "protocol/json.h"
#include "protocol/messagepack.h"
#include "protocol/redisadapter/channels.h"
#include "protocol/redisadapter/codec.h"
#include "support/goldenvectors.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::redisadapter;
using protocol::Value;

namespace {

/// One PUBLISH of the captures.
struct Publication {
    ChannelKind kind = ChannelKind::Foreign;
    QByteArray payload;
    bool isJson = false;
    Value tree;
    bool fromEmitter = false;
};

/// What the message structures cannot hold: JavaScript values that JSON lacks, and rooms that are numbers.
bool isBeyondTheStructures(const QByteArray &name)
{
    return name == "emit/date" || name == "emit/nan" || name == "emit/numeric-room";
}

/// A message as a node's adapter gets it, with the type by which it knows it.
Expected<QByteArray, BusError> reencoded(const Publication &publication)
{
    switch (publication.kind) {
    case ChannelKind::Broadcast:
    case ChannelKind::Room: {
        const auto broadcast = decodeBroadcast(publication.payload);
        if (!broadcast)
            return Unexpected(broadcast.error());
        return encode(*broadcast);
    }
    case ChannelKind::Request: {
        const auto request = decodeRequest(publication.payload);
        if (!request)
            return Unexpected(request.error());
        return encode(*request);
    }
    case ChannelKind::Response: {
        const auto response = decodeResponse(publication.payload);
        if (!response)
            return Unexpected(response.error());
        return encode(*response);
    }
    case ChannelKind::Beat:
    case ChannelKind::Foreign:
        break;
    }
    return Unexpected(BusError::UnknownType);
}

void addPublications(const char *file)
{
    for (const golden::Entry &entry : golden::load(file)) {
        const bool hasOwnPrefix = entry.name.startsWith("options/") || entry.name.startsWith("timeout/");
        const QJsonArray commands = entry.object[QLatin1String("commands")].toArray();
        for (int i = 0; i < commands.size(); ++i) {
            const QJsonObject command = commands[i].toObject();
            if (command[QLatin1String("command")].toString() != QLatin1String("PUBLISH"))
                continue;
            Publication publication;
            publication.kind = parseChannel(
                hasOwnPrefix ? "myapp" : "socket.io", command[QLatin1String("channel")].toString().toUtf8())
                                   .kind;
            publication.payload = golden::bytes(command, "payload_hex");
            publication.isJson = command[QLatin1String("encoding")].toString() == QLatin1String("json");
            publication.tree = golden::fromTree(command[QLatin1String("tree")].toArray());
            publication.fromEmitter = command[QLatin1String("by")].toString() == QLatin1String("emitter");
            QTest::addRow("%s %s #%d", file, entry.name.constData(), i) << entry.name << publication;
        }
    }
}

/// Same members, other order: the emitter writes its options as rooms, flags, except.
QByteArray normalised(const Publication &publication, const QByteArray &payload)
{
    if (publication.isJson)
        return payload;
    return protocol::encodeMessagePack(golden::sorted(*protocol::decodeMessagePack(payload)));
}

} // namespace

Q_DECLARE_METATYPE(Publication)

class TestRedisAdapterCodec final : public QObject {
    Q_OBJECT
private slots:
    void readsAndWritesTheValues_data();
    void readsAndWritesTheValues();
    void rewritesOfficialMessages_data();
    void rewritesOfficialMessages();
    void writesAsTheEmitter();
    void readsRoomsThatAreNumbers();
    void readsDatesAsJsonHasThem();
    void readsEmptySocketListAsFetched();
};

void TestRedisAdapterCodec::readsAndWritesTheValues_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<Publication>("publication");
    addPublications("redis-adapter");
    addPublications("redis-emitter");
}

void TestRedisAdapterCodec::readsAndWritesTheValues()
{
    QFETCH(Publication, publication);
    if (publication.isJson) {
        const auto value = protocol::parseJson(publication.payload);
        QVERIFY(value);
        QVERIFY(*value == publication.tree);
        QCOMPARE(protocol::toJson(publication.tree), publication.payload);
    } else {
        const auto value = protocol::decodeMessagePack(publication.payload);
        QVERIFY(value);
        QCOMPARE(protocol::encodeMessagePack(*value).toHex(), publication.payload.toHex());
        QCOMPARE(protocol::encodeMessagePack(publication.tree).toHex(), publication.payload.toHex());
    }
}

void TestRedisAdapterCodec::rewritesOfficialMessages_data()
{
    readsAndWritesTheValues_data();
}

void TestRedisAdapterCodec::rewritesOfficialMessages()
{
    QFETCH(QByteArray, name);
    QFETCH(Publication, publication);
    const auto bytes = reencoded(publication);
    if (name == "legacy/unknown-type") {
        QVERIFY(!bytes);
        QCOMPARE(bytes.error(), BusError::UnknownType);
        return;
    }
    QVERIFY2(bytes.hasValue(), bytes ? "" : toString(bytes.error()));
    if (isBeyondTheStructures(name))
        return;
    if (name == "foreign/no-nsp") {
        QCOMPARE(decodeBroadcast(publication.payload)->packet.nsp, QByteArray("/"));
        return;
    }
    if (publication.fromEmitter)
        QCOMPARE(normalised(publication, *bytes).toHex(), normalised(publication, publication.payload).toHex());
    else
        QCOMPARE(bytes->toHex(), publication.payload.toHex());
}

void TestRedisAdapterCodec::writesAsTheEmitter()
{
    int compared = 0;
    for (const golden::Entry &entry : golden::load("redis-emitter")) {
        const QJsonArray commands = entry.object[QLatin1String("commands")].toArray();
        if (!entry.name.startsWith("emit/") || commands.isEmpty())
            continue;
        const QByteArray payload = golden::bytes(commands.first().toObject(), "payload_hex");
        auto broadcast = decodeBroadcast(payload);
        QVERIFY(broadcast);
        broadcast->uid = "abcdef";
        QVERIFY2(encodeAsEmitter(*broadcast) == payload, entry.name.constData());
        ++compared;
    }
    QVERIFY(compared >= 8);
}

void TestRedisAdapterCodec::readsRoomsThatAreNumbers()
{
    const auto request = decodeRequest(R"({"uid":"abcdef","type":2,"opts":{"rooms":[1,"a",1.5]},"rooms":[42]})");
    QVERIFY(request);
    const auto *const rooms = std::get_if<RoomsRequest>(&*request);
    QVERIFY(rooms);
    QCOMPARE(rooms->selection.rooms, (QList<QByteArray>{"1", "a", "1.5"}));
    QCOMPARE(rooms->rooms, QList<QByteArray>{"42"});
}

void TestRedisAdapterCodec::readsDatesAsJsonHasThem()
{
    const Value message = Value::Array{"abcdef",
        Value::Object{{"type", 2}, {"data", Value::Array{"at", Value::Date{1700000000123}}}, {"nsp", "/"}},
        Value::Object{}};
    const auto broadcast = decodeBroadcast(protocol::encodeMessagePack(message));
    QVERIFY(broadcast);
    QCOMPARE(broadcast->packet.payload.json(), QByteArray(R"(["at","2023-11-14T22:13:20.123Z"])"));
}

void TestRedisAdapterCodec::readsEmptySocketListAsFetched()
{
    const auto response = decodeResponse(R"({"requestId":"r","sockets":[]})");
    QVERIFY(response);
    QVERIFY(*response == Response(FetchResponse{"r", {}}));
}

QTEST_APPLESS_MAIN(TestRedisAdapterCodec)
#include "tst_redisadaptercodec.moc"
