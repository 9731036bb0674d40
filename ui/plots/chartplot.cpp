#include "ui/plots/chartplot.h"

#include "ui/plots/chartcursor.h"
#include "ui/plots/chartlook.h"
#include "ui/plots/linestyle.h"
#include "ui/plots/plottext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QToolTip>
#include <QVBoxLayout>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

namespace {

/// Of a name in the legend, in average characters.
constexpr int kLegendCharacters = 18;
/// Above the highest point, as part of it.
constexpr double kHeadroom = 1.08;
/// Above and below the value axis, in lines of text.
constexpr int kLinesBesideAxis = 5;
/// Of the time: a band that begins after it has its label at its left.
constexpr double kLatePart = 0.7;
/// Longest time that is written in minutes and seconds.
constexpr qint64 kMaxMinutes = 3'600;

QVector<double> newestValues(const QList<models::ChartLine> &lines)
{
    QVector<double> values;
    for (const models::ChartLine &line : lines)
        values.append(line.points.isEmpty() ? qQNaN() : line.points.constLast().value);
    return values;
}

QString lineText(const QString &name, double value)
{
    return ChartPlot::tr("%1: %2", "name of a line, its value").arg(name, plotValueText(value));
}

/// The value of the line at that time, NaN where it has none within so many seconds.
double valueAt(const models::ChartLine &line, double second, double farthest)
{
    const auto after = std::lower_bound(line.points.cbegin(), line.points.cend(), second,
        [](const core::SeriesPoint &point, double wanted) { return point.second < wanted; });
    const core::SeriesPoint *nearest = nullptr;
    if (after != line.points.cend())
        nearest = &*after;
    if (after != line.points.cbegin()) {
        const core::SeriesPoint &before = *std::prev(after);
        if (nearest == nullptr || second - before.second < nearest->second - second)
            nearest = &before;
    }
    return nearest == nullptr || std::abs(nearest->second - second) > farthest ? qQNaN() : nearest->value;
}

/// A point without a neighbour, which no line would show.
bool hasLonelyPoint(const QList<core::SeriesPoint> &points)
{
    const auto isGap = [&points](qsizetype i) { return i < 0 || i >= points.size() || std::isnan(points.at(i).value); };
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (!isGap(i) && isGap(i - 1) && isGap(i + 1))
            return true;
    }
    return false;
}

} // namespace

class ChartPlot::Private {
public:
    explicit Private(ChartPlot &plot);

    void showLook();
    void showLines();
    void showBands();
    void showTime();
    void replot() { view->replot(QCustomPlot::rpQueuedReplot); }

    void showValues(double position, const QPoint &globalPosition) const;
    [[nodiscard]] double toSecond(double position) const { return position - m_shift; }
    /// The newest value of each line, for those who do not see them.
    [[nodiscard]] QString newestText() const;
    [[nodiscard]] const ChartCursor &cursor() const { return *m_cursor; }

    QCustomPlot *view;
    PlotContent content;

private:
    void placeLegend();
    void wrapEmptyText();
    [[nodiscard]] double toAxis(double second) const { return second + m_shift; }
    [[nodiscard]] QString timeText(double second) const;

    ChartPlot &q;
    QCPItemText *m_empty;
    ChartCursor *m_cursor;
    QList<QCPAbstractItem *> m_bands;
    /// From seconds to the numbers of the time axis.
    double m_shift = 0;
};

ChartPlot::Private::Private(ChartPlot &plot)
    : view(new QCustomPlot(&plot))
    , q(plot)
    , m_empty(new QCPItemText(view))
    , m_cursor(new ChartCursor(*view))
{
    view->addLayer(QStringLiteral("bands"), view->layer(QStringLiteral("grid")), QCustomPlot::limBelow);
    view->setPlottingHint(QCP::phFastPolylines);
    view->xAxis->setSubTicks(false);
    view->yAxis->setSubTicks(false);
    view->xAxis->grid()->setVisible(false);
    view->yAxis->ticker()->setTickCount(4);
    view->yAxis->setTickLength(0);
    placeLegend();

    m_empty->position->setType(QCPItemPosition::ptAxisRectRatio);
    m_empty->position->setCoords(0.5, 0.5);
    m_empty->setPositionAlignment(Qt::AlignCenter);
    m_empty->setTextAlignment(Qt::AlignCenter);
    QObject::connect(view, &QCustomPlot::afterLayout, &plot, [this] { wrapEmptyText(); });
}

