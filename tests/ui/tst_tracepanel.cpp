#include "core/explain/meaning.h"
#include "laboratory.h"
#include "paneldesk.h"
#include "support/recordedhops.h"
#include "ui/actions/actionregistry.h"
#include "ui/plots/ladderview.h"
#include "ui/trace/explanationpane.h"
#include "ui/trace/tracedock.h"
#include "ui/trace/traceexporter.h"
#include "ui/trace/tracepage.h"
#include "ui/trace/tracetable.h"
#include "ui/widgets/inlinebarstack.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace relayscope;
using namespace relayscope::ui;
using core::Trace;
using testing::RecordedHops;

namespace {

/// A page in sight, with the trace of one broadcast.
class ShownPage {
public:
    ShownPage()
        : trace(Trace::of(RecordedHops::broadcast().hops))
    {
        page.resize(420, 700);
        page.setTrace(trace);
        page.show();
    }

    [[nodiscard]] LadderView &ladder() { return page.ladder(); }

    Trace trace;
    TracePage page;
};

/// Where in the view the row of that step is.
QPoint pointOf(const LadderView &ladder, int step)
{
    const QRect area = ladder.plot().plotRect();
    for (int y = area.top(); y < area.bottom(); ++y) {
        const QPoint point(area.center().x(), y);
        if (ladder.plot().stepAt(point) == step)
            return ladder.plot().mapTo(&ladder, point + QPoint(0, 3));
    }
    return {};
}

} // namespace

class tst_TracePanel : public QObject {
    Q_OBJECT

private slots:
    void clickSelectsAStep();
    void keysWalkTheSteps();
    void scaleKeepsTheStep();
    void keysZoomTheLadder();
    void allPresentationsShareTheStep();
    void listIsCopied();
    void exportsHaveEveryStep();
    void savesByTheEnding();
    void tellsWhatCouldNotBeSaved();
    void selectionIsExplained();
    void demoIsTraced();
};

void tst_TracePanel::clickSelectsAStep()
{
    ShownPage shown;
    QSignalSpy selected(&shown.page, &TracePage::stepSelected);
    QTest::mouseClick(&shown.ladder(), Qt::LeftButton, {}, pointOf(shown.ladder(), 2));
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.at(0).at(0).toInt(), 2);
    QCOMPARE(shown.ladder().currentStep(), 2);
}

void tst_TracePanel::keysWalkTheSteps()
{
    ShownPage shown;
    LadderView &ladder = shown.ladder();
    QTest::keyClick(&ladder, Qt::Key_N);
    QCOMPARE(ladder.currentStep(), 0);
    QTest::keyClick(&ladder, Qt::Key_Down);
    QCOMPARE(ladder.currentStep(), 1);
    QTest::keyClick(&ladder, Qt::Key_P);
    QCOMPARE(ladder.currentStep(), 0);
    QTest::keyClick(&ladder, Qt::Key_End);
    QCOMPARE(ladder.currentStep(), shown.trace.steps.size() - 1);
    QTest::keyClick(&ladder, Qt::Key_N);
    QCOMPARE(ladder.currentStep(), shown.trace.steps.size() - 1);
}

void tst_TracePanel::scaleKeepsTheStep()
{
    ShownPage shown;
    shown.page.setCurrentStep(4);
    shown.page.setToScale(true);
    QCOMPARE(shown.ladder().currentStep(), 4);
    QCOMPARE(shown.ladder().plot().spacing(), LadderSpacing::ToScale);
}

void tst_TracePanel::keysZoomTheLadder()
{
    ShownPage shown;
    const auto heightOutOfSight = [&shown] {
        const auto bars = shown.ladder().findChildren<QScrollBar *>();
        const auto vertical = std::find_if(
            bars.begin(), bars.end(), [](const QScrollBar *bar) { return bar->orientation() == Qt::Vertical; });
        return (*vertical)->maximum();
    };
    const int before = heightOutOfSight();
    for (int i = 0; i < 8; ++i)
        QTest::keyClick(&shown.ladder(), Qt::Key_Plus);
    QVERIFY(heightOutOfSight() > before);
    QTest::keyClick(&shown.ladder(), Qt::Key_0);
    QCOMPARE(heightOutOfSight(), before);
}

void tst_TracePanel::allPresentationsShareTheStep()
{
    ShownPage shown;
    auto *list = shown.page.findChild<TraceTable *>(QStringLiteral("traceList"));
    auto *waterfall = shown.page.findChild<TraceTable *>(QStringLiteral("traceWaterfall"));
    QSignalSpy selected(&shown.page, &TracePage::stepSelected);
    shown.page.setCurrentStep(3);
    QCOMPARE(selected.size(), 0); // nobody has chosen it here
    QCOMPARE(list->currentIndex().row(), 3);
    QCOMPARE(waterfall->currentIndex().row(), 3);
    shown.page.setPresentation(TracePage::Presentation::List);
    QVERIFY(list->isVisible());
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected.at(0).at(0).toInt(), 4);
    QCOMPARE(list->model()->rowCount(), shown.trace.steps.size());
    QCOMPARE(shown.page.findChild<QListView *>(QStringLiteral("traceVerdicts"))->model()->rowCount(),
        shown.trace.verdicts.size());
}

void tst_TracePanel::listIsCopied()
{
    ShownPage shown;
    auto *list = shown.page.findChild<TraceTable *>(QStringLiteral("traceList"));
    shown.page.setPresentation(TracePage::Presentation::List);
    list->selectAll();
    list->findChild<QAction *>(QStringLiteral("copySteps"))->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), shown.trace.steps.size());
    QVERIFY(lines.constFirst().contains(QStringLiteral("client 1 → node A")));
}

