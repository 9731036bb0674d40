#include "core/stats/latencyhistogram.h"
#include "core/stats/rankedseries.h"
#include "core/stats/timeseries.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace relayscope::core;

namespace {

/// About an hour of uptime; a multiple of every resolution, so that cells begin there.
constexpr qint64 kStart = 3'600;

KeyCounts countsOf(const QList<KeyCount> &counts)
{
    KeyCounts result;
    result.largest = counts;
    for (const KeyCount &count : counts)
        result.total += count.count;
    return result;
}

} // namespace

class tst_TimeSeries : public QObject {
    Q_OBJECT

private slots:
    void everyResolutionAnswersItsSpan();
    void rateIsZeroWhereNothingCame();
    void rateOfAnUnfinishedCellIsOfItsPart();
    void coarseRatesAreMeans();
    void gaugeBreaksWhereNothingWasMeasured();
    void forgetsWhatIsOlderThanItsRings();
    void percentilesAreCloseToTheExact_data();
    void percentilesAreCloseToTheExact();
    void percentilesOfAnEmptyHistogramAreNone();
    void durationsBeyondTheRangeAreKept();
    void coarseLatencyIsOfAllDurations();
    void namesTheLargestAndSumsTheRest();
    void largerKeyTakesTheLeastPlace();
};

