#include "protocol/engineio/packet.h"
#include "protocol/limits.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QTest>

#include <array>
#include <optional>

using namespace relayscope;
using engineio::Packet;
using engineio::PacketType;

namespace {

constexpr std::array kTypeNames = {"open", "close", "ping", "pong", "message", "upgrade", "noop"};

/// A packet of the captures, nothing for their error packet.
std::optional<Packet> packetOf(const QJsonObject &object)
{
    const QByteArray type = object[QLatin1String("type")].toString().toLatin1();
    for (std::size_t i = 0; i < kTypeNames.size(); ++i) {
        if (type != kTypeNames[i])
            continue;
        const bool isBinary = object.contains(QLatin1String("data_hex"));
        const QByteArray text = object[QLatin1String("data_text")].toString().toUtf8();
        return Packet{static_cast<PacketType>(i), isBinary ? golden::bytes(object, "data_hex") : text, isBinary};
    }
    return std::nullopt;
}

void addRows(const char *op, bool (*isWanted)(const golden::Entry &))
{
    QTest::addColumn<QJsonObject>("entry");
    for (const golden::Entry &entry : golden::load("engineio-parser")) {
        if (entry.text("op") == QLatin1String(op) && isWanted(entry))
            QTest::newRow(entry.name.constData()) << entry.object;
    }
}

bool isTextForm(const QJsonObject &side)
{
    return side[QLatin1String("kind")].toString() == QLatin1String("text");
}

} // namespace

class TestEnginePacket final : public QObject {
    Q_OBJECT
private slots:
    void encodesAsTheOfficialParser_data();
    void encodesAsTheOfficialParser();
    void decodesAsTheOfficialParser_data();
    void decodesAsTheOfficialParser();
    void encodesPayloadsAsTheOfficialParser_data();
    void encodesPayloadsAsTheOfficialParser();
    void decodesPayloadsAsTheOfficialParser_data();
    void decodesPayloadsAsTheOfficialParser();
    void refusesMorePacketsThanTheLimit();
    void survivesHostileInput();
};

void TestEnginePacket::encodesAsTheOfficialParser_data()
{
    // A binary frame carries the bytes themselves, without a codec.
    addRows("encode_packet",
        [](const golden::Entry &entry) { return isTextForm(entry.object[QLatin1String("output")].toObject()); });
}

void TestEnginePacket::encodesAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    const auto packet = packetOf(entry[QLatin1String("input")].toObject());
    QVERIFY(packet);
    QCOMPARE(engineio::encodePacket(*packet), golden::bytes(entry[QLatin1String("output")].toObject()));
}

void TestEnginePacket::decodesAsTheOfficialParser_data()
{
    addRows("decode_packet",
        [](const golden::Entry &entry) { return isTextForm(entry.object[QLatin1String("input")].toObject()); });
}

void TestEnginePacket::decodesAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    const auto expected = packetOf(entry[QLatin1String("output")].toObject());
    const auto packet = engineio::decodePacket(golden::bytes(entry[QLatin1String("input")].toObject()));
    QCOMPARE(packet.hasValue(), expected.has_value());
    if (expected)
        QVERIFY(*packet == *expected);
}

void TestEnginePacket::encodesPayloadsAsTheOfficialParser_data()
{
    addRows("encode_payload", [](const golden::Entry &) { return true; });
}

void TestEnginePacket::encodesPayloadsAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    QList<Packet> packets;
    const QJsonArray input = entry[QLatin1String("input")].toArray();
    for (const QJsonValue &packet : input)
        packets.append(*packetOf(packet.toObject()));
    QCOMPARE(engineio::encodePayload(packets), golden::bytes(entry[QLatin1String("output")].toObject()));
}

void TestEnginePacket::decodesPayloadsAsTheOfficialParser_data()
{
    addRows("decode_payload", [](const golden::Entry &) { return true; });
}

void TestEnginePacket::decodesPayloadsAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    QList<Packet> expected;
    bool expectsError = false;
    const QJsonArray output = entry[QLatin1String("output")].toArray();
    for (const QJsonValue &element : output) {
        const auto packet = packetOf(element.toObject());
        if (packet)
            expected.append(*packet);
        else
            expectsError = true;
    }
    const engineio::DecodedPayload decoded
        = engineio::decodePayload(golden::bytes(entry[QLatin1String("input")].toObject()));
    QVERIFY(decoded.packets == expected);
    QCOMPARE(decoded.error.has_value(), expectsError);
}

void TestEnginePacket::refusesMorePacketsThanTheLimit()
{
    const QByteArray atLimit = QByteArray("6\x1e").repeated(limits::kMaxPacketsPerPayload).chopped(1);
    QVERIFY(!engineio::decodePayload(atLimit).error);
    const engineio::DecodedPayload decoded = engineio::decodePayload(atLimit + "\x1e" + "6");
    QVERIFY(decoded.error == engineio::PacketError::TooManyPackets);
    QCOMPARE(decoded.packets.size(), limits::kMaxPacketsPerPayload);
}

void TestEnginePacket::survivesHostileInput()
{
    const QByteArray payload("4hello\x1e"
                             "bAQIDBA==\x1e"
                             "2probe\x1e"
                             "b-_!=");
    const auto inputs
        = hostile::truncations(payload) + hostile::mutations(payload, 1, 20'000) + hostile::noise(2, 5'000, 40);
    for (const QByteArray &input : inputs) {
        const engineio::DecodedPayload decoded = engineio::decodePayload(input);
        QVERIFY(decoded.error || !decoded.packets.isEmpty());
    }
}

QTEST_APPLESS_MAIN(TestEnginePacket)
#include "tst_enginepacket.moc"
