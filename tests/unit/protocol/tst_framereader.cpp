#include "protocol/websocket/framereader.h"

#include "support/hostilebytes.h"

#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::websocket;

namespace {

constexpr qsizetype kMaxBytes = 1'000;

/// A masked frame, the length in its shortest form.
QByteArray frame(int firstByte, const QByteArray &payload, const QByteArray &mask = "\x01\x80\xff\x7f")
{
    QByteArray bytes(1, static_cast<char>(firstByte));
    if (payload.size() < 126) {
        bytes += static_cast<char>(0x80 | payload.size());
    } else {
        bytes += '\xfe';
        bytes += static_cast<char>(payload.size() >> 8);
        bytes += static_cast<char>(payload.size() & 0xff);
    }
    bytes += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes += static_cast<char>(payload[i] ^ mask[i % 4]);
    return bytes;
}

/// What a reader made of bytes: `opcode:payload` of each message, and `!code` of a violation.
QList<QByteArray> readIn(const QByteArray &bytes, qsizetype pieceSize)
{
    FrameReader reader(kMaxBytes);
    QList<QByteArray> read;
    for (qsizetype begin = 0; begin < bytes.size(); begin += pieceSize) {
        QByteArray piece = bytes.mid(begin, pieceSize);
        std::span<char> input(piece.data(), static_cast<std::size_t>(piece.size()));
        for (;;) {
            const Expected<std::optional<Message>, Violation> message = reader.read(input);
            if (!message)
                return read << '!' + QByteArray::number(message.error().closeCode);
            if (!*message)
                break;
            read << QByteArray::number(static_cast<int>((*message)->opcode)) + ':' + (*message)->payload.toByteArray();
        }
        if (!input.empty())
            qFatal("the reader left bytes behind");
    }
    return read;
}

} // namespace

class tst_FrameReader : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void takesAMessageUpToTheLimit();
    void keepsNothingOfWhatIsBroken();
};

void tst_FrameReader::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<QByteArray>>("expected");
    const auto row = [](const char *name, const QByteArray &bytes, const QList<QByteArray> &expected) {
        QTest::newRow(name) << bytes << expected;
    };
    const QByteArray long16(200, 'x');
    row("text", frame(0x81, "2"), {"1:2"});
    row("example of RFC 6455 section 5.7", QByteArray::fromHex("818537fa213d7f9f4d5158"), {"1:Hello"});
    row("empty text", frame(0x81, ""), {"1:"});
    row("binary", frame(0x82, QByteArray("\x00\xff", 2)), {QByteArray("2:\x00\xff", 4)});
    row("length of 16 bits", frame(0x81, long16), {"1:" + long16});
    row("length of 64 bits", QByteArray::fromHex("81ff0000000000000002000000006162"), {"1:ab"});
    row("two", frame(0x81, "a") + frame(0x82, "b"), {"1:a", "2:b"});
    row("fragments", frame(0x01, "a") + frame(0x00, "") + frame(0x80, "b"), {"1:ab"});
    row("empty fragments", frame(0x01, "") + frame(0x80, ""), {"1:"});
    row("fragments of different frames after another", frame(0x01, "a") + frame(0x80, "b") + frame(0x81, "c"),
        {"1:ab", "1:c"});
    row("a character across fragments", frame(0x01, "\xc3") + frame(0x80, "\xa9"), {"1:\xc3\xa9"});
    row("ping between fragments", frame(0x02, "a") + frame(0x89, "p") + frame(0x80, "b"), {"9:p", "2:ab"});
    row("pong", frame(0x8a, ""), {"10:"});
    row("longest control frame", frame(0x89, QByteArray(125, 'p')), {"9:" + QByteArray(125, 'p')});
    row("close", frame(0x88, ""), {"8:"});
    row("close with code and reason",
        frame(0x88,
            "\x03\xe8"
            "bye"),
        {"8:\x03\xe8"
         "bye"});
    row("close of a library", frame(0x88, "\x0b\xb8"), {"8:\x0b\xb8"});

    row("not masked", QByteArray::fromHex("810161"), {"!1002"});
    row("reserved bit", frame(0xc1, "a"), {"!1002"});
    row("reserved data opcode", frame(0x83, "a"), {"!1002"});
    row("reserved control opcode", frame(0x8b, "a"), {"!1002"});
    row("fragmented control frame", frame(0x09, ""), {"!1002"});
    row("control frame too long", frame(0x89, QByteArray(126, 'p')), {"!1002"});
    row("continuation of nothing", frame(0x80, "a"), {"!1002"});
    row("message inside a message", frame(0x01, "a") + frame(0x81, "b"), {"!1002"});
    row("close code of one byte", frame(0x88, "\x03"), {"!1002"});
    row("close code that may not be sent", frame(0x88, "\x03\xed"), {"!1002"});
    row("close reason not UTF-8", frame(0x88, "\x03\xe8\xff"), {"!1007"});
    row("text not UTF-8", frame(0x81, "\xff\xfe"), {"!1007"});
    row("text ends inside a character", frame(0x01, "a") + frame(0x80, "\xc3"), {"!1007"});
    row("too big", frame(0x81, QByteArray(kMaxBytes + 1, 'x')), {"!1009"});
    row("fragments too big", frame(0x01, QByteArray(kMaxBytes, 'x')) + frame(0x80, "x"), {"!1009"});
    row("size beyond any memory", QByteArray::fromHex("81ffffffffffffffffff00000000"), {"!1009"});
    row("after a good one", frame(0x81, "a") + frame(0x83, "b") + frame(0x81, "c"), {"1:a", "!1002"});
}

void tst_FrameReader::reads()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<QByteArray>, expected);
    for (const qsizetype pieceSize : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), bytes.size()})
        QCOMPARE(readIn(bytes, pieceSize), expected);
}

void tst_FrameReader::takesAMessageUpToTheLimit()
{
    const QByteArray longest(kMaxBytes, 'x');
    QCOMPARE(readIn(frame(0x81, longest), 100), QList<QByteArray>{"1:" + longest});
    QCOMPARE(readIn(frame(0x01, longest.first(999)) + frame(0x80, "x"), 100), QList<QByteArray>{"1:" + longest});
}

void tst_FrameReader::keepsNothingOfWhatIsBroken()
{
    const QByteArray good = frame(0x01, "4abc") + frame(0x89, "p") + frame(0x80, "def") + frame(0x88, "\x03\xe8");
    QList<QByteArray> inputs = hostile::mutations(good, 7, 20'000);
    inputs += hostile::truncations(good);
    inputs += hostile::noise(8, 2'000, 64);
    for (const QByteArray &input : inputs) {
        const QList<QByteArray> whole = readIn(input, std::max<qsizetype>(input.size(), 1));
        // However it is cut, it reads the same.
        QCOMPARE(readIn(input, 1), whole);
        QCOMPARE(readIn(input, 5), whole);
    }
}

QTEST_APPLESS_MAIN(tst_FrameReader)
#include "tst_framereader.moc"
