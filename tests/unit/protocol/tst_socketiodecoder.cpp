#include "protocol/limits.h"
#include "protocol/socketio/decoder.h"
#include "protocol/socketio/encoder.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using socketio::DecodeError;
using socketio::Decoder;
using socketio::Packet;
using socketio::PacketType;

Q_DECLARE_METATYPE(relayscope::socketio::DecodeError)

namespace {

/// What became of a list of chunks.
struct Outcome {
    QList<Packet> packets;
    std::optional<DecodeError> error;
    int errorAtChunk = -1;
};

Outcome decode(const QJsonArray &chunks)
{
    Decoder decoder;
    Outcome outcome;
    for (int i = 0; i < chunks.size(); ++i) {
        const QJsonObject chunk = chunks[i].toObject();
        const QByteArray bytes = golden::bytes(chunk);
        const bool isBinary = chunk[QLatin1String("kind")].toString() == QLatin1String("binary");
        const Decoder::Result result = isBinary ? decoder.addBinary(bytes) : decoder.addText(bytes);
        if (!result) {
            outcome.error = result.error();
            outcome.errorAtChunk = i;
            return outcome;
        }
        if (*result)
            outcome.packets.append(**result);
    }
    return outcome;
}

void addRows(bool (*isWanted)(const golden::Entry &))
{
    QTest::addColumn<QJsonObject>("entry");
    for (const golden::Entry &entry : golden::load("socketio-parser")) {
        // Ours has no option for the number of attachments.
        const bool isDecode = entry.text("op") == QLatin1String("decode") && !entry.has("options");
        if (isDecode && entry.isBinding() && isWanted(entry))
            QTest::newRow(entry.name.constData()) << entry.object;
    }
}

} // namespace

class TestSocketIoDecoder final : public QObject {
    Q_OBJECT
private slots:
    void decodesAsTheOfficialParser_data();
    void decodesAsTheOfficialParser();
    void refusesAsTheOfficialParser_data();
    void refusesAsTheOfficialParser();
    void keepsTheBytesOfTheWire();
    void takesPlaceholdersWithoutAttachmentsAsData();
    void startsAnewAfterAnError();
    void refuses_data();
    void refuses();
    void survivesHostileInput_data();
    void survivesHostileInput();
};

void TestSocketIoDecoder::decodesAsTheOfficialParser_data()
{
    addRows([](const golden::Entry &entry) { return !entry.has("throws"); });
}

void TestSocketIoDecoder::decodesAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    const Outcome outcome = decode(entry[QLatin1String("chunks")].toArray());
    QVERIFY(!outcome.error);
    const QJsonArray expected = entry[QLatin1String("packets")].toArray();
    QCOMPARE(outcome.packets.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const Packet &packet = outcome.packets[i];
        const QJsonObject object = expected[i].toObject();
        QCOMPARE(static_cast<int>(packet.type), object[QLatin1String("type")].toInt());
        QCOMPARE(packet.nsp, object[QLatin1String("nsp")].toString().toUtf8());
        QCOMPARE(packet.id.has_value(), object.contains(QLatin1String("id")));
        if (packet.id)
            QCOMPARE(*packet.id, static_cast<std::uint64_t>(object[QLatin1String("id")].toInteger()));
        QVERIFY(golden::sorted(packet.payload.toValue()) == golden::fromPlain(object[QLatin1String("data")]));
    }
}

void TestSocketIoDecoder::refusesAsTheOfficialParser_data()
{
    addRows([](const golden::Entry &entry) { return entry.has("throws"); });
}

void TestSocketIoDecoder::refusesAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    const Outcome outcome = decode(entry[QLatin1String("chunks")].toArray());
    QVERIFY(outcome.error);
    // Placeholders are checked with the JSON here, not when the last attachment is there.
    QVERIFY(outcome.errorAtChunk <= entry[QLatin1String("throws_at_chunk")].toInt());
    const QByteArray theirs = entry[QLatin1String("throws")].toString().toUtf8();
    const QByteArray ours = socketio::toString(*outcome.error);
    QVERIFY2(theirs.startsWith(ours) || ours.startsWith(theirs), ours.constData());
}

void TestSocketIoDecoder::keepsTheBytesOfTheWire()
{
    Decoder decoder;
    const auto result = decoder.addText("2/a,7[ \"x\" , 1.0 ,\"\\u00e9\"]");
    QVERIFY(result && *result);
    QCOMPARE((*result)->payload.json(), QByteArray("[ \"x\" , 1.0 ,\"\\u00e9\"]"));
}

