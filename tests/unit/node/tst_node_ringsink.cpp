#include "node/ringsink.h"

#include <QTest>

#include <tuple>

using relayscope::node::RingSink;
namespace telemetry = relayscope::telemetry;

class tst_NodeRingSink final : public QObject {
    Q_OBJECT

private slots:
    void keepsNothingBelowHeaders();
    void givesEventsInOrderAndInBatches();
    void dropsAndCountsWhatDoesNotFit();
    void cutsPayloadsToWhatTheHubAskedFor();
    void neverOutgrowsAFrameWhateverClientsSend();
    void boundsItsMemory();
    void keepsNoMemoryOfWhatItCuts();
    void tellsOnceWhenItFills();

private:
    [[nodiscard]] static telemetry::Event numbered(quint64 sequence)
    {
        telemetry::Event event;
        event.sequence = sequence;
        event.payloadPrefix = "payload";
        return event;
    }
};

void tst_NodeRingSink::keepsNothingBelowHeaders()
{
    RingSink sink(telemetry::Level::Counters);
    sink.record(numbered(1));
    QVERIFY(sink.isEmpty());
}

void tst_NodeRingSink::givesEventsInOrderAndInBatches()
{
    RingSink sink(telemetry::Level::Headers);
    const qsizetype count = telemetry::kMaxEventsPerBatch + 1;
    for (qsizetype i = 0; i < count; ++i)
        sink.record(numbered(static_cast<quint64>(i)));
    const telemetry::Batch first = sink.take();
    QCOMPARE(first.events.size(), telemetry::kMaxEventsPerBatch);
    QCOMPARE(first.events.first().sequence, 0U);
    const telemetry::Batch second = sink.take();
    QCOMPARE(second.events.size(), 1);
    QCOMPARE(second.events.first().sequence, static_cast<quint64>(count - 1));
    QVERIFY(sink.isEmpty());
}

void tst_NodeRingSink::dropsAndCountsWhatDoesNotFit()
{
    RingSink sink(telemetry::Level::Headers);
    for (qsizetype i = 0; i < RingSink::kMaxEvents + 3; ++i)
        sink.record(numbered(static_cast<quint64>(i)));
    QCOMPARE(sink.droppedTotal(), 3U);
    QCOMPARE(sink.take().dropped, 3U);
    QCOMPARE(sink.take().dropped, 0U);
    QCOMPARE(sink.droppedTotal(), 3U);
}

void tst_NodeRingSink::cutsPayloadsToWhatTheHubAskedFor()
{
    RingSink sink(telemetry::Level::Headers);
    sink.record(numbered(1));
    sink.setLevel(telemetry::Level::Payloads, 3);
    sink.record(numbered(2));
    const telemetry::Batch batch = sink.take();
    QCOMPARE(batch.events.at(0).payloadPrefix, QByteArray());
    QCOMPARE(batch.events.at(1).payloadPrefix, QByteArrayLiteral("pay"));
}

void tst_NodeRingSink::neverOutgrowsAFrameWhateverClientsSend()
{
    constexpr qsizetype kPrefixBytes = 65'536;
    constexpr int kEvents = 200;
    RingSink sink(telemetry::Level::Payloads);
    sink.setLevel(telemetry::Level::Payloads, kPrefixBytes);
    for (int i = 0; i < kEvents; ++i) {
        telemetry::Event event = numbered(static_cast<quint64>(i));
        event.eventName = QByteArray(1'000'000, 'e');
        event.payloadPrefix = QByteArray(kPrefixBytes, 'p');
        sink.record(event);
    }
    qsizetype taken = 0;
    while (!sink.isEmpty()) {
        const telemetry::Batch batch = sink.take();
        QVERIFY(telemetry::encodeFrame(batch).size() <= telemetry::kMaxFrameBytes);
        QCOMPARE(batch.events.first().eventName.size(), RingSink::kMaxTextBytes);
        taken += batch.events.size();
    }
    QCOMPARE(taken, kEvents);
}

void tst_NodeRingSink::boundsItsMemory()
{
    constexpr qsizetype kPrefixBytes = 65'536;
    RingSink sink(telemetry::Level::Payloads);
    sink.setLevel(telemetry::Level::Payloads, kPrefixBytes);
    telemetry::Event event = numbered(1);
    event.payloadPrefix = QByteArray(kPrefixBytes, 'p');
    const qsizetype count = RingSink::kMaxBytes / kPrefixBytes + 1;
    for (qsizetype i = 0; i < count; ++i)
        sink.record(event);
    QVERIFY(sink.take().dropped > 0);
    while (!sink.isEmpty())
        std::ignore = sink.take();
    // Taken events have made room.
    sink.record(event);
    QCOMPARE(sink.take().dropped, 0U);
}

void tst_NodeRingSink::keepsNoMemoryOfWhatItCuts()
{
    constexpr qsizetype kSentBytes = 1'000'000;
    RingSink sink(telemetry::Level::Payloads);
    sink.setLevel(telemetry::Level::Payloads, 3);
    telemetry::Event event;
    event.eventName = QByteArray(kSentBytes, 'e');
    event.payloadPrefix = QByteArray(kSentBytes, 'p');
    sink.record(std::move(event));
    const telemetry::Batch batch = sink.take();
    QVERIFY(batch.events.first().eventName.capacity() < kSentBytes);
    QVERIFY(batch.events.first().payloadPrefix.capacity() < kSentBytes);
}

void tst_NodeRingSink::tellsOnceWhenItFills()
{
    RingSink sink(telemetry::Level::Headers);
    int told = 0;
    sink.setFilledHandler([&told] { ++told; });
    sink.record(numbered(1));
    sink.record(numbered(2));
    QCOMPARE(told, 1);
    QCOMPARE(sink.take().events.size(), 2);
    sink.record(numbered(3));
    QCOMPARE(told, 2);
}

QTEST_GUILESS_MAIN(tst_NodeRingSink)
#include "tst_node_ringsink.moc"
