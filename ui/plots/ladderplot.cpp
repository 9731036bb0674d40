#include "ui/plots/ladderplot.h"

#include "ui/plots/ladderpainting.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QBuffer>
#include <QEvent>
#include <QLocale>
#include <QSvgGenerator>

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace relayscope::ui {

namespace {

/// Where in its row an evenly spaced arrow starts and ends: time goes down on its way too.
constexpr double kRowStart = 0.68;
constexpr double kRowEnd = 0.78;
/// A click this far from an arrow, in lines of text, is still meant for it.
constexpr double kReach = 1.0;
/// Lanes of an exported picture are this much wider than the narrowest.
constexpr int kExportLaneFactor = 2;

QString timeLabel(qint64 ns)
{
    return QLocale().toString(double(ns) / 1e6, 'f', 3);
}

/// Where the event itself is on its way, rather than an answer to it or what became of it.
bool carriesEvent(core::HopKind kind)
{
    constexpr std::array kKinds{core::HopKind::Sent, core::HopKind::Received, core::HopKind::Published,
        core::HopKind::SeenOnRedis, core::HopKind::WrittenToClient, core::HopKind::Delivered};
    return std::find(kKinds.cbegin(), kKinds.cend(), kind) != kKinds.cend();
}

/// The ladder itself. Draws what is in the ranges of its axes: lanes are the keys, rows or ns the values.
class LadderPlottable final : public QCPAbstractPlottable {
public:
    LadderPlottable(QCPAxis *lanes, QCPAxis *times)
        : QCPAbstractPlottable(lanes, times)
    {
        setSelectable(QCP::stNone); // the window has one selection of its own
    }

    core::Trace trace;
    LadderSpacing spacing = LadderSpacing::Equal;
    int current = -1;
    QPalette palette;
    QFont font;

    [[nodiscard]] double startOf(int step) const
    {
        return spacing == LadderSpacing::Equal ? step + kRowStart : double(trace.steps.at(step).departureNs);
    }

    [[nodiscard]] LadderArrow arrowOf(int index) const
    {
        const core::TraceStep &step = trace.steps.at(index);
        const bool isEqual = spacing == LadderSpacing::Equal;
        const double end = isEqual ? index + (step.isNote() ? kRowStart : kRowEnd) : double(step.arrivalNs);
        LadderArrow arrow;
        arrow.start = coordsToPixels(step.from, startOf(index));
        arrow.end = coordsToPixels(step.to, end);
        arrow.isNote = step.isNote();
        arrow.isInferred = step.inferred;
        arrow.isStopped = step.stopped && !step.isNote();
        arrow.isCurrent = index == current;
        arrow.tone = models::toneOf(step);
        arrow.event = carriesEvent(step.kind) ? QString::fromUtf8(step.eventName) : QString();
        arrow.text = step.text;
        return arrow;
    }

    /// First and one behind the last step that can be in sight.
    [[nodiscard]] std::pair<int, int> stepsInSight() const
    {
        const auto count = int(trace.steps.size());
        if (spacing == LadderSpacing::ToScale)
            return {0, count};
        const QCPRange rows = valueAxis()->range();
        return {std::clamp(int(std::floor(rows.lower)) - 1, 0, count),
            std::clamp(int(std::ceil(rows.upper)) + 1, 0, count)};
    }

    double selectTest(const QPointF &, bool, QVariant *) const override { return -1; }
    QCPRange getKeyRange(bool &found, QCP::SignDomain) const override
    {
        found = !trace.lanes.isEmpty();
        return {-0.5, double(trace.lanes.size()) - 0.5};
    }
    QCPRange getValueRange(bool &found, QCP::SignDomain, const QCPRange &) const override
    {
        found = !trace.isEmpty();
        return {0, spacing == LadderSpacing::Equal ? double(trace.steps.size()) : double(trace.durationNs)};
    }

protected:
    void draw(QCPPainter *painter) override
    {
        painter->setFont(font);
        const auto [first, last] = stepsInSight();
        if (spacing == LadderSpacing::Equal && current >= first && current < last)
            drawCurrentRow(*painter);
        drawLanes(*painter);
        for (int step = first; step < last; ++step)
            drawLadderArrow(*painter, arrowOf(step), palette);
        drawLabels(*painter, first, last);
    }
    void drawLegendIcon(QCPPainter *, const QRectF &) const override { }

private:
    void drawCurrentRow(QPainter &painter) const
    {
        const QRect area = clipRect();
        const double top = valueAxis()->coordToPixel(current);
        const double bottom = valueAxis()->coordToPixel(current + 1);
        painter.fillRect(
            QRectF(area.left(), top, area.width(), bottom - top), semanticColor(ColorRole::Selection, palette));
    }

    void drawLanes(QPainter &painter) const
    {
        painter.setPen(QPen(semanticColor(ColorRole::BorderStrong, palette), 1));
        const QRect area = clipRect();
        for (int lane = 0; lane < trace.lanes.size(); ++lane) {
            const double x = std::round(keyAxis()->coordToPixel(lane)) + 0.5;
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        }
    }

    /// To scale, labels would lie on each other: the current step has the right of way, then who comes first.
    void drawLabels(QPainter &painter, int first, int last) const
    {
        const QRectF area = clipRect();
        QList<QRectF> taken;
        const auto drawIfFree = [&](int step) {
            const LadderArrow arrow = arrowOf(step);
            const QRectF rect = ladderLabelRect(arrow, area, painter.fontMetrics());
            if (!rect.intersects(area) || std::any_of(taken.cbegin(), taken.cend(), [&](const QRectF &other) {
                    return other.intersects(rect);
                }))
                return;
            taken.append(rect);
            drawLadderLabel(painter, arrow, area, palette);
        };
        if (current >= first && current < last)
            drawIfFree(current);
        for (int step = first; step < last; ++step) {
            if (step != current)
                drawIfFree(step);
        }
    }
};

/// Who stands at the lanes, and the unit of the times, above the plot.
class LaneHeads final : public QCPLayerable {
public:
    explicit LaneHeads(LadderPlottable &ladder)
        : QCPLayerable(ladder.parentPlot(), QStringLiteral("legend"))
        , m_ladder(ladder)
    {
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter *painter) const override { painter->setAntialiasing(true); }
    void draw(QCPPainter *painter) override
    {
        const QRect plot = m_ladder.keyAxis()->axisRect()->rect();
        const QRect head(0, 0, plot.right() + 1, plot.top());
        painter->setFont(m_ladder.font);
        painter->fillRect(head, semanticColor(ColorRole::Surface, m_ladder.palette));
        static_cast<QPainter &>(*painter).setPen(semanticColor(ColorRole::Border, m_ladder.palette));
        painter->drawLine(QLineF(0, plot.top() - 0.5, plot.right() + 1, plot.top() - 0.5));
        const int unit = spacingUnit(painter->fontMetrics());
        painter->setPen(semanticColor(ColorRole::TextMuted, m_ladder.palette));
        painter->drawText(QRect(0, 0, plot.left() - unit, plot.top() - unit), Qt::AlignRight | Qt::AlignBottom,
            LadderPlot::tr("ms", "milliseconds, above a column of times"));
        painter->setClipRect(QRect(plot.left(), 0, plot.width(), plot.top()));
        const double width = m_ladder.keyAxis()->coordToPixel(1) - m_ladder.keyAxis()->coordToPixel(0);
        for (int lane = 0; lane < m_ladder.trace.lanes.size(); ++lane) {
            const double x = m_ladder.keyAxis()->coordToPixel(lane);
            drawLaneHead(*painter, m_ladder.trace.lanes.at(lane),
                QRectF(x - width / 2 + unit / 2.0, 0, width - unit, plot.top()), m_ladder.palette);
        }
    }

private:
    LadderPlottable &m_ladder;
};

/// The time of each step, where its arrow starts; none where they would touch.
class RowTicker final : public QCPAxisTicker {
public:
    RowTicker(const LadderPlottable &ladder, int lineHeight)
        : m_ladder(ladder)
        , m_lineHeight(lineHeight)
    {
    }

protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override
    {
        return timeLabel(m_ladder.trace.steps.at(int(tick)).departureNs);
    }
    int getSubTickCount(double) override { return 0; }
    QVector<double> createTickVector(double, const QCPRange &range) override
    {
        const double rowPixels = m_ladder.valueAxis()->axisRect()->height() / range.size();
        const int stride = std::max(1, int(std::ceil(m_lineHeight / rowPixels)));
        const auto [first, last] = m_ladder.stepsInSight();
        QVector<double> ticks;
        for (int step = first - first % stride; step < last; step += stride)
            ticks.append(step + kRowStart);
        return ticks;
    }

private:
    const LadderPlottable &m_ladder;
    int m_lineHeight;
};

class TimeTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale &, QChar, int) override { return timeLabel(std::llround(tick)); }
    int getSubTickCount(double) override { return 0; }
    QVector<double> createTickVector(double tickStep, const QCPRange &range) override
    {
        QVector<double> ticks = QCPAxisTicker::createTickVector(tickStep, range);
        ticks.removeIf([](double tick) { return tick < 0; }); // the space above the first hop
        return ticks;
    }
};

} // namespace

