#include "ui/plots/chartcursor.h"

#include "ui/theme/semanticcolors.h"

#include <QApplication>
#include <QMouseEvent>

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

namespace {

/// Of the area that is dragged over.
constexpr float kChoiceOpacity = 0.18F;

} // namespace

ChartCursor::ChartCursor(QCustomPlot &plot)
    : QObject(&plot)
    , m_plot(plot)
    , m_line(new QCPItemStraightLine(&plot))
    , m_choice(new QCPItemRect(&plot))
{
    for (QCPAbstractItem *item : {static_cast<QCPAbstractItem *>(m_line), static_cast<QCPAbstractItem *>(m_choice)}) {
        item->setLayer(QStringLiteral("overlay"));
        item->setVisible(false);
    }
    m_choice->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_choice->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    connect(&plot, &QCustomPlot::mousePress, this, [this](const QMouseEvent *event) { press(*event); });
    connect(&plot, &QCustomPlot::mouseMove, this, [this](const QMouseEvent *event) { move(*event); });
    connect(&plot, &QCustomPlot::mouseRelease, this, [this](const QMouseEvent *event) { release(*event); });
    plot.installEventFilter(this);
}

void ChartCursor::showLook()
{
    m_line->setPen(QPen(semanticColor(ColorRole::BorderStrong, m_plot.palette())));
    QColor chosen = semanticColor(ColorRole::Accent, m_plot.palette());
    m_choice->setPen(QPen(chosen));
    chosen.setAlphaF(kChoiceOpacity);
    m_choice->setBrush(chosen);
}

double ChartCursor::pixelOf(const QMouseEvent &event) const
{
    const QRect area = m_plot.axisRect()->rect();
    return std::clamp(event.position().x(), double(area.left()), double(std::max(area.left(), area.right())));
}

void ChartCursor::press(const QMouseEvent &event)
{
    if (event.button() == Qt::LeftButton && m_plot.axisRect()->rect().contains(event.position().toPoint()))
        m_pressed = event.position().x();
}

void ChartCursor::move(const QMouseEvent &event)
{
    if (!m_pressed && !m_plot.axisRect()->rect().contains(event.position().toPoint())) {
        hide();
        return;
    }
    const double pixel = pixelOf(event);
    const double position = m_plot.xAxis->pixelToCoord(pixel);
    if (m_pressed && std::abs(pixel - *m_pressed) >= QApplication::startDragDistance()) {
        const double pressed = m_plot.xAxis->pixelToCoord(*m_pressed);
        m_choice->topLeft->setCoords(std::min(position, pressed), 0);
        m_choice->bottomRight->setCoords(std::max(position, pressed), 1);
        m_choice->setVisible(true);
    }
    m_line->point1->setCoords(position, 0);
    m_line->point2->setCoords(position, 1);
    m_line->setVisible(true);
    redraw();
    emit hovered(position, event.globalPosition().toPoint());
}

void ChartCursor::release(const QMouseEvent &event)
{
    const std::optional<double> pressed = std::exchange(m_pressed, std::nullopt);
    if (!pressed || !m_choice->visible())
        return;
    m_choice->setVisible(false);
    redraw();
    const double pixel = pixelOf(event);
    emit dragged(
        m_plot.xAxis->pixelToCoord(std::min(pixel, *pressed)), m_plot.xAxis->pixelToCoord(std::max(pixel, *pressed)));
}

void ChartCursor::hide()
{
    if (!m_line->visible())
        return;
    m_line->setVisible(false);
    redraw();
    emit left();
}

void ChartCursor::redraw()
{
    m_plot.layer(QStringLiteral("overlay"))->replot();
}

bool ChartCursor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Leave)
        hide();
    return QObject::eventFilter(watched, event);
}

} // namespace relayscope::ui
