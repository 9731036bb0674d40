#include "ui/picture/pictureview.h"

#include "ui/picture/edgelooks.h"
#include "ui/picture/pictureaccess.h"
#include "ui/picture/picturecanvas.h"
#include "ui/picture/picturehits.h"
#include "ui/picture/picturemetrics.h"
#include "ui/theme/metrics.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace relayscope::ui {

using models::BoxKind;
using models::EdgeKind;
using models::PictureBox;
using models::PictureEdge;
using models::PictureEdgeId;
using models::PictureLayout;

namespace {

constexpr qreal kZoomStep = 1.2;
/// How far from a dot a click may be, in units.
constexpr qreal kDotReach = 4;

} // namespace

PictureView::PictureView(models::PictureModel &model, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
{
    installPictureAccess();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    m_frames.setInterval(1'000 / kFramesPerSecond);
    m_frames.setTimerType(Qt::PreciseTimer);
    connect(&m_frames, &QTimer::timeout, this, &PictureView::nextFrame);
    connect(&m_model, &models::PictureModel::sceneChanged, this, &PictureView::relayout);
    connect(&m_model, &models::PictureModel::trafficChanged, this, &PictureView::updateLooks);
    connect(&m_model, &models::PictureModel::pathChanged, this, &PictureView::invalidate);
    connect(&m_model, &models::PictureModel::motionStarted, this, &PictureView::startFrames);
}

QSize PictureView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 18};
}

QSize PictureView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, fontMetrics().height() * 6};
}

void PictureView::fit()
{
    m_isFitted = true;
    relayout();
}

void PictureView::zoom(qreal factor)
{
    const QPointF middle = toScene(QRectF(viewport()->rect()).center());
    m_isFitted = false;
    m_scale = std::clamp(m_scale * factor, kMinScale, kMaxScale);
    relayout();
    // What was in the middle stays there.
    horizontalScrollBar()->setValue(qRound(middle.x() * m_scale - viewport()->width() / 2.0));
    verticalScrollBar()->setValue(qRound(middle.y() * m_scale - viewport()->height() / 2.0));
}

void PictureView::setLabelsShown(bool shown)
{
    m_showsLabels = shown;
    invalidate();
}

void PictureView::chooseFit(const QSizeF &room)
{
    using Density = PictureLayout::Density;
    const auto scaleOf = [&](Density density) {
        const QSizeF least = PictureLayout(m_model.scene(), m_metrics, {}, density).size();
        return std::min(room.width() / least.width(), room.height() / least.height());
    };
    m_density = Density::Spacious;
    qreal scale = scaleOf(m_density);
    if (const qreal dense = scale < kMinFitScale ? scaleOf(Density::Dense) : scale; dense > scale) {
        m_density = Density::Dense;
        scale = dense;
    }
    m_scale = std::clamp(scale, kMinFitScale, kMaxFitScale);
}

void PictureView::relayout()
{
    m_metrics = pictureMetrics(m_model.scene(), font());
    const QSizeF room = maximumViewportSize();
    if (m_isFitted)
        chooseFit(room);
    m_layout = PictureLayout(m_model.scene(), m_metrics, room / m_scale, m_density);
    const QSizeF size = m_layout.size() * m_scale;
    horizontalScrollBar()->setPageStep(int(room.width()));
    horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(size.width() - room.width() - 0.5))));
    verticalScrollBar()->setPageStep(int(room.height()));
    verticalScrollBar()->setRange(0, std::max(0, int(std::ceil(size.height() - room.height() - 0.5))));
    for (QScrollBar *bar : {horizontalScrollBar(), verticalScrollBar()})
        bar->setSingleStep(fontMetrics().height() * 2);
    if (m_model.scene().box(m_current) == nullptr)
        m_current.clear();
    if (m_drag.isPressed() && !m_drag.isOfPicture() && m_model.scene().box(m_drag.client()) == nullptr)
        endDrag(false);
    invalidate();
}

void PictureView::invalidate()
{
    m_looks = edgeLooks(m_model, m_layout, m_showsLabels);
    m_still = QPixmap();
    viewport()->update();
}

void PictureView::updateLooks()
{
    if (edgeLooks(m_model, m_layout, m_showsLabels) != m_looks)
        invalidate();
}

bool PictureView::isOnPath(const QString &boxId) const
{
    const QList<models::PictureStep> &path = m_model.path();
    return path.isEmpty() || std::any_of(path.cbegin(), path.cend(), [&boxId](const models::PictureStep &step) {
        return step.from == boxId || step.to == boxId;
    });
}

