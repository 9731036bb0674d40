#include "support/hostilebytes.h"
#include "telemetry/frame.h"
#include "telemetry/hash.h"

#include <QTest>
#include <QtEndian>

using namespace relayscope::telemetry;

namespace {

[[nodiscard]] Event fullEvent()
{
    Event event;
    event.kind = EventKind::BusReceived;
    event.verdict = Verdict::OwnEchoIgnored;
    event.timeNs = 1'234'567'890'123;
    event.trace = 7;
    event.sequence = 8;
    event.payloadHash = 0xfedc'ba98'7654'3210;
    event.payloadBytes = 9;
    event.count = -1;
    event.ackId = 10;
    event.session = "AAAB";
    event.socket = "0123456789abcdefghij";
    event.nsp = "/";
    event.room = "lobby";
    event.channel = "socket.io#/#lobby#";
    event.eventName = "chat";
    event.uid = "4k_SlM";
    event.detail = "sub";
    event.text = "ready";
    event.payloadPrefix = QByteArray("\0\x01", 2);
    return event;
}

[[nodiscard]] QList<Frame> allFrames()
{
    Hello hello;
    hello.nodeId = "node-a";
    hello.pid = 42;
    hello.token = "secret";
    return {hello, Batch{3, {fullEvent(), Event()}}, Counters{5, {{"relayscope_ready", 1.0}, {"x", -0.25}}},
        SetLevel{Level::Payloads, 512}, Stop{}, SetRules{"{}"}, RulesAnswer{false, 3, 14, "no such key"},
        Emit{6, true, true, 1'500, "/", {"lobby", "hall"}, {"0123456789abcdefghij"}, "chat", QByteArray("\x91\xc0", 2)},
        EmitResult{6, EmitOutcome::TimedOut, 2, "[1]", "operation has timed out"}};
}

/// One frame of that type whose body is these bytes.
[[nodiscard]] QByteArray rawFrame(quint8 type, const QByteArray &body)
{
    QByteArray frame(sizeof(quint32), '\0');
    qToLittleEndian(static_cast<quint32>(body.size() + 1), frame.data());
    return frame + static_cast<char>(type) + body;
}

[[nodiscard]] std::optional<FrameError> errorOf(const QByteArray &bytes)
{
    FrameReader reader;
    reader.append(bytes);
    const auto frame = reader.next();
    return frame ? std::nullopt : std::optional(frame.error());
}

} // namespace

class tst_TelemetryFrame final : public QObject {
    Q_OBJECT

private slots:
    void bringsEveryFrameBack();
    void waitsForMissingBytesAtEveryByte();
    void refusesABodyThatEndsTooEarlyAtEveryByte();
    void namesTheBrokenRule_data();
    void namesTheBrokenRule();
    void staysInError();
    void survivesRandomBytes();
    void hashIsStable();
};

void tst_TelemetryFrame::bringsEveryFrameBack()
{
    FrameReader reader;
    for (const Frame &frame : allFrames())
        reader.append(encodeFrame(frame));
    for (const Frame &wanted : allFrames()) {
        const auto frame = reader.next();
        QVERIFY(frame && frame->has_value());
        QVERIFY(**frame == wanted);
    }
    const auto none = reader.next();
    QVERIFY(none && !none->has_value());
}

void tst_TelemetryFrame::waitsForMissingBytesAtEveryByte()
{
    for (const Frame &wanted : allFrames()) {
        const QByteArray bytes = encodeFrame(wanted);
        FrameReader reader;
        for (qsizetype i = 0; i < bytes.size() - 1; ++i) {
            reader.append(QByteArrayView(bytes).sliced(i, 1));
            const auto none = reader.next();
            QVERIFY(none && !none->has_value());
        }
        reader.append(QByteArrayView(bytes).last(1));
        const auto frame = reader.next();
        QVERIFY(frame && frame->has_value());
        QVERIFY(**frame == wanted);
    }
}

void tst_TelemetryFrame::refusesABodyThatEndsTooEarlyAtEveryByte()
{
    constexpr qsizetype headerBytes = 5;
    for (const Frame &frame : allFrames()) {
        const QByteArray bytes = encodeFrame(frame);
        const auto type = static_cast<quint8>(bytes.at(headerBytes - 1));
        for (qsizetype size = 0; size < bytes.size() - headerBytes; ++size)
            QCOMPARE(errorOf(rawFrame(type, bytes.sliced(headerBytes, size))), FrameError::Truncated);
    }
}

void tst_TelemetryFrame::namesTheBrokenRule_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FrameError>("error");
    Hello hello;
    hello.magic = 1;
    QTest::newRow("another program") << encodeFrame(hello) << FrameError::BadMagic;
    hello.magic = kMagic;
    hello.version = kVersion + 1;
    QTest::newRow("another version") << encodeFrame(hello) << FrameError::BadVersion;
    QTest::newRow("length over limit") << QByteArray("\xff\xff\xff\xff\x01", 5) << FrameError::TooLarge;
    QTest::newRow("no type") << QByteArray(4, '\0') << FrameError::UnknownType;
    QTest::newRow("unknown type") << rawFrame(99, {}) << FrameError::UnknownType;
    QTest::newRow("bytes left over") << rawFrame(5, "x") << FrameError::TrailingBytes;
    QTest::newRow("more events than allowed")
        << rawFrame(2, QByteArray(8, '\0') + QByteArray(4, '\xff')) << FrameError::TooManyItems;
    QTest::newRow("more counters than allowed")
        << rawFrame(3, QByteArray(8, '\0') + QByteArray(4, '\xff')) << FrameError::TooManyItems;
    QTest::newRow("level out of range") << rawFrame(4, QByteArray("\x09\0\0\0\0", 5)) << FrameError::BadValue;
    Emit emission;
    emission.rooms = QList<QByteArray>(kMaxEmitRooms + 1);
    QTest::newRow("more rooms than allowed") << encodeFrame(emission) << FrameError::TooManyItems;
    emission.rooms.clear();
    emission.ackTimeoutMs = kMaxAckTimeoutMs + 1;
    QTest::newRow("ack timeout out of range") << encodeFrame(emission) << FrameError::BadValue;
    EmitResult result;
    result.outcome = static_cast<EmitOutcome>(9);
    QTest::newRow("emit outcome out of range") << encodeFrame(result) << FrameError::BadValue;
    Event event;
    event.kind = static_cast<EventKind>(200);
    QTest::newRow("event kind out of range") << encodeFrame(Batch{0, {event}}) << FrameError::BadValue;
    event = {};
    event.verdict = static_cast<Verdict>(200);
    QTest::newRow("verdict out of range") << encodeFrame(Batch{0, {event}}) << FrameError::BadValue;
}