/// All of QCustomPlot that there is behind the widget.
class LadderPlot::Canvas {
public:
    explicit Canvas(QWidget *parent)
        : plot(parent)
        , ladder(new LadderPlottable(plot.xAxis, plot.yAxis)) // the plot owns its plottables, and layerables
    {
        new LaneHeads(*ladder);
        plot.setAttribute(Qt::WA_TransparentForMouseEvents);
        plot.setAttribute(Qt::WA_OpaquePaintEvent);
        plot.xAxis->setVisible(false);
        plot.xAxis->grid()->setVisible(false);
        plot.yAxis->grid()->setVisible(false);
        plot.yAxis->setRangeReversed(true);
        plot.yAxis->setTickPen(Qt::NoPen);
        plot.yAxis->setSubTickPen(Qt::NoPen);
        plot.axisRect()->setAutoMargins(QCP::msNone);
    }

    void applyLook(const LadderPlot &widget)
    {
        const QFontMetrics metrics = widget.fontMetrics();
        const int unit = spacingUnit(metrics);
        ladder->palette = widget.palette();
        ladder->font = widget.font();
        plot.setBackground(QBrush(semanticColor(ColorRole::Surface, ladder->palette)));
        plot.yAxis->setBasePen(QPen(semanticColor(ColorRole::Border, ladder->palette), 1));
        plot.yAxis->setTickLabelColor(semanticColor(ColorRole::TextMuted, ladder->palette));
        plot.yAxis->setTickLabelFont(ladder->font);
        plot.yAxis->setTickLabelPadding(unit);
        const int times = metrics.horizontalAdvance(timeLabel(std::max(ladder->trace.durationNs, qint64{1})));
        plot.axisRect()->setMargins({times + 3 * unit, laneHeadHeight(metrics), 0, 0});
        if (ladder->spacing == LadderSpacing::Equal)
            plot.yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new RowTicker(*ladder, metrics.height())));
        else
            plot.yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new TimeTicker));
    }

    QCustomPlot plot;
    LadderPlottable *ladder;
};

