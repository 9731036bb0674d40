#include "protocol/json.h"
#include "protocol/socketio/payload.h"

#include <QTest>

using namespace relayscope;
using protocol::Value;
using socketio::Payload;

class TestPayload final : public QObject {
    Q_OBJECT
private slots:
    void takesBinariesOutDepthFirst();
    void putsBinariesBack();
    void hasNoDataForUndefinedAndNull();
    void viewsEvents_data();
    void viewsEvents();
    void viewsIntoItsOwnBytes();
    void makesEventsFromRawArguments();
    void makesEventsFromValues();
};

void TestPayload::takesBinariesOutDepthFirst()
{
    const Payload payload = Payload::fromValue(Value::Array{
        "e",
        Value::Object{{"z", Value::Array{Value::Binary{"1"}}}, {"a", Value::Binary{"2"}}},
        Value::Binary{"3"},
        Value::Binary{"1"},
    });
    QCOMPARE(payload.json(),
        QByteArray(R"(["e",{"z":[{"_placeholder":true,"num":0}],"a":{"_placeholder":true,"num":1}},)"
                   R"({"_placeholder":true,"num":2},{"_placeholder":true,"num":3}])"));
    QCOMPARE(payload.attachments(), (QList<QByteArray>{"1", "2", "3", "1"}));
}

void TestPayload::putsBinariesBack()
{
    const Payload payload(R"(["e",{"_placeholder":true,"num":1},[{"_placeholder":true,"num":0}],)"
                          R"({"_placeholder":1,"num":0}])",
        {"first", "second"});
    QVERIFY(payload.toValue()
        == Value(Value::Array{"e", Value::Binary{"second"}, Value::Array{Value::Binary{"first"}},
            Value::Object{{"_placeholder", 1}, {"num", 0}}}));
}

void TestPayload::hasNoDataForUndefinedAndNull()
{
    QVERIFY(Payload::fromValue(Value()).isEmpty());
    QVERIFY(Payload::fromValue(Value(nullptr)).isEmpty());
    QVERIFY(Payload().toValue().isUndefined());
}

void TestPayload::viewsEvents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("arguments");
    const auto row = [](const char *title, const char *json, const char *name, const char *arguments) {
        QTest::newRow(title) << QByteArray(json) << QByteArray(name) << QByteArray(arguments);
    };
    row("no arguments", R"(["a"])", "a", "");
    row("arguments", R"(["msg",1,{"a":2}])", "msg", R"(1,{"a":2})");
    row("blanks", " [ \"a\" , 1 ] ", "a", " 1 ");
    row("brackets and commas in the name", R"(["a],\"[",["]"]])", R"(a],"[)", R"(["]"])");
    row("name ends in a backslash", R"(["a\\","b"])", "a\\", R"("b")");
    row("escapes in the name", R"(["\u00e9\ud83d\ude00",1])", "\xC3\xA9\xF0\x9F\x98\x80", "1");
    row("empty name", R"(["",1])", "", "1");
    row("number as name", "[1,2]", "1", "2");
    row("number as name, alone", "[42]", "42", "");
    row("number as JavaScript prints it", "[1.50e1,2]", "15", "2");
}

void TestPayload::viewsEvents()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, arguments);
    const Payload payload(json, {});
    const socketio::EventView view = socketio::viewEvent(payload);
    QCOMPARE(view.name, name);
    QCOMPARE(view.argumentsJson.toByteArray(), arguments);
}

void TestPayload::viewsIntoItsOwnBytes()
{
    const Payload payload(R"(["a",1])", {});
    const socketio::EventView view = socketio::viewEvent(payload);
    QCOMPARE(view.argumentsJson.data(), payload.json().constData() + 5);
}

void TestPayload::makesEventsFromRawArguments()
{
    const Payload payload = socketio::makeEvent("say \"é\"", R"(1,{"_placeholder":true,"num":0})", {"bytes"});
    QCOMPARE(payload.json(), QByteArray("[\"say \\\"é\\\"\",1,{\"_placeholder\":true,\"num\":0}]"));
    QCOMPARE(payload.attachments(), QList<QByteArray>{"bytes"});
    QCOMPARE(socketio::makeEvent("a", QByteArrayView(), {}).json(), QByteArray(R"(["a"])"));
}

void TestPayload::makesEventsFromValues()
{
    const Payload payload = socketio::makeEvent("a", Value::Array{1, Value::Binary{"x"}, Value()});
    QCOMPARE(payload.json(), QByteArray(R"(["a",1,{"_placeholder":true,"num":0},null])"));
    QCOMPARE(payload.attachments(), QList<QByteArray>{"x"});
    QVERIFY(payload == socketio::makeEvent("a", R"(1,{"_placeholder":true,"num":0},null)", {"x"}));
}

QTEST_APPLESS_MAIN(TestPayload)
#include "tst_payload.moc"
