#include "protocol/json.h"
#include "protocol/limits.h"
#include "protocol/messagepack.h"
#include "protocol/redisadapter/codec.h"
#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::redisadapter;
using protocol::Value;

Q_DECLARE_METATYPE(relayscope::redisadapter::BusError)

namespace {

/// MessagePack of what a JSON text says.
QByteArray packed(const char *json)
{
    return protocol::encodeMessagePack(*protocol::parseJson(json));
}

} // namespace

class TestRedisAdapterReject final : public QObject {
    Q_OBJECT
private slots:
    void refusesBroadcasts_data();
    void refusesBroadcasts();
    void refusesRequests_data();
    void refusesRequests();
    void refusesResponses_data();
    void refusesResponses();
    void takesMissingOptionsAsEmpty();
    void survivesHostileInput_data();
    void survivesHostileInput();
};

void TestRedisAdapterReject::refusesBroadcasts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<BusError>("error");
    const auto row
        = [](const char *name, const QByteArray &bytes, BusError error) { QTest::newRow(name) << bytes << error; };
    row("nothing", {}, BusError::NotMessagePack);
    row("garbage", "garbage", BusError::NotMessagePack);
    row("JSON", R"(["a",{},{}])", BusError::NotMessagePack);
    row("too large", QByteArray(limits::kMaxBusMessageBytes + 1, 'x'), BusError::TooLarge);
    row("nil", packed("null"), BusError::NotABroadcast);
    row("map", packed(R"({"type":3,"data":{}})"), BusError::NotABroadcast);
    row("without options", packed(R"(["u",{"type":2,"data":["a"],"nsp":"/"}])"), BusError::NotABroadcast);
    row("four parts", packed(R"(["u",{"type":2,"data":["a"],"nsp":"/"},{},{}])"), BusError::NotABroadcast);
    row("uid is nil", packed(R"([null,{"type":2,"data":["a"]},{}])"), BusError::UidInvalid);
    row("uid is a number", packed(R"([7,{"type":2,"data":["a"]},{}])"), BusError::UidInvalid);
    row("packet is nil", packed(R"(["u",null,{}])"), BusError::PacketInvalid);
    row("packet without type", packed(R"(["u",{"data":["a"]},{}])"), BusError::PacketInvalid);
    row("packet is a CONNECT", packed(R"(["u",{"type":0,"data":["a"]},{}])"), BusError::PacketInvalid);
    row("packet without data", packed(R"(["u",{"type":2},{}])"), BusError::PacketInvalid);
    row("data is a map", packed(R"(["u",{"type":2,"data":{}},{}])"), BusError::PacketInvalid);
    row("no event name", packed(R"(["u",{"type":2,"data":[]},{}])"), BusError::PacketInvalid);
    row("event name is a map", packed(R"(["u",{"type":2,"data":[{}]},{}])"), BusError::PacketInvalid);
    row("reserved event name", packed(R"(["u",{"type":2,"data":["connect"]},{}])"), BusError::PacketInvalid);
    row("nsp is a number", packed(R"(["u",{"type":2,"data":["a"],"nsp":1},{}])"), BusError::PacketInvalid);
    row("negative id", packed(R"(["u",{"type":2,"data":["a"],"id":-1},{}])"), BusError::PacketInvalid);
    row("options are nil", packed(R"(["u",{"type":2,"data":["a"]},null])"), BusError::SelectionInvalid);
    row("rooms is text", packed(R"(["u",{"type":2,"data":["a"]},{"rooms":"r"}])"), BusError::SelectionInvalid);
    row("room is a map", packed(R"(["u",{"type":2,"data":["a"]},{"rooms":[{}]}])"), BusError::SelectionInvalid);
    row("except is a number", packed(R"(["u",{"type":2,"data":["a"]},{"except":1}])"), BusError::SelectionInvalid);
    row("flags is a list", packed(R"(["u",{"type":2,"data":["a"]},{"flags":[]}])"), BusError::FlagsInvalid);
    row("volatile is text", packed(R"(["u",{"type":2,"data":["a"]},{"flags":{"volatile":"x"}}])"),
        BusError::FlagsInvalid);
    row("compress is a number", packed(R"(["u",{"type":2,"data":["a"]},{"flags":{"compress":1}}])"),
        BusError::FlagsInvalid);
    row("negative timeout", packed(R"(["u",{"type":2,"data":["a"]},{"flags":{"timeout":-1}}])"),
        BusError::FlagsInvalid);
}

