#include "engine/sharedmessage.h"
#include "support/goldenvectors.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::engineio;

class tst_SharedMessage : public QObject {
    Q_OBJECT

private slots:
    void framesText_data();
    void framesText();
    void framesBinary();
    void frameLikeTheCapture();
    void keepsOneFrameForAll();
    void packetFormIsDigitOrBase64();
    void controlPacketKeepsItsDigit();
    void textFrameForPeersWithoutBinary();
    void emptyMessageIsTheDigit();
};

void tst_SharedMessage::framesText_data()
{
    QTest::addColumn<qsizetype>("dataBytes");
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("shortest") << qsizetype(0) << QByteArray("\x81\x01", 2);
    QTest::newRow("7 bits, longest") << qsizetype(124) << QByteArray("\x81\x7d", 2);
    QTest::newRow("16 bits, shortest") << qsizetype(125) << QByteArray("\x81\x7e\x00\x7e", 4);
    QTest::newRow("16 bits, longest") << qsizetype(65'534) << QByteArray("\x81\x7e\xff\xff", 4);
    QTest::newRow("64 bits, shortest") << qsizetype(65'535)
                                       << QByteArray("\x81\x7f\x00\x00\x00\x00\x00\x01\x00\x00", 10);
}

void tst_SharedMessage::framesText()
{
    QFETCH(const qsizetype, dataBytes);
    QFETCH(const QByteArray, header);
    const QByteArray data(dataBytes, 'x');
    const SharedMessagePtr message = SharedMessage::text(data);
    QCOMPARE(message->webSocketFrame(), header + '4' + data);
    QCOMPARE(message->dataBytes(), dataBytes);
    QVERIFY(!message->isBinary());
}

void tst_SharedMessage::framesBinary()
{
    const SharedMessagePtr message = SharedMessage::binary(QByteArray("\x01\x02\x03", 3));
    QCOMPARE(message->webSocketFrame().toHex(), QByteArray("8203010203")); // engineio-websocket: ws/binary
    QCOMPARE(message->dataBytes(), 3);
    QVERIFY(message->isBinary());
}

void tst_SharedMessage::frameLikeTheCapture()
{
    int compared = 0;
    for (const golden::Entry &entry : golden::load("engineio-websocket")) {
        for (const QJsonValue &step : entry.object[QLatin1String("transcript")].toArray()) {
            const QJsonObject frame = step.toObject();
            const QString text = frame[QLatin1String("text")].toString();
            if (frame[QLatin1String("kind")] != QLatin1String("text") || !frame.contains(QLatin1String("frame_hex"))
                || !text.startsWith(QLatin1Char('4')))
                continue;
            QCOMPARE(SharedMessage::text(text.mid(1).toUtf8())->webSocketFrame(), golden::bytes(frame, "frame_hex"));
            ++compared;
        }
    }
    QVERIFY(compared > 20);
}

void tst_SharedMessage::keepsOneFrameForAll()
{
    const SharedMessagePtr message = SharedMessage::text("shared");
    const QByteArray first = message->webSocketFrame();
    const QByteArray second = message->webSocketFrame();
    QCOMPARE(static_cast<const void *>(first.constData()), static_cast<const void *>(second.constData()));
}

void tst_SharedMessage::packetFormIsDigitOrBase64()
{
    QCOMPARE(SharedMessage::text("h\xc3\xa9")->packet(), QByteArray("4h\xc3\xa9"));
    QCOMPARE(SharedMessage::binary(QByteArray("\x01\x02\x03\x04", 4))->packet(), QByteArray("bAQIDBA=="));
}

void tst_SharedMessage::controlPacketKeepsItsDigit()
{
    const SharedMessagePtr ping = SharedMessage::control("2");
    QCOMPARE(ping->packet(), QByteArray("2"));
    QCOMPARE(ping->webSocketFrame().toHex(), QByteArray("810132")); // engineio-websocket: heartbeat/ws
    QCOMPARE(ping->dataBytes(), 0);
}

void tst_SharedMessage::textFrameForPeersWithoutBinary()
{
    const SharedMessagePtr message = SharedMessage::binary(QByteArray("\x01\x02\x03", 3));
    QCOMPARE(message->webSocketTextFrame().toHex(), QByteArray("81056241514944")); // engineio-websocket: ws/b64-query
    QCOMPARE(SharedMessage::text("a")->webSocketTextFrame(), SharedMessage::text("a")->webSocketFrame());
}

void tst_SharedMessage::emptyMessageIsTheDigit()
{
    QCOMPARE(SharedMessage::text({})->packet(), QByteArray("4"));
    QCOMPARE(SharedMessage::binary({})->packet(), QByteArray("b"));
    QCOMPARE(SharedMessage::binary({})->webSocketFrame().toHex(), QByteArray("8200"));
}

QTEST_APPLESS_MAIN(tst_SharedMessage)
#include "tst_sharedmessage.moc"
