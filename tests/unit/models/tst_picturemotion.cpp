#include "models/clustermodel.h"
#include "models/picturemodel.h"
#include "pictureclusters.h"

#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using namespace relayscope::models;
using core::HopKind;
using core::Verdict;
using pictureclusters::client;
using pictureclusters::clientId;
using pictureclusters::hop;
using pictureclusters::node;
using pictureclusters::nodeId;
using pictureclusters::redis;

namespace {

const PicturePlayer::Dot *dotOn(const PicturePlayer &player, EdgeKind kind, const QString &boxId)
{
    for (const PicturePlayer::Dot &dot : player.dots()) {
        if (dot.edge == PictureEdgeId{kind, boxId})
            return &dot;
    }
    return nullptr;
}

void fill(ClusterModel &cluster, int nodes, int clients)
{
    cluster.setRedis({});
    for (const core::NodeStatus &status : pictureclusters::nodes(nodes))
        cluster.setNode(status);
    for (const core::ClientStatus &status : pictureclusters::clients(clients, nodes))
        cluster.setClient(status);
}

} // namespace

/// Steps, player, traffic and the model that joins them.
class tst_PictureMotion : public QObject {
    Q_OBJECT

private slots:
    void everyWayOfAMessageIsOneStep();
    void localDeliveryHasItsOwnEdge();
    void reasonIsNoted_data();
    void reasonIsNoted();
    void foreignClientStandsAtItsNode();
    void hopsStartWhenTheirCauseHasArrived();
    void hopsDoNotOvertakeEachOther();
    void slowMessagesPlayOneAfterAnother();
    void replayPlaysAlone();
    void whatIsTooMuchIsCounted();
    void notesFadeAndEnd();
    void rateIsThatOfTheWindow();
    void busyEdgesCalmDown();
    void loadIsMeasuredByThePeak();
    void modelFollowsTheCluster();
    void modelWithoutMotionOnlyCounts();
    void busyEdgeHasNoMoreDots();
    void firstMessageOfTheDemoIsSlow();
    void foreignServerAppears();
    void sendOfANodeStartsAtItsBox();
    void emitterStartsAtItsBox();
    void tooMuchIsSaid();
};

void tst_PictureMotion::everyWayOfAMessageIsOneStep()
{
    const QList<PictureStep> steps = pictureSteps(pictureclusters::demoMessage(), pictureclusters::scene(2, 2));
    QList<PictureEdgeId> edges;
    for (const PictureStep &step : steps)
        edges.append(step.edge.value_or(PictureEdgeId()));
    const QList<PictureEdgeId> expected{{EdgeKind::ToNode, clientId(1)}, {EdgeKind::Publish, nodeId(0)},
        {EdgeKind::LocalToClient, clientId(1)}, {EdgeKind::Subscribe, nodeId(0)}, {EdgeKind::Subscribe, nodeId(1)},
        {EdgeKind::ToClient, clientId(2)}};
    QCOMPARE(edges, expected);
    QCOMPARE(steps.at(3).note, QStringLiteral("own echo, ignored"));
    QCOMPARE(steps.at(3).look, StepLook::Ignored);
}

void tst_PictureMotion::localDeliveryHasItsOwnEdge()
{
    PictureStepMaker maker;
    const PictureScene scene = pictureclusters::scene(2, 2);
    const core::Hop written = hop(HopKind::WrittenToClient, node(0), client(1));
    QCOMPARE(maker.make(written, scene)->edge->kind, EdgeKind::LocalToClient);
    QVERIFY(maker.make(hop(HopKind::ReceivedFromRedis, redis(), node(0)), scene));
    QCOMPARE(maker.make(written, scene)->edge->kind, EdgeKind::ToClient);
    // Two numbers of one message.
    maker.join({1, 7});
    core::Hop joined = written;
    joined.message = 7;
    QCOMPARE(maker.make(joined, scene)->edge->kind, EdgeKind::ToClient);
}

void tst_PictureMotion::reasonIsNoted_data()
{
    QTest::addColumn<HopKind>("kind");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("travels");
    QTest::newRow("room elsewhere") << HopKind::ReceivedFromRedis << Verdict::NoSocketInRoom
                                    << "no socket in room lobby" << true;
    QTest::newRow("undecodable") << HopKind::ReceivedFromRedis << Verdict::Undecodable << "undecodable" << true;
    QTest::newRow("other namespace") << HopKind::ReceivedFromRedis << Verdict::OtherNamespace << "other namespace"
                                     << true;
    QTest::newRow("no rule") << HopKind::Skipped << Verdict::NoRule << "no rule for it" << false;
    QTest::newRow("local") << HopKind::Skipped << Verdict::LocalFlag << "local flag, not published" << false;
}