void tst_TimeSeries::everyResolutionAnswersItsSpan()
{
    QCOMPARE(resolutionFor(60), 0U);
    QCOMPARE(resolutionFor(300), 0U);
    QCOMPARE(resolutionFor(1'800), 1U);
    QCOMPARE(resolutionFor(10'800), 2U);
    QCOMPARE(resolutionFor(1'000'000), 2U);
}

void tst_TimeSeries::rateIsZeroWhereNothingCame()
{
    TimeSeries series(ValueKind::Rate);
    series.add(kStart + 1, 4);
    series.add(kStart + 4, 2);
    const QList<SeriesPoint> points = series.points({kStart, kStart + 6});
    QList<double> values;
    for (const SeriesPoint &point : points)
        values.append(point.value);
    QCOMPARE(values, QList<double>({4, 0, 0, 2, 0}));
    QCOMPARE(points.constFirst().second, double(kStart) + 1.5);
    QCOMPARE(series.sum({kStart, kStart + 6}), 6.0);
}

void tst_TimeSeries::rateOfAnUnfinishedCellIsOfItsPart()
{
    TimeSeries series(ValueKind::Rate);
    for (qint64 second = 0; second < 8; ++second)
        series.add(kStart + second, 10);
    const QList<SeriesPoint> points = series.points({kStart - 1'000, kStart + 8});
    QCOMPARE(points.size(), 2);
    QCOMPARE(points.constLast().value, 10.0);
}

void tst_TimeSeries::coarseRatesAreMeans()
{
    TimeSeries series(ValueKind::Rate);
    for (qint64 second = 0; second < 600; second += 2)
        series.add(kStart + second, 6);
    const QList<SeriesPoint> points = series.points({kStart, kStart + 600});
    QCOMPARE(points.size(), 100);
    for (const SeriesPoint &point : points)
        QCOMPARE(point.value, 3.0);
}

void tst_TimeSeries::gaugeBreaksWhereNothingWasMeasured()
{
    TimeSeries series(ValueKind::Gauge);
    for (const qint64 second : {0, 1, 3, 20, 21})
        series.add(kStart + second, 5);
    const QList<SeriesPoint> points = series.points({kStart, kStart + 30});
    QCOMPARE(points.size(), 6);
    QVERIFY(std::isnan(points.at(3).value));
    QCOMPARE(points.at(4).value, 5.0);
}

void tst_TimeSeries::forgetsWhatIsOlderThanItsRings()
{
    TimeSeries series(ValueKind::Gauge);
    series.add(kStart, 1);
    for (qint64 second = 1; second <= 400; ++second)
        series.add(kStart + second, 2);
    series.add(kStart + 2, 100); // far too late for the seconds, not for the coarse cells
    const QList<SeriesPoint> fine = series.points({kStart + 101, kStart + 401});
    QCOMPARE(fine.size(), 300);
    for (const SeriesPoint &point : fine)
        QCOMPARE(point.value, 2.0);
    QVERIFY(series.points({kStart, kStart + 301}).constFirst().value > 2);
}

void tst_TimeSeries::percentilesAreCloseToTheExact_data()
{
    QTest::addColumn<double>("scaleNs");
    QTest::newRow("microseconds") << 2e4;
    QTest::newRow("milliseconds") << 3e6;
    QTest::newRow("seconds") << 5e8;
}

void tst_TimeSeries::percentilesAreCloseToTheExact()
{
    QFETCH(double, scaleNs);
    std::mt19937 random(7);
    std::lognormal_distribution<double> distribution(0, 1.2);
    std::vector<qint64> exact;
    LatencyHistogram all;
    LatencyHistogram half;
    for (int i = 0; i < 20'000; ++i) {
        const auto ns = qint64(scaleNs * distribution(random)) + LatencyHistogram::kMinNs;
        exact.push_back(ns);
        (i % 2 == 0 ? all : half).add(ns);
    }
    all.merge(half);
    std::sort(exact.begin(), exact.end());
    for (const double part : {0.01, 0.5, 0.9, 0.95, 0.99, 1.0}) {
        const auto wanted = double(exact[std::size_t(std::ceil(part * double(exact.size()))) - 1]);
        const auto got = double(all.percentileNs(part).value());
        QVERIFY2(std::abs(got - wanted) <= wanted * LatencyHistogram::kMaxError,
            qPrintable(QStringLiteral("p%1: %2, exactly %3").arg(part * 100).arg(got).arg(wanted)));
    }
}

void tst_TimeSeries::percentilesOfAnEmptyHistogramAreNone()
{
    LatencyHistogram histogram;
    QVERIFY(!histogram.percentileNs(0.5));
    histogram.add(1'000'000);
    histogram.clear();
    QVERIFY(histogram.isEmpty());
    QVERIFY(!histogram.percentileNs(0.5));
}

void tst_TimeSeries::durationsBeyondTheRangeAreKept()
{
    LatencyHistogram histogram;
    histogram.add(-5);
    histogram.add(3);
    QCOMPARE(histogram.percentileNs(1.0).value(), 3);
    histogram.add(LatencyHistogram::kMaxNs * 4);
    QCOMPARE(histogram.count(), 3U);
    QVERIFY(histogram.percentileNs(1.0).value() >= LatencyHistogram::kMaxNs);
}

void tst_TimeSeries::coarseLatencyIsOfAllDurations()
{
    LatencySeries series;
    for (qint64 second = 0; second < 6; ++second) {
        LatencyHistogram durations;
        durations.add((second + 1) * 1'000'000);
        series.add(kStart + second, durations);
    }
    const auto near
        = [](double value, double wanted) { return std::abs(value - wanted) <= wanted * LatencyHistogram::kMaxError; };
    QCOMPARE(series.points(LatencySeries::P50, {kStart, kStart + 60}).size(), 6);
    const QList<SeriesPoint> median = series.points(LatencySeries::P50, {kStart, kStart + 600});
    QCOMPARE(median.size(), 1);
    QVERIFY(near(median.constFirst().value, 3));
    QVERIFY(near(series.points(LatencySeries::P99, {kStart, kStart + 600}).constFirst().value, 6));
}

void tst_TimeSeries::namesTheLargestAndSumsTheRest()
{
    RankedSeries series;
    for (qint64 second = 0; second < 10; ++second)
        series.add(kStart + second, countsOf({{"c", 50}, {"a", 40}, {"b", 3}, {"d", 2}}));
    const SecondRange range{kStart, kStart + 10};
    const QList<RankedSeries::Line> lines = series.lines(range, 2);
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0).key, QByteArray("a"));
    QCOMPARE(lines.at(1).key, QByteArray("c"));
    QVERIFY(lines.at(2).isRest);
    QCOMPARE(lines.at(2).points.size(), 10);
    for (const SeriesPoint &point : lines.at(2).points)
        QCOMPARE(point.value, 5.0);
    QCOMPARE(series.lines(range, 4).size(), 4);
    QVERIFY(!series.lines(range, 4).constLast().isRest);
    QVERIFY(series.lines({kStart + 20, kStart + 30}, 4).isEmpty());
}

void tst_TimeSeries::largerKeyTakesTheLeastPlace()
{
    RankedSeries series;
    QList<KeyCount> many;
    for (std::size_t i = 0; i < RankedSeries::kMaxKeys; ++i)
        many.append({QByteArray::number(int(i)), 10 + quint32(i)});
    series.add(kStart, countsOf(many));
    series.add(kStart + 1, countsOf({{"small", 1}, {"large", 500}}));
    QByteArrayList keys;
    for (const RankedSeries::Line &line : series.lines({kStart, kStart + 2}, 100))
        keys.append(line.key);
    QVERIFY(keys.contains("large"));
    QVERIFY(!keys.contains("small"));
    QVERIFY(!keys.contains("0"));
    QVERIFY(keys.contains("1"));
}

QTEST_GUILESS_MAIN(tst_TimeSeries)
#include "tst_timeseries.moc"
