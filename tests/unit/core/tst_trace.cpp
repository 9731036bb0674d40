#include "core/trace.h"
#include "core/traceexport.h"
#include "support/recordedhops.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace relayscope::core;

namespace {

const Place kClient1 = relayscope::testing::RecordedHops::client(1);
const Place kClient2 = relayscope::testing::RecordedHops::client(2);
const Place kClient10 = relayscope::testing::RecordedHops::client(10);
const Place kNodeA = relayscope::testing::RecordedHops::node('A');
const Place kNodeB = relayscope::testing::RecordedHops::node('B');
const Place kRedis = relayscope::testing::RecordedHops::redis();
const Place kStranger{PlaceKind::ForeignServer, QStringLiteral("uid-x"), QStringLiteral("server uid-x")};

class Recording : public relayscope::testing::RecordedHops {
public:
    [[nodiscard]] Trace trace() const { return Trace::of(hops); }
};

QStringList sentencesOf(const Trace &trace)
{
    QStringList texts;
    for (const TraceVerdict &verdict : trace.verdicts)
        texts.append(verdict.text);
    return texts;
}

QStringList lanesOf(const Trace &trace)
{
    QStringList names;
    for (const Place &lane : trace.lanes)
        names.append(lane.name);
    return names;
}

} // namespace

class tst_Trace final : public QObject {
    Q_OBJECT

private slots:
    void nothingGivesAnEmptyTrace();
    void joinsTheEndsOfEachWay();
    void putsLanesInTheirOrder();
    void takesTheRedisEndFromTheEarliestWitness();
    void doesNotRunBackwards();
    void tellsTheVerdictOfANode_data();
    void tellsTheVerdictOfANode();
    void tellsWhoWasReached();
    void tellsWhoWasExcluded();
    void tellsWhatWasLost();
    void countsWhatWasLostOnTheWayToANode();
    void tellsOfADuplicate();
    void tellsOfAnAck();
    void tellsWhoseAckIsMissing();
    void tellsThatTheServerGaveNoAck();
    void tellsOfALocalBroadcast();
    void tellsThatNobodyIsSubscribed();
    void tellsOfReceiversThatDoNotReport();
    void marksWhatHasOneEndAsInferred();
    void marksAForeignPublisherAsInferred();
    void saysThatOrderAloneJoins();
    void everyHopIsInAStep();
    void mermaidHasEveryStep();
    void mermaidTakesNamesLiterally();
    void jsonHasEveryStep();
};

void tst_Trace::nothingGivesAnEmptyTrace()
{
    const Trace trace = Trace::of({});
    QVERIFY(trace.isEmpty());
    QCOMPARE(trace, Trace());
    QCOMPARE(trace.stepOf(1), -1);
}