BoxMarks PictureView::marksOf(const PictureBox &box) const
{
    BoxMarks marks = NoMark;
    if (box.id == m_current)
        marks |= hasFocus() ? Current | Focused : Current;
    if (box.id == m_hovered)
        marks |= Hovered;
    if (m_drag.isActive() && box.id == m_drag.target())
        marks |= DropTarget;
    if (!isOnPath(box.id))
        marks |= Dimmed;
    return marks;
}

void PictureView::paintEvent(QPaintEvent *)
{
    if (m_still.isNull()) {
        const qreal ratio = devicePixelRatioF();
        m_still = QPixmap(viewport()->size() * ratio);
        m_still.setDevicePixelRatio(ratio);
        m_still.fill(semanticColor(ColorRole::Window, palette()));
        QPainter painter(&m_still);
        canvas().paintStill(painter, [this](const PictureBox &box) { return marksOf(box); });
    }
    QPainter painter(viewport());
    painter.drawPixmap(0, 0, m_still);
    canvas().paintMoving(painter, m_nowMs);
    if (const PictureBox *dragged = m_drag.isActive() ? m_model.scene().box(m_drag.client()) : nullptr)
        canvas().paintDragged(painter, *dragged, QPointF(m_drag.offset()) / m_scale);
}

PictureCanvas PictureView::canvas() const
{
    return {m_model, m_layout, m_metrics, m_looks, m_scale, origin(), QSizeF(viewport()->size()), font(), palette(),
        m_showsLabels};
}

void PictureView::startFrames()
{
    if (!isVisible() || m_frames.isActive())
        return;
    m_frames.start();
    nextFrame();
}

void PictureView::nextFrame()
{
    m_nowMs = m_model.advance();
    if (!m_model.player().isMoving())
        m_frames.stop();
    updateLooks(); // a first local delivery brings its edge
    viewport()->update();
}

QPointF PictureView::origin() const
{
    return {qreal(horizontalScrollBar()->value()), qreal(verticalScrollBar()->value())};
}

QPointF PictureView::toScene(const QPointF &viewportPoint) const
{
    return (viewportPoint + origin()) / m_scale;
}

QRect PictureView::boxRect(const QString &id) const
{
    const QRectF rect = m_layout.rect(id);
    return QRectF(rect.topLeft() * m_scale - origin(), rect.size() * m_scale).toAlignedRect();
}

void PictureView::setCurrentBox(const QString &id)
{
    if (id == m_current || (!id.isEmpty() && m_model.scene().box(id) == nullptr))
        return;
    m_current = id;
    if (!id.isEmpty()) {
        const QRect rect = boxRect(id);
        const QRect seen = viewport()->rect();
        const auto shift = [](int low, int high, int from, int to) {
            return low < from ? low - from : high > to ? high - to : 0;
        };
        horizontalScrollBar()->setValue(
            horizontalScrollBar()->value() + shift(rect.left(), rect.right(), seen.left(), seen.right()));
        verticalScrollBar()->setValue(
            verticalScrollBar()->value() + shift(rect.top(), rect.bottom(), seen.top(), seen.bottom()));
    }
    invalidate();
    announceCurrent();
}

void PictureView::chooseBox(const QString &id)
{
    const QString before = m_current;
    setCurrentBox(id);
    if (m_current != before)
        emit currentBoxChanged(m_current);
}

void PictureView::announceCurrent()
{
    const QList<PictureBox> &boxes = m_model.scene().boxes();
    for (qsizetype row = 0; hasFocus() && row < boxes.size(); ++row) {
        if (boxes.at(row).id != m_current)
            continue;
        QAccessibleEvent event(this, QAccessible::Focus);
        event.setChild(int(row));
        QAccessible::updateAccessibility(&event);
    }
}

void PictureView::resizeEvent(QResizeEvent *)
{
    relayout();
}

void PictureView::scrollContentsBy(int, int)
{
    m_still = QPixmap();
    viewport()->update();
}

bool PictureView::event(QEvent *event)
{
    // A drag takes its Escape before a shortcut does.
    if (event->type() == QEvent::ShortcutOverride && m_drag.isActive()
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QAbstractScrollArea::event(event);
}

bool PictureView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->pos(), help->globalPos());
        return true;
    }
    if (event->type() == QEvent::Leave && !m_hovered.isEmpty()) {
        m_hovered.clear();
        invalidate();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void PictureView::changeEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
        invalidate();
        break;
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        relayout();
        break;
    default:
        break;
    }
    QAbstractScrollArea::changeEvent(event);
}