void TestRedisAdapterReject::refusesBroadcasts()
{
    QFETCH(QByteArray, bytes);
    QFETCH(BusError, error);
    const auto broadcast = decodeBroadcast(bytes);
    QVERIFY(!broadcast);
    QCOMPARE(broadcast.error(), error);
}

void TestRedisAdapterReject::refusesRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<BusError>("error");
    const auto row
        = [](const char *name, const QByteArray &bytes, BusError error) { QTest::newRow(name) << bytes << error; };
    row("nothing", {}, BusError::NotMessagePack);
    row("bad JSON", "{\"type\":", BusError::NotJson);
    row("JSON too large", '{' + QByteArray(limits::kMaxBusMessageBytes, ' '), BusError::TooLarge);
    row("nil", packed("null"), BusError::FieldMissing);
    row("list", packed("[5]"), BusError::FieldMissing);
    row("no type", R"({"requestId":"r"})", BusError::FieldMissing);
    row("type is text", R"({"type":"5"})", BusError::UnknownType);
    row("unknown type", R"({"requestId":"r","type":99})", BusError::UnknownType);
    row("a response's type", R"({"requestId":"r","type":8,"clientCount":1})", BusError::UnknownType);
    row("fractional type", R"({"type":5.5})", BusError::UnknownType);
    row("sockets without requestId", R"({"type":0,"rooms":[]})", BusError::FieldMissing);
    row("allRooms without requestId", R"({"type":1})", BusError::FieldMissing);
    row("join without options or sid", R"({"uid":"u","type":2,"rooms":["a"]})", BusError::FieldMissing);
    row("join without rooms", R"({"uid":"u","type":2,"opts":{}})", BusError::FieldMissing);
    row("join to a map", R"({"uid":"u","type":2,"opts":{},"rooms":[{}]})", BusError::FieldInvalid);
    row("legacy leave without room", R"({"requestId":"r","type":3,"sid":"s"})", BusError::FieldMissing);
    row("disconnect with text as close", R"({"type":4,"opts":{},"close":"yes"})", BusError::FieldInvalid);
    row("disconnect with text as options", R"({"type":4,"opts":"x","close":true})", BusError::SelectionInvalid);
    row("fetch without options", R"({"uid":"u","requestId":"r","type":5})", BusError::FieldMissing);
    row("fetch with number as uid", R"({"uid":1,"requestId":"r","type":5,"opts":{}})", BusError::UidInvalid);
    row("serverSideEmit without data", R"({"uid":"u","type":6})", BusError::FieldMissing);
    row("serverSideEmit of nothing", R"({"uid":"u","type":6,"data":[]})", BusError::FieldInvalid);
    row("serverSideEmit of text", R"({"uid":"u","type":6,"data":"a"})", BusError::FieldInvalid);
    row("broadcast without options", packed(R"({"uid":"u","requestId":"r","type":7,"packet":{"type":2,"data":["a"]}})"),
        BusError::FieldMissing);
    row("broadcast without packet", packed(R"({"uid":"u","requestId":"r","type":7,"opts":{}})"),
        BusError::FieldMissing);
}

void TestRedisAdapterReject::refusesRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(BusError, error);
    const auto request = decodeRequest(bytes);
    QVERIFY(!request);
    QCOMPARE(request.error(), error);
}