void tst_TracePanel::exportsHaveEveryStep()
{
    ShownPage shown;
    InlineBarStack bars;
    ActionRegistry actions;
    const TraceExporter exporter(shown.ladder().plot(), bars, actions, &bars);
    const QString svg = QString::fromUtf8(exporter.contentOf(TraceExporter::Format::Svg));
    const QString mermaid = QString::fromUtf8(exporter.contentOf(TraceExporter::Format::Mermaid));
    const QString json = QString::fromUtf8(exporter.contentOf(TraceExporter::Format::Json));
    for (const core::TraceStep &step : shown.trace.steps) {
        for (const QString &text : {svg, mermaid, json})
            QVERIFY2(text.contains(step.text), qPrintable(step.text));
    }
    for (const core::Place &lane : shown.trace.lanes)
        QVERIFY2(svg.contains(lane.name), qPrintable(lane.name));
    const QImage picture = QImage::fromData(exporter.contentOf(TraceExporter::Format::Png), "PNG");
    QVERIFY(picture.height() > shown.ladder().plot().contentSize().height());

    actions[ActionId::TraceCopyMermaid]->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), mermaid);
    actions[ActionId::TraceCopyPicture]->trigger();
    QCOMPARE(QGuiApplication::clipboard()->image().size(), picture.size());
}

void tst_TracePanel::savesByTheEnding()
{
    ShownPage shown;
    InlineBarStack bars;
    ActionRegistry actions;
    TraceExporter exporter(shown.ladder().plot(), bars, actions, &bars);
    const QTemporaryDir directory;
    const auto contentOf = [&](const char *name) {
        const QString file = directory.filePath(QLatin1String(name));
        exporter.saveTo(file);
        QFile saved(file);
        return saved.open(QIODevice::ReadOnly) ? saved.readAll() : QByteArray();
    };
    QVERIFY(contentOf("a.mmd").startsWith("sequenceDiagram"));
    QVERIFY(contentOf("a.json").startsWith("{"));
    QVERIFY(contentOf("a.PNG").startsWith("\x89PNG"));
    QVERIFY(contentOf("a.svg").contains("<svg"));
}

void tst_TracePanel::tellsWhatCouldNotBeSaved()
{
    ShownPage shown;
    InlineBarStack bars;
    ActionRegistry actions;
    TraceExporter exporter(shown.ladder().plot(), bars, actions, &bars);
    exporter.saveTo(QStringLiteral("/nonexistent/folder/trace.svg"));
    QCOMPARE(bars.count(), 1);
}

void tst_TracePanel::selectionIsExplained()
{
    PanelDesk desk;
    TraceDock dock(desk.context);
    dock.resize(420, 700);
    dock.show();
    const QList<core::Hop> hops = RecordedHops::broadcast().hops;
    desk.controller.hopModel().append(hops);
    const auto *pane = dock.findChild<ExplanationPane *>();
    QVERIFY(!pane->isVisible());
    desk.actions[ActionId::ExplainSelection]->trigger();
    QVERIFY(pane->isVisible());
    QVERIFY(pane->subject().isEmpty() && !pane->meaning().isEmpty()); // how to go on

    const auto echo = std::find_if(
        hops.cbegin(), hops.cend(), [](const core::Hop &hop) { return hop.verdict == core::Verdict::OwnEchoIgnored; });
    desk.selection.select(echo->message, echo->number);
    QVERIFY(pane->subject().contains(QStringLiteral("own echo")));
    QCOMPARE(pane->meaning(), core::explain::verdictMeaning(core::Verdict::OwnEchoIgnored));

    // A verdict that is chosen goes before the row.
    auto *verdicts = dock.findChild<QListView *>(QStringLiteral("traceVerdicts"));
    QTRY_VERIFY(verdicts->model()->rowCount() > 0);
    verdicts->setCurrentIndex(verdicts->model()->index(verdicts->model()->rowCount() - 1, 0));
    QCOMPARE(pane->meaning(), core::explain::verdictMeaning(core::Verdict::Delivered));
    desk.selection.select(echo->message, hops.constFirst().number);
    QVERIFY(pane->meaning() != core::explain::verdictMeaning(core::Verdict::Delivered));

    desk.actions[ActionId::ExplainSelection]->trigger();
    QVERIFY(!pane->isVisible());
}

void tst_TracePanel::demoIsTraced()
{
    Laboratory lab;
    auto *dock = lab.window.findChild<TraceDock *>();
    QVERIFY(dock != nullptr);
    dock->show();
    dock->raise();

    QVERIFY(lab.runDemo());

    // Nothing is selected: the latest message comes by itself, all of it.
    QTRY_COMPARE_WITH_TIMEOUT(dock->trace().reachedClients, 2, Laboratory::kStartTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(dock->trace().hopCount, 11, Laboratory::kStartTimeoutMs);
    const Trace latest = dock->trace();
    QCOMPARE(latest.lanes.size(), 5);
    QCOMPARE(latest.steps.size(), 7);
    QCOMPARE(latest.verdicts.size(), 4);
    for (const core::TraceStep &step : latest.steps)
        QVERIFY2(!step.inferred, qPrintable(step.text + QLatin1Char(' ') + step.doubt));

    // A click on a step selects its hop for all views.
    LadderView &ladder = dock->page().ladder();
    QSignalSpy selected(&dock->page(), &TracePage::stepSelected);
    QTest::mouseClick(&ladder, Qt::LeftButton, {}, pointOf(ladder, 1));
    QCOMPARE(selected.size(), 1);
    QVERIFY(!lab.window.findChild<QAction *>(QStringLiteral("traceFollow"))->isChecked());
    QVERIFY(lab.closeAndWait());
}

QTEST_MAIN(tst_TracePanel)
#include "tst_tracepanel.moc"
