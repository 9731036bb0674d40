#include "redis/outboundqueue.h"

#include <QTest>

using namespace relayscope::redis;

/// What an OutboundQueue keeps, and what it drops for which reason; the clock is the test's.
class tst_OutboundQueue : public QObject {
    Q_OBJECT

private slots:
    void init() { m_dropped.clear(); }

    void givesMessagesInTheirOrder();
    void dropsWhatIsTooOld();
    void dropsTheOldestOverTheCount();
    void dropsTheOldestOverTheBytes();
    void dropsWhatIsTooLargeByItself();
    void holdsNothingWhenItMayNot();

private:
    [[nodiscard]] OutboundQueue makeQueue(OutboundQueue::Limits limits)
    {
        return OutboundQueue(limits, [this](const OutboundQueue::Message &message, DropReason reason) {
            m_dropped.append(message.bytes + ' ' + toString(reason));
        });
    }
    [[nodiscard]] static OutboundQueue::Message message(const QByteArray &bytes, qint64 publishedNs = 0)
    {
        return {"c", bytes, {}, publishedNs};
    }
    [[nodiscard]] static QByteArrayList takeAll(OutboundQueue &queue, qint64 nowNs = 0)
    {
        QByteArrayList taken;
        while (const auto next = queue.takeNext(nowNs))
            taken.append(next->bytes);
        return taken;
    }

    /// Message and reason.
    QByteArrayList m_dropped;
};

void tst_OutboundQueue::givesMessagesInTheirOrder()
{
    OutboundQueue queue = makeQueue({});
    QVERIFY(queue.isEmpty());
    for (const char *bytes : {"1", "22", "333"})
        queue.push(message(bytes));
    QCOMPARE(queue.count(), 3);
    QCOMPARE(queue.bytes(), 9);
    QCOMPARE(takeAll(queue), (QByteArrayList{"1", "22", "333"}));
    QCOMPARE(queue.bytes(), 0);
    QVERIFY(m_dropped.isEmpty());
}

void tst_OutboundQueue::dropsWhatIsTooOld()
{
    OutboundQueue queue = makeQueue({10, 100, std::chrono::milliseconds(1)});
    queue.push(message("old", 0));
    queue.push(message("young", 1));
    QCOMPARE(queue.nextExpiryNs(), std::optional<qint64>(1'000'000));
    queue.dropExpired(999'999);
    QCOMPARE(queue.count(), 2);
    QCOMPARE(takeAll(queue, 1'000'000), QByteArrayList{"young"});
    QCOMPARE(m_dropped, (QByteArrayList{"old expired"}));
    QVERIFY(!queue.nextExpiryNs());
}

void tst_OutboundQueue::dropsTheOldestOverTheCount()
{
    OutboundQueue queue = makeQueue({2, 100, std::chrono::milliseconds(1)});
    for (const char *bytes : {"1", "2", "3"})
        queue.push(message(bytes));
    QCOMPARE(m_dropped, (QByteArrayList{"1 full"}));
    QCOMPARE(takeAll(queue), (QByteArrayList{"2", "3"}));
}

void tst_OutboundQueue::dropsTheOldestOverTheBytes()
{
    OutboundQueue queue = makeQueue({10, 10, std::chrono::milliseconds(1)});
    for (const char *bytes : {"1", "2", "3", "4444444"})
        queue.push(message(bytes));
    QCOMPARE(m_dropped, (QByteArrayList{"1 full", "2 full"}));
    QCOMPARE(queue.bytes(), 10);
}

void tst_OutboundQueue::dropsWhatIsTooLargeByItself()
{
    OutboundQueue queue = makeQueue({10, 10, std::chrono::milliseconds(1)});
    queue.push(message("1"));
    queue.push(message("1234567890"));
    QCOMPARE(m_dropped, (QByteArrayList{"1234567890 full"}));
    QCOMPARE(takeAll(queue), QByteArrayList{"1"});
}

void tst_OutboundQueue::holdsNothingWhenItMayNot()
{
    OutboundQueue queue = makeQueue({0, 100, std::chrono::milliseconds(1)});
    queue.push(message("1"));
    QVERIFY(queue.isEmpty());
    QCOMPARE(m_dropped, (QByteArrayList{"1 full"}));
}

QTEST_APPLESS_MAIN(tst_OutboundQueue)
#include "tst_outboundqueue.moc"
