#include "core/cluster.h"
#include "core/stats/statisticsservice.h"
#include "models/messageselection.h"
#include "ui/charts/chartsdock.h"
#include "ui/clustercontroller.h"
#include "ui/language.h"
#include "ui/logs/logsdock.h"
#include "ui/logs/logview.h"
#include "ui/mainwindow.h"
#include "ui/panelrequests.h"
#include "ui/plots/chartplot.h"
#include "ui/plots/plottext.h"
#include "ui/rooms/roomsdock.h"
#include "ui/settings.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace relayscope;
using models::ChartKind;

namespace {

constexpr int kStartTimeoutMs = 60'000;
constexpr int kStopTimeoutMs = 20'000;
/// A second, for it to be closed, and for a machine that is busy with other tests.
constexpr int kSecondTimeoutMs = 20'000;

/// The window with its own settings and the real programs, its three panels shown.
class Laboratory {
public:
    Laboratory()
        : m_store(m_directory.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat)
        , settings(m_store)
        , m_programs(core::Programs::beside(QStringLiteral(RELAYSCOPE_BIN_DIR)))
        , cluster(m_programs)
        , window({cluster, m_programs, m_theme, m_language, settings})
    {
        m_language.setChoice(QStringLiteral("en"));
        window.show();
        for (QDockWidget *dock : {static_cast<QDockWidget *>(&charts()), static_cast<QDockWidget *>(&logs()),
                 static_cast<QDockWidget *>(&rooms())}) {
            dock->setFloating(true); // all to be seen at once
            dock->show();
        }
    }

    [[nodiscard]] ui::ChartsDock &charts() const { return *window.findChild<ui::ChartsDock *>(); }
    [[nodiscard]] ui::LogsDock &logs() const { return *window.findChild<ui::LogsDock *>(); }
    [[nodiscard]] ui::RoomsDock &rooms() const { return *window.findChild<ui::RoomsDock *>(); }
    [[nodiscard]] ui::PanelRequests &requests() const { return *window.findChild<ui::PanelRequests *>(); }

    /// What the pane of that kind tells of its newest values.
    [[nodiscard]] QString chart(ChartKind kind) const
    {
        for (const ui::ChartPane *pane : charts().panes()) {
            if (pane->kind() == kind)
                return pane->findChild<ui::ChartPlot *>()->accessibleDescription();
        }
        return {};
    }

    void runDemo()
    {
        QSignalSpy finished(&window.controller(), &ui::ClusterController::demoFinished);
        window.controller().runDemo();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, kStartTimeoutMs);
        QCOMPARE(finished.at(0).at(0).toString(), QString());
    }

    void close()
    {
        QSignalSpy stopped(&cluster, &core::Cluster::stopped);
        window.close();
        QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, kStopTimeoutMs);
    }

private:
    QTemporaryDir m_directory;
    QSettings m_store;

public:
    ui::Settings settings;

private:
    ui::Theme m_theme;
    ui::Language m_language;
    core::Programs m_programs;

public:
    core::Cluster cluster;
    ui::MainWindow window;
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
    const QList<ui::ChartPane *> panes = lab.charts().panes();
    QCOMPARE(panes.size(), 2);
    panes.at(0)->setKind(ChartKind::Delivery);
    auto *window = lab.charts().findChild<QComboBox *>(QStringLiteral("chartWindow"));
    window->setCurrentIndex(window->findData(1'800));
    const ui::ChartSettings kept = lab.settings.charts();
    QCOMPARE(kept.charts, QStringList({QStringLiteral("delivery"), QStringLiteral("latency")}));
    QCOMPARE(kept.windowSeconds, 1'800);
}

void tst_Charts::marksAFilterThatIsWrong()
{
    Laboratory lab;
    ui::ChartPane *pane = lab.charts().panes().at(0);
    pane->setKind(ChartKind::Filters);
    auto *field = pane->findChild<QLineEdit *>(QStringLiteral("plotFilter"));
    field->setText(QStringLiteral("event == "));
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(lab.charts().filters().filters().isEmpty());
    QCOMPARE(field->text(), QStringLiteral("event == "));
    field->setText(QStringLiteral("event == \"message\""));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(lab.charts().filters().filters().size(), 1);
    QVERIFY(field->text().isEmpty());
    lab.charts().filters().remove(lab.charts().filters().filters().at(0).id);
    QVERIFY(lab.charts().filters().filters().isEmpty());
}

void tst_Charts::showsWhatTheDemoDoes()
{
    Laboratory lab;
    emit lab.requests().plotRequested(QStringLiteral("kind == \"delivered\""));
    lab.runDemo();
    if (QTest::currentTestFailed())
        return;

    // Charts: a rate, the latency, the plotted filter.
    QTRY_VERIFY_WITH_TIMEOUT(
        lab.chart(ChartKind::ToClientsByEvent).contains(QStringLiteral("message")), kSecondTimeoutMs);
    QTRY_VERIFY_WITH_TIMEOUT(lab.chart(ChartKind::Latency).contains(QStringLiteral("p95")), kSecondTimeoutMs);
    const int filter = lab.charts().filters().filters().at(0).id;
    const core::StatisticsHistory &history = lab.window.controller().statistics().history();
    QTRY_VERIFY_WITH_TIMEOUT(history.filter(filter) != nullptr, kSecondTimeoutMs);
    const qint64 now = core::StatisticsService::nowSecond();
    QTRY_COMPARE_WITH_TIMEOUT(history.filter(filter)->sum({now - 200, now + 60}), 4.0, kSecondTimeoutMs);
    QTRY_COMPARE_WITH_TIMEOUT(history.deliveryReport().total, (core::DeliveryAccount{4, 4, 0, 0, 0}), kSecondTimeoutMs);

    // Logs: the nodes' lines; choosing one selects a hop.
    QVERIFY(lab.logs().log().rowCount() > 0);
    QTRY_VERIFY(lab.logs().log().sources().size() >= 2);
    lab.logs().view().setCurrentIndex({});
    QTest::keyClick(&lab.logs().view(), Qt::Key_Down);
    QVERIFY(!lab.logs().view().isFollowing());

    // Rooms: one that a client joins; a click asks for its hops.
    core::SendRequest join;
    join.event = "join";
    join.arguments = core::parseArguments(QStringLiteral("[\"lobby\"]")).value();
    lab.cluster.sendEvent(lab.cluster.clients().at(0).spec.id, join);
    QTRY_VERIFY_WITH_TIMEOUT(lab.rooms().rooms().rowCount() > 0, kSecondTimeoutMs);
    QCOMPARE(lab.rooms().rooms().index(0, 0).data().toString(), QStringLiteral("lobby"));
    const int sum = lab.rooms().rooms().sumColumn();
    QCOMPARE(lab.rooms().rooms().index(0, sum).data().toString(), QStringLiteral("1"));
    QSignalSpy requested(&lab.requests(), &ui::PanelRequests::filterRequested);
    emit lab.rooms().findChild<QTreeView *>(QStringLiteral("rooms"))->clicked(lab.rooms().rooms().index(0, 1));
    QCOMPARE(requested.size(), 1);
    QVERIFY(requested.at(0).at(0).toString().contains(QStringLiteral("room == \"lobby\"")));
    lab.close();
}

QTEST_MAIN(tst_Charts)
#include "tst_charts.moc"
