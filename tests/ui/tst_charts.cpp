#include "core/stats/statisticsservice.h"
#include "laboratory.h"
#include "ui/charts/chartsdock.h"
#include "ui/clustercontroller.h"
#include "ui/logs/logsdock.h"
#include "ui/logs/logview.h"
#include "ui/panelrequests.h"
#include "ui/plots/chartplot.h"
#include "ui/plots/plottext.h"
#include "ui/rooms/roomsdock.h"

#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include <initializer_list>

using namespace relayscope;
using models::ChartKind;

namespace {

/// A second, for it to be closed, and for a machine that is busy with other tests.
constexpr int kSecondTimeoutMs = 20'000;

/// The three panels of a window, all to be seen at once.
class FloatingPanels {
public:
    explicit FloatingPanels(const ui::MainWindow &window)
        : charts(*window.findChild<ui::ChartsDock *>())
        , logs(*window.findChild<ui::LogsDock *>())
        , rooms(*window.findChild<ui::RoomsDock *>())
    {
        for (QDockWidget *dock : std::initializer_list<QDockWidget *>{&charts, &logs, &rooms}) {
            dock->setFloating(true);
            dock->show();
        }
    }

    /// What the pane of that kind tells of its newest values.
    [[nodiscard]] QString chart(ChartKind kind) const
    {
        for (const ui::ChartPane *pane : charts.panes()) {
            if (pane->kind() == kind)
                return pane->findChild<ui::ChartPlot *>()->accessibleDescription();
        }
        return {};
    }

    ui::ChartsDock &charts;
    ui::LogsDock &logs;
    ui::RoomsDock &rooms;
};

} // namespace

class tst_Charts : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }
    void axesEndAtNiceNumbers_data();
    void axesEndAtNiceNumbers();
    void remembersItsCharts();
    void marksAFilterThatIsWrong();
    void showsWhatTheDemoDoes();
};

void tst_Charts::axesEndAtNiceNumbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<double>("end");
    QTest::newRow("nothing") << 0.0 << 1.0;
    QTest::newRow("less than one") << 0.4 << 1.0;
    QTest::newRow("twelve") << 12.0 << 20.0;
    QTest::newRow("exactly") << 250.0 << 250.0;
    QTest::newRow("ninety") << 90.0 << 100.0;
}

void tst_Charts::axesEndAtNiceNumbers()
{
    QFETCH(double, value);
    QFETCH(double, end);
    QCOMPARE(ui::niceCeiling(value), end);
}

void tst_Charts::remembersItsCharts()
{
    Laboratory lab;
    const FloatingPanels panels(lab.window);
    const QList<ui::ChartPane *> panes = panels.charts.panes();
    QCOMPARE(panes.size(), 2);
    panes.at(0)->setKind(ChartKind::Delivery);
    auto *window = panels.charts.findChild<QComboBox *>(QStringLiteral("chartWindow"));
    window->setCurrentIndex(window->findData(1'800));
    const ui::ChartSettings kept = lab.settings.charts();
    QCOMPARE(kept.charts, QStringList({QStringLiteral("delivery"), QStringLiteral("latency")}));
    QCOMPARE(kept.windowSeconds, 1'800);
}

void tst_Charts::marksAFilterThatIsWrong()
{
    Laboratory lab;
    const FloatingPanels panels(lab.window);
    ui::ChartPane *pane = panels.charts.panes().at(0);
    pane->setKind(ChartKind::Filters);
    auto *field = pane->findChild<QLineEdit *>(QStringLiteral("plotFilter"));
    field->setText(QStringLiteral("event == "));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(panels.charts.filters().filters().isEmpty());
    QCOMPARE(field->text(), QStringLiteral("event == "));
    field->setText(QStringLiteral("event == \"message\""));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(panels.charts.filters().filters().size(), 1);
    QVERIFY(field->text().isEmpty());
    panels.charts.filters().remove(panels.charts.filters().filters().at(0).id);
    QVERIFY(panels.charts.filters().filters().isEmpty());
}

void tst_Charts::showsWhatTheDemoDoes()
{
    Laboratory lab;
    const FloatingPanels panels(lab.window);
    auto &requests = *lab.window.findChild<ui::PanelRequests *>();
    emit requests.plotRequested(QStringLiteral("kind == \"delivered\""));
    QVERIFY(lab.runDemo());

    // Charts: a rate, the latency, the plotted filter.
    QTRY_VERIFY_WITH_TIMEOUT(
        panels.chart(ChartKind::ToClientsByEvent).contains(QStringLiteral("chat")), kSecondTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(panels.chart(ChartKind::Latency).contains(QStringLiteral("p95")), kSecondTimeoutMs);
    const int filter = panels.charts.filters().filters().at(0).id;
    const core::StatisticsHistory &history = lab.window.controller().statistics().history();
    QTRY_VERIFY_WITH_TIMEOUT(history.filter(filter) != nullptr, kSecondTimeoutMs);
    const qint64 now = core::StatisticsService::nowSecond();
    QTRY_COMPARE_WITH_TIMEOUT(history.filter(filter)->sum({now - 200, now + 60}), 2.0, kSecondTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(history.deliveryReport().total, (core::DeliveryAccount{2, 2, 0, 0, 0}), kSecondTimeoutMs);

    // Logs: the nodes' lines; choosing one selects a hop.
    QVERIFY(panels.logs.log().rowCount() > 0);
    QTRY_VERIFY(panels.logs.log().sources().size() >= 2);
    panels.logs.view().setCurrentIndex({});
    QTest::keyClick(&panels.logs.view(), Qt::Key_Down);
    QVERIFY(!panels.logs.view().isFollowing());

    // Rooms: one that a client joins; a click asks for its hops.
    core::SendRequest join;
    join.event = "join";
    join.arguments = core::parseArguments(QStringLiteral("[\"attic\"]")).value();
    lab.cluster.sendEvent(lab.cluster.clients().at(0).spec.id, join);
    QTRY_VERIFY_WITH_TIMEOUT(panels.rooms.rooms().rowCount() == 3, kSecondTimeoutMs);
    QCOMPARE(panels.rooms.rooms().index(0, 0).data().toString(), QStringLiteral("/ (all)"));
    QCOMPARE(panels.rooms.rooms().index(1, 0).data().toString(), QStringLiteral("attic"));
    const int sum = panels.rooms.rooms().sumColumn();
    QCOMPARE(panels.rooms.rooms().index(1, sum).data().toString(), QStringLiteral("1"));
    QSignalSpy requested(&requests, &ui::PanelRequests::filterRequested);
    emit panels.rooms.findChild<QTreeView *>(QStringLiteral("rooms"))->clicked(panels.rooms.rooms().index(1, 1));
    QCOMPARE(requested.size(), 1);
    QVERIFY(requested.at(0).at(0).toString().contains(QStringLiteral("room == \"attic\"")));
    QVERIFY(lab.closeAndWait());
}

QTEST_MAIN(tst_Charts)
#include "tst_charts.moc"