void tst_Trace::joinsTheEndsOfEachWay()
{
    Recording recording;
    recording.sent();
    recording.published();
    recording.onBus(HopKind::ReceivedFromRedis, 420, kRedis, kNodeB, Verdict::Delivered).count = 1;
    recording.delivered(450, kNodeB, kClient2);
    const Trace trace = recording.trace();

    QCOMPARE(trace.message, quint64{7});
    QCOMPARE(trace.eventName, QByteArray("chat"));
    QCOMPARE(trace.sender, kClient1);
    QCOMPARE(trace.hopCount, 7);
    QCOMPARE(trace.durationNs, qint64{510'000});
    QCOMPARE(trace.steps.size(), 4);
    QVERIFY(
        std::none_of(trace.steps.cbegin(), trace.steps.cend(), [](const TraceStep &step) { return step.inferred; }));

    const TraceStep &sent = trace.steps.at(0);
    QCOMPARE(trace.lanes.at(sent.from), kClient1);
    QCOMPARE(trace.lanes.at(sent.to), kNodeA);
    QCOMPARE(sent.departureNs, qint64{0});
    QCOMPARE(sent.arrivalNs, qint64{100'000});
    QCOMPARE(sent.hops, (QList<quint64>{100, 101}));

    const TraceStep &received = trace.steps.at(2);
    QCOMPARE(trace.lanes.at(received.from), kRedis);
    QCOMPARE(trace.lanes.at(received.to), kNodeB);
    QCOMPARE(received.departureNs, qint64{300'000});
    QCOMPARE(received.arrivalNs, qint64{420'000});
    QCOMPARE(received.text, QStringLiteral("received for 1 socket"));

    QCOMPARE(trace.steps.at(3).verdict, Verdict::Delivered);
    QCOMPARE(trace.stepOf(106), 3);
}

void tst_Trace::putsLanesInTheirOrder()
{
    Recording recording;
    recording.delivered(1, kNodeA, kClient10);
    recording.onBus(HopKind::ReceivedFromRedis, 5, kRedis, kNodeB, Verdict::NoSocketInRoom);
    recording.published();
    recording.delivered(3, kNodeA, kClient2);
    recording.sent();
    QCOMPARE(lanesOf(recording.trace()),
        (QStringList{QStringLiteral("client 1"), QStringLiteral("node A"), QStringLiteral("Redis"),
            QStringLiteral("node B"), QStringLiteral("client 2"), QStringLiteral("client 10")}));
}

void tst_Trace::takesTheRedisEndFromTheEarliestWitness()
{
    Recording recording;
    recording.sent();
    recording.onBus(HopKind::Published, 150, kNodeA, kRedis, Verdict::Published);
    recording.onBus(HopKind::ReceivedFromRedis, 250, kRedis, kNodeB, Verdict::Delivered);
    recording.onBus(HopKind::SeenOnRedis, 300, kNodeA, kRedis);
    const Trace trace = recording.trace();
    QCOMPARE(trace.steps.at(1).arrivalNs, qint64{250'000});
    QCOMPARE(trace.steps.at(2).departureNs, qint64{250'000});
    QVERIFY(!trace.steps.at(2).inferred);
}

void tst_Trace::doesNotRunBackwards()
{
    Recording recording;
    recording.add(HopKind::Received, 90, kClient1, kNodeA);
    recording.add(HopKind::Sent, 100, kClient1, kNodeA);
    const Trace trace = recording.trace();
    QCOMPARE(trace.steps.size(), 1);
    QCOMPARE(trace.steps.constFirst().durationNs(), qint64{0});
}

void tst_Trace::tellsTheVerdictOfANode_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("sockets");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("delivered") << Verdict::Delivered << 2 << QString()
                               << QStringLiteral("node B: delivered to 2 sockets");
    QTest::newRow("own echo") << Verdict::OwnEchoIgnored << 0 << QString()
                              << QStringLiteral("node B: own echo ignored");
    QTest::newRow("room elsewhere") << Verdict::NoSocketInRoom << 0 << QString()
                                    << QStringLiteral("node B: ignored, no socket in room lobby");
    QTest::newRow("no clients") << Verdict::NoSocket << 0 << QString()
                                << QStringLiteral("node B: ignored, no clients here");
    QTest::newRow("all excluded") << Verdict::Excluded << 0 << QString()
                                  << QStringLiteral("node B: ignored, all its sockets there are excluded");
    QTest::newRow("all busy") << Verdict::VolatileDropped << 0 << QString()
                              << QStringLiteral("node B: dropped, volatile and no socket could take it at once");
    QTest::newRow("other namespace") << Verdict::OtherNamespace << 0 << QString()
                                     << QStringLiteral("node B: ignored, other namespace");
    QTest::newRow("undecodable") << Verdict::Undecodable << 0 << QStringLiteral("not an array")
                                 << QStringLiteral("node B: ignored, undecodable: not an array");
    QTest::newRow("duplicate") << Verdict::Duplicate << 0 << QString()
                               << QStringLiteral("node B: received a second copy from Redis");
    QTest::newRow("unknown request") << Verdict::None << 0 << QStringLiteral("no such request waits here")
                                     << QStringLiteral("node B: ignored: no such request waits here");
}

void tst_Trace::tellsTheVerdictOfANode()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, sockets);
    QFETCH(QString, reason);
    Recording recording;
    recording.sent();
    recording.published();
    Hop &received = recording.onBus(HopKind::ReceivedFromRedis, 400, kRedis, kNodeB, verdict);
    received.count = sockets;
    received.text = reason;
    const Trace trace = recording.trace();
    QTEST(sentencesOf(trace).value(0), "sentence");
    QCOMPARE(trace.verdicts.constFirst().place, kNodeB);
    QCOMPARE(trace.verdicts.constFirst().verdict, verdict);
}

void tst_Trace::tellsWhoWasReached()
{
    Recording recording;
    recording.sent();
    recording.delivered(200, kNodeA, kClient1);
    recording.add(HopKind::WrittenToClient, 210, kNodeA, kClient2, Verdict::Delivered);
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace),
        (QStringList{QStringLiteral("client 1: delivered after 0.260 ms"),
            QStringLiteral("client 2: written, arrival not seen")}));
    QCOMPARE(trace.expectedClients, 2);
    QCOMPARE(trace.reachedClients, 1);
    QVERIFY(trace.verdicts.at(1).inferred);
}

void tst_Trace::tellsWhoWasExcluded()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::Skipped, 200, kNodeA, kClient2, Verdict::Excluded);
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace), QStringList{QStringLiteral("client 2: excluded by node A")});
    QVERIFY(trace.steps.constLast().stopped);
    QVERIFY(!trace.steps.constLast().inferred);
    QCOMPARE(trace.expectedClients, 0);
}

void tst_Trace::tellsWhatWasLost()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::WrittenToClient, 200, kNodeA, kClient2, Verdict::Delivered);
    recording.add(HopKind::Lost, 2'200, kNodeA, kClient2, Verdict::Lost);
    const Trace trace = recording.trace();
    QCOMPARE(trace.steps.size(), 2);
    QVERIFY(trace.steps.constLast().stopped);
    QCOMPARE(trace.steps.constLast().verdict, Verdict::Lost);
    QCOMPARE(sentencesOf(trace), QStringList{QStringLiteral("client 2: lost, its connection closed after 2.20 ms")});
    QCOMPARE(trace.losses, 1);
    QCOMPARE(trace.reachedClients, 0);
}

void tst_Trace::countsWhatWasLostOnTheWayToANode()
{
    Recording recording;
    recording.add(HopKind::Sent, 0, kClient1, kNodeA);
    recording.add(HopKind::Lost, 2'200, kClient1, kNodeA, Verdict::Lost);
    const Trace trace = recording.trace();
    QCOMPARE(trace.losses, 1);
    QCOMPARE(trace.expectedClients, 0);
}

void tst_Trace::tellsOfADuplicate()
{
    Recording recording;
    recording.sent();
    recording.delivered(200, kNodeA, kClient2);
    Hop &again = recording.add(HopKind::Delivered, 900, kNodeA, kClient2, Verdict::Duplicate);
    again.duplicateOf = 103;
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace).constLast(), QStringLiteral("client 2: duplicate of #103 after 0.900 ms"));
    QCOMPARE(trace.reachedClients, 1);
}

void tst_Trace::tellsOfAnAck()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::AckSent, 200, kNodeA, kClient1);
    recording.add(HopKind::AckDelivered, 2'000, kNodeA, kClient1, Verdict::AckReceived);
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace), QStringList{QStringLiteral("client 1: ack received after 2.00 ms")});
    QCOMPARE(trace.steps.constLast().verdict, Verdict::AckReceived);
    QVERIFY(trace.missingAcks.isEmpty());
}

