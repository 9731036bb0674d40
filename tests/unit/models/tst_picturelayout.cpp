#include "models/picturelayout.h"
#include "pictureclusters.h"

#include <QTest>

using namespace relayscope;
using namespace relayscope::models;

namespace {

PictureMetrics metrics()
{
    PictureMetrics sizes;
    sizes.client = {160, 52};
    sizes.compactClient = {170, 26};
    sizes.node = {180, 52};
    sizes.redis = {120, 52};
    sizes.foreign = {140, 52};
    sizes.unit = 4;
    sizes.headingHeight = 24;
    sizes.minEdge = 120;
    sizes.maxEdge = 300;
    sizes.clientTrack = 5;
    sizes.nodeTrack = 10;
    return sizes;
}

PictureLayout layoutOf(const PictureScene &scene, const QSizeF &available = {900, 320})
{
    return {scene, metrics(), available};
}

} // namespace

class tst_PictureLayout : public QObject {
    Q_OBJECT

private slots:
    void boxesDoNotOverlap_data();
    void boxesDoNotOverlap();
    void edgesAreHorizontalAndEndAtTheirBoxes_data();
    void edgesAreHorizontalAndEndAtTheirBoxes();
    void manyClientsOfANodeAreCounted_data();
    void manyClientsOfANodeAreCounted();
    void groupTellsHowManyAreConnected();
    void clientsStandLeftOfTheirNode();
    void stateDoesNotMoveBoxes();
    void edgesGrowWithTheWidthUpToABound();
    void clientWithoutNodeHasAPlace();
    void foreignServersHaveALane();
    void neighboursFollowTheLanes();
    void boxAndEdgeAreFoundByPoint();
};

