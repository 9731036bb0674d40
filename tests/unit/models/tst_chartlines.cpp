#include "models/chartlines.h"
#include "models/deliverymodel.h"
#include "models/statisticstext.h"
#include "models/tone.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace relayscope;
using models::ChartKind;
using models::ChartLine;

namespace {

constexpr qint64 kSecond = 3'600;
constexpr core::SecondRange kRange{kSecond, kSecond + 10};

core::StatisticsSecond secondWith(core::RateKind kind, const QList<core::KeyCount> &counts)
{
    core::StatisticsSecond second;
    second.second = kSecond;
    core::KeyCounts &rates = second.rates[std::size_t(kind)];
    rates.largest = counts;
    for (const core::KeyCount &count : counts)
        rates.total += count.count;
    return second;
}

QStringList namesOf(const QList<ChartLine> &lines)
{
    QStringList names;
    for (const ChartLine &line : lines)
        names.append(line.name);
    return names;
}

ChartLine lineNamed(const char *name)
{
    return {QString::fromLatin1(name), 0, {}};
}

} // namespace

class tst_ChartLines : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale::c()); }
    void everyChartHasItsWords();
    void namesRoomsAsPeopleDo();
    void sumsUpTheRest();
    void nodesHaveTheirNames();
    void filtersAreLines();
    void linesKeepTheirStyles();
    void accountsAreATable();
    void newEventsComeAsRows();
    void lostEventsAreNewestFirst();
    void summaryIsOneLine();
};

void tst_ChartLines::everyChartHasItsWords()
{
    for (int kind = 0; kind < int(ChartKind::Count); ++kind) {
        QVERIFY(!models::chartTitle(ChartKind(kind)).isEmpty());
        QVERIFY(!models::chartUnit(ChartKind(kind)).isEmpty());
        QVERIFY(!models::chartEmptyText(ChartKind(kind)).isEmpty());
        QCOMPARE(models::chartKindByName(models::chartName(ChartKind(kind))), ChartKind(kind));
    }
    QVERIFY(!models::chartKindByName(QStringLiteral("pie")));
}

void tst_ChartLines::namesRoomsAsPeopleDo()
{
    core::StatisticsHistory history;
    history.add(secondWith(core::RateKind::OnRedisByRoom, {{"/", 1}, {"/ lobby", 2}, {"/chat lobby", 3}, {"news", 4}}));
    const QStringList names = namesOf(models::chartLines(ChartKind::OnRedisByRoom, history, kRange, {}));
    QCOMPARE(names,
        QStringList({QStringLiteral("all of /"), QStringLiteral("lobby"), QStringLiteral("lobby in /chat"),
            QStringLiteral("news")}));
}

void tst_ChartLines::sumsUpTheRest()
{
    QList<core::KeyCount> counts;
    for (int i = 0; i < ChartLine::kMaxStyles + 3; ++i)
        counts.append({QByteArray::number(100 + i), 100U - quint32(i)});
    core::StatisticsHistory history;
    history.add(secondWith(core::RateKind::ToClientsByEvent, counts));
    const QList<ChartLine> lines = models::chartLines(ChartKind::ToClientsByEvent, history, kRange, {});
    QCOMPARE(lines.size(), ChartLine::kMaxStyles + 1);
    QCOMPARE(lines.constLast().style, ChartLine::kRestStyle);
}

void tst_ChartLines::nodesHaveTheirNames()
{
    core::StatisticsHistory history;
    core::NodeMetrics metrics;
    metrics.nodeId = QStringLiteral("node-a");
    metrics.timeNs = kSecond * 1'000'000'000;
    metrics.sockets = 4;
    history.add(metrics);
    models::ChartNames names;
    names.nodes.insert(metrics.nodeId, QStringLiteral("node A"));
    const QList<ChartLine> lines = models::chartLines(ChartKind::Sockets, history, kRange, names);
    QCOMPARE(namesOf(lines), QStringList({QStringLiteral("node A")}));
    QCOMPARE(lines.at(0).points.at(0).value, 4.0);
    QVERIFY(models::chartLines(ChartKind::Sockets, history, {kSecond + 20, kSecond + 30}, names).isEmpty());
}