void tst_Trace::tellsWhoseAckIsMissing()
{
    Recording recording;
    recording.sent();
    recording.delivered(200, kNodeA, kClient1);
    recording.delivered(210, kNodeA, kClient2);
    for (Hop &hop : recording.hops) {
        if (hop.kind == HopKind::WrittenToClient)
            hop.ackId = 4;
    }
    recording.add(HopKind::ClientAckSent, 300, kClient1, kNodeA);
    recording.add(HopKind::AckReceived, 400, kClient1, kNodeA, Verdict::AckReceived);
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace),
        (QStringList{QStringLiteral("client 1: delivered after 0.260 ms"),
            QStringLiteral("node A: ack of client 1 received after 0.400 ms"),
            QStringLiteral("node A: ack missing from client 2"),
            QStringLiteral("client 2: delivered after 0.270 ms")}));
    QCOMPARE(trace.missingAcks.size(), 1);
    const TraceStep &missing = trace.steps.constLast();
    QCOMPARE(missing.verdict, Verdict::AckMissing);
    QVERIFY(missing.stopped);
    QVERIFY(missing.inferred);
}

void tst_Trace::tellsThatTheServerGaveNoAck()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::AckMissing, 5'000'000, kClient1, kNodeA, Verdict::AckMissing);
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace), QStringList{QStringLiteral("client 1: ack missing from node A")});
    QVERIFY(trace.steps.constLast().isNote());
    QCOMPARE(trace.missingAcks.size(), 1);
}

