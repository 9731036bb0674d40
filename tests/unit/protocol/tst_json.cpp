#include "protocol/json.h"
#include "protocol/limits.h"
#include "support/hostilebytes.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace relayscope;
using protocol::JsonError;
using protocol::Value;

Q_DECLARE_METATYPE(relayscope::protocol::JsonError)

class TestJson final : public QObject {
    Q_OBJECT
private slots:
    void reprintsAsJavaScript_data();
    void reprintsAsJavaScript();
    void keepsIntegersOf64Bits_data();
    void keepsIntegersOf64Bits();
    void writesValuesThatJsonLacks_data();
    void writesValuesThatJsonLacks();
    void refuses_data();
    void refuses();
    void refusesRawControlsEverywhere();
    void readsStringsOfAnyLength();
    void acceptsTheDeepestNesting();
    void foldsManyRepeatedKeysInTime();
    void survivesHostileInput();
};

void TestJson::reprintsAsJavaScript_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("printed");
    const auto row = [](const char *name, const char *json, const char *printed) {
        QTest::newRow(name) << QByteArray(json) << QByteArray(printed);
    };
    row("blanks", " { \"a\" : [ 1 , true , null ] }\n", R"({"a":[1,true,null]})");
    row("integral double", "[1.0,1e2,-0,-0.0,0.0,1E0]", "[1,100,0,0,0,1]");
    row("last plain number", "999999999999999900000.0", "999999999999999900000");
    row("first exponent upwards", "1e21", "1e+21");
    row("last plain fraction", "0.000001", "0.000001");
    row("first exponent downwards", "0.0000001", "1e-7");
    row("digits and exponent", "-1.25e-9", "-1.25e-9");
    row("point inside", "123.456", "123.456");
    row("point with zeros", "0.00012345", "0.00012345");
    row("shortest digits", "0.1000000000000000055", "0.1");
    row("smallest", "4.9406564584124654e-324", "5e-324");
    row("largest", "1.7976931348623157e308", "1.7976931348623157e+308");
    row("underflow", "1e-400", "0");
    row("integer beyond 64 bits", "123456789012345678901234567890", "1.2345678901234568e+29");
    row("short escapes", R"("\"\\\/\b\f\n\r\t")", R"("\"\\/\b\f\n\r\t")");
    row("controls", R"("\u0000\u001F\u007f")", "\"\\u0000\\u001f\x7f\"");
    row("surrogate pair", R"("\ud83d\ude00")", "\"\xF0\x9F\x98\x80\"");
    row("lone high surrogate", R"("\uD83D")", R"("\ud83d")");
    row("lone high surrogate before text", R"("a\ud83dx\u0041")", R"("a\ud83dxA")");
    row("two high surrogates", R"("\ud83d\ud83d\ude00")", "\"\\ud83d\xF0\x9F\x98\x80\"");
    row("lone low surrogate", R"("\ude00")", R"("\ude00")");
    row("escaped backslash before u", R"("\\ud83d")", R"("\\ud83d")");
    row("lone surrogate in a key", R"({"\ud83d":1})", R"({"\ud83d":1})");
    row("Hangul that begins like a surrogate", "\"\xED\x9F\xBB\"", "\"\xED\x9F\xBB\"");
    row("repeated key", R"({"a":1,"b":2,"a":3})", R"({"a":3,"b":2})");
    row("integer-like keys", R"({"b":1,"10":2,"a":3,"9":4,"01":5,"4294967295":6,"4294967294":7})",
        R"({"9":4,"10":2,"4294967294":7,"b":1,"a":3,"01":5,"4294967295":6})");
    row("repeated among many keys",
        R"({"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"m":1,"n":1,"o":1,"p":1,)"
        R"("c":2,"q":1,"a":2,"c":3})",
        R"({"a":2,"b":1,"c":3,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"k":1,"l":1,"m":1,"n":1,"o":1,"p":1,"q":1})");
}

