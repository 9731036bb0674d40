#include "protocol/socketio/encoder.h"
#include "support/goldenvectors.h"

#include <QTest>

using namespace relayscope;
using protocol::Value;
using socketio::Packet;
using socketio::PacketType;

namespace {

bool containsUndefined(const QJsonValue &value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(
            array.begin(), array.end(), [](const QJsonValue &child) { return containsUndefined(child); });
    }
    const QJsonObject object = value.toObject();
    return object.contains(QLatin1String("$undefined"))
        || std::any_of(object.begin(), object.end(), [](const QJsonValue &child) { return containsUndefined(child); });
}

Packet packetOf(const QJsonObject &entry)
{
    const QJsonObject object = entry[QLatin1String("packet")].toObject();
    Packet packet;
    packet.type = static_cast<PacketType>(object[QLatin1String("type")].toInt());
    packet.nsp = object[QLatin1String("nsp")].toString().toUtf8();
    if (object.contains(QLatin1String("id")))
        packet.id = static_cast<std::uint64_t>(object[QLatin1String("id")].toInteger());
    // A tree keeps the order, but shows undefined as nil.
    const QJsonValue data = object[QLatin1String("data")];
    const bool usePlain = containsUndefined(data) || !entry.contains(QLatin1String("data_tree"));
    packet.payload = socketio::Payload::fromValue(
        usePlain ? golden::fromPlain(data) : golden::fromTree(entry[QLatin1String("data_tree")].toArray()));
    return packet;
}

} // namespace

class TestSocketIoEncoder final : public QObject {
    Q_OBJECT
private slots:
    void encodesAsTheOfficialParser_data();
    void encodesAsTheOfficialParser();
    void writesTheLargestId();
    void sharesTheAttachments();
};

void TestSocketIoEncoder::encodesAsTheOfficialParser_data()
{
    QTest::addColumn<QJsonObject>("entry");
    for (const golden::Entry &entry : golden::load("socketio-parser")) {
        // What has no Value (functions, sets, bigints) has no bytes either.
        if (entry.text("op") == QLatin1String("encode")
            && golden::isRepresentable(entry.object[QLatin1String("packet")]))
            QTest::newRow(entry.name.constData()) << entry.object;
    }
}

void TestSocketIoEncoder::encodesAsTheOfficialParser()
{
    QFETCH(QJsonObject, entry);
    const socketio::EncodedPacket encoded = socketio::encode(packetOf(entry));
    const QJsonArray chunks = entry[QLatin1String("chunks")].toArray();
    QCOMPARE(encoded.text, golden::bytes(chunks[0].toObject()));
    QCOMPARE(encoded.attachments.size(), chunks.size() - 1);
    for (qsizetype i = 0; i < encoded.attachments.size(); ++i)
        QCOMPARE(encoded.attachments[i], golden::bytes(chunks[i + 1].toObject()));
}

void TestSocketIoEncoder::writesTheLargestId()
{
    Packet packet;
    packet.type = PacketType::Ack;
    packet.id = UINT64_MAX;
    packet.payload = socketio::Payload("[]", {});
    QCOMPARE(socketio::encode(packet).text, QByteArray("318446744073709551615[]"));
}

void TestSocketIoEncoder::sharesTheAttachments()
{
    Packet packet;
    packet.payload = socketio::Payload::fromValue(Value::Array{"a", Value::Binary{QByteArray(100, 'x')}});
    const socketio::EncodedPacket encoded = socketio::encode(packet);
    QVERIFY(encoded.attachments[0].isSharedWith(packet.payload.attachments()[0]));
}

QTEST_APPLESS_MAIN(TestSocketIoEncoder)
#include "tst_socketioencoder.moc"
