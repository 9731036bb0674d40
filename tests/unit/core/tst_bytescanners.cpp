#include "core/explain/jsonscanner.h"
#include "core/explain/messagepackscanner.h"
#include "protocol/json.h"
#include "protocol/messagepack.h"
#include "support/goldenvectors.h"
#include "support/hostilebytes.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::core::explain;

namespace {

constexpr quint32 kSeed = 20'240'817;

QByteArray bytesOf(const QByteArray &bytes, const ByteRange &range)
{
    return bytes.sliced(range.offset, range.length);
}

/// Children lie in their parents, in order, without overlap; everything lies in the bytes.
void checkRanges(const ByteTree &tree, qsizetype size)
{
    for (int node = 0; node < tree.size(); ++node) {
        const ByteNode &value = tree[node];
        QVERIFY(value.range.offset >= 0 && value.range.length >= 0 && value.range.end() <= size);
        qsizetype previous = value.range.offset;
        for (const int child : value.children) {
            QCOMPARE(tree[child].parent, node);
            QVERIFY(value.range.contains(tree[child].range));
            QVERIFY(tree[child].range.offset >= previous);
            previous = tree[child].range.end();
        }
    }
}

} // namespace

class tst_ByteScanners final : public QObject {
    Q_OBJECT

private slots:
    void jsonKnowsWhereEachValueStands();
    void jsonReadsEscapes();
    void jsonTellsWhereItStopped_data();
    void jsonTellsWhereItStopped();
    void cutJsonKeepsItsBeginning();
    void messagePackKnowsWhereEachValueStands();
    void messagePackAgreesWithTheDecoder();
    void cutMessagePackKeepsItsBeginning();
    void nestingIsBounded();
    void announcedCountsTakeNoMemory();
    void garbageNeverEscapesItsBytes();
    void coveringFindsTheSmallestValue();
};

void tst_ByteScanners::jsonKnowsWhereEachValueStands()
{
    const QByteArray json("  [\"chat\", {\"text\": \"hi\", \"n\": -1.5e3}, true, null]");
    const Scan scan = scanJson(json);
    QVERIFY(!scan.stop);
    const ByteTree &tree = scan.tree;
    QCOMPARE(tree[0].count, 4);
    QCOMPARE(bytesOf(json, tree[0].range), json.trimmed());
    QCOMPARE(bytesOf(json, tree[tree.element(0, 0)].range), QByteArray("\"chat\""));
    const int object = tree.element(0, 1);
    QCOMPARE(bytesOf(json, tree[tree.member(object, "text")].range), QByteArray("\"text\": \"hi\""));
    QCOMPARE(tree[tree.member(object, "n")].value, QStringLiteral("-1.5e3"));
    QCOMPARE(tree[tree.element(0, 2)].kind, ByteNode::Kind::Boolean);
    QCOMPARE(tree[tree.element(0, 3)].kind, ByteNode::Kind::Null);
    checkRanges(tree, json.size());
}

void tst_ByteScanners::jsonReadsEscapes()
{
    const Scan scan = scanJson("{\"a\\\"b\":\"\\u00e9\\\\\"}");
    QVERIFY(!scan.stop);
    const int member = scan.tree.member(0, "a\"b");
    QVERIFY(member > 0);
    QCOMPARE(scan.tree[member].value, QStringLiteral("\u00e9\\"));
}

void tst_ByteScanners::jsonTellsWhereItStopped_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ScanStop::Reason>("reason");
    QTest::addColumn<qsizetype>("offset");
    using Reason = ScanStop::Reason;
    QTest::newRow("nothing") << QByteArray() << Reason::Truncated << qsizetype(0);
    QTest::newRow("no value") << QByteArray("[1,x]") << Reason::Syntax << qsizetype(3);
    QTest::newRow("no comma") << QByteArray("[1 2]") << Reason::Syntax << qsizetype(3);
    QTest::newRow("key without quotes") << QByteArray("{a:1}") << Reason::Syntax << qsizetype(1);
    QTest::newRow("something after") << QByteArray("[] 1") << Reason::TrailingBytes << qsizetype(3);
    QTest::newRow("bad escape") << QByteArray("[\"\\x\"]") << Reason::Syntax << qsizetype(1);
    QTest::newRow("bad number") << QByteArray("[01]") << Reason::Syntax << qsizetype(1);
    QTest::newRow("cut in a word") << QByteArray("[tru") << Reason::Truncated << qsizetype(4);
}