void TestJson::reprintsAsJavaScript()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, printed);
    const auto value = protocol::parseJson(json);
    QVERIFY(value);
    QCOMPARE(protocol::toJson(*value), printed);
    const auto again = protocol::parseJson(printed);
    QVERIFY(again);
    QVERIFY(*again == *value);
}

void TestJson::keepsIntegersOf64Bits_data()
{
    QTest::addColumn<QByteArray>("digits");
    for (const char *digits : {"9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
             "18446744073709551615"})
        QTest::newRow(digits) << QByteArray(digits);
}

void TestJson::keepsIntegersOf64Bits()
{
    QFETCH(QByteArray, digits);
    const auto value = protocol::parseJson(digits);
    QVERIFY(value);
    QVERIFY(value->asInt() || value->asUInt());
    QCOMPARE(protocol::toJson(*value), digits);
}

void TestJson::writesValuesThatJsonLacks_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const Value &value, const char *expected) {
        QTest::newRow(name) << protocol::toJson(value) << QByteArray(expected);
    };
    constexpr std::int64_t kMaxDateMs = 8'640'000'000'000'000;
    row("undefined", Value(), "");
    row("undefined element", Value::Array{Value()}, "[null]");
    row("undefined member", Value::Object{{"a", Value()}, {"b", 1}}, R"({"b":1})");
    row("NaN", Value(std::nan("")), "null");
    row("infinity", Value(-std::numeric_limits<double>::infinity()), "null");
    row("binary", Value(Value::Binary{QByteArray("\x00\xff", 2)}), R"({"type":"Buffer","data":[0,255]})");
    row("date", Value(Value::Date{1704164645678}), R"("2024-01-02T03:04:05.678Z")");
    row("date before 1970", Value(Value::Date{-1}), R"("1969-12-31T23:59:59.999Z")");
    row("year 0", Value(Value::Date{-62167219200000}), R"("0000-01-01T00:00:00.000Z")");
    row("before year 0", Value(Value::Date{-62167219200001}), R"("-000001-12-31T23:59:59.999Z")");
    row("first year of five digits", Value(Value::Date{253402300800000}), R"("+010000-01-01T00:00:00.000Z")");
    row("last date", Value(Value::Date{kMaxDateMs}), R"("+275760-09-13T00:00:00.000Z")");
    row("first date", Value(Value::Date{-kMaxDateMs}), R"("-271821-04-20T00:00:00.000Z")");
    row("no date", Value(Value::Date{kMaxDateMs + 1}), "null");
}

void TestJson::writesValuesThatJsonLacks()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, expected);
    QCOMPARE(written, expected);
}

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<JsonError>("error");
    QTest::addColumn<qsizetype>("offset");
    const auto row = [](const char *name, const QByteArray &json, JsonError error, qsizetype offset) {
        QTest::newRow(name) << json << error << offset;
    };
    row("nothing", "", JsonError::Syntax, 0);
    row("blanks only", "  ", JsonError::Syntax, 2);
    row("trailing comma", "[1,]", JsonError::Syntax, 3);
    row("comment", "[/**/]", JsonError::Syntax, 1);
    row("NaN", "NaN", JsonError::Syntax, 0);
    row("leading zero", "[01]", JsonError::Syntax, 2);
    row("plus sign", "+1", JsonError::Syntax, 0);
    row("bare point", "[1.]", JsonError::Syntax, 3);
    row("single quotes", "['a']", JsonError::Syntax, 1);
    row("unknown escape", R"(["\x"])", JsonError::Syntax, 2);
    row("broken hex after a lone surrogate", R"(["\ud800\u00g0"])", JsonError::Syntax, 8);
    row("raw control", "[\"a\x1f\"]", JsonError::Syntax, 3);
    row("byte order mark", "\xEF\xBB\xBF[]", JsonError::Syntax, 0);
    row("second document", "[] []", JsonError::TrailingBytes, 3);
    row("NUL and more", QByteArray("[]\0x", 4), JsonError::TrailingBytes, 2);
    row("lone continuation", "[\"a\x80\"]", JsonError::InvalidUtf8, 3);
    row("overlong", "[\"\xC0\x80\"]", JsonError::InvalidUtf8, 2);
    row("encoded surrogate", "[\"\xED\xA0\x80\"]", JsonError::InvalidUtf8, 2);
    row("cut sequence", "[\"\xE2\x82", JsonError::InvalidUtf8, 2);
    row("exponent too large", "[1e309]", JsonError::NumberOutOfRange, 1);
    row("too deep", QByteArray(limits::kMaxValueDepth + 1, '['), JsonError::TooDeep, limits::kMaxValueDepth);
    row("very deep", QByteArray(1'000'000, '['), JsonError::TooDeep, limits::kMaxValueDepth);
    const QByteArray manyValues = '[' + QByteArray("0,").repeated(limits::kMaxValueCount - 1) + "0]";
    row("too many values", manyValues, JsonError::TooManyValues, manyValues.size() - 2);
}