/// Beside the lines, from the top.
void ChartPlot::Private::placeLegend()
{
    auto *side = new QCPLayoutGrid;
    view->plotLayout()->addElement(0, 1, side);
    view->plotLayout()->setColumnStretchFactor(1, 0.001);
    side->addElement(0, 0, view->legend);
    side->addElement(1, 0, new QCPLayoutElement(view));
    side->setRowStretchFactor(0, 0.001);
    view->legend->setBorderPen(Qt::NoPen);
    view->legend->setBrush(Qt::NoBrush);
}

void ChartPlot::Private::showLook()
{
    applyChartLook(*view, q);
    m_cursor->showLook();
    m_empty->setFont(q.font());
    m_empty->setBrush(semanticColor(ColorRole::Surface, q.palette())); // the grid does not cross the words
    m_empty->setColor(semanticColor(ColorRole::TextMuted, q.palette()));
}

void ChartPlot::Private::showTime()
{
    const qint64 now = content.range.to;
    const bool isLong = content.range.length() > kMaxMinutes;
    if (content.timeAxis == TimeAxis::Clock) {
        m_shift = double(QDateTime::currentSecsSinceEpoch() - now);
        const QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
        ticker->setDateTimeFormat(isLong ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
        view->xAxis->setTicker(ticker);
        view->xAxis->setLabel(ChartPlot::tr("time of day"));
    } else {
        m_shift = -double(now);
        const QSharedPointer<QCPAxisTickerTime> ticker(new QCPAxisTickerTime);
        ticker->setTimeFormat(isLong ? QStringLiteral("%h:%m") : QStringLiteral("%m:%s"));
        ticker->setFieldWidth(isLong ? QCPAxisTickerTime::tuHours : QCPAxisTickerTime::tuMinutes, 1);
        view->xAxis->setTicker(ticker);
        view->xAxis->setLabel(
            isLong ? ChartPlot::tr("before now, in hours:minutes") : ChartPlot::tr("before now, in minutes:seconds"));
    }
    view->xAxis->ticker()->setTickCount(
        std::clamp(view->axisRect()->width() / (q.fontMetrics().averageCharWidth() * 14), 2, 8));
    view->xAxis->setRange(toAxis(double(content.range.from)), toAxis(double(now)));
    // Beside a low chart the words would be cut.
    const QFontMetrics metrics = q.fontMetrics();
    const bool isLow = q.height() - kLinesBesideAxis * metrics.height() < metrics.horizontalAdvance(content.unit);
    view->yAxis->setLabel(isLow ? QString() : content.unit);
    if (isLow)
        view->xAxis->setLabel(
            ChartPlot::tr("%1; %2", "what the values are; what the times are").arg(content.unit, view->xAxis->label()));
}

void ChartPlot::Private::showLines()
{
    const QFontMetrics metrics = q.fontMetrics();
    const qreal width = std::max(1.5, metrics.height() / 10.0);
    const QVector<double> newest = newestValues(content.lines);
    while (view->graphCount() > content.lines.size())
        view->removeGraph(view->graphCount() - 1);
    double highest = 0;
    bool isEmpty = true;
    int legendWidth = 0;
    for (qsizetype i = 0; i < content.lines.size(); ++i) {
        const models::ChartLine &line = content.lines.at(i);
        QCPGraph *graph = i < view->graphCount() ? view->graph(int(i)) : view->addGraph();
        graph->setPen(linePen(line.style, width, q.palette()));
        QVector<double> times;
        QVector<double> values;
        for (const core::SeriesPoint &point : line.points) {
            times.append(toAxis(point.second));
            values.append(point.value);
            if (!std::isnan(point.value))
                highest = std::max(highest, point.value);
        }
        isEmpty = isEmpty && line.points.isEmpty();
        graph->setData(times, values, true);
        graph->setScatterStyle(
            hasLonelyPoint(line.points) ? QCPScatterStyle(QCPScatterStyle::ssDisc, 2.5 * width) : QCPScatterStyle());
        const QString name
            = metrics.elidedText(line.name, Qt::ElideRight, metrics.averageCharWidth() * kLegendCharacters);
        graph->setName(QStringLiteral("%1  %2").arg(name, plotValueText(newest.at(i))));
        // As wide as its widest value will be: lines do not jump sideways with each number.
        legendWidth = std::max(legendWidth, metrics.horizontalAdvance(name + QStringLiteral("  00,000")));
    }
    view->legend->setVisible(!isEmpty);
    view->legend->setMinimumSize(isEmpty ? 0 : legendWidth + view->legend->iconSize().width() + spacing(q, 5), 0);
    view->yAxis->setRange(0, niceCeiling(highest * kHeadroom));
    view->yAxis->grid()->setVisible(!isEmpty); // it would cross the words
    m_empty->setVisible(isEmpty);
}

/// The item itself breaks no lines.
void ChartPlot::Private::wrapEmptyText()
{
    const int margin = spacing(q, 4);
    m_empty->setText(wrappedText(content.emptyText, q.font(), view->axisRect()->width() - margin));
}

void ChartPlot::Private::showBands()
{
    for (QCPAbstractItem *item : std::exchange(m_bands, {}))
        view->removeItem(item);
    const auto addTo = [this](QCPAbstractItem *item) {
        item->setLayer(QStringLiteral("bands"));
        item->setClipToAxisRect(true);
        m_bands.append(item);
    };
    for (const PlotBand &band : std::as_const(content.bands)) {
        auto *area = new QCPItemRect(view);
        area->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
        area->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
        area->topLeft->setCoords(toAxis(band.from), 0);
        area->bottomRight->setCoords(toAxis(band.to), 1);
        area->setPen(Qt::NoPen);
        area->setBrush(semanticColor(ColorRole::BadSurface, q.palette()));
        addTo(area);
        auto *label = new QCPItemText(view);
        label->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        // Right of its beginning; left of it where there would be no room for the words.
        const double from = std::max(band.from, double(content.range.from));
        const bool isLate = from - double(content.range.from) > kLatePart * double(content.range.length());
        label->position->setCoords(toAxis(from), 0);
        label->setPositionAlignment(Qt::AlignTop | (isLate ? Qt::AlignRight : Qt::AlignLeft));
        label->setPadding(QMargins(spacing(q, 1), 0, spacing(q, 1), 0));
        label->setFont(q.font());
        label->setColor(semanticColor(ColorRole::Bad, q.palette()));
        label->setText(band.label);
        addTo(label);
    }
}

QString ChartPlot::Private::newestText() const
{
    QStringList values;
    for (const models::ChartLine &line : content.lines) {
        if (!line.points.isEmpty())
            values.append(lineText(line.name, line.points.constLast().value));
    }
    return values.join(QLatin1Char('\n'));
}

QString ChartPlot::Private::timeText(double second) const
{
    if (content.timeAxis == TimeAxis::Clock)
        return QLocale().toString(
            QDateTime::fromMSecsSinceEpoch(qint64(toAxis(second) * 1000)).time(), QStringLiteral("HH:mm:ss"));
    return ChartPlot::tr("%1 s ago").arg(QLocale().toString(double(content.range.to) - second, 'f', 0));
}

void ChartPlot::Private::showValues(double position, const QPoint &globalPosition) const
{
    const double second = toSecond(position);
    const double cell = core::kResolutions[core::resolutionFor(content.range.length())].seconds;
    QStringList rows{timeText(second)};
    for (const models::ChartLine &line : std::as_const(content.lines)) {
        if (const double value = valueAt(line, second, 1.5 * cell); !std::isnan(value))
            rows.append(lineText(line.name, value));
    }
    QToolTip::showText(globalPosition, rows.join(QLatin1Char('\n')), view);
}

ChartPlot::ChartPlot(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(*this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(d->view);
    connect(&d->cursor(), &ChartCursor::hovered, this,
        [this](double position, const QPoint &at) { d->showValues(position, at); });
    connect(&d->cursor(), &ChartCursor::left, this, [] { QToolTip::hideText(); });
    connect(&d->cursor(), &ChartCursor::dragged, this,
        [this](double from, double to) { emit rangeSelected(d->toSecond(from), d->toSecond(to)); });
    d->showLook();
}

ChartPlot::~ChartPlot() = default;

void ChartPlot::showContent(PlotContent content)
{
    d->content = std::move(content);
    d->showTime();
    d->showBands();
    d->showLines();
    setAccessibleDescription(d->newestText());
    d->replot();
}

QSize ChartPlot::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 12};
}

QSize ChartPlot::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 30, fontMetrics().height() * 4};
}

void ChartPlot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        d->showLook();
        showContent(d->content);
    }
    QWidget::changeEvent(event);
}

} // namespace relayscope::ui