void tst_ByteScanners::jsonTellsWhereItStopped()
{
    QFETCH(QByteArray, json);
    QFETCH(ScanStop::Reason, reason);
    QFETCH(qsizetype, offset);
    const Scan scan = scanJson(json);
    QVERIFY(scan.stop.has_value());
    QCOMPARE(scan.stop->reason, reason);
    QCOMPARE(scan.stop->offset, offset);
    checkRanges(scan.tree, json.size());
}

void tst_ByteScanners::cutJsonKeepsItsBeginning()
{
    const QByteArray json("[\"chat\",{\"text\":\"hello\",\"list\":[1,2,3]}]");
    for (const QByteArray &cut : hostile::truncations(json)) {
        const Scan scan = scanJson(cut);
        QVERIFY2(scan.stop && scan.stop->reason == ScanStop::Reason::Truncated, cut.constData());
        checkRanges(scan.tree, cut.size());
        if (!cut.isEmpty())
            QVERIFY(scan.tree[0].isCut);
    }
    const Scan scan = scanJson("[\"chat\",{\"text\":\"hel");
    QCOMPARE(scan.tree[scan.tree.member(2, "text")].value, QStringLiteral("hel"));
    QVERIFY(scan.tree[scan.tree.member(2, "text")].isCut);
}

void tst_ByteScanners::messagePackKnowsWhereEachValueStands()
{
    // [ "uid", { "type": 2, "ok": true }, -7, 300, bin 2 ] by hand
    const QByteArray bytes = QByteArray::fromHex("95"
                                                 "a3756964"
                                                 "82a474797065"
                                                 "02a26f6bc3"
                                                 "f9"
                                                 "cd012c"
                                                 "c40201ff");
    const Scan scan = scanMessagePack(bytes);
    QVERIFY(!scan.stop);
    const ByteTree &tree = scan.tree;
    QCOMPARE(tree[0].format, QByteArray("fixarray"));
    QCOMPARE(tree[tree.element(0, 0)].range, (ByteRange{1, 4}));
    QCOMPARE(tree[tree.element(0, 0)].value, QStringLiteral("uid"));
    const int map = tree.element(0, 1);
    QCOMPARE(tree[tree.member(map, "type")].value, QStringLiteral("2"));
    QCOMPARE(bytesOf(bytes, tree[tree.member(map, "ok")].range), QByteArray::fromHex("a26f6bc3"));
    QCOMPARE(tree[tree.element(0, 2)].value, QStringLiteral("-7"));
    QCOMPARE(tree[tree.element(0, 3)].value, QStringLiteral("300"));
    QCOMPARE(tree[tree.element(0, 3)].format, QByteArray("uint 16"));
    QCOMPARE(tree[tree.element(0, 4)].value, QStringLiteral("01 ff"));
    checkRanges(tree, bytes.size());
}

void tst_ByteScanners::messagePackAgreesWithTheDecoder()
{
    int count = 0;
    for (const golden::Entry &entry : golden::load("msgpack")) {
        const QJsonObject encoder = entry.object[QLatin1String("notepack")].toObject();
        const QByteArray bytes = entry.has("hex") ? golden::bytes(entry.object) : golden::bytes(encoder);
        if (!protocol::decodeMessagePack(bytes))
            continue;
        const Scan scan = scanMessagePack(bytes);
        if (scan.stop && scan.stop->reason == ScanStop::Reason::TooManyValues)
            continue; // more than is ever shown
        QVERIFY2(!scan.stop, entry.name.constData());
        QCOMPARE(scan.tree[0].range, (ByteRange{0, bytes.size()}));
        checkRanges(scan.tree, bytes.size());
        ++count;
    }
    QVERIFY(count > 20);
}