void PictureView::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    m_model.setWatched(true);
}

void PictureView::hideEvent(QHideEvent *event)
{
    m_model.setWatched(false);
    m_frames.stop();
    m_still = QPixmap();
    QAbstractScrollArea::hideEvent(event);
}

void PictureView::focusInEvent(QFocusEvent *event)
{
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isByKey && m_current.isEmpty() && !m_model.scene().boxes().isEmpty())
        chooseBox(m_model.scene().boxes().constFirst().id);
    invalidate();
    QAbstractScrollArea::focusInEvent(event);
}

void PictureView::focusOutEvent(QFocusEvent *event)
{
    invalidate();
    QAbstractScrollArea::focusOutEvent(event);
}

void PictureView::keyPressEvent(QKeyEvent *event)
{
    const auto go = [this](PictureLayout::Direction direction) {
        const QList<PictureBox> &boxes = m_model.scene().boxes();
        if (boxes.isEmpty())
            return;
        const QString next = m_current.isEmpty() ? boxes.constFirst().id : m_layout.neighbour(m_current, direction);
        if (!next.isEmpty())
            chooseBox(next);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return go(PictureLayout::Direction::Left);
    case Qt::Key_Right:
        return go(PictureLayout::Direction::Right);
    case Qt::Key_Up:
        return go(PictureLayout::Direction::Up);
    case Qt::Key_Down:
        return go(PictureLayout::Direction::Down);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(kZoomStep);
    case Qt::Key_Minus:
        return zoom(1 / kZoomStep);
    case Qt::Key_Escape:
        if (m_drag.isActive())
            return endDrag(false);
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = toScene(event->position());
    if (const quint64 message = messageAt(m_model, m_layout, m_nowMs, at, kDotReach * m_metrics.unit); message != 0) {
        emit messageClicked(message);
        return;
    }
    const QString id = m_layout.boxAt(at);
    chooseBox(id);
    const PictureBox *box = m_model.scene().box(id);
    if (event->button() == Qt::LeftButton)
        m_drag = box == nullptr || box->kind == BoxKind::Client ? PictureDrag(id, event->pos()) : PictureDrag();
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag.isPressed()) {
        const QString hovered = m_layout.boxAt(toScene(event->position()));
        if (hovered != m_hovered) {
            m_hovered = hovered;
            invalidate();
        }
        return;
    }
    const bool wasActive = m_drag.isActive();
    const QPoint step = m_drag.moveTo(event->pos());
    if (m_drag.isOfPicture()) { // the paper under the pen
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - step.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - step.y());
        return;
    }
    if (!m_drag.isActive())
        return;
    if (!wasActive)
        viewport()->setCursor(Qt::ClosedHandCursor);
    if (m_drag.aimAt(m_model.scene(), m_layout.boxAt(toScene(m_drag.position()))))
        invalidate();
    viewport()->update();
}

void PictureView::endDrag(bool drops)
{
    const PictureDrag drag = std::exchange(m_drag, {});
    viewport()->unsetCursor();
    invalidate();
    if (drops && drag.isActive() && !drag.target().isEmpty())
        emit moveRequested(drag.client(), drag.target());
}

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_drag.isPressed())
        endDrag(true);
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    zoom(std::pow(kZoomStep, event->angleDelta().y() / double(QWheelEvent::DefaultDeltasPerStep)));
    event->accept();
}

void PictureView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const QString id = isByKey ? m_current : m_layout.boxAt(toScene(event->pos()));
    const QPoint at = isByKey && !id.isEmpty() ? viewport()->mapToGlobal(boxRect(id).center()) : event->globalPos();
    emit menuRequested(id, at);
}

void PictureView::showToolTip(const QPoint &position, const QPoint &globalPosition)
{
    const QPointF at = toScene(position);
    QString text;
    if (const PictureBox *box = m_model.scene().box(m_layout.boxAt(at)))
        text = box->explanation;
    else if (const PictureEdge *edge = m_layout.edgeAt(at, m_metrics.unit); edge && m_looks.contains(edge->id))
        text = edgeText(m_model, *edge);
    QToolTip::showText(globalPosition, text, viewport());
}

} // namespace relayscope::ui