LadderPlot::LadderPlot(QWidget *parent)
    : QWidget(parent)
    , m_canvas(std::make_unique<Canvas>(this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_canvas->applyLook(*this);
}

LadderPlot::~LadderPlot() = default;

void LadderPlot::setTrace(const core::Trace &trace)
{
    m_canvas->ladder->trace = trace;
    m_canvas->applyLook(*this);
    replot();
}

const core::Trace &LadderPlot::trace() const
{
    return m_canvas->ladder->trace;
}

void LadderPlot::setSpacing(LadderSpacing spacing)
{
    m_canvas->ladder->spacing = spacing;
    m_canvas->applyLook(*this);
    replot();
}

LadderSpacing LadderPlot::spacing() const
{
    return m_canvas->ladder->spacing;
}

void LadderPlot::setCurrentStep(int step)
{
    m_canvas->ladder->current = step;
    replot();
}

void LadderPlot::setView(const View &view)
{
    m_canvas->plot.xAxis->setRange(view.left, view.right);
    m_canvas->plot.yAxis->setRange(view.top, view.bottom);
    replot();
}

QRect LadderPlot::plotRect() const
{
    return rect().marginsRemoved(m_canvas->plot.axisRect()->margins());
}

QSize LadderPlot::contentSize() const
{
    return {int(trace().lanes.size()) * minimumLaneWidth(trace().lanes, fontMetrics()),
        int(trace().steps.size()) * ladderRowHeight(fontMetrics())};
}

double LadderPlot::positionOf(int step) const
{
    return m_canvas->ladder->startOf(step);
}

int LadderPlot::stepAt(const QPointF &position) const
{
    if (!plotRect().contains(position.toPoint()))
        return -1;
    if (spacing() == LadderSpacing::Equal) {
        const double row = std::floor(m_canvas->plot.yAxis->pixelToCoord(position.y()));
        return row >= 0 && row < double(trace().steps.size()) ? int(row) : -1;
    }
    int nearest = -1;
    double reach = kReach * fontMetrics().height();
    for (int step = 0; step < trace().steps.size(); ++step) {
        const LadderArrow arrow = m_canvas->ladder->arrowOf(step);
        const double distance
            = std::sqrt(QCPVector2D(position).distanceSquaredToLine(QCPVector2D(arrow.start), QCPVector2D(arrow.end)));
        if (distance < reach) {
            reach = distance;
            nearest = step;
        }
    }
    return nearest;
}

/// Exports show all of it, whatever part is in sight here.
std::unique_ptr<LadderPlot> LadderPlot::makeWholeCopy() const
{
    auto copy = std::make_unique<LadderPlot>();
    copy->setPalette(palette());
    copy->setFont(font());
    copy->setTrace(trace());
    const QMargins margins = copy->m_canvas->plot.axisRect()->margins();
    const QSize content = contentSize();
    copy->resize(content.width() * kExportLaneFactor + margins.left(),
        content.height() + margins.top() + ladderRowHeight(fontMetrics()) / 2);
    const double rows = double(copy->plotRect().height()) / ladderRowHeight(fontMetrics());
    copy->setView({-0.5, double(trace().lanes.size()) - 0.5, 0, rows});
    return copy;
}

QImage LadderPlot::toImage(qreal scale) const
{
    const std::unique_ptr<LadderPlot> whole = makeWholeCopy();
    QImage image(whole->size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(semanticColor(ColorRole::Surface, palette()));
    QCPPainter painter(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    whole->m_canvas->plot.toPainter(&painter, whole->width(), whole->height());
    return image;
}

QByteArray LadderPlot::toSvg() const
{
    const std::unique_ptr<LadderPlot> whole = makeWholeCopy();
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(whole->size());
    generator.setViewBox(QRect(QPoint(), whole->size()));
    generator.setTitle(QString::fromUtf8(trace().eventName));
    QCPPainter painter(&generator);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    whole->m_canvas->plot.toPainter(&painter, whole->width(), whole->height());
    painter.end();
    return buffer.data();
}

void LadderPlot::replot()
{
    if (isVisible())
        m_canvas->plot.replot(QCustomPlot::rpQueuedReplot);
}

void LadderPlot::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::LanguageChange:
    case QEvent::LocaleChange:
        m_canvas->applyLook(*this);
        replot();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void LadderPlot::resizeEvent(QResizeEvent *event)
{
    m_canvas->plot.resize(size());
    QWidget::resizeEvent(event);
}

void LadderPlot::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    replot();
}

} // namespace relayscope::ui
