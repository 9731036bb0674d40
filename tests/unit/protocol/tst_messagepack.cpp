#include "protocol/limits.h"
#include "protocol/messagepack.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using protocol::MessagePackError;
using protocol::Value;

Q_DECLARE_METATYPE(relayscope::protocol::MessagePackError)

namespace {

/// Where notepack.io loses the number: what we write is the float64 that @msgpack/msgpack writes.
bool isLossyInNotepack(const QByteArray &name)
{
    return name == "enc/int/18446744073709552000" || name == "enc/float/1e+21" || name == "enc/float/1e+300";
}

bool hasUndefined(const QJsonValue &value)
{
    return value.toObject().contains(QLatin1String("a")) && value[QLatin1String("a")].isObject();
}

/// The input of an encode entry.
Value inputOf(const QJsonObject &entry)
{
    const QJsonValue value = entry[QLatin1String("value")];
    if (value[QLatin1String("$repeat")].isString())
        return Value(QByteArray(value[QLatin1String("count")].toInt(), 'a'));
    if (value[QLatin1String("$repeat_byte")].isDouble())
        return Value(Value::Binary{QByteArray(value[QLatin1String("count")].toInt(), '\x07')});
    // A tree shows an undefined member as nil.
    if (entry[QLatin1String("name")].toString() == QLatin1String("enc/map/undefined-member") && hasUndefined(value))
        return golden::fromPlain(value);
    return golden::fromTree(entry[QLatin1String("tree")].toArray());
}

} // namespace

class TestMessagePack final : public QObject {
    Q_OBJECT
private slots:
    void encodesAsNotepack_data();
    void encodesAsNotepack();
    void decodesAsNotepack_data();
    void decodesAsNotepack();
    void decodesWhatItEncodes_data();
    void decodesWhatItEncodes();
    void decodesExtensions_data();
    void decodesExtensions();
    void ordersKeysAsJavaScript();
    void writesNoSurrogates();
    void keepsTwoToThe64();
    void refuses_data();
    void refuses();
    void acceptsTheDeepestNesting();
    void survivesHostileInput();
};

void TestMessagePack::encodesAsNotepack_data()
{
    QTest::addColumn<QJsonObject>("entry");
    for (const golden::Entry &entry : golden::load("msgpack")) {
        const bool isEncode = entry.text("op") == QLatin1String("encode");
        if (isEncode && golden::isRepresentable(entry.object[QLatin1String("value")]))
            QTest::newRow(entry.name.constData()) << entry.object;
    }
}

void TestMessagePack::encodesAsNotepack()
{
    QFETCH(QJsonObject, entry);
    const QByteArray encoded = protocol::encodeMessagePack(inputOf(entry));
    const char *const encoder
        = isLossyInNotepack(entry[QLatin1String("name")].toString().toUtf8()) ? "msgpack" : "notepack";
    const QJsonObject expected = entry[QLatin1String(encoder)].toObject();
    if (expected.contains(QLatin1String("head_hex"))) {
        const QByteArray head = golden::bytes(expected, "head_hex");
        QCOMPARE(encoded.first(head.size()), head);
        QCOMPARE(encoded.size(), static_cast<qsizetype>(expected[QLatin1String("length")].toInt()));
    } else {
        QCOMPARE(encoded.toHex(), golden::bytes(expected).toHex());
    }
}

void TestMessagePack::decodesAsNotepack_data()
{
    QTest::addColumn<QJsonObject>("entry");
    for (const golden::Entry &entry : golden::load("msgpack")) {
        if (entry.text("op") == QLatin1String("decode"))
            QTest::newRow(entry.name.constData()) << entry.object;
    }
}

void TestMessagePack::decodesAsNotepack()
{
    QFETCH(QJsonObject, entry);
    const auto value = protocol::decodeMessagePack(golden::bytes(entry));
    QCOMPARE(value.hasValue(), !entry.contains(QLatin1String("throws")));
    if (!value)
        return;
    QVERIFY(golden::sorted(*value) == golden::fromPlain(entry[QLatin1String("value")]));
}

void TestMessagePack::decodesWhatItEncodes_data()
{
    encodesAsNotepack_data();
}

void TestMessagePack::decodesWhatItEncodes()
{
    QFETCH(QJsonObject, entry);
    const QByteArray encoded = protocol::encodeMessagePack(inputOf(entry));
    const auto value = protocol::decodeMessagePack(encoded);
    QVERIFY(value);
    QCOMPARE(protocol::encodeMessagePack(*value).toHex(), encoded.toHex());
    const auto truncated = hostile::truncations(encoded.size() > 1'000 ? encoded.first(1'000) : encoded);
    for (const QByteArray &input : truncated)
        QVERIFY(!protocol::decodeMessagePack(input));
}

void TestMessagePack::decodesExtensions_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<Value>("expected");
    const auto unknown = [](int type, const char *hex) {
        return Value(Value::Array{type, Value::Binary{QByteArray::fromHex(hex)}});
    };
    const auto row = [](const char *name, const char *hex, const Value &expected) {
        QTest::newRow(name) << QByteArray(hex) << expected;
    };
    row("fixext 1 of type -1", "d4ffaa", unknown(-1, "aa"));
    row("fixext 2 of type 0", "d500aabb", unknown(0, "aabb"));
    row("fixext 4 of type 0", "d600aabbccdd", unknown(0, "aabbccdd"));
    row("fixext 16", "d80500112233445566778899aabbccddeeff", unknown(5, "00112233445566778899aabbccddeeff"));
    row("empty ext", "c70005", unknown(5, ""));
    row("legacy ArrayBuffer of 1 byte", "c70100aa", Value(Value::Binary{QByteArray("\xaa")}));
    row("legacy ArrayBuffer of 8 bytes", "c708000102030405060708",
        Value(Value::Binary{QByteArray::fromHex("0102030405060708")}));
    row("legacy ArrayBuffer, 16 bits of length", "c8000300010203", Value(Value::Binary{QByteArray::fromHex("010203")}));
    row("legacy date before 1970", "d700ffffffffffffffff", Value(Value::Date{-1}));
    row("timestamp without a date", "c70cff000000007fffffffffffffff", Value(nullptr));
    row("fraction before 1970 is cut towards 1970", "c70cff3b9328e0ffffffffffffffff", Value(Value::Date{0}));
}

