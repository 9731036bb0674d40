#include "paneldesk.h"
#include "ui/stream/filteredit.h"
#include "ui/stream/hopmenu.h"
#include "ui/stream/streamoverview.h"
#include "ui/stream/streampage.h"
#include "ui/stream/streamview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/paneltitle.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCompleter>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace relayscope;
using namespace relayscope::ui;

namespace {

/// Four rows for each message; even ones have the event "even".
QList<core::Hop> hopsOf(quint64 first, int count)
{
    QList<core::Hop> hops;
    for (int i = 0; i < count; ++i) {
        core::Hop hop;
        hop.number = first + quint64(i);
        hop.message = (hop.number - 1) / 4 + 1;
        hop.from = {core::PlaceKind::Client, QStringLiteral("client-1"), QStringLiteral("client 1")};
        hop.to = {core::PlaceKind::Node, QStringLiteral("node-a"), QStringLiteral("node A")};
        hop.eventName = hop.number % 2 == 0 ? "even" : "odd";
        hop.payload = "[1]";
        hop.room = "lobby";
        hops.append(hop);
    }
    return hops;
}

/// The page with all around it, fed by hand: nothing is started.
struct Window : PanelDesk {
    std::unique_ptr<StreamPage> page = std::make_unique<StreamPage>(context);
    models::HopModel &hops = controller.hopModel();

    explicit Window(int rows = 0)
    {
        page->resize(900, 400);
        page->show();
        QApplication::setActiveWindow(page.get());
        if (rows > 0)
            hops.append(hopsOf(1, rows));
    }

    [[nodiscard]] StreamView &view() const { return page->view(); }
    [[nodiscard]] FilterEdit &edit() const { return *page->findChild<FilterEdit *>(); }
    [[nodiscard]] QPushButton &pill() const { return *page->findChild<QPushButton *>(QStringLiteral("streamPill")); }
    template<typename T>
    [[nodiscard]] T &part(const char *name) const
    {
        return *page->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] int shown() const { return page->rows().rowCount(); }
    [[nodiscard]] QScrollBar &bar() const { return *view().verticalScrollBar(); }

    /// Title and note of the page.
    [[nodiscard]] QString title() const
    {
        QStringList texts;
        for (const QLabel *label : page->findChild<PanelTitle *>()->findChildren<QLabel *>())
            texts.append(label->text());
        return texts.join(u' ');
    }

    void type(const char *text)
    {
        edit().setFocus();
        edit().clear();
        QTest::keyClicks(&edit(), QLatin1String(text));
    }

    /// The menu of that cell, as after a right click.
    [[nodiscard]] HopMenu *menuAt(int row, models::HopModel::Column column)
    {
        const QRect cell = view().visualRect(view().model()->index(row, column));
        const QPoint place = cell.center();
        QTest::mouseClick(view().viewport(), Qt::RightButton, {}, place);
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, view().viewport()->mapToGlobal(place));
        QApplication::sendEvent(view().viewport(), &event);
        return page->findChild<HopMenu *>();
    }
};

void choose(QMenu *menu, const QString &beginning)
{
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(beginning)) {
            action->trigger();
            menu->close();
            return;
        }
    }
    QFAIL(qPrintable(beginning));
}

} // namespace

class tst_Stream final : public QObject {
    Q_OBJECT

private slots:
    void followsItsEnd();
    void scrollingUpStopsFollowing();
    void pauseTellsHowManyAreNew();
    void filtersWhileTyping();
    void invalidFilterIsExplainedAndTheLastOneStays();
    void escapeClears();
    void completesFieldsAndValues();
    void walksTheHistory();
    void keysFocusTheFilter();
    void hidesNoiseUntilAsked();
    void emptyResultOffersAllRows();
    void cellsBecomeFilters();
    void menuPlotsAndCopies();
    void rowsGoToComposerAndShelf();
    void selectionIsShared();
    void selectionSurvivesAFilter();
    void walksThroughAMessage();
    void marksRows();
    void doubleClickShowsTheTrace();
    void overviewShowsProblems();
    void columnsAreRemembered();
    void newRowsWhileFilteredAreCounted();
    void rowsInSightAreNotNew();
    void pillKeepsItsPlaceAndLetsAllFollow();
    void timesAndNamesAreWhole();
    void problemIsNotUnderTheCompletions();
    void anotherClusterBeginsAnew();
};

