#include "core/channelcensus.h"
#include "core/nodemeter.h"
#include "core/roomcensus.h"

#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::core;
using telemetry::Event;
using telemetry::EventKind;

namespace {

constexpr qint64 kSecondNs = 1'000'000'000;
const QString kNodeA = QStringLiteral("node-a");
const QString kNodeB = QStringLiteral("node-b");

telemetry::Counters counters(qint64 timeNs, double events, double ownEchoes, double unknownRooms)
{
    return {timeNs,
        {{"relayscope_events_received_total", events}, {"relayscope_sockets{namespace=\"/\"}", 3},
            {"relayscope_sockets{namespace=\"/b\"}", 2}, {"relayscope_rooms{namespace=\"/\"}", 4},
            {"relayscope_bus_ignored_total{reason=\"own_echo\"}", ownEchoes},
            {"relayscope_bus_ignored_total{reason=\"unknown_room\"}", unknownRooms},
            {"process_cpu_seconds_total", events / 1'000}, {"process_resident_memory_bytes", 5e6},
            {"something_else", 1}}};
}

Event happened(EventKind kind, const QByteArray &socket, const QByteArray &room = {}, const QByteArray &nsp = "/")
{
    Event made;
    made.kind = kind;
    made.socket = socket;
    made.nsp = nsp;
    made.room = room;
    return made;
}

const ChannelStat *find(const QList<ChannelStat> &stats, const QByteArray &channel)
{
    const auto found = std::find_if(
        stats.cbegin(), stats.cend(), [&channel](const ChannelStat &stat) { return stat.channel == channel; });
    return found == stats.cend() ? nullptr : &*found;
}

} // namespace

class tst_Measurements final : public QObject {
    Q_OBJECT

private slots:
    void ratesAreDifferencesOfTotals();
    void aNewRunOfANodeHasNothingToCompareWith();
    void countsSocketsInRooms();
    void countsSocketsOfWholeNamespaces();
    void theOwnRoomIsNone();
    void aSocketThatLeavesTakesItsRoomsAlong();
    void anEndedNodeHasNobodyInItsRooms();
    void boundsTheMemberships();
    void tellsTheKindsOfChannels();
    void tellsWhatChangedOnly();
    void ratesOfChannelsFade();
    void forgetsTheLongestSilentChannels();
};

void tst_Measurements::ratesAreDifferencesOfTotals()
{
    NodeMeter meter;
    QVERIFY(!meter.add(kNodeA, counters(kSecondNs, 100, 1, 2)));
    const std::optional<NodeMetrics> metrics = meter.add(kNodeA, counters(3 * kSecondNs, 500, 5, 4));
    QVERIFY(metrics);
    QCOMPARE(metrics->nodeId, kNodeA);
    QCOMPARE(metrics->timeNs, 3 * kSecondNs);
    QCOMPARE(metrics->eventsInPerSecond, 200.0);
    QCOMPARE(metrics->busIgnoredPerSecond, 3.0);
    QCOMPARE(metrics->cpuShare, 0.2);
    QCOMPARE(metrics->residentBytes, qint64{5'000'000});
    QCOMPARE(metrics->sockets, 5);
    QCOMPARE(metrics->rooms, 4);
}

void tst_Measurements::aNewRunOfANodeHasNothingToCompareWith()
{
    NodeMeter meter;
    QVERIFY(!meter.add(kNodeA, counters(kSecondNs, 100, 1, 2)));
    QVERIFY(!meter.add(kNodeB, counters(kSecondNs, 100, 1, 2)));
    meter.forget(kNodeA);
    QVERIFY(!meter.add(kNodeA, counters(2 * kSecondNs, 10, 0, 0)));
    QVERIFY(meter.add(kNodeB, counters(2 * kSecondNs, 110, 1, 2)));
}

void tst_Measurements::countsSocketsInRooms()
{
    RoomCensus census;
    census.apply(kNodeB, happened(EventKind::RoomJoined, "s3", "lobby"));
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s1", "lobby"));
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s2", "lobby"));
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s2", "lobby"));
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s2", "lobby", "/b"));
    QVERIFY(census.takeChanged());
    QVERIFY(!census.takeChanged());
    QCOMPARE(census.cells(),
        (QList<RoomCell>{{"/", "lobby", kNodeA, 2}, {"/", "lobby", kNodeB, 1}, {"/b", "lobby", kNodeA, 1}}));
    census.apply(kNodeA, happened(EventKind::RoomLeft, "s1", "lobby"));
    census.apply(kNodeA, happened(EventKind::RoomLeft, "s1", "lobby"));
    census.apply(kNodeB, happened(EventKind::RoomLeft, "s3", "lobby"));
    QCOMPARE(census.cells(), (QList<RoomCell>{{"/", "lobby", kNodeA, 1}, {"/b", "lobby", kNodeA, 1}}));
}

void tst_Measurements::countsSocketsOfWholeNamespaces()
{
    RoomCensus census;
    for (const char *socket : {"s1", "s2"})
        census.apply(kNodeA, happened(EventKind::SocketConnected, socket));
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s1", "lobby"));
    QCOMPARE(census.cells(), (QList<RoomCell>{{"/", "", kNodeA, 2}, {"/", "lobby", kNodeA, 1}}));
    census.apply(kNodeA, happened(EventKind::SocketDisconnected, "s1"));
    QCOMPARE(census.cells(), (QList<RoomCell>{{"/", "", kNodeA, 1}}));
}

void tst_Measurements::theOwnRoomIsNone()
{
    RoomCensus census;
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s1", "s1"));
    QVERIFY(census.cells().isEmpty());
}

void tst_Measurements::aSocketThatLeavesTakesItsRoomsAlong()
{
    RoomCensus census;
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s1", "lobby"));
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s2", "lobby"));
    census.apply(kNodeA, happened(EventKind::SocketDisconnected, "s1"));
    QCOMPARE(census.cells(), (QList<RoomCell>{{"/", "lobby", kNodeA, 1}}));
}

void tst_Measurements::anEndedNodeHasNobodyInItsRooms()
{
    RoomCensus census;
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s1", "lobby"));
    census.apply(kNodeB, happened(EventKind::RoomJoined, "s2", "lobby"));
    QVERIFY(census.takeChanged());
    census.forgetNode(kNodeA);
    QVERIFY(census.takeChanged());
    QCOMPARE(census.cells(), (QList<RoomCell>{{"/", "lobby", kNodeB, 1}}));
}

void tst_Measurements::boundsTheMemberships()
{
    RoomCensus census;
    for (qsizetype i = 0; i < RoomCensus::kMaxMemberships + 2; ++i)
        census.apply(kNodeA, happened(EventKind::RoomJoined, QByteArray::number(i), "lobby"));
    QCOMPARE(census.takeUncounted(), quint64{2});
    QCOMPARE(census.cells().constFirst().sockets, int(RoomCensus::kMaxMemberships));
    census.forgetNode(kNodeA);
    census.apply(kNodeA, happened(EventKind::RoomJoined, "s1", "lobby"));
    QCOMPARE(census.takeUncounted(), quint64{0});
}

void tst_Measurements::tellsTheKindsOfChannels()
{
    ChannelCensus census;
    for (const char *channel : {"socket.io#/#", "socket.io#/#lobby#", "socket.io-request#/b#", "news"})
        census.add(channel, 10, kSecondNs);
    census.note("socket.io-response#/#uid#");
    const QList<ChannelStat> stats = census.takeChanged();
    QCOMPARE(stats.size(), 5);
    QCOMPARE(find(stats, "socket.io#/#")->kind, ChannelStat::Kind::Broadcast);
    QCOMPARE(find(stats, "socket.io#/#")->prefix, QByteArray("socket.io"));
    QCOMPARE(find(stats, "socket.io#/#lobby#")->kind, ChannelStat::Kind::Room);
    QCOMPARE(find(stats, "socket.io#/#lobby#")->room, QByteArray("lobby"));
    QCOMPARE(find(stats, "socket.io-request#/b#")->kind, ChannelStat::Kind::Request);
    QCOMPARE(find(stats, "socket.io-request#/b#")->nsp, QByteArray("/b"));
    QCOMPARE(find(stats, "socket.io-response#/#uid#")->kind, ChannelStat::Kind::Response);
    QCOMPARE(find(stats, "socket.io-response#/#uid#")->lastSeenNs, qint64{0});
    QCOMPARE(find(stats, "news")->kind, ChannelStat::Kind::Plain);
    QCOMPARE(find(stats, "news")->messages, quint64{1});
    QCOMPARE(find(stats, "news")->bytes, quint64{10});
}

void tst_Measurements::tellsWhatChangedOnly()
{
    ChannelCensus census;
    census.add("a", 1, kSecondNs);
    census.add("b", 1, kSecondNs);
    QCOMPARE(census.takeChanged().size(), 2);
    QVERIFY(!census.hasChanges());
    census.setSubscribers("a", 2);
    census.setSubscribers("unknown", 2);
    census.setSubscribers("a", 2);
    const QList<ChannelStat> changed = census.takeChanged();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.constFirst().subscribers, 2);
}