void TestMessagePack::decodesExtensions()
{
    QFETCH(QByteArray, hex);
    QFETCH(Value, expected);
    const auto value = protocol::decodeMessagePack(QByteArray::fromHex(hex));
    QVERIFY(value);
    QVERIFY(*value == expected);
}

void TestMessagePack::ordersKeysAsJavaScript()
{
    // {"b":1, 10:2, "a":3, "9":4, "b":5}
    const auto value = protocol::decodeMessagePack(QByteArray::fromHex("85a162010a02a16103a13904a16205"));
    QVERIFY(value);
    QVERIFY(*value == Value(Value::Object{{"9", 4}, {"10", 2}, {"b", 5}, {"a", 3}}));
}

void TestMessagePack::writesNoSurrogates()
{
    const QByteArray cut = "x\xED\xA0\xBDy\xED\x9F\xBB";
    QCOMPARE(protocol::encodeMessagePack(Value(cut)).toHex(), QByteArray("a878efbfbd79ed9fbb"));
}

void TestMessagePack::keepsTwoToThe64()
{
    const auto encoded = [](double number) { return protocol::encodeMessagePack(Value(number)).toHex(); };
    QCOMPARE(encoded(18446744073709551616.0), QByteArray("cb43f0000000000000"));
    QCOMPARE(encoded(18446744073709549568.0), QByteArray("cffffffffffffff800"));
    QCOMPARE(encoded(-9223372036854775808.0), QByteArray("d38000000000000000"));
    QCOMPARE(encoded(-18446744073709551616.0), QByteArray("cbc3f0000000000000"));
}

void TestMessagePack::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<MessagePackError>("error");
    const auto row = [](const char *name, const QByteArray &bytes, MessagePackError error) {
        QTest::newRow(name) << bytes << error;
    };
    const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
    row("nothing", {}, MessagePackError::Truncated);
    row("reserved", hex("c1"), MessagePackError::InvalidType);
    row("trailing byte", hex("c0c0"), MessagePackError::TrailingBytes);
    row("nil as key", hex("81c001"), MessagePackError::InvalidKey);
    row("array as key", hex("819001"), MessagePackError::InvalidKey);
    row("float as key", hex("81cb3ff800000000000001"), MessagePackError::InvalidKey);
    row("text is not UTF-8", hex("a2c080"), MessagePackError::InvalidUtf8);
    row("key is not UTF-8", hex("81a1ff01"), MessagePackError::InvalidUtf8);
    row("timestamp of 5 bytes", hex("c705ff0102030405"), MessagePackError::InvalidType);
    row("timestamp of 4 bytes as ext 8", hex("c704ff01020304"), MessagePackError::InvalidType);
    row("text longer than the message", hex("dbffffffff61"), MessagePackError::Truncated);
    row("binary longer than the message", hex("c6ffffffff61"), MessagePackError::Truncated);
    row("ext longer than the message", hex("c9ffffffff0161"), MessagePackError::Truncated);
    row("array larger than the message", hex("ddffffffff00"), MessagePackError::Truncated);
    row("map larger than the message", hex("dfffffffff00"), MessagePackError::Truncated);
    row("arrays that together promise too much", hex("93dc0003dc0003dc0003"), MessagePackError::Truncated);
    row("too deep", QByteArray(limits::kMaxValueDepth + 1, '\x91') + '\xc0', MessagePackError::TooDeep);
    row("very deep", QByteArray(1'000'000, '\x91'), MessagePackError::TooDeep);
    row("too many values", hex("dd000f4240") + QByteArray(1'000'000, '\0'), MessagePackError::TooManyValues);
    row("too large", QByteArray(limits::kMaxBusMessageBytes + 1, '\0'), MessagePackError::TooLarge);
}

void TestMessagePack::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(MessagePackError, error);
    const auto value = protocol::decodeMessagePack(bytes);
    QVERIFY(!value);
    QCOMPARE(value.error(), error);
}

void TestMessagePack::acceptsTheDeepestNesting()
{
    const QByteArray bytes = QByteArray(limits::kMaxValueDepth, '\x91') + '\xc0';
    const auto value = protocol::decodeMessagePack(bytes);
    QVERIFY(value);
    QCOMPARE(protocol::encodeMessagePack(*value), bytes);
}

void TestMessagePack::survivesHostileInput()
{
    const Value value = Value::Object{{"a", Value::Array{1, -200, 1.5, "text", Value::Binary{"bytes"}}},
        {"b", Value::Object{{"c", Value::Date{1700000000123}}, {"d", true}, {"e", nullptr}}}};
    const auto inputs
        = hostile::mutations(protocol::encodeMessagePack(value), 6, 30'000) + hostile::noise(7, 30'000, 40);
    for (const QByteArray &input : inputs) {
        const auto decoded = protocol::decodeMessagePack(input);
        if (!decoded)
            continue;
        const QByteArray encoded = protocol::encodeMessagePack(*decoded);
        const auto again = protocol::decodeMessagePack(encoded);
        QVERIFY(again);
        QCOMPARE(protocol::encodeMessagePack(*again), encoded);
    }
}

QTEST_APPLESS_MAIN(TestMessagePack)
#include "tst_messagepack.moc"