void TestSocketIoDecoder::takesPlaceholdersWithoutAttachmentsAsData()
{
    Decoder decoder;
    const auto result = decoder.addText(R"(2["a",{"_placeholder":true,"num":5}])");
    QVERIFY(result && *result);
    const protocol::Value value = (*result)->payload.toValue();
    QCOMPARE(*value.asArray()->at(1).member("num")->asInt(), 5);
}

void TestSocketIoDecoder::startsAnewAfterAnError()
{
    Decoder decoder;
    QVERIFY(decoder.addText(R"(51-["a",{"_placeholder":true,"num":0}])"));
    QVERIFY(decoder.isReconstructing());
    QVERIFY(!decoder.addText(R"(2["b"])"));
    QVERIFY(!decoder.isReconstructing());
    const auto result = decoder.addText(R"(2["b"])");
    QVERIFY(result && *result);
}

void TestSocketIoDecoder::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<DecodeError>("error");
    const auto row
        = [](const char *name, const QByteArray &text, DecodeError error) { QTest::newRow(name) << text << error; };
    row("nothing", "", DecodeError::UnknownPacketType);
    row("event without JSON", "2", DecodeError::InvalidPayload);
    row("event with id only", "212", DecodeError::InvalidPayload);
    row("binary event without JSON", "51-", DecodeError::InvalidPayload);
    row("ack without JSON", "312", DecodeError::InvalidPayload);
    row("namespace swallows the JSON", R"(2/nsp["a"])", DecodeError::InvalidPayload);
    row("id over 64 bits", R"(218446744073709551616["a"])", DecodeError::InvalidPayload);
    row("attachment count over 64 bits", R"(518446744073709551616-["a"])", DecodeError::TooManyAttachments);
    row("attachment count in hexadecimal", R"(50x1-["a"])", DecodeError::IllegalAttachments);
    row("not UTF-8", "2[\"\xff\"]", DecodeError::InvalidPayload);
    row("reserved name in escapes", R"(2["\u0063onnect"])", DecodeError::ReservedEventName);
    row("fractional placeholder", R"(51-["a",{"_placeholder":true,"num":0.5}])", DecodeError::PlaceholderOutOfRange);
    row("nested placeholder", R"(51-["a",[{"x":{"num":1,"_placeholder":true}}]])", DecodeError::PlaceholderOutOfRange);
    row("last num counts", R"(51-["a",{"_placeholder":true,"num":0,"num":1}])", DecodeError::PlaceholderOutOfRange);
    row("one attachment many times",
        R"(51-["a")" + QByteArray(R"(,{"_placeholder":true,"num":0})").repeated(limits::kMaxAttachments + 1) + ']',
        DecodeError::TooManyPlaceholders);
    row("namespace too long", "2/" + QByteArray(limits::kMaxNamespaceBytes, 'n') + R"(,["a"])",
        DecodeError::NamespaceTooLong);
    row("nested too deeply", R"(2["a",)" + QByteArray(100'000, '['), DecodeError::TooDeep);
}

void TestSocketIoDecoder::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(DecodeError, error);
    const auto result = Decoder().addText(text);
    QVERIFY(!result);
    QCOMPARE(result.error(), error);
}

void TestSocketIoDecoder::survivesHostileInput_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("event") << QByteArray(R"(2/nsp,12["name",{"a":[1,null,"\ud83d"]}])");
    QTest::newRow("binary event") << QByteArray(
        R"(52-/n,3["a",{"_placeholder":true,"num":1},[{"num":0,"_placeholder":true}]])");
    QTest::newRow("connect") << QByteArray(R"(0/admin,{"token":"123"})");
}

void TestSocketIoDecoder::survivesHostileInput()
{
    QFETCH(QByteArray, text);
    const auto inputs = hostile::truncations(text) + hostile::mutations(text, 8, 20'000) + hostile::noise(9, 5'000, 30);
    for (const QByteArray &input : inputs) {
        Decoder decoder;
        auto result = decoder.addText(input);
        QVERIFY(result.hasValue() || !decoder.isReconstructing());
        for (int i = 0; decoder.isReconstructing(); ++i) {
            QVERIFY(i < limits::kMaxAttachments);
            result = decoder.addBinary("x");
            QVERIFY(result);
        }
        if (!result)
            continue;
        // What was let through can be encoded and read again.
        const socketio::EncodedPacket encoded = socketio::encode(**result);
        auto again = decoder.addText(encoded.text);
        for (const QByteArray &attachment : encoded.attachments)
            again = decoder.addBinary(attachment);
        QVERIFY(again && *again);
        QVERIFY(**again == **result);
    }
}

QTEST_APPLESS_MAIN(TestSocketIoDecoder)
#include "tst_socketiodecoder.moc"
