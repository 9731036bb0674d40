#include "models/pictureedgemodel.h"
#include "paneldesk.h"
#include "pictureclusters.h"
#include "ui/cluster/clusterdock.h"
#include "ui/cluster/clusterview.h"
#include "ui/picture/edgemarks.h"
#include "ui/picture/notespots.h"
#include "ui/picture/picturehits.h"
#include "ui/picture/picturemetrics.h"
#include "ui/picture/picturepage.h"
#include "ui/picture/pictureview.h"
#include "ui/widgets/paneltitle.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QAction>
#include <QContextMenuEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>
#include <tuple>

using namespace relayscope;
using namespace relayscope::ui;
using pictureclusters::clientId;
using pictureclusters::nodeId;

namespace {

/// A page with all around it, fed by hand: nothing is started.
struct Window : PanelDesk {
    PicturePage page{context};

    void show(int nodes, int clients)
    {
        models::ClusterModel &model = controller.clusterModel();
        model.setRedis({});
        for (const core::NodeStatus &status : pictureclusters::nodes(nodes))
            model.setNode(status);
        for (const core::ClientStatus &status : pictureclusters::clients(clients, nodes))
            model.setClient(status);
        actions[ActionId::PictureMotion]->setChecked(true);
        page.resize(1'000, 420);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTRY_VERIFY(!page.model().scene().boxes().isEmpty());
    }

    void record(const QList<core::Hop> &hops)
    {
        controller.hopModel().append(hops);
        page.model().addHops(hops);
    }

    [[nodiscard]] QPoint centerOf(const QString &boxId) { return page.view().boxRect(boxId).center(); }

    void press(const QString &boxId) { QTest::mousePress(page.view().viewport(), Qt::LeftButton, {}, centerOf(boxId)); }

    /// In steps, as a hand does.
    void moveTo(const QPoint &from, const QPoint &to)
    {
        for (int i = 1; i <= 4; ++i) {
            QMouseEvent move(QEvent::MouseMove, from + (to - from) * i / 4, page.view().viewport()->mapToGlobal(to),
                Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(page.view().viewport(), &move);
        }
    }
};

} // namespace

class tst_Picture : public QObject {
    Q_OBJECT

private slots:
    void emptyPictureOffersTheDemo();
    void everyPartOfTheClusterHasABox();
    void manyClientsAreOneBox();
    void messageTravelsAndThenAllIsStill();
    void nothingMovesWhileHidden();
    void nothingMovesWithoutMotion();
    void draggedClientMoves();
    void escapeEndsTheDrag();
    void droppedAtItsOwnNodeNothingHappens();
    void arrowsMoveTheFocus();
    void itemSelectedElsewhereIsMarked();
    void treeAndPictureMarkTheSame();
    void tooMuchTrafficIsSaidInWords();
    void menuKeyAsksForTheMenuOfTheBox();
    void selectedMessageIsShownAndReplayed();
    void dotIsFoundWhereItIs();
    void clickedDotSelectsItsMessage();
    void zoomKeepsUntilFit();
    void tableTellsTheEdges();
    void boxesAreReadAloud();
    void notesHideNothing_data();
    void notesHideNothing();
    void nothingIsSaidOfABoxThatIsGone();
    void wordsStayLargeEnough();
    void anotherStreamForgetsWhatIsForeign();
};

void tst_Picture::emptyPictureOffersTheDemo()
{
    Window window;
    window.page.show();
    QVERIFY(!window.page.view().isVisible());
    const QList<QToolButton *> buttons = window.page.findChildren<QToolButton *>();
    QVERIFY(std::any_of(buttons.cbegin(), buttons.cend(), [&window](const QToolButton *button) {
        return button->isVisible() && button->defaultAction() == window.actions[ActionId::RunDemo];
    }));
}

void tst_Picture::everyPartOfTheClusterHasABox()
{
    Window window;
    window.show(2, 2);
    const QRect all = window.page.view().viewport()->rect();
    for (const QString &id : {QStringLiteral("redis"), nodeId(0), nodeId(1), clientId(1), clientId(2)}) {
        QVERIFY2(window.page.model().scene().box(id) != nullptr, qPrintable(id));
        QVERIFY2(all.contains(window.page.view().boxRect(id)), qPrintable(id));
    }
}

void tst_Picture::manyClientsAreOneBox()
{
    Window window;
    window.show(2, 100);
    const models::PictureBox *group = window.page.model().scene().box(models::PictureScene::groupId(nodeId(0)));
    QVERIFY(group != nullptr);
    QCOMPARE(group->members.size(), 48);
    QVERIFY(!window.page.view().boxRect(group->id).isEmpty());
}

void tst_Picture::messageTravelsAndThenAllIsStill()
{
    Window window;
    window.show(2, 2);
    QVERIFY(!window.page.view().isAnimating());
    window.record(pictureclusters::demoMessage());
    QVERIFY(window.page.view().isAnimating());
    QCOMPARE(window.page.model().player().dots().size(), 6);
    QTRY_VERIFY_WITH_TIMEOUT(!window.page.view().isAnimating(), 15'000);
}

void tst_Picture::nothingMovesWhileHidden()
{
    Window window;
    window.show(2, 2);
    window.page.hide();
    window.record(pictureclusters::demoMessage());
    QVERIFY(!window.page.view().isAnimating());
    window.page.show();
    QVERIFY(!window.page.view().isAnimating()); // that is over
    window.record(pictureclusters::demoMessage(2));
    QVERIFY(window.page.view().isAnimating());
    window.page.hide();
    QVERIFY(!window.page.view().isAnimating());
}

void tst_Picture::nothingMovesWithoutMotion()
{
    Window window;
    window.show(2, 2);
    window.record(pictureclusters::demoMessage());
    window.actions[ActionId::PictureMotion]->setChecked(false);
    QVERIFY(!window.page.model().player().isMoving());
    window.record(pictureclusters::demoMessage(2));
    QTRY_VERIFY(!window.page.view().isAnimating());
}

void tst_Picture::draggedClientMoves()
{
    Window window;
    window.show(2, 2);
    QSignalSpy moved(&window.page.view(), &PictureView::moveRequested);
    const QPoint from = window.centerOf(clientId(1));
    const QPoint to = window.centerOf(nodeId(1));
    window.press(clientId(1));
    window.moveTo(from, to);
    QVERIFY(window.page.view().isDragging());
    QTest::mouseRelease(window.page.view().viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.at(0), QVariantList({clientId(1), nodeId(1)}));
    QVERIFY(!window.page.view().isDragging());
}

void tst_Picture::escapeEndsTheDrag()
{
    Window window;
    window.show(2, 2);
    QSignalSpy moved(&window.page.view(), &PictureView::moveRequested);
    const QPoint to = window.centerOf(nodeId(1));
    const QPoint from = window.centerOf(clientId(1));
    window.press(clientId(1));
    window.moveTo(from, to);
    QTest::keyClick(&window.page.view(), Qt::Key_Escape);
    QVERIFY(!window.page.view().isDragging());
    QTest::mouseRelease(window.page.view().viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(moved.size(), 0);
}

void tst_Picture::droppedAtItsOwnNodeNothingHappens()
{
    Window window;
    window.show(2, 2);
    QSignalSpy moved(&window.page.view(), &PictureView::moveRequested);
    const QPoint from = window.centerOf(clientId(1));
    const QPoint to = window.centerOf(nodeId(0));
    window.press(clientId(1));
    window.moveTo(from, to);
    QTest::mouseRelease(window.page.view().viewport(), Qt::LeftButton, {}, to);
    QCOMPARE(moved.size(), 0);
}

void tst_Picture::arrowsMoveTheFocus()
{
    Window window;
    window.show(2, 2);
    PictureView &view = window.page.view();
    QTest::keyClick(&view, Qt::Key_Right); // the first box, whichever key it is
    QCOMPARE(view.currentBox(), clientId(1));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentBox(), nodeId(0));
    QVERIFY(window.items.isSelected(models::ItemKind::Node, nodeId(0)));
    QTest::keyClick(&view, Qt::Key_Down);
    QCOMPARE(view.currentBox(), nodeId(1));
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(view.currentBox(), QStringLiteral("redis"));
    QVERIFY(window.items.isSelected(models::ItemKind::Redis, {}));
}

void tst_Picture::itemSelectedElsewhereIsMarked()
{
    Window window;
    window.show(2, 100);
    PictureView &view = window.page.view();
    window.items.select(models::ItemKind::Node, nodeId(1));
    QCOMPARE(view.currentBox(), nodeId(1));
    window.items.select(models::ItemKind::Redis);
    QCOMPARE(view.currentBox(), models::PictureScene::redisId());
    // One of many stays selected itself, though its box is that of all of them.
    window.items.select(models::ItemKind::Client, clientId(99));
    QCOMPARE(view.currentBox(), models::PictureScene::groupId(nodeId(0)));
    QVERIFY(window.items.isSelected(models::ItemKind::Client, clientId(99)));
    window.items.clear();
    QVERIFY(view.currentBox().isEmpty());
}

void tst_Picture::treeAndPictureMarkTheSame()
{
    Window window;
    ClusterDock dock(window.context);
    window.show(2, 2);
    window.page.view().setFocus();
    QTest::mouseClick(window.page.view().viewport(), Qt::LeftButton, {}, window.centerOf(clientId(2)));
    QCOMPARE(dock.view().currentIndex().data(models::ClusterModel::IdRole).toString(), clientId(2));
    const models::ClusterModel &model = window.controller.clusterModel();
    dock.view().setCurrentIndex(model.indexOf(models::ItemKind::Node, nodeId(0)));
    QCOMPARE(window.page.view().currentBox(), nodeId(0));
    QTest::mouseClick(window.page.view().viewport(), Qt::LeftButton, {}, QPoint(1, 1));
    QVERIFY(!dock.view().currentIndex().isValid());
}

void tst_Picture::tooMuchTrafficIsSaidInWords()
{
    Window window;
    window.show(2, 2);
    const auto *title = window.page.findChild<PanelTitle *>();
    QList<core::Hop> hops;
    for (quint64 message = 1; message <= 500; ++message)
        hops.append(pictureclusters::demoMessage(message).constFirst());
    window.record(hops);
    QTRY_VERIFY(title->note().contains(QStringLiteral("showing rates")));
    QTRY_VERIFY(title->note().isEmpty());
}

void tst_Picture::menuKeyAsksForTheMenuOfTheBox()
{
    Window window;
    window.show(2, 2);
    QSignalSpy asked(&window.requests, &PanelRequests::itemMenuRequested);
    window.page.view().setCurrentBox(nodeId(1));
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QApplication::sendEvent(window.page.view().viewport(), &key);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<models::ItemKind>(), models::ItemKind::Node);
    QCOMPARE(asked.at(0).at(1).toString(), nodeId(1));
}

void tst_Picture::selectedMessageIsShownAndReplayed()
{
    Window window;
    window.show(2, 2);
    QVERIFY(!window.actions[ActionId::PictureReplay]->isEnabled());
    const QList<core::Hop> hops = pictureclusters::demoMessage(3);
    window.record(hops);
    window.selection.select(3, hops.at(2).number);
    QCOMPARE(window.page.model().path().size(), 6);
    QCOMPARE(window.page.model().pathHop(), hops.at(2).number);
    QVERIFY(window.actions[ActionId::PictureReplay]->isEnabled());
    window.actions[ActionId::PictureReplay]->trigger();
    QCOMPARE(window.page.model().player().soloMessage(), 3U);
    QVERIFY(window.page.view().isAnimating());
    const auto *title = window.page.findChild<PanelTitle *>();
    QVERIFY(title->note().startsWith(QStringLiteral("Slowed")));
    QTRY_VERIFY_WITH_TIMEOUT(title->note().startsWith(QStringLiteral("Message 3")), 15'000);
    QVERIFY(!window.page.view().isAnimating() || window.page.model().player().soloMessage() == 0);
    window.selection.clear();
    QVERIFY(window.page.model().path().isEmpty());
    QVERIFY(!window.actions[ActionId::PictureReplay]->isEnabled());
}

void tst_Picture::dotIsFoundWhereItIs()
{
    Window window;
    window.show(2, 2);
    window.record({pictureclusters::demoMessage(3).constFirst()});
    const models::PictureModel &model = window.page.model();
    const models::PictureLayout &layout = window.page.view().layoutOfBoxes();
    const models::PicturePlayer::Dot dot = model.player().dots().constFirst();
    const QLineF line = layout.edge(dot.edge)->line;
    const qint64 halfWay = (dot.startMs + dot.endMs) / 2;
    QCOMPARE(messageAt(model, layout, halfWay, line.pointAt(0.5), 4), 3U);
    QCOMPARE(messageAt(model, layout, halfWay, line.pointAt(0.5) + QPointF(0, 5), 4), 0U);
    QCOMPARE(messageAt(model, layout, dot.endMs + 1, line.p2(), 4), 0U);
    QCOMPARE(messageAt(model, layout, dot.startMs, layout.rect(clientId(1)).center(), 1'000), 0U); // a box is before it
}

void tst_Picture::clickedDotSelectsItsMessage()
{
    Window window;
    window.show(2, 2);
    const PictureView &view = window.page.view();
    const models::PictureEdge *edge = view.layoutOfBoxes().edge({models::EdgeKind::ToNode, clientId(1)});
    // Somewhere on its edge it comes by; on a busy machine not before it has sent again.
    const auto clickOnTheWay = [&] {
        if (window.page.model().player().dots().isEmpty())
            window.record({pictureclusters::demoMessage(3).constFirst()});
        for (int part = 1; part < 20 && window.selection.message() == 0; ++part)
            QTest::mouseClick(
                view.viewport(), Qt::LeftButton, {}, (edge->line.pointAt(part / 20.0) * view.scale()).toPoint());
        return window.selection.message() == 3;
    };
    QTRY_VERIFY(clickOnTheWay());
}

void tst_Picture::zoomKeepsUntilFit()
{
    Window window;
    window.show(2, 2);
    PictureView &view = window.page.view();
    const qreal fitted = view.scale();
    window.actions[ActionId::PictureZoomIn]->trigger();
    const qreal zoomed = view.scale();
    QVERIFY(zoomed > fitted);
    window.page.resize(900, 500);
    QCOMPARE(view.scale(), zoomed);
    window.page.resize(1'000, 420);
    window.actions[ActionId::PictureFit]->trigger();
    QCOMPARE(view.scale(), fitted);
}

void tst_Picture::tableTellsTheEdges()
{
    Window window;
    window.show(2, 2);
    auto *table = window.page.findChild<QTreeView *>(QStringLiteral("pictureTable"));
    const QAbstractItemModelTester tester(table->model());
    window.actions[ActionId::PictureTable]->setChecked(true);
    QVERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 2 * 3 + 2 * 2);
    window.record(pictureclusters::demoMessage());
    using models::PictureEdgeModel;
    int sent = 0;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        sent += table->model()->index(row, PictureEdgeModel::Total).data().toInt();
    QCOMPARE(sent, 6);
}

void tst_Picture::boxesAreReadAloud()
{
    Window window;
    window.show(1, 1);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&window.page.view());
    QVERIFY(list != nullptr);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 3);
    QAccessibleInterface *node = list->child(1);
    QCOMPARE(list->indexOfChild(node), 1);
    QVERIFY(node->text(QAccessible::Name).startsWith(QStringLiteral("node A, running, port 3000")));
    QVERIFY(!node->rect().isEmpty());
}

void tst_Picture::notesHideNothing_data()
{
    QTest::addColumn<int>("clients");
    QTest::newRow("large boxes") << 4;
    QTest::newRow("small boxes") << 8;
}

void tst_Picture::notesHideNothing()
{
    QFETCH(int, clients);
    Window window;
    window.show(2, clients);
    window.page.resize(1'200, 700);
    const models::PictureModel &model = window.page.model();
    const models::PictureLayout &layout = window.page.view().layoutOfBoxes();
    const models::PictureMetrics metrics = pictureMetrics(model.scene(), window.page.view().font());
    const QFont font = edgeFont(window.page.view().font());

    // Numbers on all edges, as with a long path; a rate on the busiest.
    QHash<models::PictureEdgeId, EdgeLook> looks;
    for (const models::PictureEdge &edge : layout.edges()) {
        EdgeLook look;
        if (edge.id.kind == models::EdgeKind::Subscribe)
            look.label = QStringLiteral("95/s");
        else
            look.steps = {3};
        looks.insert(edge.id, look);
    }
    QList<QRectF> marks;
    for (const models::PictureEdge &edge : layout.edges()) {
        for (const EdgeMark &mark : edgeMarks(edge, looks.value(edge.id), metrics, font))
            marks.append(mark.rect);
    }
    NoteSpots spots(model.scene(), layout, looks, metrics, window.page.view().font());
    const QList<std::tuple<QString, models::NotePlace, QString>> notes{
        {QStringLiteral("own echo, ignored"), models::NotePlace::Receiving, nodeId(0)},
        {QStringLiteral("local flag"), models::NotePlace::Publishing, nodeId(1)},
        {QStringLiteral("ack missing"), models::NotePlace::Client, clientId(1)}};
    for (const auto &[text, place, box] : notes) {
        const std::optional<QRectF> spot = spots.spotFor(text, place, box);
        QVERIFY(spot.has_value());
        QCOMPARE(spots.spotFor(text, place, box), spot);
        for (const QRectF &mark : std::as_const(marks))
            QVERIFY2(!mark.intersects(*spot), qPrintable(text));
        marks.append(*spot);
    }
}

void tst_Picture::nothingIsSaidOfABoxThatIsGone()
{
    Window window;
    window.show(1, 1);
    const PictureView &view = window.page.view();
    const models::PictureMetrics metrics = pictureMetrics(view.model().scene(), view.font());
    const QHash<models::PictureEdgeId, EdgeLook> looks;
    NoteSpots spots(view.model().scene(), view.layoutOfBoxes(), looks, metrics, view.font());
    QVERIFY(spots.spotFor(QStringLiteral("lost"), models::NotePlace::Client, clientId(1)).has_value());
    QVERIFY(!spots.spotFor(QStringLiteral("lost"), models::NotePlace::Client, clientId(2)).has_value());
}

void tst_Picture::wordsStayLargeEnough()
{
    Window window;
    window.show(3, 5);
    const PictureView &view = window.page.view();
    window.page.resize(1'200, 900);
    QVERIFY(!view.layoutOfBoxes().isCompact());
    for (const QSize &size : {QSize(1'200, 300), QSize(500, 150)}) {
        window.page.resize(size);
        QVERIFY(view.scale() >= PictureView::kMinFitScale);
        QVERIFY(view.layoutOfBoxes().isCompact()); // small boxes rather than small words
    }
}

void tst_Picture::anotherStreamForgetsWhatIsForeign()
{
    Window window;
    window.show(1, 1);
    core::Hop hop = pictureclusters::hop(core::HopKind::SeenOnRedis,
        {core::PlaceKind::ForeignServer, QStringLiteral("emitter"), QStringLiteral("Redis emitter")},
        pictureclusters::redis());
    window.record({hop});
    const QString box = models::PictureScene::foreignServerId(QStringLiteral("emitter"));
    QVERIFY(window.page.model().scene().box(box) != nullptr);
    window.controller.hopModel().clear();
    QCOMPARE(window.page.model().scene().box(box), nullptr);
    QVERIFY(!window.page.model().player().isMoving());
}

QTEST_MAIN(tst_Picture)
#include "tst_picture.moc"