void TestRedisAdapterReject::refusesResponses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<BusError>("error");
    const auto row
        = [](const char *name, const QByteArray &bytes, BusError error) { QTest::newRow(name) << bytes << error; };
    row("bad JSON", "{]", BusError::NotJson);
    row("nil", packed("null"), BusError::FieldMissing);
    row("no requestId", R"({"sockets":[]})", BusError::FieldMissing);
    row("requestId is a number", R"({"requestId":1})", BusError::FieldInvalid);
    row("a request's type", R"({"requestId":"r","type":5})", BusError::UnknownType);
    row("sockets is a number", R"({"requestId":"r","sockets":3})", BusError::FieldInvalid);
    row("sockets of two kinds", R"({"requestId":"r","sockets":["a",{}]})", BusError::FieldInvalid);
    row("socket without id", R"({"requestId":"r","sockets":[{"rooms":[]}]})", BusError::FieldInvalid);
    row("rooms is text", R"({"requestId":"r","rooms":"a"})", BusError::FieldInvalid);
    row("count missing", R"({"requestId":"r","type":8})", BusError::FieldMissing);
    row("count over 31 bits", R"({"requestId":"r","type":8,"clientCount":2147483648})", BusError::FieldInvalid);
    row("negative count", R"({"requestId":"r","type":8,"clientCount":-1})", BusError::FieldInvalid);
}

void TestRedisAdapterReject::refusesResponses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(BusError, error);
    const auto response = decodeResponse(bytes);
    QVERIFY(!response);
    QCOMPARE(response.error(), error);
}

void TestRedisAdapterReject::takesMissingOptionsAsEmpty()
{
    const auto broadcast = decodeBroadcast(packed(R"(["u",{"type":2,"data":["a"]},{}])"));
    QVERIFY(broadcast);
    QVERIFY(broadcast->selection == Selection());
    QVERIFY(broadcast->flags == Flags());
    QCOMPARE(broadcast->packet.nsp, QByteArray("/"));
}

void TestRedisAdapterReject::survivesHostileInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const char *const broadcast = R"(["abcdef",{"type":2,"data":["a",{"b":[1]}],"nsp":"/"},)"
                                  R"({"rooms":["r"],"except":[],"flags":{"volatile":true,"timeout":5}}])";
    QTest::newRow("broadcast") << packed(broadcast);
    QTest::newRow("broadcast request") << packed(
        R"({"uid":"u","requestId":"r","type":7,"packet":{"type":2,"data":["a"]},"opts":{"rooms":["x"]}})");
    QTest::newRow("join request") << QByteArray(
        R"({"uid":"u","type":2,"opts":{"rooms":[],"except":["e"]},"rooms":[1]})");
    QTest::newRow("fetch response") << QByteArray(
        R"({"requestId":"r","sockets":[{"id":"s","handshake":{},"rooms":["a"],"data":{}}]})");
}

void TestRedisAdapterReject::survivesHostileInput()
{
    QFETCH(QByteArray, bytes);
    const auto truncated = hostile::truncations(bytes);
    for (const QByteArray &input : truncated) {
        QVERIFY(!decodeBroadcast(input));
        QVERIFY(!decodeRequest(input));
        QVERIFY(!decodeResponse(input));
    }
    const auto inputs = hostile::mutations(bytes, 12, 20'000) + hostile::noise(13, 5'000, 40);
    for (const QByteArray &input : inputs) {
        if (const auto broadcast = decodeBroadcast(input))
            QVERIFY(*decodeBroadcast(encode(*broadcast)) == *broadcast);
        if (const auto request = decodeRequest(input))
            QVERIFY(decodeRequest(encode(*request)));
        if (const auto response = decodeResponse(input))
            QVERIFY(decodeResponse(encode(*response)));
    }
}

QTEST_APPLESS_MAIN(TestRedisAdapterReject)
#include "tst_redisadapterreject.moc"