void tst_ByteScanners::cutMessagePackKeepsItsBeginning()
{
    using protocol::Value;
    const QByteArray bytes = protocol::encodeMessagePack(
        Value::Array{"chat", Value::Object{{"text", "hello"}, {"when", Value::Date{1'700'000'000'123}}, {"big", 1.5}},
            QByteArray(300, 'x')});
    for (const QByteArray &cut : hostile::truncations(bytes)) {
        const Scan scan = scanMessagePack(cut);
        QVERIFY(scan.stop && scan.stop->reason == ScanStop::Reason::Truncated);
        checkRanges(scan.tree, cut.size());
    }
    const Scan whole = scanMessagePack(bytes);
    QCOMPARE(whole.tree[whole.tree.member(2, "when")].value, QStringLiteral("2023-11-14T22:13:20.123Z"));
    QCOMPARE(whole.tree[whole.tree.member(2, "big")].value, QStringLiteral("1.5"));
}

void tst_ByteScanners::nestingIsBounded()
{
    const Scan json = scanJson(QByteArray(100'000, '['));
    QCOMPARE(json.stop->reason, ScanStop::Reason::TooDeep);
    const Scan messagePack = scanMessagePack(QByteArray(100'000, char(0x91)));
    QCOMPARE(messagePack.stop->reason, ScanStop::Reason::TooDeep);
    const Scan many = scanJson('[' + QByteArray("1,").repeated(2 * Scan::kMaxNodes) + "1]");
    QCOMPARE(many.stop->reason, ScanStop::Reason::TooManyValues);
    QCOMPARE(many.tree.size(), Scan::kMaxNodes);
}

void tst_ByteScanners::announcedCountsTakeNoMemory()
{
    // array 32, map 32 and str 32 of 2^32 - 1
    for (const char *hex : {"ddffffffff", "dfffffffff", "dbffffffff61"}) {
        const Scan scan = scanMessagePack(QByteArray::fromHex(hex));
        QCOMPARE(scan.stop->reason, ScanStop::Reason::Truncated);
        QCOMPARE(scan.tree[0].count, qint64(0xFFFFFFFF));
    }
}

void tst_ByteScanners::garbageNeverEscapesItsBytes()
{
    const QByteArray json("[\"chat\",{\"text\":\"h\\u00e9llo\",\"list\":[1,-2.5,true,null]}]");
    const QByteArray packed = protocol::encodeMessagePack(*protocol::parseJson(json));
    QList<QByteArray> inputs = hostile::mutations(json, kSeed, 3'000) + hostile::mutations(packed, kSeed + 1, 3'000)
        + hostile::noise(kSeed + 2, 3'000, 200);
    for (const QByteArray &input : std::as_const(inputs)) {
        for (const Scan &scan : {scanJson(input), scanMessagePack(input)}) {
            checkRanges(scan.tree, input.size());
            if (scan.stop)
                QVERIFY(scan.stop->offset >= 0 && scan.stop->offset <= input.size());
        }
        // What the codec understands, the scanner does too.
        if (protocol::parseJson(input))
            QVERIFY2(!scanJson(input).stop, input.constData());
        if (protocol::decodeMessagePack(input))
            QVERIFY2(!scanMessagePack(input).stop, input.toHex().constData());
    }
}

void tst_ByteScanners::coveringFindsTheSmallestValue()
{
    const QByteArray json("[\"chat\",{\"text\":\"hello\"}]");
    const ByteTree tree = scanJson(json).tree;
    const int text = tree.member(tree.element(0, 1), "text");
    QCOMPARE(tree.covering({json.indexOf("ell"), 3}), text);
    QCOMPARE(tree.covering({json.indexOf("chat"), 1}), tree.element(0, 0));
    QCOMPARE(tree.covering({0, 3}), 0);
    QCOMPARE(tree.covering({json.size(), 1}), -1);
}

QTEST_GUILESS_MAIN(tst_ByteScanners)
#include "tst_bytescanners.moc"