void TestJson::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(JsonError, error);
    QFETCH(qsizetype, offset);
    const auto value = protocol::parseJson(json);
    QVERIFY(!value);
    QCOMPARE(value.error().error, error);
    QCOMPARE(value.error().offset, offset);
}

void TestJson::refusesRawControlsEverywhere()
{
    for (int length = 1; length < 70; ++length) {
        for (int position = 0; position < length; ++position) {
            for (char control = 1; control < 0x20; ++control) {
                QByteArray json = "[\"" + QByteArray(length, 'x') + "\"]";
                json[position + 2] = control;
                const auto value = protocol::parseJson(json);
                QVERIFY(!value);
                QCOMPARE(value.error().error, JsonError::Syntax);
            }
        }
    }
}

void TestJson::readsStringsOfAnyLength()
{
    for (int length = 0; length < 5'000; ++length) {
        // Escaped at the start, so that the rest moves in place.
        const QByteArray text(length, 'x');
        const auto value = protocol::parseJson("[\"\\n" + text + "\",\"" + text + "\"]");
        QVERIFY(value);
        QCOMPARE(*value->asArray()->at(0).asText(), '\n' + text);
        QCOMPARE(*value->asArray()->at(1).asText(), text);
    }
}

void TestJson::acceptsTheDeepestNesting()
{
    const QByteArray json = QByteArray(limits::kMaxValueDepth, '[') + QByteArray(limits::kMaxValueDepth, ']');
    const auto value = protocol::parseJson(json);
    QVERIFY(value);
    QCOMPARE(protocol::toJson(*value), json);
}

void TestJson::foldsManyRepeatedKeysInTime()
{
    // Quadratic work would take minutes here and fail by the test's time limit.
    constexpr int kMembers = 300'000;
    QByteArray json = "{";
    for (int i = 0; i < kMembers; ++i)
        json += "\"k" + QByteArray::number(i % (kMembers / 2)) + "\":" + QByteArray::number(i) + ',';
    json.back() = '}';
    const auto value = protocol::parseJson(json);
    QVERIFY(value);
    QCOMPARE(value->asObject()->size(), static_cast<std::size_t>(kMembers / 2));
    QCOMPARE(*value->member("k0")->asInt(), kMembers / 2);
}

void TestJson::survivesHostileInput()
{
    const QByteArray json = R"({"a":[1,-2.5e3,"\ud83d\ude00 \ud83d \u00e9 é",true,false,null,{}],"b":{"c":[[]]}})";
    const auto truncated = hostile::truncations(json);
    for (const QByteArray &input : truncated)
        QVERIFY(!protocol::parseJson(input));
    const auto inputs = hostile::mutations(json, 4, 30'000) + hostile::noise(5, 10'000, 24);
    for (const QByteArray &input : inputs) {
        const auto value = protocol::parseJson(input);
        if (!value) {
            QVERIFY(value.error().offset >= 0 && value.error().offset <= input.size());
            continue;
        }
        const QByteArray printed = protocol::toJson(*value);
        const auto again = protocol::parseJson(printed);
        QVERIFY(again);
        QCOMPARE(protocol::toJson(*again), printed);
    }
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