void tst_Stream::followsItsEnd()
{
    Window window(200);
    QTRY_VERIFY(window.bar().maximum() > 0);
    QTRY_COMPARE(window.bar().value(), window.bar().maximum());
    window.hops.append(hopsOf(201, 50));
    QTRY_COMPARE(window.bar().value(), window.bar().maximum());
    QVERIFY(window.view().isFollowing());
}

void tst_Stream::scrollingUpStopsFollowing()
{
    Window window(200);
    QTRY_VERIFY(window.bar().maximum() > 0);
    window.bar().triggerAction(QAbstractSlider::SliderPageStepSub);
    QTRY_VERIFY(!window.view().isFollowing());
    const int place = window.bar().value();
    window.hops.append(hopsOf(201, 7));
    QCOMPARE(window.view().unseenCount(), 7);
    QTRY_VERIFY(window.pill().isVisible());
    QCOMPARE(window.bar().value(), place);

    window.pill().click();
    QVERIFY(window.view().isFollowing());
    QTRY_COMPARE(window.bar().value(), window.bar().maximum());
    QVERIFY(!window.pill().isVisible());
}

void tst_Stream::pauseTellsHowManyAreNew()
{
    Window window;
    window.actions[ActionId::PauseStream]->setChecked(true);
    window.hops.append(hopsOf(1, 12));
    QCOMPARE(window.shown(), 0);
    QVERIFY(window.pill().isVisible());
    QVERIFY(window.pill().text().contains(QStringLiteral("12")));
    window.pill().click();
    QCOMPARE(window.shown(), 12);
    QVERIFY(!window.actions[ActionId::PauseStream]->isChecked());
}

void tst_Stream::filtersWhileTyping()
{
    Window window(100);
    QCOMPARE(window.edit().state(), FilterEdit::State::Empty);
    window.type("event == \"even\"");
    QCOMPARE(window.edit().state(), FilterEdit::State::Valid);
    QTRY_COMPARE(window.shown(), 50);
    QCOMPARE(window.part<QLabel>("streamFilterCount").text(), QStringLiteral("50 / 100"));
    window.hops.append(hopsOf(101, 10));
    QCOMPARE(window.shown(), 55);
    QCOMPARE(window.part<QLabel>("streamFilterCount").text(), QStringLiteral("55 / 110"));
}

void tst_Stream::invalidFilterIsExplainedAndTheLastOneStays()
{
    Window window(100);
    window.type("event == even");
    QTRY_COMPARE(window.shown(), 50);
    window.type("evnt == odd");
    QCOMPARE(window.edit().state(), FilterEdit::State::Invalid);
    auto &problem = window.part<ElidedLabel>("streamFilterProblem");
    QTRY_VERIFY(problem.isVisible());
    QVERIFY(problem.text().contains(QStringLiteral("Did you mean event?")));
    QVERIFY(problem.text().contains(QStringLiteral("event == even")));
    QVERIFY(window.edit().accessibleDescription().contains(QStringLiteral("Did you mean event?")));
    QCOMPARE(window.shown(), 50);
    QVERIFY(!window.part<QLabel>("streamFilterState").text().isEmpty());

    // A click elsewhere builds on the filter that is applied, not on what is wrong.
    emit window.requests.filterRequested(QStringLiteral("number > 50"), core::FilterJoin::And);
    QCOMPARE(window.edit().text(), QStringLiteral("event == even && number > 50"));
    QVERIFY(!problem.isVisible());
    QCOMPARE(window.shown(), 25);
}

void tst_Stream::escapeClears()
{
    Window window(100);
    window.type("event == even");
    QTRY_COMPARE(window.shown(), 50);
    QTest::keyClick(&window.edit(), Qt::Key_Escape);
    QCOMPARE(window.edit().text(), QString());
    QTRY_COMPARE(window.shown(), 100);
    QTest::keyClick(&window.edit(), Qt::Key_Escape);
    QCOMPARE(window.page->focusWidget(), &window.view());
}

void tst_Stream::completesFieldsAndValues()
{
    Window window(10);
    window.type("ro");
    const auto *completer = window.edit().findChild<QCompleter *>();
    const auto offered = [completer](int row) { return completer->completionModel()->index(row, 0).data().toString(); };
    QCOMPARE(offered(0), QStringLiteral("room"));
    emit window.edit().findChild<QCompleter *>()->activated(QStringLiteral("room"));
    QCOMPARE(window.edit().text(), QStringLiteral("room "));
    QTest::keyClicks(&window.edit(), QStringLiteral("== "));
    QCOMPARE(offered(0), QStringLiteral("\"lobby\""));
    emit window.edit().findChild<QCompleter *>()->activated(QStringLiteral("\"lobby\""));
    QCOMPARE(window.edit().text(), QStringLiteral("room == \"lobby\" "));
    QCOMPARE(window.edit().state(), FilterEdit::State::Valid);
}