void tst_Measurements::ratesOfChannelsFade()
{
    ChannelCensus census;
    census.measure(kSecondNs);
    for (int i = 0; i < 6; ++i)
        census.add("a", 1, kSecondNs);
    census.measure(3 * kSecondNs);
    QCOMPARE(census.takeChanged().constFirst().ratePerSecond, 3.0);
    census.measure(4 * kSecondNs);
    QCOMPARE(census.takeChanged().constFirst().ratePerSecond, 0.0);
    census.measure(5 * kSecondNs);
    QVERIFY(!census.hasChanges());
}

void tst_Measurements::forgetsTheLongestSilentChannels()
{
    ChannelCensus census;
    census.note("subscribed");
    census.setSubscribers("subscribed", 1);
    for (qsizetype i = 1; i < ChannelCensus::kMaxChannels; ++i)
        census.add(QByteArray::number(i), 1, i);
    QVERIFY(census.takeForgotten().isEmpty());
    census.add("one more", 1, kSecondNs);
    const QList<QByteArray> forgotten = census.takeForgotten();
    QCOMPARE(forgotten.size(), ChannelCensus::kMaxChannels / 10);
    QVERIFY(forgotten.contains("1"));
    QVERIFY(!forgotten.contains("subscribed"));
    QCOMPARE(census.channels().size(), ChannelCensus::kMaxChannels - forgotten.size() + 1);
}

QTEST_GUILESS_MAIN(tst_Measurements)
#include "tst_measurements.moc"