void tst_Trace::tellsOfALocalBroadcast()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::Skipped, 120, kNodeA, kNodeA, Verdict::LocalFlag);
    recording.add(HopKind::LocalBroadcast, 130, kNodeA, kNodeA, Verdict::NoSocketInRoom);
    QCOMPARE(sentencesOf(recording.trace()),
        (QStringList{QStringLiteral("node A: not published, the broadcast is local"),
            QStringLiteral("node A: no socket of its own in any of the rooms")}));
}

void tst_Trace::tellsThatNobodyIsSubscribed()
{
    Recording recording;
    recording.sent();
    recording.onBus(HopKind::Published, 150, kNodeA, kRedis, Verdict::NoSubscriber);
    recording.onBus(HopKind::SeenOnRedis, 300, kNodeA, kRedis);
    QCOMPARE(
        sentencesOf(recording.trace()), QStringList{QStringLiteral("node A: published, but nobody is subscribed")});
}

void tst_Trace::tellsOfReceiversThatDoNotReport()
{
    Recording recording;
    recording.sent();
    recording.published();
    recording.hops[2].count = 3;
    recording.onBus(HopKind::ReceivedFromRedis, 400, kRedis, kNodeA, Verdict::OwnEchoIgnored);
    const Trace trace = recording.trace();
    QCOMPARE(sentencesOf(trace),
        (QStringList{QStringLiteral("node A: own echo ignored"),
            QStringLiteral("Redis: 2 more receivers, which have not reported")}));
    QVERIFY(trace.verdicts.constLast().inferred);
}

void tst_Trace::marksWhatHasOneEndAsInferred()
{
    Recording recording;
    recording.add(HopKind::Received, 0, kClient1, kNodeA);
    recording.onBus(HopKind::Published, 150, kNodeA, kRedis, Verdict::Published);
    recording.onBus(HopKind::ReceivedFromRedis, 400, kRedis, kNodeB, Verdict::Delivered);
    const Trace trace = recording.trace();
    QCOMPARE(trace.steps.size(), 3);
    for (const TraceStep &step : trace.steps) {
        QVERIFY(step.inferred);
        QVERIFY(!step.doubt.isEmpty());
    }
}

void tst_Trace::marksAForeignPublisherAsInferred()
{
    Recording recording;
    recording.onBus(HopKind::SeenOnRedis, 0, kStranger, kRedis).inferred = true;
    Hop &received = recording.onBus(HopKind::ReceivedFromRedis, 100, kRedis, kNodeB, Verdict::Delivered);
    received.inferred = true;
    received.text = QStringLiteral("ambiguous: one of 2 equal messages");
    const Trace trace = recording.trace();
    QCOMPARE(trace.sender, kStranger);
    QCOMPARE(lanesOf(trace).constFirst(), kStranger.name);
    QVERIFY(trace.steps.at(0).inferred);
    QVERIFY(trace.steps.at(1).inferred);
    QCOMPARE(trace.steps.at(1).doubt, received.text);
}

