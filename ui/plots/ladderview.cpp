#include "ui/plots/ladderview.h"

#include "models/tracemodel.h"
#include "ui/plots/ladderpainting.h"
#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

namespace {

constexpr double kZoomStep = 1.25;
constexpr double kMinZoom = 0.2;
constexpr double kMaxRowZoom = 4;
/// To scale there is no end of detail worth seeing above this.
constexpr double kMinNsPerPixel = 20;
/// angleDelta() of one step of the wheel.
constexpr double kWheelStep = QWheelEvent::DefaultDeltasPerStep;

} // namespace

LadderView::LadderView(QWidget *parent)
    : QWidget(parent)
    , m_plot(new LadderPlot(this))
    , m_vertical(new QScrollBar(Qt::Vertical, this))
    , m_horizontal(new QScrollBar(Qt::Horizontal, this))
{
    setFocusPolicy(Qt::StrongFocus);
    for (QScrollBar *bar : {m_vertical, m_horizontal}) {
        bar->setFocusPolicy(Qt::NoFocus);
        connect(bar, &QScrollBar::valueChanged, this, &LadderView::showView);
    }
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(1, 1, 1, 1); // of the focus frame
    layout->setSpacing(0);
    layout->addWidget(m_plot, 0, 0);
    layout->addWidget(m_vertical, 0, 1);
    layout->addWidget(m_horizontal, 1, 0);
    retranslate();
}

void LadderView::setTrace(const core::Trace &trace)
{
    const bool isOther = trace.message != m_plot->trace().message;
    m_plot->setTrace(trace);
    if (isOther) {
        m_current = -1;
        m_plot->setCurrentStep(-1);
        m_zoom = 1;
    }
    updateRanges();
    if (isOther) {
        m_vertical->setValue(0);
        m_horizontal->setValue(0);
    }
}

void LadderView::setCurrentStep(int step)
{
    if (step == m_current)
        return;
    m_current = step;
    m_plot->setCurrentStep(step);
    bringIntoSight(step);
}

void LadderView::setSpacing(LadderSpacing spacing)
{
    if (spacing == m_plot->spacing())
        return;
    m_plot->setSpacing(spacing);
    resetZoom();
    bringIntoSight(m_current);
}

double LadderView::contentUnits() const
{
    const core::Trace &trace = m_plot->trace();
    return m_plot->spacing() == LadderSpacing::Equal ? double(trace.steps.size())
                                                     : double(std::max(trace.durationNs, qint64{1}));
}

double LadderView::pixelsPerUnit() const
{
    if (m_plot->spacing() == LadderSpacing::Equal)
        return m_zoom * ladderRowHeight(fontMetrics());
    // At first all of it is in sight.
    const int space = m_plot->plotRect().height() - 2 * topPadding();
    return m_zoom * std::max(space, ladderRowHeight(fontMetrics())) / contentUnits();
}

int LadderView::topPadding() const
{
    return m_plot->spacing() == LadderSpacing::Equal ? 0 : ladderRowHeight(fontMetrics());
}

void LadderView::updateRanges()
{
    const QSize content = m_plot->contentSize();
    const QRect area = m_plot->plotRect();
    const int height = int(std::ceil(contentUnits() * pixelsPerUnit())) + 2 * topPadding();
    m_vertical->setRange(0, std::max(0, height - area.height()));
    m_vertical->setPageStep(std::max(1, area.height()));
    m_vertical->setSingleStep(ladderRowHeight(fontMetrics()));
    m_vertical->setVisible(m_vertical->maximum() > 0);
    m_horizontal->setRange(0, std::max(0, content.width() - area.width()));
    m_horizontal->setPageStep(std::max(1, area.width()));
    m_horizontal->setSingleStep(minimumLaneWidth(m_plot->trace().lanes, fontMetrics()));
    m_horizontal->setVisible(m_horizontal->maximum() > 0);
    showView();
}

void LadderView::showView()
{
    const QRect area = m_plot->plotRect();
    const auto lanes = double(std::max(qsizetype{1}, m_plot->trace().lanes.size()));
    const double laneWidth = std::max(double(m_plot->contentSize().width()), double(area.width())) / lanes;
    const double left = m_horizontal->value() / laneWidth - 0.5;
    const double top = (m_vertical->value() - topPadding()) / pixelsPerUnit();
    m_plot->setView({left, left + area.width() / laneWidth, top, top + area.height() / pixelsPerUnit()});
}