void tst_PictureMotion::reasonIsNoted()
{
    QFETCH(HopKind, kind);
    QFETCH(Verdict, verdict);
    QFETCH(QString, note);
    QFETCH(bool, travels);
    core::Hop skipped = hop(kind, travels ? redis() : node(0), node(0), verdict);
    skipped.room = "lobby";
    const std::optional<PictureStep> step = PictureStepMaker().make(skipped, pictureclusters::scene(2, 2));
    QVERIFY(step);
    QCOMPARE(step->note, note);
    QCOMPARE(step->noteBox, nodeId(0));
    QCOMPARE(step->edge.has_value(), travels);
}

void tst_PictureMotion::foreignClientStandsAtItsNode()
{
    const core::Place stranger{core::PlaceKind::Client, QStringLiteral("abc"), QStringLiteral("socket abc")};
    const auto step = PictureStepMaker().make(hop(HopKind::Received, stranger, node(1)), pictureclusters::scene(2, 2));
    QVERIFY(step);
    QCOMPARE(step->edge->boxId, PictureScene::foreignClientsId(nodeId(1)));
}

void tst_PictureMotion::hopsStartWhenTheirCauseHasArrived()
{
    PicturePlayer player;
    for (const PictureStep &step : pictureSteps(pictureclusters::demoMessage(), pictureclusters::scene(2, 2)))
        player.add(step, 1'000);
    const auto *sent = dotOn(player, EdgeKind::ToNode, clientId(1));
    const auto *published = dotOn(player, EdgeKind::Publish, nodeId(0));
    const auto *local = dotOn(player, EdgeKind::LocalToClient, clientId(1));
    const auto *received = dotOn(player, EdgeKind::Subscribe, nodeId(1));
    const auto *delivered = dotOn(player, EdgeKind::ToClient, clientId(2));
    QVERIFY(sent && published && local && received && delivered);
    QCOMPARE(sent->startMs, 1'000);
    QCOMPARE(published->startMs, sent->endMs);
    QCOMPARE(local->startMs, sent->endMs);
    QCOMPARE(received->startMs, published->endMs);
    QCOMPARE(delivered->startMs, received->endMs);
    for (const PicturePlayer::Dot &dot : player.dots())
        QCOMPARE(dot.endMs - dot.startMs, PicturePlayer::kHopMs);
}

void tst_PictureMotion::hopsDoNotOvertakeEachOther()
{
    PicturePlayer player;
    for (const PictureStep &step : pictureSteps(pictureclusters::demoMessage(), pictureclusters::scene(2, 2)))
        player.add(step, 1'000);
    qint64 last = 0;
    for (const PicturePlayer::Dot &dot : player.dots()) {
        QVERIFY(dot.endMs >= last);
        last = dot.endMs;
    }
}

void tst_PictureMotion::slowMessagesPlayOneAfterAnother()
{
    PicturePlayer player;
    player.setSlow(true);
    const PictureScene scene = pictureclusters::scene(2, 2);
    for (const quint64 message : {1, 2}) {
        for (const PictureStep &step : pictureSteps(pictureclusters::demoMessage(message), scene))
            player.add(step, 1'000);
    }
    QCOMPARE(player.soloMessage(), 1U);
    QCOMPARE(player.soloMs(), 4 * PicturePlayer::kSlowHopMs);
    for (const PicturePlayer::Dot &dot : player.dots())
        QCOMPARE(dot.message, 1U);
    const qint64 end = 1'000 + player.soloMs() + PicturePlayer::kRestMs;
    player.advance(end - 1);
    QCOMPARE(player.soloMessage(), 1U);
    player.advance(end);
    QCOMPARE(player.soloMessage(), 2U);
    QCOMPARE(player.dots().size(), 6);
    player.advance(end + player.soloMs() + PicturePlayer::kRestMs);
    player.advance(end + 60'000);
    QVERIFY(!player.isMoving());
}

void tst_PictureMotion::replayPlaysAlone()
{
    PicturePlayer player;
    const PictureScene scene = pictureclusters::scene(2, 2);
    for (const PictureStep &step : pictureSteps(pictureclusters::demoMessage(3), scene))
        player.add(step, 1'000);
    player.replay(pictureSteps(pictureclusters::demoMessage(4), scene), 1'100);
    QCOMPARE(player.soloMessage(), 4U);
    for (const PicturePlayer::Dot &dot : player.dots())
        QCOMPARE(dot.message, 4U);
}

void tst_PictureMotion::whatIsTooMuchIsCounted()
{
    PicturePlayer player;
    PictureStep step;
    step.edge = PictureEdgeId{EdgeKind::ToNode, clientId(1)};
    for (quint64 message = 1; message <= 10'000; ++message) {
        step.message = message;
        player.add(step, 1'000);
    }
    QCOMPARE(player.dots().size(), PicturePlayer::kMaxDotsPerEdge);
    QCOMPARE(player.skipped(), quint64(10'000 - PicturePlayer::kMaxDotsPerEdge));
    player.setSlow(true);
    for (quint64 message = 20'001; message <= 30'000; ++message) {
        step.message = message;
        player.add(step, 1'000);
    }
    QVERIFY(player.dots().size() <= PicturePlayer::kMaxDots);
}

void tst_PictureMotion::notesFadeAndEnd()
{
    PicturePlayer player;
    core::Hop ignored = hop(HopKind::LocalBroadcast, node(0), node(0), Verdict::NoSocketInRoom);
    ignored.room = "lobby";
    player.add(*PictureStepMaker().make(ignored, pictureclusters::scene(1, 0)), 1'000);
    QCOMPARE(player.notes().size(), 1);
    const PicturePlayer::Note note = player.notes().constFirst();
    QCOMPARE(note.opacity(999), 0.0);
    QCOMPARE(note.opacity(1'000), 1.0);
    QVERIFY(note.opacity(note.endMs - PicturePlayer::kNoteFadeMs / 2) < 1);
    player.advance(note.endMs);
    QVERIFY(!player.isMoving());
}

void tst_PictureMotion::rateIsThatOfTheWindow()
{
    PictureTraffic traffic;
    const PictureEdgeId edge{EdgeKind::Publish, nodeId(0)};
    for (int i = 0; i < 40; ++i)
        traffic.add(edge, 10'000 + i * 50);
    QCOMPARE(traffic.rate(edge), 40 / PictureTraffic::kWindowSeconds);
    QCOMPARE(traffic.total(edge), 40U);
    traffic.advance(20'000);
    QCOMPARE(traffic.rate(edge), 0.0);
    QVERIFY(!traffic.hasTraffic());
    QCOMPARE(traffic.total(edge), 40U);
}

void tst_PictureMotion::busyEdgesCalmDown()
{
    PictureTraffic traffic;
    const PictureEdgeId edge{EdgeKind::Publish, nodeId(0)};
    qint64 now = 10'000;
    const auto send = [&](int perSecond, int seconds) {
        for (int i = 0; i < perSecond * seconds; ++i)
            traffic.add(edge, now += 1'000 / perSecond);
    };
    send(10, 4);
    QVERIFY(!traffic.isBusy(edge));
    send(25, 4);
    QVERIFY(traffic.isBusy(edge));
    send(18, 4); // between the two bounds
    QVERIFY(traffic.isBusy(edge));
    send(10, 4);
    QVERIFY(!traffic.isBusy(edge));
}

void tst_PictureMotion::loadIsMeasuredByThePeak()
{
    PictureTraffic traffic;
    const PictureEdgeId busy{EdgeKind::Publish, nodeId(0)};
    const PictureEdgeId quiet{EdgeKind::Publish, nodeId(1)};
    for (int i = 0; i < 100; ++i)
        traffic.add(busy, 10'000);
    for (int i = 0; i < 25; ++i)
        traffic.add(quiet, 10'000);
    QCOMPARE(traffic.load(busy), 1.0);
    QCOMPARE(traffic.load(quiet), 0.25);
    QCOMPARE(traffic.load({EdgeKind::Subscribe, nodeId(0)}), 0.0);
}

void tst_PictureMotion::modelFollowsTheCluster()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    QVERIFY(model.scene().boxes().isEmpty());
    QSignalSpy changed(&model, &PictureModel::sceneChanged);
    fill(cluster, 2, 4);
    QTRY_COMPARE(changed.size(), 1); // many changes, one new scene
    QCOMPARE(model.scene().boxes().size(), 7);
    cluster.removeNode(nodeId(1));
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(model.scene().box(nodeId(1)) == nullptr);
}

void tst_PictureMotion::modelWithoutMotionOnlyCounts()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    fill(cluster, 2, 2);
    model.setMotion(false);
    QSignalSpy started(&model, &PictureModel::motionStarted);
    model.addHops(pictureclusters::demoMessage());
    QVERIFY(!model.player().isMoving());
    QCOMPARE(started.size(), 0);
    QCOMPARE(model.traffic().total({EdgeKind::Publish, nodeId(0)}), 1U);
    model.setPath(pictureclusters::demoMessage());
    QCOMPARE(model.path().size(), 6);
}

void tst_PictureMotion::busyEdgeHasNoMoreDots()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    fill(cluster, 2, 2);
    QList<core::Hop> hops;
    for (quint64 message = 1; message <= 500; ++message)
        hops.append(hop(HopKind::Sent, client(1), node(0), Verdict::None, message));
    model.addHops(hops);
    const PictureEdgeId edge{EdgeKind::ToNode, clientId(1)};
    QVERIFY(model.traffic().isBusy(edge));
    QVERIFY(model.player().dots().size() <= PicturePlayer::kMaxDotsPerEdge);
    QCOMPARE(model.traffic().total(edge), 500U);
}

void tst_PictureMotion::firstMessageOfTheDemoIsSlow()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    fill(cluster, 2, 2);
    model.slowNext();
    QSignalSpy started(&model, &PictureModel::motionStarted);
    const QList<core::Hop> hops = pictureclusters::demoMessage(5);
    model.addHops(hops);
    QCOMPARE(started.size(), 1);
    const PictureModel::SlowMotion slow = model.slowMotion();
    QCOMPARE(slow.message, 5U);
    QCOMPARE(slow.shownMs, double(4 * PicturePlayer::kSlowHopMs));
    QCOMPARE(slow.realMs, double(hops.constLast().timeNs - hops.constFirst().timeNs) / 1e6);
}

void tst_PictureMotion::foreignServerAppears()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    fill(cluster, 1, 1);
    const core::Place stranger{core::PlaceKind::ForeignServer, QStringLiteral("uid"), QStringLiteral("server uid")};
    model.addHops({hop(HopKind::SeenOnRedis, stranger, redis())});
    const QString id = PictureScene::foreignServerId(QStringLiteral("uid"));
    QVERIFY(model.scene().box(id) != nullptr);
    QVERIFY(dotOn(model.player(), EdgeKind::ForeignPublish, id) != nullptr);
}

void tst_PictureMotion::sendOfANodeStartsAtItsBox()
{
    const PictureScene scene = pictureclusters::scene(2, 2);
    const QList<PictureStep> steps
        = pictureSteps({hop(HopKind::Emitted, node(1), node(1)), hop(HopKind::Published, node(1), redis())}, scene);
    QCOMPARE(steps.size(), 2);
    QVERIFY(steps.at(0).isStart && !steps.at(1).isStart);
    QCOMPARE(steps.at(0).from, nodeId(1));
    PicturePlayer player;
    player.add(steps.at(0), 1'000);
    QCOMPARE(player.notes().size(), 1);
    QCOMPARE(player.notes().constFirst().place, NotePlace::Start);
    QCOMPARE(player.notes().constFirst().boxId, nodeId(1));
}

void tst_PictureMotion::emitterStartsAtItsBox()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    fill(cluster, 1, 1);
    const core::Place emitter{
        core::PlaceKind::ForeignServer, QStringLiteral("emitter"), QStringLiteral("Redis emitter")};
    const QList<core::Hop> hops{hop(HopKind::Published, emitter, redis()), hop(HopKind::SeenOnRedis, emitter, redis())};
    model.addHops(hops);
    model.setPath(hops);
    QCOMPARE(model.path().size(), 1);
    QVERIFY(model.path().constFirst().isStart);
    const PictureBox *box = model.scene().box(model.path().constFirst().from);
    QVERIFY(box != nullptr);
    QCOMPARE(box->name, QStringLiteral("Redis emitter"));
    QCOMPARE(box->state, QStringLiteral("sends only"));
}

void tst_PictureMotion::tooMuchIsSaid()
{
    ClusterModel cluster;
    PictureModel model(cluster);
    fill(cluster, 2, 2);
    model.addHops(pictureclusters::demoMessage());
    QVERIFY(!model.showsRates());
    QList<core::Hop> hops;
    for (quint64 message = 2; message <= 500; ++message)
        hops.append(hop(HopKind::Sent, client(1), node(0), Verdict::None, message));
    model.addHops(hops);
    QVERIFY(model.showsRates());
    QVERIFY(model.traffic().totalRate() > PictureTraffic::kBusyPerSecond);
}

QTEST_GUILESS_MAIN(tst_PictureMotion)
#include "tst_picturemotion.moc"