void tst_TelemetryFrame::namesTheBrokenRule()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const FrameError, error);
    QCOMPARE(errorOf(bytes), error);
}

void tst_TelemetryFrame::staysInError()
{
    FrameReader reader;
    reader.append(rawFrame(99, {}));
    QVERIFY(!reader.next());
    reader.append(encodeFrame(Stop{}));
    QVERIFY(!reader.next());
}

void tst_TelemetryFrame::survivesRandomBytes()
{
    constexpr quint32 kSeed = 20'250'101;
    QList<QByteArray> inputs = relayscope::hostile::noise(kSeed, 2'000, 300);
    for (const Frame &frame : allFrames())
        inputs += relayscope::hostile::mutations(encodeFrame(frame), kSeed, 500);
    for (const QByteArray &input : std::as_const(inputs)) {
        FrameReader reader;
        reader.append(input);
        // Every frame takes at least its length field, so this ends the loop of a reader that does not move on.
        qsizetype framesLeft = input.size();
        for (auto frame = reader.next(); frame && frame->has_value(); frame = reader.next())
            QVERIFY(--framesLeft >= 0);
    }
}

void tst_TelemetryFrame::hashIsStable()
{
    // Published test values of 64-bit FNV-1a.
    QCOMPARE(hash64(""), 0xcbf2'9ce4'8422'2325U);
    QCOMPARE(hash64("a"), 0xaf63'dc4c'8601'ec8cU);
    QCOMPARE(hash64("foobar"), 0x8594'4171'f739'67e8U);
}

QTEST_GUILESS_MAIN(tst_TelemetryFrame)
#include "tst_telemetryframe.moc"