void LadderView::bringIntoSight(int step)
{
    if (step < 0 || step >= m_plot->trace().steps.size())
        return;
    const double y = m_plot->positionOf(step) * pixelsPerUnit() + topPadding();
    const double margin = ladderRowHeight(fontMetrics());
    const int page = m_plot->plotRect().height();
    if (y - margin < m_vertical->value())
        m_vertical->setValue(int(y - margin));
    else if (y + margin / 2 > m_vertical->value() + page)
        m_vertical->setValue(int(y + margin / 2) - page);
}

void LadderView::selectStep(int step)
{
    const auto last = int(m_plot->trace().steps.size()) - 1;
    if (last < 0)
        return;
    setCurrentStep(std::clamp(step, 0, last));
    emit stepSelected(m_current);
}

void LadderView::zoom(double factor, double y)
{
    const QRect area = m_plot->plotRect();
    const double at = y - area.top() + m_vertical->value() - topPadding();
    const double unit = at / pixelsPerUnit();
    const bool isEqual = m_plot->spacing() == LadderSpacing::Equal;
    const double most = isEqual ? kMaxRowZoom : std::max(1.0, contentUnits() / kMinNsPerPixel / area.height());
    m_zoom = std::clamp(m_zoom * factor, isEqual ? kMinZoom : 1.0, most);
    updateRanges();
    m_vertical->setValue(int(unit * pixelsPerUnit() + topPadding() - (y - area.top())));
}

void LadderView::resetZoom()
{
    m_zoom = 1;
    updateRanges();
}

void LadderView::keyPressEvent(QKeyEvent *event)
{
    const double middle = m_plot->plotRect().center().y();
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_N:
        return selectStep(m_current + 1);
    case Qt::Key_Up:
    case Qt::Key_P:
        return selectStep(m_current < 0 ? 0 : m_current - 1);
    case Qt::Key_Home:
        return selectStep(0);
    case Qt::Key_End:
        return selectStep(int(m_plot->trace().steps.size()) - 1);
    case Qt::Key_J:
        return m_vertical->triggerAction(QScrollBar::SliderSingleStepAdd);
    case Qt::Key_K:
        return m_vertical->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_PageDown:
        return m_vertical->triggerAction(QScrollBar::SliderPageStepAdd);
    case Qt::Key_PageUp:
        return m_vertical->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_Left:
    case Qt::Key_H:
        return m_horizontal->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_Right:
    case Qt::Key_L:
        return m_horizontal->triggerAction(QScrollBar::SliderSingleStepAdd);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(kZoomStep, middle);
    case Qt::Key_Minus:
        return zoom(1 / kZoomStep, middle);
    case Qt::Key_0:
        return resetZoom();
    default:
        QWidget::keyPressEvent(event);
    }
}

void LadderView::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->position().toPoint();
    const int step = m_plot->stepAt(m_plot->mapFrom(this, event->position()));
    if (event->button() == Qt::LeftButton && step >= 0)
        selectStep(step);
}

void LadderView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & (Qt::LeftButton | Qt::MiddleButton)))
        return;
    const QPoint moved = event->position().toPoint() - m_dragFrom;
    m_dragFrom = event->position().toPoint();
    m_vertical->setValue(m_vertical->value() - moved.y());
    m_horizontal->setValue(m_horizontal->value() - moved.x());
}

void LadderView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(std::pow(kZoomStep, turned.y() / kWheelStep), m_plot->mapFrom(this, event->position()).y());
    } else {
        const bool isSideways = event->modifiers() & Qt::ShiftModifier;
        QScrollBar *main = isSideways ? m_horizontal : m_vertical;
        main->setValue(main->value() - int(turned.y() / kWheelStep * main->singleStep()));
        m_horizontal->setValue(m_horizontal->value() - int(turned.x() / kWheelStep * m_horizontal->singleStep()));
    }
    event->accept();
}

bool LadderView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int step = m_plot->stepAt(m_plot->mapFrom(this, QPointF(help->pos())));
        if (step >= 0)
            QToolTip::showText(help->globalPos(), models::stepToolTip(m_plot->trace(), step), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

void LadderView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateRanges();
}

void LadderView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void LadderView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void LadderView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), semanticColor(ColorRole::Surface, palette()));
    if (!hasFocus())
        return;
    painter.setPen(semanticColor(ColorRole::Accent, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void LadderView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateRanges();
    QWidget::changeEvent(event);
}

void LadderView::retranslate()
{
    setAccessibleName(tr("Ladder of the message"));
    setAccessibleDescription(tr("The list beside it has the same steps as text."));
}

} // namespace relayscope::ui
