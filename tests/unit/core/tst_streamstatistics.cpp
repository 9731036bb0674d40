#include "core/stats/faultlog.h"
#include "core/stats/statisticshistory.h"
#include "core/stats/streamstatistics.h"

#include <QTest>

#include <cmath>

using namespace relayscope::core;

namespace {

constexpr qint64 kSecond = 1'000'000'000;
constexpr qint64 kStartNs = 3'600 * kSecond;
/// Later than anything.
constexpr qint64 kEndNs = 100'000 * kSecond;

Place nodeNamed(const char *name)
{
    return {PlaceKind::Node, QString::fromLatin1(name), QString::fromLatin1(name)};
}

Place clientNamed(const char *name)
{
    return {PlaceKind::Client, QString::fromLatin1(name), QString::fromLatin1(name)};
}

Hop hopOf(HopKind kind, quint64 message, qint64 afterNs)
{
    Hop hop;
    hop.kind = kind;
    hop.message = message;
    hop.timeNs = kStartNs + afterNs;
    hop.nsp = "/";
    hop.eventName = "chat";
    const bool isIncoming = kind == HopKind::WrittenToClient || kind == HopKind::Delivered || kind == HopKind::Lost;
    hop.from = isIncoming ? nodeNamed("node A") : clientNamed("client-1");
    hop.to = isIncoming ? clientNamed("client-1") : nodeNamed("node A");
    return hop;
}

/// One message of a client to itself and another: 6 rows within 3 ms.
QList<Hop> messageRows(quint64 message, qint64 afterNs)
{
    QList<Hop> hops;
    for (const HopKind kind : {HopKind::Sent, HopKind::Received, HopKind::WrittenToClient, HopKind::Delivered,
             HopKind::WrittenToClient, HopKind::Delivered})
        hops.append(hopOf(kind, message, afterNs + hops.size() * 600'000));
    return hops;
}

} // namespace

class tst_StreamStatistics : public QObject {
    Q_OBJECT

private slots:
    void countsSecondBySecond();
    void waitsForLateRows();
    void countsRatesByTheirKeys();
    void leavesNoiseOut();
    void measuresFromSentToDelivered();
    void followsAJoinedMessage();
    void knowsNoLatencyOfWhatNoClientSent();
    void accountsForEveryDelivery();
    void keepsABoundedListOfTheLost();
    void sumsEventsBeyondTheBound();
    void countsWhatAFilterTakes();
    void countsWhatWasDropped();
    void historySumsUpTheNewestSeconds();
    void historyKeepsGaugesOfNodesAndRedis();
    void faultsLastFromDownToUp();
    void faultsEndWithTheirNode();
    void costOfARow();
};

void tst_StreamStatistics::countsSecondBySecond()
{
    StreamStatistics statistics;
    statistics.add(messageRows(1, 0) + messageRows(2, 500'000'000) + messageRows(3, kSecond));
    QList<StatisticsSecond> seconds = statistics.take(kStartNs + kSecond);
    QCOMPARE(seconds.size(), 1);
    QCOMPARE(seconds.at(0).second, 3'600);
    QCOMPARE(seconds.at(0).messages, 2U);
    QCOMPARE(seconds.at(0).hops, 12U);
    seconds = statistics.take(kEndNs);
    QCOMPARE(seconds.size(), 1);
    QCOMPARE(seconds.at(0).messages, 1U);
    QVERIFY(!statistics.hasOpen());
}

void tst_StreamStatistics::waitsForLateRows()
{
    StreamStatistics statistics;
    statistics.add(messageRows(1, 0));
    QVERIFY(statistics.take(kStartNs + kSecond + StreamStatistics::kPatienceNs - 1).isEmpty());
    statistics.add(messageRows(2, 900'000'000));
    QCOMPARE(statistics.take(kStartNs + kSecond + StreamStatistics::kPatienceNs).at(0).messages, 2U);
}

void tst_StreamStatistics::countsRatesByTheirKeys()
{
    StreamStatistics statistics;
    Hop onRedis = hopOf(HopKind::SeenOnRedis, 1, 0);
    onRedis.from = nodeNamed("node A");
    Hop toRoom = onRedis;
    toRoom.room = "lobby";
    Hop plain = onRedis;
    plain.nsp.clear();
    plain.channel = "news";
    statistics.add(messageRows(1, 0) + QList<Hop>{onRedis, toRoom, toRoom, plain});
    const StatisticsSecond second = statistics.take(kEndNs).at(0);
    const auto counts = [&second](RateKind kind) { return second.rates[std::size_t(kind)].largest; };
    QCOMPARE(counts(RateKind::ToClientsByNode), QList<KeyCount>({{"node A", 2}}));
    QCOMPARE(counts(RateKind::ToClientsByEvent), QList<KeyCount>({{"chat", 2}}));
    QCOMPARE(counts(RateKind::FromClientsByNode), QList<KeyCount>({{"node A", 1}}));
    QCOMPARE(counts(RateKind::OnRedisByRoom), QList<KeyCount>({{"/ lobby", 2}, {"/", 1}, {"news", 1}}));
    QCOMPARE(counts(RateKind::OnRedisByPublisher), QList<KeyCount>({{"node A", 4}}));
}

void tst_StreamStatistics::leavesNoiseOut()
{
    StreamStatistics statistics;
    Hop heartbeat = hopOf(HopKind::Heartbeat, 0, 0);
    Hop tool = hopOf(HopKind::WrittenToClient, 5, 0);
    tool.nsp = "/admin";
    statistics.add({heartbeat, tool});
    const StatisticsSecond second = statistics.take(kEndNs).at(0);
    QCOMPARE(second.hops, 2U);
    QCOMPARE(second.messages, 0U);
    QCOMPARE(second.rates[std::size_t(RateKind::ToClientsByNode)].total, 0U);
}

void tst_StreamStatistics::measuresFromSentToDelivered()
{
    StreamStatistics statistics;
    statistics.add(messageRows(1, 0));
    const LatencyHistogram latency = statistics.take(kEndNs).at(0).latency;
    QCOMPARE(latency.count(), 2U);
    const auto slowest = double(latency.percentileNs(1.0).value());
    QVERIFY(std::abs(slowest - 3'000'000) <= 3'000'000 * LatencyHistogram::kMaxError);
}

void tst_StreamStatistics::followsAJoinedMessage()
{
    StreamStatistics statistics;
    statistics.add({hopOf(HopKind::Sent, 2, 0)});
    statistics.join({{2, 1}});
    statistics.add({hopOf(HopKind::Delivered, 1, 2'000'000)});
    QCOMPARE(statistics.take(kEndNs).at(0).latency.count(), 1U);
}

void tst_StreamStatistics::knowsNoLatencyOfWhatNoClientSent()
{
    StreamStatistics statistics;
    Hop again = hopOf(HopKind::Delivered, 1, 3'000'000);
    again.duplicateOf = 1;
    statistics.add({hopOf(HopKind::Delivered, 7, 0), hopOf(HopKind::Delivered, 0, 0), hopOf(HopKind::Sent, 1, 0), again,
        hopOf(HopKind::Delivered, 1 + OpenMessages::kSlots, 0)});
    QVERIFY(statistics.take(kEndNs).at(0).latency.isEmpty());
}

void tst_StreamStatistics::accountsForEveryDelivery()
{
    StreamStatistics statistics;
    statistics.addClient(QStringLiteral("client-1"));
    Hop foreign = hopOf(HopKind::WrittenToClient, 1, 0);
    foreign.to = clientNamed("somebody else's");
    Hop again = hopOf(HopKind::Delivered, 1, 0);
    again.verdict = Verdict::Duplicate;
    Hop other = hopOf(HopKind::WrittenToClient, 2, 0);
    other.eventName = "bell";
    QList<Hop> hops;
    for (int i = 0; i < 4; ++i)
        hops.append(hopOf(HopKind::WrittenToClient, 1, 0));
    hops += {foreign, other, hopOf(HopKind::Delivered, 1, 0), hopOf(HopKind::Delivered, 1, 0), again,
        hopOf(HopKind::Lost, 1, 5)};
    Hop onItsWayToANode = hopOf(HopKind::Lost, 1, 6);
    onItsWayToANode.to = nodeNamed("node A"); // nobody was to get it yet
    hops.append(onItsWayToANode);
    statistics.add(hops);

    const StatisticsSecond second = statistics.take(kEndNs).at(0);
    QCOMPARE(second.report.events.size(), 2);
    QCOMPARE(second.report.events.at(0).event, QByteArray("bell"));
    const DeliveryAccount chat = second.report.events.at(1).account;
    QCOMPARE(chat, (DeliveryAccount{4, 2, 1, 1, 1}));
    QCOMPARE(chat.open(), 1U);
    QCOMPARE(second.report.total, (DeliveryAccount{5, 2, 1, 1, 1}));
    QCOMPARE(second.delivery, second.report.total);
    QCOMPARE(second.report.lost.size(), 1);
    QCOMPARE(second.report.lost.at(0).client, QStringLiteral("client-1"));

    statistics.add({hopOf(HopKind::Delivered, 1, kSecond)});
    const StatisticsSecond next = statistics.take(kEndNs).at(0);
    QCOMPARE(next.delivery, (DeliveryAccount{0, 1, 0, 0, 0}));
    QCOMPARE(next.report.total.delivered, 3U);
}

void tst_StreamStatistics::keepsABoundedListOfTheLost()
{
    StreamStatistics statistics;
    constexpr int kCount = int(DeliveryCounter::kMaxLost) * 3;
    for (int i = 0; i < kCount; ++i)
        statistics.add({hopOf(HopKind::Lost, quint64(i + 1), i)});
    const DeliveryReport report = statistics.take(kEndNs).at(0).report;
    QCOMPARE(report.total.lost, quint64(kCount));
    QVERIFY(report.lost.size() <= DeliveryCounter::kMaxLost);
    QCOMPARE(report.lost.constLast().message, quint64(kCount));
}

void tst_StreamStatistics::sumsEventsBeyondTheBound()
{
    StreamStatistics statistics;
    QList<Hop> hops;
    for (int i = 0; i < DeliveryCounter::kMaxEvents + 10; ++i) {
        hops.append(hopOf(HopKind::Delivered, 1, 0));
        hops.last().eventName = "event" + QByteArray::number(i);
    }
    statistics.add(hops);
    const DeliveryReport report = statistics.take(kEndNs).at(0).report;
    QCOMPARE(report.events.size(), DeliveryCounter::kMaxEvents + 1);
    QVERIFY(report.events.constLast().event.isEmpty());
    QCOMPARE(report.events.constLast().account.delivered, 10U);
}

void tst_StreamStatistics::countsWhatAFilterTakes()
{
    StreamStatistics statistics;
    statistics.addFilter(FilterSeries(1, [](const Hop &hop) { return hop.kind == HopKind::Delivered; }));
    statistics.addFilter(FilterSeries(2, [](const Hop &) { return false; }));
    statistics.add(messageRows(1, 0));
    QCOMPARE(statistics.take(kEndNs).at(0).filterMatches, (QHash<int, quint32>{{1, 2}, {2, 0}}));
    statistics.removeFilter(2);
    statistics.add(messageRows(2, kSecond));
    QCOMPARE(statistics.take(kEndNs).at(0).filterMatches, (QHash<int, quint32>{{1, 2}}));
}

void tst_StreamStatistics::countsWhatWasDropped()
{
    StreamStatistics statistics;
    StatisticsHistory history;
    Hop notice = hopOf(HopKind::ObservationsDropped, 0, 0);
    for (const qint32 count : {5, 7}) {
        notice.count = count;
        notice.timeNs += kSecond;
        statistics.add({notice});
    }
    const QList<StatisticsSecond> seconds = statistics.take(kEndNs);
    QCOMPARE(seconds.size(), 2);
    for (const StatisticsSecond &second : seconds)
        history.add(second);
    QCOMPARE(seconds.at(0).dropped, 5U);
    QCOMPARE(seconds.at(0).messages, 0U);
    QCOMPARE(history.summary(3'630).dropped, 12U);
}

void tst_StreamStatistics::historySumsUpTheNewestSeconds()
{
    StreamStatistics statistics;
    for (quint64 message = 0; message < 100; ++message)
        statistics.add(messageRows(message + 1, qint64(message) * kSecond / 10));
    StatisticsHistory history;
    for (const StatisticsSecond &second : statistics.take(kEndNs))
        history.add(second);
    const StatisticsHistory::Summary summary = history.summary(3'610);
    QCOMPARE(summary.messagesPerSecond, 10.0);
    QVERIFY(std::abs(summary.p95Ms.value() - 3) <= 3 * LatencyHistogram::kMaxError);
    QCOMPARE(summary.lost, 0U);
    QCOMPARE(history.summary(3'630), StatisticsHistory::Summary{});
    QCOMPARE(history.rates(RateKind::ToClientsByEvent).lines({3'600, 3'610}, 8).at(0).points.size(), 10);
}

void tst_StreamStatistics::historyKeepsGaugesOfNodesAndRedis()
{
    StatisticsHistory history;
    NodeMetrics node;
    node.nodeId = QStringLiteral("node-a");
    node.timeNs = kStartNs;
    node.cpuShare = 0.25;
    node.residentBytes = 10 * 1'048'576;
    history.add(node);
    RedisMetrics redis;
    redis.timeNs = kStartNs;
    redis.clients = 7;
    history.add(redis);
    const SecondRange range{3'600, 3'601};
    QCOMPARE(history.nodes(NodeGauge::CpuPercent).at(node.nodeId).points(range).at(0).value, 25.0);
    QCOMPARE(history.nodes(NodeGauge::MemoryMiB).at(node.nodeId).points(range).at(0).value, 10.0);
    QCOMPARE(history.redis(RedisGauge::Clients).points(range).at(0).value, 7.0);
}

void tst_StreamStatistics::faultsLastFromDownToUp()
{
    FaultLog log;
    NodeStatus node;
    node.spec.id = QStringLiteral("node-a");
    node.spec.name = QStringLiteral("node A");
    node.state = ProcessState::Starting;
    QVERIFY(!log.note(node, 1));
    node.state = ProcessState::Running;
    QVERIFY(!log.note(node, 2));
    node.state = ProcessState::Crashed;
    QVERIFY(log.note(node, 3));
    QCOMPARE(log.faults(), QList<Fault>({{node.spec.id, node.spec.name, 3, 0}}));
    node.state = ProcessState::Starting;
    QVERIFY(!log.note(node, 4));
    node.state = ProcessState::Running;
    QVERIFY(log.note(node, 5));
    QCOMPARE(log.faults().at(0).toNs, 5);

    RedisStatus redis;
    redis.state = ProcessState::Running;
    log.note(redis, 6);
    redis.state = ProcessState::Stopped;
    QVERIFY(log.note(redis, 7));
    QCOMPARE(log.faults().size(), 2);
}

void tst_StreamStatistics::faultsEndWithTheirNode()
{
    FaultLog log;
    NodeStatus node;
    node.spec.id = QStringLiteral("node-a");
    for (int i = 0; i < FaultLog::kMaxFaults + 5; ++i) {
        node.state = ProcessState::Running;
        log.note(node, 2 * i);
        node.state = ProcessState::Crashed;
        log.note(node, 2 * i + 1);
    }
    QCOMPARE(log.faults().size(), FaultLog::kMaxFaults);
    QVERIFY(log.forget(node.spec.id, 9'999));
    QCOMPARE(log.faults().constLast().toNs, 9'999);
    QVERIFY(!log.forget(node.spec.id, 10'000));
}

/// Divided by 6,000 this is the time for one row; at 50,000 rows a second it is the part of a core that counting takes.
void tst_StreamStatistics::costOfARow()
{
    StreamStatistics statistics;
    statistics.addClient(QStringLiteral("client-1"));
    for (int id = 0; id < int(StatisticsHistory::kMaxFilters); ++id)
        statistics.addFilter(FilterSeries(id, [](const Hop &hop) { return hop.eventName == "none"; }));
    QList<Hop> hops;
    for (quint64 message = 1; message <= 1'000; ++message)
        hops += messageRows(message, qint64(message) * 100'000);
    QBENCHMARK
    {
        statistics.add(hops);
        QVERIFY(!statistics.take(kEndNs).isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_StreamStatistics)
#include "tst_streamstatistics.moc"