void tst_Trace::saysThatOrderAloneJoins()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::WrittenToClient, 200, kNodeA, kClient2, Verdict::Delivered);
    recording.add(HopKind::WrittenToClient, 210, kNodeA, kClient2, Verdict::Delivered);
    recording.add(HopKind::Delivered, 300, kNodeA, kClient2, Verdict::Delivered);
    recording.add(HopKind::Delivered, 310, kNodeA, kClient2, Verdict::Delivered);
    const Trace trace = recording.trace();
    QCOMPARE(trace.steps.size(), 3);
    QCOMPARE(trace.steps.at(1).hops, (QList<quint64>{102, 104}));
    QCOMPARE(trace.steps.at(2).hops, (QList<quint64>{103, 105}));
    QVERIFY(trace.steps.at(1).inferred);
    QCOMPARE(trace.steps.at(1).doubt, QStringLiteral("joined by order: one of 2 equal ones"));
}

void tst_Trace::everyHopIsInAStep()
{
    Recording recording;
    recording.sent();
    recording.published();
    recording.onBus(HopKind::ReceivedFromRedis, 390, kRedis, kNodeA, Verdict::OwnEchoIgnored);
    recording.onBus(HopKind::ReceivedFromRedis, 420, kRedis, kNodeB, Verdict::Delivered).count = 1;
    recording.delivered(450, kNodeB, kClient2);
    recording.add(HopKind::LocalBroadcast, 160, kNodeA, kNodeA, Verdict::Delivered);
    recording.add(HopKind::RoomJoined, 170, kClient1, kNodeA).room = "lobby";
    recording.add(HopKind::Skipped, 180, kNodeA, kClient10, Verdict::Excluded);
    const Trace trace = recording.trace();
    for (const Hop &hop : recording.hops)
        QVERIFY2(trace.stepOf(hop.number) >= 0, qPrintable(QString::number(hop.number)));
}

void tst_Trace::mermaidHasEveryStep()
{
    Recording recording;
    recording.sent();
    recording.add(HopKind::LocalBroadcast, 130, kNodeA, kNodeA, Verdict::Delivered).count = 1;
    recording.add(HopKind::Skipped, 140, kNodeA, kClient2, Verdict::Excluded);
    recording.add(HopKind::WrittenToClient, 200, kNodeA, kClient1, Verdict::Delivered);
    QCOMPARE(QString::fromUtf8(toMermaid(recording.trace())),
        QStringLiteral("sequenceDiagram\n"
                       "    actor p0 as client 1\n"
                       "    participant p1 as node A\n"
                       "    actor p2 as client 2\n"
                       "    p0->>p1: chat - sent (0.100 ms)\n"
                       "    Note over p1: chat - local broadcast, 1 socket (0.130 ms)\n"
                       "    p1-xp2: chat - excluded (0.140 ms)\n"
                       "    p1-->>p0: chat - written, arrival not seen (0.200 ms)\n"));
}

void tst_Trace::mermaidTakesNamesLiterally()
{
    Recording recording;
    recording.add(HopKind::Sent, 0, kClient1, kNodeA).eventName = "end; #1\nloop";
    recording.add(HopKind::Received, 1, kClient1, kNodeA).eventName = "end; #1\nloop";
    QVERIFY(toMermaid(recording.trace()).contains(": #101;nd#59; #35;1 loop - sent (0.001 ms)\n"));
}

void tst_Trace::jsonHasEveryStep()
{
    Recording recording;
    recording.sent();
    recording.published();
    recording.onBus(HopKind::ReceivedFromRedis, 390, kRedis, kNodeB, Verdict::NoSocketInRoom);
    const Trace trace = recording.trace();
    const QJsonObject document = QJsonDocument::fromJson(toJson(trace)).object();
    QCOMPARE(document.value(QLatin1String("event")).toString(), QStringLiteral("chat"));
    QCOMPARE(document.value(QLatin1String("lanes")).toArray().size(), trace.lanes.size());
    const QJsonArray steps = document.value(QLatin1String("steps")).toArray();
    QCOMPARE(steps.size(), trace.steps.size());
    QCOMPARE(steps.last().toObject().value(QLatin1String("verdict")).toString(), QStringLiteral("noSocketInRoom"));
    QCOMPARE(document.value(QLatin1String("verdicts")).toArray().size(), trace.verdicts.size());
}

QTEST_GUILESS_MAIN(tst_Trace)
#include "tst_trace.moc"