void tst_ChartLines::filtersAreLines()
{
    core::StatisticsSecond second;
    second.second = kSecond;
    second.filterMatches.insert(5, 12);
    core::StatisticsHistory history;
    history.add(second);
    models::ChartNames names;
    names.filters = {{5, QStringLiteral("event == \"chat\"")}, {6, QStringLiteral("inferred")}};
    const QList<ChartLine> lines = models::chartLines(ChartKind::Filters, history, kRange, names);
    QCOMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).points.at(0).value, 12.0);
    QVERIFY(lines.at(1).points.isEmpty());
    history.removeFilter(5);
    QVERIFY(models::chartLines(ChartKind::Filters, history, kRange, names).at(0).points.isEmpty());
}

void tst_ChartLines::linesKeepTheirStyles()
{
    models::LineStyles styles;
    QList<ChartLine> lines{lineNamed("b"), lineNamed("c")};
    styles.assign(lines);
    const int styleOfC = lines.at(1).style;
    QVERIFY(lines.at(0).style != styleOfC);
    lines = {lineNamed("a"), lineNamed("b"), lineNamed("c")};
    styles.assign(lines);
    QCOMPARE(lines.at(2).style, styleOfC);
    QCOMPARE((QSet<int>{lines.at(0).style, lines.at(1).style, lines.at(2).style}.size()), 3);
    // What is gone gives its style back.
    lines = {lineNamed("c"), lineNamed("d")};
    styles.assign(lines);
    QCOMPARE(lines.at(1).style, 0);
}

void tst_ChartLines::accountsAreATable()
{
    models::DeliveryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    core::DeliveryReport report;
    report.total = {10, 7, 1, 2, 4};
    report.events = {{"chat", report.total}, {{}, {}}};
    model.setReport(report);
    QCOMPARE(model.rowCount(), 3);
    const auto text = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(1, models::DeliveryModel::Event), QStringLiteral("chat"));
    QCOMPARE(text(1, models::DeliveryModel::Expected), QStringLiteral("10"));
    QCOMPARE(text(1, models::DeliveryModel::Open), QStringLiteral("1"));
    QCOMPARE(text(1, models::DeliveryModel::Lost), QStringLiteral("2"));
    QCOMPARE(model.index(1, models::DeliveryModel::Lost).data(models::DeliveryModel::ToneRole).value<models::Tone>(),
        models::Tone::Bad);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QLatin1Char('4')));
    for (int column = 0; column < models::DeliveryModel::ColumnCount; ++column)
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void tst_ChartLines::newEventsComeAsRows()
{
    models::DeliveryModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    core::DeliveryReport report;
    report.events = {{"chat", {}}};
    model.setReport(report);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    report.events[0].account.expected = 3;
    model.setReport(report);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    report.events.append(core::EventAccount{"echo", {}});
    model.setReport(report);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.rowCount(), 3);
}

void tst_ChartLines::lostEventsAreNewestFirst()
{
    models::LostModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLost({{1, 11, 2'000'000'000, "chat", QStringLiteral("client 1")},
                      {2, 12, 3'000'000'000, "echo", QStringLiteral("client 2")}},
        1'000'000'000);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, models::LostModel::Time).data().toString(), QStringLiteral("2.000000"));
    QCOMPARE(model.index(0, models::LostModel::Client).data().toString(), QStringLiteral("client 2"));
    QCOMPARE(model.index(1, 0).data(models::LostModel::HopRole).toULongLong(), 11U);
    QCOMPARE(model.index(1, 0).data(models::LostModel::MessageRole).toULongLong(), 1U);
}

void tst_ChartLines::summaryIsOneLine()
{
    core::StatisticsHistory::Summary summary;
    QCOMPARE(models::summaryText(summary), QStringLiteral("0 msg/s, lost 0"));
    summary.messagesPerSecond = 24.2;
    summary.p95Ms = 3.14;
    QCOMPARE(models::summaryText(summary), QStringLiteral("24 msg/s, p95 3.1 ms, lost 0"));
    summary.duplicate = 2;
    QCOMPARE(models::summaryText(summary), QStringLiteral("24 msg/s, p95 3.1 ms, lost 0, duplicate 2"));
    summary.dropped = 7;
    QCOMPARE(models::summaryText(summary), QStringLiteral("24 msg/s, p95 3.1 ms, lost 0, duplicate 2, not counted 7"));
}

QTEST_GUILESS_MAIN(tst_ChartLines)
#include "tst_chartlines.moc"