void tst_Stream::walksTheHistory()
{
    Window window(10);
    for (const char *text : {"event == even", "event == odd"}) {
        window.type(text);
        QTest::keyClick(&window.edit(), Qt::Key_Return);
    }
    window.edit().setText(QStringLiteral("draft"));
    QTest::keyClick(&window.edit(), Qt::Key_Up);
    QTest::keyClick(&window.edit(), Qt::Key_Up);
    QCOMPARE(window.edit().text(), QStringLiteral("event == even"));
    QTest::keyClick(&window.edit(), Qt::Key_Down);
    QTest::keyClick(&window.edit(), Qt::Key_Down);
    QCOMPARE(window.edit().text(), QStringLiteral("draft"));
    QCOMPARE(window.settings.filterHistory().size(), 2);
}

void tst_Stream::keysFocusTheFilter()
{
    Window window(10);
    window.page->addAction(window.actions[ActionId::FocusFilter]); // as the menu of the window does
    for (const Qt::Key key : {Qt::Key_L, Qt::Key_F}) {
        window.view().setFocus();
        QTest::keyClick(&window.view(), key, Qt::ControlModifier);
        QVERIFY(window.edit().hasFocus());
    }
}

void tst_Stream::hidesNoiseUntilAsked()
{
    Window window;
    QList<core::Hop> hops = hopsOf(1, 4);
    hops[3].kind = core::HopKind::Heartbeat;
    window.hops.append(hops);
    QCOMPARE(window.shown(), 3);
    auto &chip = window.part<QToolButton>("streamNoise");
    QVERIFY(chip.isVisible());
    QVERIFY(chip.text().contains(QStringLiteral("(1)")));
    chip.click();
    QCOMPARE(window.shown(), 4);
    QVERIFY(window.actions[ActionId::ShowNoise]->isChecked());
    chip.click();
    QCOMPARE(window.shown(), 3);
}

void tst_Stream::emptyResultOffersAllRows()
{
    Window window(10);
    window.type("event == nothing");
    auto &button = window.part<QPushButton>("streamShowAll");
    QTRY_VERIFY(button.isVisible());
    button.click();
    QCOMPARE(window.shown(), 10);
    QVERIFY(!button.isVisible());
}

void tst_Stream::cellsBecomeFilters()
{
    Window window(100);
    choose(window.menuAt(91, models::HopModel::Event), QStringLiteral("Filter for"));
    QCOMPARE(window.edit().text(), QStringLiteral("event == \"even\""));
    QCOMPARE(window.shown(), 50);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    choose(window.menuAt(45, models::HopModel::Number), QStringLiteral("And not"));
    QCOMPARE(window.edit().text(), QStringLiteral("event == \"even\" && !(number == 92)"));
    QCOMPARE(window.shown(), 49);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    choose(window.menuAt(45, models::HopModel::Channel), QStringLiteral("Or"));
    QCOMPARE(window.edit().text(), QStringLiteral("event == \"even\" && !(number == 92) || room == \"lobby\""));
    QCOMPARE(window.shown(), 100);
}

void tst_Stream::menuPlotsAndCopies()
{
    Window window(10);
    QSignalSpy plotted(&window.requests, &PanelRequests::plotRequested);
    HopMenu *menu = window.menuAt(3, models::HopModel::From);
    QCOMPARE(menu->defaultAction(), window.actions[ActionId::ShowTrace]);
    choose(menu, QStringLiteral("Plot"));
    QCOMPARE(plotted.size(), 1);
    QCOMPARE(plotted.at(0).at(0).toString(), QStringLiteral("from == \"client 1\""));
    window.actions[ActionId::CopyRows]->trigger();
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("4\t")));
}

