#include "client/payloadbudget.h"

#include <QTest>

using relayscope::client::packetsWithinPayload;
using relayscope::engineio::Packet;
using relayscope::engineio::PacketType;

class tst_PayloadBudget : public QObject {
    Q_OBJECT

private slots:
    void countsPacketsThatFit_data();
    void countsPacketsThatFit();
    void neverExceedsLimitWithText();
};

void tst_PayloadBudget::countsPacketsThatFit_data()
{
    QTest::addColumn<QList<Packet>>("packets");
    QTest::addColumn<qsizetype>("limit");
    QTest::addColumn<qsizetype>("expected");

    const auto text = [](qsizetype size) { return Packet{PacketType::Message, QByteArray(size, 'x'), false}; };
    const auto binary = [](qsizetype size) { return Packet{PacketType::Message, QByteArray(size, 'x'), true}; };

    QTest::newRow("nothing") << QList<Packet>{} << qsizetype{100} << qsizetype{0};
    QTest::newRow("one over limit") << QList<Packet>{text(500)} << qsizetype{100} << qsizetype{1};
    QTest::newRow("first over limit") << QList<Packet>{text(500), text(1)} << qsizetype{100} << qsizetype{1};
    // 1 + 48 + separator and digit 2 + 49 = 100
    QTest::newRow("exactly full") << QList<Packet>{text(48), text(49)} << qsizetype{100} << qsizetype{2};
    QTest::newRow("one byte too many") << QList<Packet>{text(48), text(50)} << qsizetype{100} << qsizetype{1};
    QTest::newRow("empty data counts its digit")
        << QList<Packet>{text(0), text(0), text(0)} << qsizetype{4} << qsizetype{2};
    // 1 + ceil(30 * 1.33) = 41, + 2 + 40 = 83, + 2 + 40 = 125
    QTest::newRow("binary as base64") << QList<Packet>{binary(30), binary(30), binary(30)} << qsizetype{100}
                                      << qsizetype{2};
}

void tst_PayloadBudget::countsPacketsThatFit()
{
    QFETCH(QList<Packet>, packets);
    QFETCH(qsizetype, limit);
    QFETCH(qsizetype, expected);
    QCOMPARE(packetsWithinPayload(packets, limit), expected);
}

void tst_PayloadBudget::neverExceedsLimitWithText()
{
    constexpr qsizetype kLimit = 100;
    QList<Packet> packets;
    for (qsizetype size = 0; size < 90; ++size) {
        packets.append({PacketType::Message, QByteArray(size, 'x'), false});
    }
    while (!packets.isEmpty()) {
        const qsizetype count = packetsWithinPayload(packets, kLimit);
        QVERIFY(count > 0);
        QVERIFY(relayscope::engineio::encodePayload(packets.first(count)).size() <= kLimit);
        packets.remove(0, count);
    }
}

QTEST_GUILESS_MAIN(tst_PayloadBudget)
#include "tst_payloadbudget.moc"