void tst_PictureLayout::boxesDoNotOverlap_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("clients");
    for (const int nodes : {1, 2, 3, 8, 26}) {
        for (const int clients : {0, 1, 2, 7, 16, 100, 1'000})
            QTest::addRow("%d nodes, %d clients", nodes, clients) << nodes << clients;
    }
}

void tst_PictureLayout::boxesDoNotOverlap()
{
    QFETCH(int, nodes);
    QFETCH(int, clients);
    const PictureScene scene = pictureclusters::scene(nodes, clients);
    const PictureLayout layout = layoutOf(scene);
    const QRectF all(QPointF(), layout.size());
    for (qsizetype i = 0; i < scene.boxes().size(); ++i) {
        const QRectF rect = layout.rect(scene.boxes().at(i).id);
        QVERIFY2(all.contains(rect), qPrintable(scene.boxes().at(i).id));
        for (qsizetype k = i + 1; k < scene.boxes().size(); ++k)
            QVERIFY2(!rect.intersects(layout.rect(scene.boxes().at(k).id)), qPrintable(scene.boxes().at(k).id));
    }
}

void tst_PictureLayout::edgesAreHorizontalAndEndAtTheirBoxes_data()
{
    boxesDoNotOverlap_data();
}

void tst_PictureLayout::edgesAreHorizontalAndEndAtTheirBoxes()
{
    QFETCH(int, nodes);
    QFETCH(int, clients);
    const PictureLayout layout = layoutOf(pictureclusters::scene(nodes, clients));
    const auto touches = [](const QRectF &rect, const QPointF &point) {
        const bool isAtSide = qFuzzyCompare(point.x(), rect.left()) || qFuzzyCompare(point.x(), rect.right());
        return isAtSide && point.y() > rect.top() && point.y() < rect.bottom();
    };
    for (const PictureEdge &edge : layout.edges()) {
        QCOMPARE(edge.line.y1(), edge.line.y2());
        QVERIFY(edge.line.length() >= metrics().minEdge / 2);
        QVERIFY2(touches(layout.rect(edge.from), edge.line.p1()), qPrintable(edge.from));
        QVERIFY2(touches(layout.rect(edge.to), edge.line.p2()), qPrintable(edge.to));
    }
}

void tst_PictureLayout::manyClientsOfANodeAreCounted_data()
{
    QTest::addColumn<int>("nodes");
    QTest::addColumn<int>("clients");
    QTest::addColumn<int>("boxesOfFirstNode");
    QTest::addColumn<QString>("lastName");
    QTest::newRow("as many as there is room for") << 1 << 8 << 8 << "client 8";
    QTest::newRow("one more") << 1 << 9 << 3 << "client 3 ... 9 (7)";
    QTest::newRow("many") << 1 << 40 << 3 << "client 3 ... 40 (38)";
    QTest::newRow("many nodes leave room for few") << 24 << 72 << 2 << "client 25 ... 49 (2)";
    QTest::newRow("most nodes leave room for the group only") << 26 << 52 << 1 << "client 1 ... 27 (2)";
}

void tst_PictureLayout::manyClientsOfANodeAreCounted()
{
    QFETCH(int, nodes);
    QFETCH(int, clients);
    QFETCH(int, boxesOfFirstNode);
    QFETCH(QString, lastName);
    const PictureScene scene = pictureclusters::scene(nodes, clients);
    const QList<PictureBox> boxes = scene.clientsOf(pictureclusters::nodeId(0));
    QCOMPARE(boxes.size(), boxesOfFirstNode);
    QCOMPARE(boxes.constLast().name, lastName);
    for (const QString &member : boxes.constLast().members)
        QCOMPARE(scene.boxIdOf(member), boxes.constLast().id);
}

void tst_PictureLayout::groupTellsHowManyAreConnected()
{
    QList<core::ClientStatus> clients = pictureclusters::clients(20, 1);
    clients.last().state = core::ClientState::Refused;
    const PictureScene scene({}, pictureclusters::nodes(1), clients);
    const PictureBox *group = scene.box(PictureScene::groupId(pictureclusters::nodeId(0)));
    QVERIFY(group != nullptr);
    QCOMPARE(group->state, QStringLiteral("17 of 18 connected"));
    QCOMPARE(group->tone, Tone::Bad);
}

void tst_PictureLayout::clientsStandLeftOfTheirNode()
{
    const PictureScene scene = pictureclusters::scene(3, 12);
    const PictureLayout layout = layoutOf(scene);
    for (const PictureBox &box : scene.boxes()) {
        if (!box.isClientSide())
            continue;
        const QRectF client = layout.rect(box.id);
        const QRectF node = layout.rect(box.nodeId);
        QVERIFY(client.right() < node.left());
        QVERIFY(client.top() >= node.top());
        QVERIFY(client.bottom() <= node.bottom());
    }
}

void tst_PictureLayout::stateDoesNotMoveBoxes()
{
    QList<core::NodeStatus> nodes = pictureclusters::nodes(3);
    const QList<core::ClientStatus> clients = pictureclusters::clients(6, 3);
    const core::RedisStatus redis;
    const PictureScene before(redis, nodes, clients);
    nodes[1].state = core::ProcessState::Crashed;
    nodes[1].subscribeLink.state = core::LampState::Lost;
    const PictureScene after(redis, nodes, clients);
    QVERIFY(!(before == after));
    const PictureLayout old = layoutOf(before);
    const PictureLayout fresh = layoutOf(after);
    for (const PictureBox &box : before.boxes())
        QCOMPARE(fresh.rect(box.id), old.rect(box.id));
}

void tst_PictureLayout::edgesGrowWithTheWidthUpToABound()
{
    const PictureScene scene = pictureclusters::scene(2, 2);
    const PictureEdgeId id{EdgeKind::Publish, pictureclusters::nodeId(0)};
    QCOMPARE(layoutOf(scene, {100, 100}).edge(id)->line.length(), metrics().minEdge);
    const qreal middle = layoutOf(scene, {900, 300}).edge(id)->line.length();
    QVERIFY(middle > metrics().minEdge && middle < metrics().maxEdge);
    QCOMPARE(layoutOf(scene, {3'000, 300}).edge(id)->line.length(), metrics().maxEdge);
    QCOMPARE(layoutOf(scene, {3'000, 1'000}).size(), QSizeF(3'000, 1'000));
}

void tst_PictureLayout::clientWithoutNodeHasAPlace()
{
    QList<core::ClientStatus> clients = pictureclusters::clients(2, 2);
    clients[1].spec.nodeId = QStringLiteral("gone");
    const PictureScene scene({}, pictureclusters::nodes(1), clients);
    const PictureLayout layout = layoutOf(scene);
    QVERIFY(!layout.rect(clients.at(1).spec.id).isNull());
    QVERIFY(layout.edge({EdgeKind::ToNode, clients.at(1).spec.id}) == nullptr);
}

void tst_PictureLayout::foreignServersHaveALane()
{
    ForeignPlaces foreign;
    foreign.servers = {{QStringLiteral("x1"), QStringLiteral("server x1")}};
    foreign.clientsByNode.insert(pictureclusters::nodeId(0), 3);
    const PictureScene scene(core::RedisStatus(), pictureclusters::nodes(1), {}, foreign);
    const PictureLayout layout = layoutOf(scene);
    const QString server = PictureScene::foreignServerId(QStringLiteral("x1"));
    QVERIFY(layout.rect(server).left() > layout.rect(QStringLiteral("redis")).right());
    QVERIFY(layout.edge({EdgeKind::ForeignPublish, server}) != nullptr);
    const PictureBox *others = scene.box(PictureScene::foreignClientsId(pictureclusters::nodeId(0)));
    QVERIFY(others != nullptr);
    QCOMPARE(others->name, QStringLiteral("3 other clients"));
}

void tst_PictureLayout::neighboursFollowTheLanes()
{
    using Direction = PictureLayout::Direction;
    const PictureLayout layout = layoutOf(pictureclusters::scene(2, 2));
    QCOMPARE(layout.neighbour(pictureclusters::clientId(1), Direction::Right), pictureclusters::nodeId(0));
    QCOMPARE(layout.neighbour(pictureclusters::nodeId(0), Direction::Down), pictureclusters::nodeId(1));
    QCOMPARE(layout.neighbour(pictureclusters::nodeId(1), Direction::Left), pictureclusters::clientId(2));
    QCOMPARE(layout.neighbour(pictureclusters::nodeId(1), Direction::Right), QStringLiteral("redis"));
    QCOMPARE(layout.neighbour(QStringLiteral("redis"), Direction::Right), QString());
    QCOMPARE(layout.neighbour(pictureclusters::nodeId(0), Direction::Up), QString());
}

void tst_PictureLayout::boxAndEdgeAreFoundByPoint()
{
    const PictureLayout layout = layoutOf(pictureclusters::scene(2, 2));
    QCOMPARE(layout.boxAt(layout.rect(pictureclusters::nodeId(1)).center()), pictureclusters::nodeId(1));
    QCOMPARE(layout.boxAt({0, 0}), QString());
    const PictureEdgeId id{EdgeKind::Subscribe, pictureclusters::nodeId(0)};
    const PictureEdge *found = layout.edgeAt(layout.edge(id)->line.center() + QPointF(0, 2), 4);
    QVERIFY(found != nullptr);
    QCOMPARE(found->id, id);
    QVERIFY(layout.edgeAt({0, 0}, 4) == nullptr);
}

QTEST_APPLESS_MAIN(tst_PictureLayout)
#include "tst_picturelayout.moc"