void tst_Stream::rowsGoToComposerAndShelf()
{
    Window window(10);
    QSignalSpy composed(&window.requests, &PanelRequests::composeRequested);
    QSignalSpy shelved(&window.requests, &PanelRequests::shelfRequested);
    QVERIFY(!window.actions[ActionId::ResendRow]->isEnabled());
    window.view().goTo(2);
    QVERIFY(window.actions[ActionId::ResendRow]->isEnabled());
    window.actions[ActionId::ResendRow]->trigger();
    window.actions[ActionId::ShelveRow]->trigger();
    QCOMPARE(composed.size(), 1);
    QCOMPARE(shelved.size(), 1);
    const auto message = composed.at(0).at(0).value<core::SavedMessage>();
    QCOMPARE(message.event, QByteArray("odd"));
    QCOMPARE(message.arguments, QByteArray("[1]"));
    QCOMPARE(message.senderId, QStringLiteral("client-1"));
}

void tst_Stream::selectionIsShared()
{
    Window window(200);
    window.view().goTo(9);
    QCOMPARE(window.selection.message(), 3U);
    QCOMPARE(window.selection.hop(), 10U);

    window.view().setFollowing(true);
    window.selection.select(1, 2);
    QCOMPARE(window.view().currentHop()->number, 2U);
    QVERIFY(!window.view().isFollowing());
    QVERIFY(window.view().visualRect(window.view().currentIndex()).isValid());
    QTRY_VERIFY(window.view().viewport()->rect().intersects(window.view().visualRect(window.view().currentIndex())));

    // A whole message that was selected elsewhere does not end following.
    window.view().setFollowing(true);
    window.selection.select(2);
    QCOMPARE(window.view().currentHop()->number, 5U);
    QVERIFY(window.view().isFollowing());
    QCOMPARE(window.selection.hop(), 0U);
}

void tst_Stream::selectionSurvivesAFilter()
{
    Window window(100);
    window.view().goTo(49);
    window.type("event == even");
    QTRY_COMPARE(window.shown(), 50);
    QCOMPARE(window.view().currentHop()->number, 50U);
    window.type("event == odd");
    QTRY_VERIFY(window.shown() == 50 && window.page->rows().hop(0).number == 1);
    QCOMPARE(window.view().currentHop(), nullptr);
    QCOMPARE(window.selection.hop(), 50U);
    QVERIFY(window.title().contains(QStringLiteral("hidden")));
    window.edit().clear();
    QTRY_COMPARE(window.shown(), 100);
    QCOMPARE(window.view().currentHop()->number, 50U);
    QVERIFY(!window.title().contains(QStringLiteral("hidden")));
}

void tst_Stream::walksThroughAMessage()
{
    Window window;
    QList<core::Hop> hops = hopsOf(1, 6);
    hops[1].message = 9;
    hops[4].message = 9;
    window.hops.append(hops);
    window.view().goTo(1);
    window.view().setFocus();
    QTest::keyClick(&window.view(), Qt::Key_N);
    QCOMPARE(window.view().currentHop()->number, 5U);
    QTest::keyClick(&window.view(), Qt::Key_N);
    QCOMPARE(window.view().currentHop()->number, 5U);
    QTest::keyClick(&window.view(), Qt::Key_P);
    QCOMPARE(window.view().currentHop()->number, 2U);
}

void tst_Stream::marksRows()
{
    Window window(20);
    window.view().setFocus();
    for (const int row : {3, 12}) {
        window.view().goTo(row);
        QTest::keyClick(&window.view(), Qt::Key_M);
    }
    QTest::keyClick(&window.view(), Qt::Key_BracketLeft);
    QCOMPARE(window.view().currentHop()->number, 4U);
    QTest::keyClick(&window.view(), Qt::Key_BracketLeft);
    QCOMPARE(window.view().currentHop()->number, 4U);
    QTest::keyClick(&window.view(), Qt::Key_BracketRight);
    QCOMPARE(window.view().currentHop()->number, 13U);
    QTest::keyClick(&window.view(), Qt::Key_M);
    QTest::keyClick(&window.view(), Qt::Key_BracketLeft);
    QTest::keyClick(&window.view(), Qt::Key_BracketRight);
    QCOMPARE(window.view().currentHop()->number, 4U);
}

