#include "ui/stream/gutterpainting.h"

#include "ui/theme/metrics.h"
#include "ui/theme/semanticcolors.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace relayscope::ui {

namespace {

using models::HopModel;
using models::MessageBrackets;

/// The places of one row in the gutter.
struct Grid {
    Grid(const QRect &rect, const QFontMetrics &metrics)
        : unit(spacingUnit(metrics))
        , left(rect.left())
        , top(rect.top())
        , bottom(rect.bottom() + 1)
        , middle((top + bottom) / 2)
    {
    }

    [[nodiscard]] qreal markLeft() const { return left + unit / 2; }
    [[nodiscard]] qreal laneX(int lane) const
    {
        return left + (3.0 + 1.25 * (MessageBrackets::kLanes - 1 - lane)) * unit;
    }
    [[nodiscard]] qreal armEnd() const { return laneX(0) + 2.25 * unit; }
    [[nodiscard]] qreal acknowledgementX() const { return armEnd() + 2.25 * unit; }
    [[nodiscard]] qreal width() const { return acknowledgementX() + 1.25 * unit - left; }

    qreal unit;
    qreal left;
    qreal top;
    qreal bottom;
    qreal middle;
};

QPen linePen(ColorRole color, const QPalette &palette, qreal width)
{
    return {semanticColor(color, palette), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin};
}

void drawPassing(QPainter &painter, const Grid &grid, const Gutter &gutter, const QPalette &palette)
{
    for (int lane = 0; lane < MessageBrackets::kLanes; ++lane) {
        const quint64 message = gutter.bracket.passing[std::size_t(lane)];
        if (message == 0)
            continue;
        const ColorRole color = message == gutter.highlighted ? ColorRole::Link : ColorRole::BorderStrong;
        painter.setPen(linePen(color, palette, grid.unit * 0.35));
        painter.drawLine(QPointF(grid.laneX(lane), grid.top), QPointF(grid.laneX(lane), grid.bottom));
    }
}

void drawArrow(QPainter &painter, const Grid &grid, Gutter::Arrow arrow)
{
    const qreal size = grid.unit * 1.25;
    const qreal tip = arrow == Gutter::Arrow::Request ? grid.armEnd() + size / 2 : grid.armEnd() - size;
    const qreal back = arrow == Gutter::Arrow::Request ? tip - size : tip + size;
    QPainterPath head(QPointF(tip, grid.middle));
    head.lineTo(back, grid.middle - size * 0.7);
    head.lineTo(back, grid.middle + size * 0.7);
    head.closeSubpath();
    painter.fillPath(head, painter.pen().color());
}

void drawOwn(QPainter &painter, const Grid &grid, const Gutter &gutter, const QPalette &palette)
{
    const bool isHighlighted = gutter.message != 0 && gutter.message == gutter.highlighted;
    painter.setPen(linePen(isHighlighted ? ColorRole::Link : ColorRole::BorderStrong, palette, grid.unit * 0.35));
    const MessageBrackets::Mark &bracket = gutter.bracket;
    if (bracket.lane >= 0) {
        const qreal x = grid.laneX(bracket.lane);
        painter.drawLine(QPointF(x, bracket.isFirst ? grid.middle : grid.top),
            QPointF(x, bracket.isLast ? grid.middle : grid.bottom));
        if (bracket.isFirst || bracket.isLast || isHighlighted || gutter.arrow != Gutter::Arrow::None)
            painter.drawLine(QPointF(x, grid.middle), QPointF(grid.armEnd(), grid.middle));
    }
    if (bracket.hasNoLane) {
        // Where the arm of a bracket would be, in dots: it belongs to others, which ones is not drawn.
        QPen dots = painter.pen();
        dots.setStyle(Qt::DotLine);
        painter.setPen(dots);
        painter.drawLine(QPointF(grid.laneX(0) + grid.unit / 2, grid.middle), QPointF(grid.armEnd(), grid.middle));
    }
    if (gutter.arrow != Gutter::Arrow::None)
        drawArrow(painter, grid, gutter.arrow);
}

void drawAcknowledgement(
    QPainter &painter, const Grid &grid, HopModel::Acknowledgement acknowledgement, const QPalette &palette)
{
    const QPointF center(grid.acknowledgementX(), grid.middle);
    const qreal arm = grid.unit * 0.8;
    const auto pen = [&](ColorRole color) {
        return QPen(semanticColor(color, palette), grid.unit * 0.45, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    };
    switch (acknowledgement) {
    case HopModel::Acknowledgement::None:
        break;
    case HopModel::Acknowledgement::Awaited:
        painter.setPen(pen(ColorRole::Warning));
        for (const qreal dot : {-arm, 0.0, arm})
            painter.drawPoint(center + QPointF(dot, 0));
        break;
    case HopModel::Acknowledgement::Received: {
        painter.setPen(pen(ColorRole::Good));
        const QPointF check[]{
            center + QPointF(-arm, 0), center + QPointF(-arm / 4, arm * 0.7), center + QPointF(arm, -arm)};
        painter.drawPolyline(check, 3);
        break;
    }
    case HopModel::Acknowledgement::Missing:
        painter.setPen(pen(ColorRole::Bad));
        painter.drawLine(center + QPointF(-arm, -arm), center + QPointF(arm, arm));
        painter.drawLine(center + QPointF(-arm, arm), center + QPointF(arm, -arm));
        break;
    }
}

/// A bookmark.
void drawMark(QPainter &painter, const Grid &grid, const QPalette &palette)
{
    const QRectF area(grid.markLeft(), grid.middle - 1.5 * grid.unit, 1.5 * grid.unit, 3 * grid.unit);
    QPainterPath path(area.topLeft());
    path.lineTo(area.topRight());
    path.lineTo(area.bottomRight());
    path.lineTo(area.center().x(), area.bottom() - grid.unit * 0.8);
    path.lineTo(area.bottomLeft());
    path.closeSubpath();
    painter.fillPath(path, semanticColor(ColorRole::Accent, palette));
}

} // namespace

Gutter::Arrow arrowOf(core::HopKind kind)
{
    using core::HopKind;
    if (kind == HopKind::Sent || kind == HopKind::Request)
        return Gutter::Arrow::Request;
    const bool isAnswer = kind == HopKind::AckSent || kind == HopKind::AckDelivered || kind == HopKind::ClientAckSent
        || kind == HopKind::AckReceived || kind == HopKind::Response;
    return isAnswer ? Gutter::Arrow::Response : Gutter::Arrow::None;
}

int gutterWidth(const QFontMetrics &metrics)
{
    return int(Grid(QRect(), metrics).width());
}

void drawGutter(
    QPainter &painter, const QRect &rect, const Gutter &gutter, const QFontMetrics &metrics, const QPalette &palette)
{
    const Grid grid(rect, metrics);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect);
    drawPassing(painter, grid, gutter, palette);
    drawOwn(painter, grid, gutter, palette);
    drawAcknowledgement(painter, grid, gutter.acknowledgement, palette);
    if (gutter.isMarked)
        drawMark(painter, grid, palette);
    painter.restore();
}

} // namespace relayscope::ui