void tst_Stream::doubleClickShowsTheTrace()
{
    Window window(5);
    QSignalSpy asked(&window.requests, &PanelRequests::showPanelRequested);
    const QPoint place = window.view().visualRect(window.view().model()->index(2, 1)).center();
    QTest::mouseClick(window.view().viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(window.view().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("traceDock"));
    QCOMPARE(window.selection.message(), 1U);
}

void tst_Stream::overviewShowsProblems()
{
    Window window;
    QList<core::Hop> hops = hopsOf(1, 1'000);
    hops[500].kind = core::HopKind::Lost;
    window.hops.append(hops);
    auto *overview = window.page->findChild<StreamOverview *>();
    QTRY_VERIFY(overview->lines().contains(models::Tone::Bad));
    const double place = double(overview->lines().indexOf(models::Tone::Bad)) / double(overview->lines().size());
    QVERIFY(place > 0.45 && place < 0.55);
    QTest::mouseClick(overview, Qt::LeftButton, {}, QPoint(overview->width() / 2, overview->height() / 2));
    QVERIFY(!window.view().isFollowing());
    QVERIFY(
        window.view().visualRect(window.view().model()->index(500, 0)).intersects(window.view().viewport()->rect()));
}

void tst_Stream::columnsAreRemembered()
{
    Window window;
    window.view().header()->resizeSection(models::HopModel::From, 222);
    window.view().header()->moveSection(0, 2);
    window.page.reset();
    window.page = std::make_unique<StreamPage>(window.context);
    QCOMPARE(window.view().header()->sectionSize(models::HopModel::From), 222);
    QCOMPARE(window.view().header()->visualIndex(0), 2);
}

void tst_Stream::newRowsWhileFilteredAreCounted()
{
    Window window(200);
    QTRY_VERIFY(window.bar().maximum() > 0);
    window.view().goTo(5);
    window.type("event == even");
    QTRY_COMPARE(window.shown(), 100);
    QCOMPARE(window.view().unseenCount(), 0);
    window.hops.append(hopsOf(201, 10));
    QCOMPARE(window.view().unseenCount(), 5);
    QVERIFY(window.pill().text().contains(QStringLiteral("5")));
}

void tst_Stream::rowsInSightAreNotNew()
{
    Window window(200);
    QTRY_VERIFY(window.bar().maximum() > 0);
    window.view().goTo(5);
    window.hops.append(hopsOf(201, 8));
    QCOMPARE(window.view().unseenCount(), 8);
    window.type("number > 198");
    QTRY_COMPARE(window.shown(), 10);
    QTRY_COMPARE(window.view().unseenCount(), 0);
    QVERIFY(!window.pill().isVisible());
}

void tst_Stream::pillKeepsItsPlaceAndLetsAllFollow()
{
    Window window(200);
    QTRY_VERIFY(window.bar().maximum() > 0);
    window.view().goTo(5);
    window.hops.append(hopsOf(201, 8));
    QTRY_VERIFY(window.pill().isVisible());
    for (const QSize &size : {QSize(900, 700), QSize(600, 300)}) {
        window.page->resize(size);
        const QRect area = window.view().viewport()->geometry();
        QTRY_VERIFY(area.contains(window.pill().geometry()));
        QVERIFY(window.pill().geometry().bottom() > area.bottom() - window.pill().height());
    }
    QAction *trace = window.actions[ActionId::TraceFollow];
    trace->setChecked(false);
    window.pill().click();
    QVERIFY(trace->isChecked());
}

void tst_Stream::timesAndNamesAreWhole()
{
    Window window;
    QList<core::Hop> hops = hopsOf(1, 2);
    hops[1].timeNs = 123'456'789'000;
    hops[1].from.name = QStringLiteral("Redis emitter");
    window.hops.append(hops);
    for (const models::HopModel::Column column :
        {models::HopModel::Number, models::HopModel::Time, models::HopModel::From}) {
        const QModelIndex cell = window.view().model()->index(1, column);
        QVERIFY2(
            window.view().fontMetrics().horizontalAdvance(cell.data().toString()) < window.view().columnWidth(column),
            qPrintable(cell.data().toString()));
    }
}

void tst_Stream::problemIsNotUnderTheCompletions()
{
    Window window(10);
    window.page->resize(900, 700);
    window.type("evnt == \"o");
    const auto &problem = window.part<ElidedLabel>("streamFilterProblem");
    QTRY_VERIFY(problem.isVisible());
    const QWidget *popup = window.edit().findChild<QCompleter *>()->popup();
    QVERIFY(popup->isVisible());
    QVERIFY(popup->y() >= problem.mapToGlobal(problem.rect().bottomLeft()).y());
}

void tst_Stream::anotherClusterBeginsAnew()
{
    Window window(20);
    window.view().goTo(9);
    QVERIFY(!window.selection.isEmpty());
    window.document.replace({});
    QCOMPARE(window.shown(), 0);
    QVERIFY(window.selection.isEmpty());
}

QTEST_MAIN(tst_Stream)
#include "tst_stream.moc"
